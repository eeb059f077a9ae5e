"""One request against a real server: what is sent, what is kept, what comes back."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.links.once import AGENT, ask, broken, wire
from tests.support.link_server import LinkServer, closed_port

if TYPE_CHECKING:
    from pathlib import Path

    from curator.links.wire import Reply, Wire

MALFORMED = [
    "",
    "page",
    "//127.0.0.1:{port}/ok/x",
    "ftp://127.0.0.1:{port}/ok/x",
    "javascript:alert(1)",
    "mailto:a@b.example",
    "http://",
    "http:///ok/x",
    "http://127.0.0.1:{port}/ok/a b",
    "http://127.0.0.1:{port}/ok/\tx",
    "http://127.0.0.1:{port}/ok/x\r\nX-Evil: 1",
    "http://127.0.0.1:{port}/ok/\u00a0x",
    "http://127.0.0.1:{port}/ok/\udcff",
    " http://127.0.0.1:{port}/ok/x",
    "http://user@127.0.0.1:{port}/ok/x",
    "http://user:secret@127.0.0.1:{port}/ok/x",
    "http://@127.0.0.1:{port}/ok/x",
    "http:/\\user@127.0.0.1:{port}/ok/x",
    "http://127.0.0.1:{port}\\@other.example/ok/x",
    "http://127.0.0.1:0/ok/x",
    "http://127.0.0.1:65536/ok/x",
    "http://127.0.0.1:99999999999/ok/x",
    "http://127.0.0.1:port/ok/x",
    "http://[::1%25lo]:{port}/ok/x",
    "http://[::1%lo]:{port}/ok/x",
    "http://[::1/ok/x",
    "http://[v1.x]:{port}/ok/x",
    "http://[127.0.0.1]:{port}/ok/x",
    "http://a..b:{port}/ok/x",
    "http://%6c%6fcalhost:{port}/ok/x",
    "http://exa$mple:{port}/ok/x",
    "http://\uff0e:{port}/ok/x",
    "http://xn--\u00fc:{port}/ok/x",
    "http://" + "a" * 64 + ":{port}/ok/x",
    "http://" + "a." * 127 + "a:{port}/ok/x",
    "http://127.0.0.1:{port}/ok/" + "x" * 10_000,
    "http://127.0.0.1:{port}/ok/" + "\u4e2d" * 2_000,
]


def test_a_page_comes_with_its_status_and_headers(link_server: LinkServer) -> None:
    """The address is told as it was asked, the names of headers in lower case."""
    url = link_server.url("ok")
    reply = ask(url)
    assert (reply.url, reply.status, len(reply.body)) == (url, 200, 931)
    assert reply.headers == {"content-type": "text/html", "content-length": "931"}


def test_head_asks_for_no_body(link_server: LinkServer) -> None:
    """And whatever its answer says about a body is not waited for."""
    assert ask(link_server.url("huge"), "HEAD").body == b""
    assert link_server.asked() == [("HEAD", "/huge/x")]


@pytest.mark.parametrize("status", [202, 204, 304, 400, 401, 418, 429, 451, 500, 503, 599, 999])
def test_any_status_is_an_answer(link_server: LinkServer, status: int) -> None:
    """What it means is for others to judge."""
    assert ask(link_server.url("status", str(status))).status == status


def test_a_redirect_is_not_followed(link_server: LinkServer) -> None:
    """Where it leads is in its headers, and nothing else was asked."""
    reply = ask(link_server.url("r301", "here"))
    assert (reply.status, reply.headers["location"]) == (301, "/ok/here")
    assert link_server.asked() == [("GET", "/r301/here")]


def test_early_hints_are_not_the_answer(link_server: LinkServer) -> None:
    """The answer is what comes after them."""
    assert ask(link_server.url("hints")).status == 200


def test_validators_are_sent(link_server: LinkServer) -> None:
    """A page that has not changed says so, without a body."""
    tag = ask(link_server.url("etag")).headers["etag"]
    reply = ask(link_server.url("etag"), headers={"If-None-Match": tag})
    assert (reply.status, reply.body) == (304, b"")


def test_a_header_that_is_no_text_can_be_written_down(link_server: LinkServer) -> None:
    """Bytes that are no UTF-8 are replaced."""
    assert ask(link_server.url("latin1")).headers["x-name"].encode() == "caf\ufffd".encode()


def test_a_header_cannot_speak_to_a_terminal(link_server: LinkServer) -> None:
    """Control characters become spaces."""
    reply = ask(link_server.url("to", location="/a\x1b[31m\tb"))
    assert reply.headers["location"] == "/a [31m b"


def test_an_ipv6_address_is_asked(link_server: LinkServer) -> None:
    """Written in brackets, as addresses have it."""
    if not link_server.has_ipv6:
        pytest.skip("this machine has no IPv6")
    assert ask(link_server.url("ok", host="[::1]")).status == 200


def test_nothing_is_sent_that_identifies_anybody(
    link_server: LinkServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ``.netrc`` and proxies of the environment do not count; the User-Agent says who asks."""
    netrc = tmp_path / "netrc"
    netrc.write_text("default login me password secret\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://me:secret@127.0.0.1:{closed_port()}")
    assert ask(link_server.url("ok")).status == 200
    [sent] = link_server.stats()["recent"]
    assert sent["headers"] == {
        "host": f"127.0.0.1:{link_server.port}",
        "user-agent": AGENT,
        "accept": "*/*",
        "accept-encoding": "gzip, deflate",
    }


@pytest.mark.parametrize("form", MALFORMED, ids=lambda form: repr(form[:40]))
def test_what_is_no_address_is_never_asked(link_server: LinkServer, form: str) -> None:
    """It is broken for its address, in words that can be printed, and nobody is connected to."""
    error = broken(form.replace("{port}", str(link_server.port)))
    assert error.kind == "address"
    assert error.detail.isprintable()
    assert link_server.stats()["total"] == 0


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("HTTP://LOCALHOST.example/ok/x", "/ok/x"),
        ("http://list.example./ok/x", "/ok/x"),
        ("http://m\u00fcnchen.example/ok/\u00fc?q=\u00e9#part", "/ok/%C3%BC?q=%C3%A9"),
        ("http://xn--mnchen-3ya.example/ok/x#part", "/ok/x"),
        ("http://list.example", "/"),
        ("http://list.example?q", "/?q"),
        ("http://list_of.example/ok/%7Bx%7D%20y", "/ok/%7Bx%7D%20y"),
        ("http://list.example/ok/me@home", "/ok/me@home"),
    ],
)
def test_an_unusual_address_is_asked_in_ascii(link_server: LinkServer, written: str, sent: str) -> None:
    """Case, Unicode, a final dot and fragments are no faults."""
    assert ask(written, host_map={"*": f"http://127.0.0.1:{link_server.port}"}).url == written
    assert link_server.asked() == [("GET", sent)]


def test_cookies_go_back_to_their_host_and_to_no_other(link_server: LinkServer) -> None:
    """A site that loops without cookies lets in whoever brings its own."""

    async def visits() -> list[int]:
        async with wire() as here:
            hosts = (1, 1, 2, 1)
            urls = [link_server.url("cookieloop", host=host) for host in hosts]
            return [(await here.ask("GET", url, timeout=20)).status for url in urls]

    assert asyncio.run(visits()) == [302, 200, 302, 200]
    assert ask(link_server.url("cookieloop")).status == 302


@pytest.mark.parametrize(
    ("domain", "sees"),
    [
        ("springer.test", {"idp.springer.test", "link.springer.test", "springer.test"}),
        ("idp.springer.test", {"idp.springer.test"}),
        ("other.test", set()),
        ("link.springer.test", set()),
        ("test", set()),
        (".test", set()),
        ("", {"idp.springer.test"}),
    ],
)
def test_a_cookie_goes_as_far_as_its_own_domain(link_server: LinkServer, domain: str, sees: set[str]) -> None:
    """A publisher's sign-in host may set one for its pages; nobody sets one for others, or for all."""
    hosts = (
        "idp.springer.test",
        "link.springer.test",
        "springer.test",
        "other.test",
        "idp.springer.test.other.test",
    )

    async def visits() -> None:
        async with wire(host_map={"*": f"http://127.0.0.1:{link_server.port}"}) as here:
            cookie = f"http://idp.springer.test/cookie/x?set=a%3Db;Path%3D/;Domain%3D{domain}"
            for url in (cookie, *(f"http://{host}/ok/x" for host in hosts)):
                await here.ask("HEAD", url, timeout=20)

    asyncio.run(visits())
    recent = link_server.stats()["recent"]
    assert {one["host"] for one in recent if "cookie" in one["headers"]} == sees


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("http://papers.nips.example/ok/x?y=1", "papers.nips.example"),
        ("https://papers.nips.example/ok/x?y=1", "papers.nips.example"),
        ("https://PAPERS.nips.example:8443/ok/x?y=1", "papers.nips.example:8443"),
        ("http://10.0.0.1/ok/x?y=1", "10.0.0.1"),
    ],
)
def test_a_stand_in_is_asked_under_the_host_s_own_name(link_server: LinkServer, url: str, host: str) -> None:
    """It sees the host that was meant, and the reply is that host's."""
    reply = ask(url, host_map={"*": f"http://127.0.0.3:{link_server.port}"})
    [sent] = link_server.stats()["recent"]
    assert reply.url == url
    assert (sent["headers"]["host"], sent["target"]) == (host, "/ok/x?y=1")


def test_a_stand_in_is_for_its_host_only(link_server: LinkServer) -> None:
    """Others go to themselves where there is none for all; a prefix comes before the path."""
    stand_ins = {"papers.nips.example": f"http://127.0.0.1:{link_server.port}/ok/"}
    assert ask("http://papers.nips.example/a/b", host_map=stand_ins).status == 200
    assert ask(link_server.url("n404"), host_map=stand_ins).status == 404
    assert link_server.asked() == [("GET", "/ok/a/b"), ("GET", "/n404/x")]


def in_turn(urls: list[str]) -> list[Reply]:
    """Ask over one wire, one after the other."""

    async def each() -> list[Reply]:
        async with wire() as here:
            return [await here.ask("GET", url, timeout=20) for url in urls]

    return asyncio.run(each())


@pytest.mark.parametrize("kind", ["ok", "gzip", "chunked", "n404", "r301", "huge"])
def test_a_connection_is_used_again_after_a_small_body(link_server: LinkServer, kind: str) -> None:
    """A host is connected to once, not for every link."""
    in_turn([link_server.url(kind, str(number)) for number in range(5)])
    assert link_server.stats()["conns"] == (5 if kind == "huge" else 1) + 1  # one asks for this


def test_at_most_so_many_connections_are_open(link_server: LinkServer) -> None:
    """However many requests are under way."""
    link_server.latency(5)

    async def at_once() -> None:
        async with wire(limit=3) as here:
            urls = [link_server.url("ok", str(number), host=number % 4 + 1) for number in range(30)]
            await asyncio.gather(*(here.ask("GET", url, timeout=20) for url in urls))

    asyncio.run(at_once())
    assert link_server.stats()["max_active"] == 3


@pytest.mark.parametrize(
    ("kind", "failure", "detail"),
    [
        ("reset", "reset", "connection reset"),
        ("empty", "reset", "connection closed without an answer"),
        ("garbage", "protocol", "the answer is not HTTP"),
    ],
)
def test_a_broken_exchange_is_named_and_not_repeated(
    link_server: LinkServer, kind: str, failure: str, detail: str
) -> None:
    """Whoever asks decides whether and when to ask again."""
    error = broken(link_server.url(kind))
    assert (error.kind, error.detail) == (failure, detail)
    assert link_server.asked() == [("GET", f"/{kind}/x")]


def test_a_closed_port_refuses() -> None:
    """Nobody listens there."""
    error = broken(f"http://127.0.0.1:{closed_port()}/")
    assert (error.kind, error.detail) == ("refused", "connection refused")


def test_a_name_without_an_address_is_named_so() -> None:
    """The system's own look-up says so."""
    assert broken("http://nowhere.invalid/").kind == "dns"


def test_silence_ends_with_the_time(link_server: LinkServer) -> None:
    """No answer at all, and no time at all, which asks nobody."""
    assert broken(link_server.url("hang"), timeout=0.2).kind == "timeout"
    assert broken(link_server.url("ok"), timeout=0).kind == "timeout"
    assert link_server.asked() == [("GET", "/hang/x")]


def test_a_request_that_is_called_off_leaves_the_wire_in_order(link_server: LinkServer) -> None:
    """The next one is answered, by a connection that nothing is left over on."""

    async def called_off() -> Reply:
        async with wire(limit=1) as here:
            running = asyncio.ensure_future(here.ask("GET", link_server.url("stall"), timeout=20))
            while not await asyncio.to_thread(link_server.asked):
                pass
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running
            return await here.ask("GET", link_server.url("titled"), timeout=20)

    assert b"A paper" in asyncio.run(called_off()).body


def test_a_wire_can_be_opened_again(link_server: LinkServer) -> None:
    """Closed, it kept nothing open."""

    async def twice() -> list[int]:
        here: Wire = wire()
        statuses = []
        for _ in range(2):
            async with here:
                statuses.append((await here.ask("GET", link_server.url("ok"), timeout=20)).status)
        return statuses

    assert asyncio.run(twice()) == [200, 200]
