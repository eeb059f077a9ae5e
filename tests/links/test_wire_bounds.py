"""What a server sends beyond all measure, or never finishes: bounded in size, time and memory."""

from __future__ import annotations

import asyncio
import socket
import threading
import tracemalloc
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Literal

import pytest

from curator.core.links.link import MOST_READ
from curator.links.bodies import decoded
from curator.links.wire import Broken
from tests.links.once import ask, broken, wire

if TYPE_CHECKING:
    from tests.support.link_server import LinkServer

TOO_MUCH: tuple[tuple[Literal["GET", "HEAD"], str], ...] = (("GET", "long"), ("HEAD", "headbody"))
PAGE = b"<!doctype html><title>t</title>" + b"x" * 900


@pytest.mark.parametrize("name", ["zlib", "raw"])
def test_both_readings_of_deflate_are_understood(link_server: LinkServer, name: str) -> None:
    """With zlib's frame, as it is meant, and without it, as some servers send it."""
    assert ask(link_server.url("deflate", name)).body == PAGE * 10


@pytest.mark.parametrize("kind", ["gzip", "chunked", "latin1", "pdf"])
def test_a_small_body_comes_whole(link_server: LinkServer, kind: str) -> None:
    """However it is sent."""
    sizes = {"gzip": len(PAGE) * 10, "chunked": 32, "latin1": len(PAGE), "pdf": 3051}
    assert len(ask(link_server.url(kind)).body) == sizes[kind]


def test_of_a_large_body_the_beginning_is_read(link_server: LinkServer) -> None:
    """Of 50 MB next to nothing is sent, because the connection ends with what was wanted."""
    assert ask(link_server.url("huge")).body == b"z" * MOST_READ
    assert link_server.stats()["bytes"]["huge"] < 10_000_000


def test_a_compressed_bomb_is_not_unpacked(link_server: LinkServer) -> None:
    """A hundred megabytes of nothing come as 64 kB, and take no more memory than any page."""

    async def peak() -> int:
        async with wire() as here:
            await here.ask("GET", link_server.url("gzip"), timeout=20)
            tracemalloc.start()
            try:
                reply = await here.ask("GET", link_server.url("bomb"), timeout=20)
                assert reply.body == bytes(MOST_READ)
                return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()

    assert asyncio.run(peak()) < 2_000_000


def test_half_of_a_compressed_page_is_half_a_page(link_server: LinkServer) -> None:
    """What can be decompressed of it is given."""
    assert 0 < len(ask(link_server.url("truncated")).body) < 4_000


@pytest.mark.parametrize("kind", ["badgzip", "brotli"])
def test_a_body_that_cannot_be_decompressed_is_an_answer_without_one(
    link_server: LinkServer, kind: str
) -> None:
    """Its status says all the same whether the page is there."""
    reply = ask(link_server.url(kind))
    assert (reply.status, reply.body) == (200, b"")


@pytest.mark.parametrize(
    "coding", ["", "identity", " Identity ", "gzip", "X-GZIP", "deflate", "br", "gzip, gzip", "zstd"]
)
def test_no_coding_makes_more_of_a_body_than_is_read(coding: str) -> None:
    """Unknown and stacked codings give nothing."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 15 if coding == "deflate" else 31)
    packed = packer.compress(bytes(10_000_000)) + packer.flush()
    size = len(decoded(packed, {"content-encoding": coding}))
    plain = coding.strip().lower() in {"", "identity"}
    known = coding.lower() in {"gzip", "x-gzip", "deflate"}
    assert size == (len(packed) if plain else MOST_READ if known else 0)


def test_a_body_that_ends_too_early_is_no_failure(link_server: LinkServer) -> None:
    """The status is known, and the body is what came of it."""
    reply = ask(link_server.url("short"))
    assert reply.status == 200
    assert PAGE.startswith(reply.body)


def test_what_follows_a_body_is_no_answer_to_the_next_request(link_server: LinkServer) -> None:
    """A server that sends more than it said, or a body to HEAD, is connected to anew."""

    async def two() -> bytes:
        async with wire(limit=1) as here:
            for method, kind in TOO_MUCH:
                with suppress(Broken):  # it may come in one piece with the answer, which is no HTTP then
                    await here.ask(method, link_server.url(kind), timeout=20)
            return (await here.ask("GET", link_server.url("titled"), timeout=20)).body

    assert b"A paper" in asyncio.run(two())


def test_a_body_that_stalls_is_given_as_far_as_it_came(link_server: LinkServer) -> None:
    """When the time is over the status is known, and often the title, too."""
    reply = ask(link_server.url("stall"), timeout=0.5)
    assert (reply.status, reply.body) == (200, PAGE[:31])


@pytest.mark.parametrize("kind", ["loris", "slow", "hang"])
def test_headers_must_come_in_time(link_server: LinkServer, kind: str) -> None:
    """The time is for all of them, not for each letter."""
    assert broken(link_server.url(kind, ms=60_000), timeout=0.4).kind == "timeout"


def test_a_look_up_that_hangs_keeps_nobody(link_server: LinkServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's look-up has no time-out; the request has, and others go on meanwhile."""
    released, look_up = threading.Event(), socket.getaddrinfo

    def hanging(host: str, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the system's takes
        if host == "hanging.test":
            released.wait(60)
        return look_up(host, *arguments, **named)

    async def both() -> int:
        async with wire() as here:
            with pytest.raises(Broken) as raised:
                await here.ask("GET", "http://hanging.test/", timeout=0.3)
            assert raised.value.kind == "timeout"
            url = link_server.url("ok", host="localhost")
            return (await here.ask("GET", url, timeout=20)).status

    monkeypatch.setattr(socket, "getaddrinfo", hanging)
    try:
        assert asyncio.run(both()) == 200
    finally:
        released.set()


def test_slow_headers_within_the_time_are_headers(link_server: LinkServer) -> None:
    """A slow server is a server."""
    assert ask(link_server.url("slow", ms=50)).body == b"late"


@pytest.mark.parametrize("kind", ["bigheader", "manyheaders"])
def test_headers_beyond_all_bounds_are_refused(link_server: LinkServer, kind: str) -> None:
    """One of 200 kB, and five thousand of them."""
    error = broken(link_server.url(kind))
    assert (error.kind, error.detail) == ("protocol", "headers beyond all bounds")


def test_a_header_of_a_real_site_is_within_bounds(link_server: LinkServer) -> None:
    """A policy of 20 kB is nothing unheard of."""
    policy = "a" * 9_000
    assert ask(link_server.url("to", location=policy)).headers["location"] == policy


def test_cookies_without_end_are_forgotten(link_server: LinkServer) -> None:
    """A host that sets more of them than a request can carry is sent some of them."""

    async def visits() -> int:
        async with wire() as here:
            for number in range(40):
                cookie = link_server.url("cookie", set=f"a{number}={'b' * 1_000};Path=/")
                assert (await here.ask("HEAD", cookie, timeout=20)).status == 200
            return (await here.ask("HEAD", link_server.url("ok"), timeout=20)).status

    assert asyncio.run(visits()) == 200
    assert len(link_server.stats()["recent"][-1]["headers"]["cookie"]) <= 8_000
