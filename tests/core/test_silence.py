"""How long no source has brought anything new."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from curator.core.harvest import Health, Status
from curator.core.silence import NO_SILENCE, Silence, listened
from curator.core.window import Window

MONDAY = date(2026, 11, 23)


def health(status: Status, source: str = "arxiv", *, requests: int = 1) -> Health:
    """A source that was asked for one day."""
    window = Window(datetime(2026, 11, 22, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC))
    return Health(source, status, window, requests, 0, None, "the test says so")


@pytest.mark.parametrize("status", [Status.FRESH, Status.QUIET])
def test_good_nights_are_no_silence(status: Status) -> None:
    """A fresh batch, or a night for which none was due."""
    assert listened(NO_SILENCE, [health(status)], today=MONDAY) == NO_SILENCE


def test_one_source_that_delivers_is_enough() -> None:
    """Whatever became of all others."""
    told = [health(Status.DOWN), health(Status.FRESH, "arxiv_rss")]
    assert listened(Silence(4, MONDAY, MONDAY), told, today=MONDAY + timedelta(days=1)) == NO_SILENCE


@pytest.mark.parametrize("status", [Status.STALE, Status.PARTIAL, Status.DOWN])
def test_a_day_without_news_that_were_due_counts_once(status: Status) -> None:
    """However often the bot runs on it."""
    once = listened(NO_SILENCE, [health(status)], today=MONDAY)
    assert once == Silence(1, MONDAY, MONDAY)
    assert listened(once, [health(status)], today=MONDAY) == once


def test_a_site_that_is_not_asked_does_not_break_a_silence() -> None:
    """Proceedings for which nothing is due say nothing of whether the bot can still see."""
    idle = health(Status.QUIET, "pmlr", requests=0)
    assert listened(NO_SILENCE, [health(Status.DOWN), idle], today=MONDAY).days == 1


def test_a_run_that_asks_nobody_says_nothing() -> None:
    """Such as one that only obeys a command."""
    before = Silence(2, MONDAY, MONDAY)
    assert listened(before, [], today=MONDAY + timedelta(days=1)) == before


def test_a_weekend_in_a_silence_does_not_count() -> None:
    """Quiet is not silent: Thursday to Tuesday are four days of silence."""
    silence = NO_SILENCE
    for day in (date(2026, 11, 19) + timedelta(days=n) for n in range(6)):
        status = Status.QUIET if day.weekday() >= 5 else Status.DOWN
        silence = listened(silence, [health(status)], today=day)
    assert silence == Silence(4, date(2026, 11, 19), date(2026, 11, 24))
    assert silence.alarming(4)
    assert not silence.alarming(5)
