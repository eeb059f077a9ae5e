"""The two pages over loopback, and guests that are none."""

from __future__ import annotations

import socket
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import requests
from prometheus_client import CollectorRegistry, Gauge
from prometheus_client.parser import text_string_to_metric_families

from curator.errors import UsageError
from curator.service import listening as module
from curator.service.listening import Address, application, listening

if TYPE_CHECKING:
    from collections.abc import Iterator

WELL = {"well": True}


@pytest.fixture
def place() -> Iterator[Address]:
    """Where the pages are; one metric is 7, and all is well while `WELL` says so."""
    registry = CollectorRegistry()
    Gauge("seven", "Seven.", registry=registry).set(7)
    WELL["well"] = True
    pages = application(lambda: (WELL["well"], {"version": 1}), registry)
    with listening(Address("127.0.0.1", 0), pages) as address:
        yield address


def said(place: Address, request: bytes) -> bytes:
    """What a raw request is answered; b"" when it is cut off."""
    with closing(socket.create_connection(place, timeout=30)) as guest:
        parts = []
        try:
            guest.sendall(request)
            while part := guest.recv(65_536):
                parts.append(part)
        except (ConnectionResetError, BrokenPipeError):
            pass
        return b"".join(parts)


def test_metrics_are_what_prometheus_reads(place: Address) -> None:
    """In its own text format, with its own content type."""
    answer = requests.get(f"http://{place}/metrics", timeout=10)
    (family,) = text_string_to_metric_families(answer.text)
    assert [(one.name, one.value) for one in family.samples] == [("seven", 7)]
    assert answer.headers["Content-Type"].startswith("text/plain; version=")


def test_health_is_in_the_status_and_in_the_body(place: Address) -> None:
    """A probe needs no JSON."""
    answer = requests.get(f"http://{place}/healthz", timeout=10)
    assert (answer.status_code, answer.json()) == (200, {"version": 1})
    WELL["well"] = False
    assert requests.get(f"http://{place}/healthz", timeout=10).status_code == 503


def test_there_is_nothing_else(place: Address) -> None:
    """Neither another page nor another method."""
    assert requests.get(f"http://{place}/", timeout=10).status_code == 404
    assert requests.get(f"http://{place}/metrics/../etc", timeout=10).status_code == 404
    for method in ("POST", "PUT", "DELETE", "HEAD", "OPTIONS"):
        answer = requests.request(method, f"http://{place}/metrics", data=b"x" * 100, timeout=10)
        assert (answer.status_code, answer.headers["Allow"]) == (405, "GET")


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /healthz HTTP/1.1\r\nX: " + b"x" * 20_000 + b"\r\n\r\n",
        b"GET /healthz HTTP/1.1\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
        b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\n\r\n",
    ],
    ids=["a long header", "many headers", "a long path"],
)
def test_a_large_request_is_cut_off(place: Address, request_: bytes) -> None:
    """No guest gets much memory; the next one is served."""
    assert b" 200 " not in said(place, request_)
    assert requests.get(f"http://{place}/healthz", timeout=10).ok


@pytest.mark.parametrize(
    "nonsense", [b"\0\xff\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9.9\r\n\r\n", b"\r\n"]
)
def test_nonsense_is_answered_with_no_page(
    place: Address, nonsense: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written to the log about it."""
    assert b" 200 " not in said(place, nonsense)
    assert requests.get(f"http://{place}/healthz", timeout=10).ok
    assert capsys.readouterr().err == ""


def test_guests_who_dawdle_are_cut_off(place: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who fill all places and say nothing keep others out for a moment only."""
    monkeypatch.setattr(module, "SECONDS", 0.1)
    guests = [socket.create_connection(place, timeout=30) for _ in range(8)]
    for guest in guests:
        with closing(guest):
            guest.sendall(b"GET /healthz HTTP/1.1\r\n")
            assert guest.recv(100) == b""
    assert requests.get(f"http://{place}/healthz", timeout=10).ok


def test_one_guest_too_many_is_turned_away(place: Address) -> None:
    """At once, and without a thread."""
    guests = [socket.create_connection(place, timeout=30) for _ in range(8)]
    assert said(place, b"GET /healthz HTTP/1.1\r\n\r\n") == b""
    for guest in guests:
        guest.close()


def test_an_address_in_use_is_a_mistake_to_mend(place: Address) -> None:
    """One sentence, and what to do."""
    pages = application(lambda: (True, {}), CollectorRegistry())
    with pytest.raises(UsageError, match=r"Nothing can listen on 127\.0\.0\.1:\d+: Address already in use\."):
        listening(place, pages).__enter__()


def test_a_name_that_leads_nowhere_is_a_mistake_to_mend() -> None:
    """Likewise."""
    pages = application(lambda: (True, {}), CollectorRegistry())
    with pytest.raises(UsageError, match=r"Nothing can listen on nowhere\.invalid:9477: "):
        listening(Address("nowhere.invalid", 9477), pages).__enter__()


def test_an_address_is_written_as_in_a_url() -> None:
    """IPv6 stands in brackets."""
    assert [str(Address("::1", 9)), str(Address("127.0.0.1", 9))] == ["[::1]:9", "127.0.0.1:9"]


def test_ipv6_is_listened_on_too() -> None:
    """Where the machine has it."""
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    pages = application(lambda: (True, {}), CollectorRegistry())
    with listening(Address("::1", 0), pages) as place:
        assert requests.get(f"http://{place}/healthz", timeout=10).ok
