"""The misbehaving server measures what the other tests rely on, and goes when it should."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from email.utils import parsedate_to_datetime
from functools import partial

import pytest
import requests

from tests.support.link_server import LinkServer, start

STATUSES = {
    "": 200,
    "ok": 200,
    "unheard-of": 200,
    "gzip": 200,
    "titled": 200,
    "pdf": 200,
    "challenge": 200,
    "captcha": 200,
    "soft404": 200,
    "ranged": 200,
    "r301": 301,
    "elsewhere": 301,
    "loop": 302,
    "cookieloop": 302,
    "private": 302,
    "metadata": 302,
    "loopback": 302,
    "front": 302,
    "a401": 401,
    "c403": 403,
    "f403": 403,
    "n404": 404,
    "g410": 410,
    "t429": 429,
    "d429": 429,
    "e500": 500,
    "p500": 500,
    "h403": 200,
    "h404": 200,
    "h405": 200,
    "h501": 200,
}


def get(url: str, **headers: str) -> requests.Response:
    """Ask with a client that has nothing to do with ours."""
    return requests.get(url, headers=headers, allow_redirects=False, timeout=20)


@pytest.mark.parametrize("kind", STATUSES)
def test_the_path_says_how_it_is_answered(link_server: LinkServer, kind: str) -> None:
    """Each kind has its status."""
    assert get(link_server.url(kind)).status_code == STATUSES[kind]


@pytest.mark.parametrize(("kind", "status"), [("h403", 403), ("h404", 404), ("h405", 405), ("h501", 501)])
def test_head_is_refused_where_get_is_not(link_server: LinkServer, kind: str, status: int) -> None:
    """In the ways in which servers refuse it."""
    assert requests.head(link_server.url(kind), timeout=20).status_code == status


def test_a_chain_is_as_long_as_its_path_says(link_server: LinkServer) -> None:
    """And of the status that it says."""
    with requests.Session() as session:
        reply = session.get(link_server.url("chain", "11/x", status="308"), timeout=20)
    assert [one.status_code for one in reply.history] == [308] * 11


def test_requests_under_way_are_counted(link_server: LinkServer) -> None:
    """In all, and of each host."""
    with ExitStack() as stack:
        for number in range(6):
            address = (f"127.0.0.{number % 2 + 1}", link_server.port)
            here = stack.enter_context(socket.create_connection(address))
            here.sendall(b"GET /hang/x HTTP/1.1\r\n\r\n")
        while link_server.stats()["active"] < 6:
            pass
    while link_server.stats()["active"]:
        pass
    stats = link_server.stats()
    assert (stats["max_active"], stats["total"]) == (6, 6)
    assert stats["per_host_max"] == {"127.0.0.1": 3, "127.0.0.2": 3}


def test_the_moments_of_requests_are_kept_by_host(link_server: LinkServer) -> None:
    """So that the interval between them can be seen."""
    for host in (1, 2, 1):
        get(link_server.url("ok", host=host))
    times = link_server.stats()["times"]
    assert [len(times[host]) for host in ("127.0.0.1", "127.0.0.2")] == [2, 1]
    assert times["127.0.0.1"][0] < times["127.0.0.2"][0] < times["127.0.0.1"][1]


def test_a_host_is_what_was_asked_for(link_server: LinkServer) -> None:
    """Behind a stand-in all come to one address, under their own names."""
    get(link_server.url("ok"), Host="Papers.nips.cc:443")
    assert list(link_server.stats()["times"]) == ["papers.nips.cc"]


def test_a_robots_txt_is_set_by_host(link_server: LinkServer) -> None:
    """There is none before; it may be any kind of page."""
    ask = partial(link_server.url, "robots.txt", "")
    assert get(ask().rstrip("/")).status_code == 404
    link_server.robots("User-agent: *\nDisallow: /", host=1)
    link_server.robots(host=2, kind="p500")
    link_server.robots(status=403)
    replies = [get(ask(host=host).rstrip("/")) for host in (1, 2, 3)]
    assert [reply.status_code for reply in replies] == [200, 500, 403]
    assert replies[0].text == "User-agent: *\nDisallow: /"


def test_a_wait_is_asked_for_in_seconds_or_as_a_date(link_server: LinkServer) -> None:
    """The date is ahead of the server's own time; who comes early is counted."""
    assert get(link_server.url("t429")).headers["Retry-After"] == "1"
    assert parsedate_to_datetime(get(link_server.url("d429")).headers["Retry-After"]).tzinfo
    get(link_server.url("t429"))
    assert link_server.stats()["early429"] == 1


def test_an_error_passes_after_the_first_request(link_server: LinkServer) -> None:
    """At each address of its own."""
    names = ("a", "b", "a", "b", "a")
    assert [get(link_server.url("e500", name)).status_code for name in names] == [500, 500, 200, 200, 200]


def test_a_range_and_validators_are_honoured(link_server: LinkServer) -> None:
    """As a good server does."""
    assert len(get(link_server.url("ranged"), Range="bytes=0-99").content) == 100
    seen = get(link_server.url("etag")).headers
    assert get(link_server.url("etag"), **{"If-None-Match": seen["ETag"]}).status_code == 304
    assert get(link_server.url("etag"), **{"If-Modified-Since": seen["Last-Modified"]}).status_code == 304


def test_a_question_that_makes_no_sense_is_answered(link_server: LinkServer) -> None:
    """A slip in a test does not look like a server that hangs."""
    assert get(link_server.url("chain", "many")).status_code == 400
    assert get(link_server.url("status", "any")).status_code == 400


def test_it_listens_on_loopback_only_and_ends_by_itself() -> None:
    """When its lifetime is over, though nobody told it to."""
    server = start("--lifetime", "1", "--hosts", "2")
    assert set(server.hosts) <= {"127.0.0.1", "127.0.0.2", "::1"}
    assert server.process.wait(20) == 0
    with socket.socket() as here:
        assert here.connect_ex(("127.0.0.1", server.port))
    server.stop()


def test_it_ends_when_it_is_told_to() -> None:
    """Without an error, though connections hang."""
    server = start()
    with socket.create_connection(("127.0.0.1", server.port)) as here:
        here.sendall(b"GET /hang/x HTTP/1.1\r\nHost: x\r\n\r\n")
        while not server.stats()["active"]:
            pass
        server.stop()
    assert server.process.returncode == 0
