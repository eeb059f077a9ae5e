"""Nobody inside is connected to: not by name, number, redirect, proxy, stand-in or a name that changes."""

from __future__ import annotations

import asyncio
import socket
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from curator.links import connecting
from curator.links.broken import Forbidden
from curator.links.wire import Broken, Reply
from tests.links.once import ask, broken, wire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.link_server import LinkServer

LOOPBACK = [
    "127.0.0.1",
    "127.0.0.1.",
    "127.1",
    "0x7f000001",
    "0x7f.0.0.1",
    "0X7F.1",
    "2130706433",
    "017700000001",
    "0177.0.0.1",
    "0",
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "127.0.0.2",
    "127\u30020\u30020\u30021",
    "\u2460\u2461\u2466.\u24ea.\u24ea.\u2460",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:0:127.0.0.1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[2002:7f00:1::]",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "\u24dbocalhost",
]
INSIDE = [
    "http://10.0.0.1/",
    "http://192.168.0.1/admin",
    "http://172.31.0.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.100.100.200/latest/meta-data/",
    "http://168.63.129.16/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://[fe80::1]/",
    "http://[fec0::1]/",
    "http://224.0.0.1/",
    "http://[ff02::1]/",
    "http://255.255.255.255/",
    "https://192.0.2.1/",
    "https://[2001:db8::1]/",
]


@dataclass
class Guarded:
    """Loopback addresses where somebody listens, at one port, who must not be connected to."""

    port: int
    sockets: list[socket.socket] = field(default_factory=list)

    def arrived(self) -> int:
        """How many connections came since it was last asked."""
        count = 0
        for one in self.sockets:
            try:
                while True:
                    one.accept()[0].close()
                    count += 1
            except BlockingIOError:
                continue
        return count


@pytest.fixture
def guarded() -> Iterator[Guarded]:
    """Listens on 127.0.0.1 and 127.0.0.2, and on ::1 where there is IPv6."""
    with ExitStack() as stack:
        first = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        here = Guarded(first.getsockname()[1], [first])
        here.sockets.append(stack.enter_context(socket.create_server(("127.0.0.2", here.port))))
        if socket.has_ipv6:
            try:
                there = socket.create_server(("::1", here.port), family=socket.AF_INET6)
            except OSError:  # compiled in, but the machine has none
                pass
            else:
                here.sockets.append(stack.enter_context(there))
        for one in here.sockets:
            one.setblocking(False)  # noqa: FBT003 - that is how it is said
        yield here


@dataclass
class Names(AbstractResolver):
    """Answers with one list of addresses after the other, the last one for ever."""

    answers: list[list[str]]
    asked: int = 0

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The next answer."""
        addresses = self.answers[min(self.asked, len(self.answers) - 1)]
        self.asked += 1
        return [
            ResolveResult(hostname=host, host=one, port=port, family=family, proto=0, flags=0)
            for one in addresses
        ]

    async def close(self) -> None:
        """Nothing is open."""


@contextmanager
def only_the_second_is_public(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """127.0.0.2 stands for a public address, because no test may connect to a real one."""
    with monkeypatch.context() as patch:
        patch.setattr(connecting, "_forbidden", lambda address: "" if address == "127.0.0.2" else "loopback")
        yield


def test_a_connection_would_be_noticed(guarded: Guarded) -> None:
    """Where loopback is allowed, every way of writing it that is asked at all arrives."""
    for host in ("127.0.0.1", "127.0.0.2", "0x7f000001", "localhost"):
        assert broken(f"http://{host}:{guarded.port}/", timeout=0.2).kind == "timeout"
        assert guarded.arrived()


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("host", LOOPBACK, ids=ascii)
def test_loopback_is_refused_however_it_is_written(guarded: Guarded, scheme: str, host: str) -> None:
    """As a name, in every notation that some system reads, and inside of IPv6."""
    error = broken(f"{scheme}://{host}:{guarded.port}/", allow_private=False)
    assert error.kind in {"forbidden", "address"} | ({"dns"} if host.endswith(".") else set())
    assert guarded.arrived() == 0


@pytest.mark.parametrize("url", INSIDE)
def test_what_lies_inside_is_refused(url: str) -> None:
    """At once, with the reason, and without waiting for anybody."""
    error = broken(url, allow_private=False)
    assert error.kind == "forbidden"
    assert error.detail


@pytest.mark.parametrize("kind", ["private", "metadata", "loopback"])
def test_a_redirect_inside_is_refused(
    link_server: LinkServer, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """A public host that redirects there gets nobody in."""
    url = link_server.url(kind, host=2)

    async def followed() -> Reply:
        async with wire(allow_private=False) as here:
            first = await here.ask("GET", url, timeout=20)
            return await here.ask("GET", urljoin(url, first.headers["location"]), timeout=20)

    with only_the_second_is_public(monkeypatch), pytest.raises(Broken) as raised:
        asyncio.run(followed())
    assert raised.value.kind == "forbidden"
    assert link_server.asked() == [("GET", f"/{kind}/x")]


def test_a_name_that_leads_elsewhere_the_second_time_is_refused(
    link_server: LinkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was looked up before does not count: each look-up is checked."""
    names = Names([["127.0.0.2"], ["127.0.0.1"]])
    url = link_server.url("ok", host="rebinding.test")
    with only_the_second_is_public(monkeypatch):
        assert ask(url, allow_private=False, resolver=names).status == 200
        error = broken(url, allow_private=False, resolver=names)
    assert (error.kind, error.detail) == ("forbidden", "loopback")
    assert link_server.stats()["total"] == 1


def test_an_address_is_checked_again_where_it_is_connected_to(guarded: Guarded) -> None:
    """A name whose addresses were never checked gets nobody in."""

    async def unchecked() -> None:
        connector = aiohttp.TCPConnector(
            resolver=Names([["127.0.0.1", "::1", "127.0.0.2"]]), socket_factory=connecting.public_socket
        )
        async with aiohttp.ClientSession(connector=connector) as session:
            await session.get(f"http://rebinding.test:{guarded.port}/")

    with pytest.raises(aiohttp.ClientConnectorError) as raised:
        asyncio.run(unchecked())
    assert isinstance(raised.value.os_error, Forbidden)
    assert guarded.arrived() == 0


def test_of_a_name_s_addresses_only_public_ones_are_tried(
    link_server: LinkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In whatever order they come; where none of those answers, that is the failure."""
    names = Names([["127.0.0.1", "::1", "10.0.0.1", "127.0.0.2"]])
    with only_the_second_is_public(monkeypatch):
        assert (
            ask(link_server.url("ok", host="mixed.test"), allow_private=False, resolver=names).status == 200
        )
        error = broken("http://mixed.test:1/", allow_private=False, resolver=names)
    assert error.kind == "refused"
    assert link_server.stats()["total"] == 1


def test_a_name_without_addresses_is_no_name(guarded: Guarded) -> None:
    """A look-up that finds nothing, and says so without an error."""
    assert (
        broken(f"http://empty.test:{guarded.port}/", allow_private=False, resolver=Names([[]])).kind == "dns"
    )


def test_a_stand_in_does_not_open_the_door(guarded: Guarded) -> None:
    """It says who is asked, not that private addresses may be."""
    stand_in = {"*": f"http://127.0.0.1:{guarded.port}"}
    assert broken("http://papers.example/", allow_private=False, host_map=stand_in).kind == "forbidden"
    assert guarded.arrived() == 0


def test_a_proxy_of_the_environment_is_not_connected_to(
    guarded: Guarded, link_server: LinkServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would look up and connect in our place, unchecked."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{guarded.port}")
    assert ask(link_server.url("ok")).status == 200
    assert broken("http://10.0.0.1/", allow_private=False).kind == "forbidden"
    assert guarded.arrived() == 0
