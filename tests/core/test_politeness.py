"""Pauses, waits and redirects as arithmetic."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.politeness import channel_of, interval_of, is_loopback, pause, retry_after, same_service

NOW = datetime(2026, 4, 7, 12, 0, tzinfo=UTC)
ARXIV = "https://export.arxiv.org"
SECONDS = st.floats(min_value=0, max_value=1e6)


def test_the_first_request_waits_for_nothing() -> None:
    """Nothing was sent yet, so there is nothing to keep away from."""
    assert pause(3.0, ended=None, now=17.0) == 0.0


@given(interval=SECONDS, ended=SECONDS, later=SECONDS)
def test_a_pause_completes_the_interval_and_no_more(interval: float, ended: float, later: float) -> None:
    """Interval after the last end the next request may start, however long that has been ago already."""
    wait = pause(interval, ended=ended, now=ended + later)
    assert 0 <= wait <= interval
    assert later + wait >= interval - 1e-6


@pytest.mark.parametrize("asked", [0.0, 1.0, 2.99, 3.0])
@pytest.mark.parametrize("service", ["arxiv", "arxiv_rss", "arxiv_oai"])
def test_no_setting_lowers_the_interval_of_arxiv(service: str, asked: float) -> None:
    """Whatever a setting says, three seconds lie between two requests to any of arXiv's hosts."""
    assert interval_of(service, base_url=ARXIV, asked=asked) == 3.0


def test_a_setting_may_be_more_polite_than_the_terms() -> None:
    """A longer interval is kept."""
    assert interval_of("arxiv", base_url=ARXIV, asked=10.0) == 10.0


def test_on_loopback_no_pause_is_needed() -> None:
    """A server on this machine may be asked without a pause."""
    assert interval_of("arxiv", base_url="http://127.0.0.1:8899", asked=0.0) == 0.0


def test_other_services_have_the_pace_of_their_setting() -> None:
    """What the terms do not say is for the settings to say."""
    assert interval_of("pmlr", base_url="https://proceedings.mlr.press", asked=0.5) == 0.5


def test_the_three_hosts_of_arxiv_share_one_channel() -> None:
    """The terms of use count API, RSS and OAI-PMH together; other services stand alone."""
    assert {channel_of(name) for name in ("arxiv", "arxiv_rss", "arxiv_oai")} == {"arxiv"}
    assert channel_of("semantic_scholar") == "semantic_scholar"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": ""}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "-5"}, None),
        ({"retry-after": "1e3"}, None),
        ({"retry-after": "9" * 400}, None),
        ({"retry-after": "5"}, 5.0),
        ({"retry-after": " 120 "}, 120.0),
        ({"retry-after": "Tue, 07 Apr 2026 12:00:30 GMT"}, 30.0),
        ({"retry-after": "Tue, 07 Apr 2026 12:00:30 -0000"}, 30.0),
        ({"retry-after": "Tue, 07 Apr 2026 11:00:00 GMT"}, 0.0),
        ({"retry-after": "Mon, 01 Jan 2001 00:00:09 GMT", "date": "Mon, 01 Jan 2001 00:00:00 GMT"}, 9.0),
        ({"retry-after": "Tue, 07 Apr 2026 12:00:30 GMT", "date": "yesterday"}, 30.0),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(headers: dict[str, str], seconds: float | None) -> None:
    """A date is held against the answer's own date where it has one; what cannot be read asks for nothing."""
    assert retry_after(headers, now=NOW) == seconds


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_header_makes_reading_it_fail(value: str, date: str) -> None:
    """Whatever stands in the headers, the answer is a wait of at least nothing, or none."""
    wait = retry_after({"retry-after": value, "date": date}, now=NOW)
    assert wait is None or wait >= 0


@pytest.mark.parametrize(
    ("target", "stays"),
    [
        ("http://export.arxiv.org/api/query?x=1", True),
        ("https://export.arxiv.org/api/query?x=1", True),
        ("http://export.arxiv.org:8080/", False),
        ("https://export.arxiv.org:80/", False),
        ("ftp://export.arxiv.org/", False),
        ("http://arxiv.org.evil.example/", False),
        ("http://user@export.arxiv.org/", False),
        ("http://127.0.0.1/", False),
    ],
)
def test_a_redirect_stays_with_the_service_or_adds_tls(target: str, *, stays: bool) -> None:
    """The same host and port, or the same host with TLS instead; everything else is another place."""
    assert same_service("http://export.arxiv.org/api", target=target) is stays


def test_a_redirect_never_takes_tls_away() -> None:
    """From https to http is not the same service."""
    assert not same_service("https://export.arxiv.org/", target="http://export.arxiv.org/")


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("http://127.0.0.1:8899", True),
        ("http://127.8.8.8", True),
        ("http://[::1]:80/prefix", True),
        ("http://localhost", True),
        ("http://localhost.example", False),
        ("http://10.0.0.1", False),
        ("https://export.arxiv.org", False),
        ("no url", False),
    ],
)
def test_loopback_is_known_by_address_or_name(url: str, *, loopback: bool) -> None:
    """Only this machine itself is loopback."""
    assert is_loopback(url) is loopback
