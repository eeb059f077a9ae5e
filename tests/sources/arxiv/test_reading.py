"""Reading a window to its end when the service pages badly, through feeds a test writes down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from curator.core.window import Window
from curator.sources.arxiv.reading import DEEPEST, READINGS, Reader
from tests.fakes import Shelf

START = datetime(2026, 4, 1, tzinfo=UTC)
DAY = Window(START, START + timedelta(days=1))


def reader(shelf: Shelf, *, suspicious: bool = False) -> Reader:
    """A reader of this shelf."""
    return Reader(shelf, size=shelf.size, suspicious=lambda _: suspicious)


def test_a_window_is_read_page_by_page_and_once() -> None:
    """What adds up at the first reading is not read again."""
    shelf = Shelf(START, size=10, count=25)
    tally = reader(shelf).read(DAY)
    assert [start for _, start in shelf.asked] == [0, 10, 20]
    assert (len(tally.papers), tally.total, tally.requests, tally.answers, tally.doubts) == (25, 25, 3, 3, ())


def test_an_empty_window_is_asked_once() -> None:
    """Where nothing is expected, nothing is doubted."""
    shelf = Shelf(START, size=10, count=0)
    assert reader(shelf).read(DAY).total == 0
    assert len(shelf.asked) == 1


def test_a_suspicious_emptiness_is_asked_once_more() -> None:
    """Once more, and not for ever."""
    shelf = Shelf(START, size=10, count=0)
    reader(shelf, suspicious=True).read(DAY)
    assert len(shelf.asked) == 2


def test_records_that_never_come_are_looked_for_and_then_told() -> None:
    """The window is read a bounded number of times; what is missing is counted."""
    shelf = Shelf(START, size=10, count=25, hidden=frozenset({13}))
    tally = reader(shelf).read(DAY)
    assert (len(tally.papers), tally.missing) == (24, 1)
    assert sum(start == 0 for _, start in shelf.asked) == READINGS


def test_a_window_that_is_too_large_is_halved() -> None:
    """Beyond the depth that arXiv serves, halves are asked, and theirs, each adding up by itself."""
    week = Window(START, START + timedelta(days=20))
    shelf = Shelf(START, size=2_000, count=DEEPEST * 2 + 1_000)
    tally = reader(shelf).read(week)
    assert (len(tally.papers), tally.total) == (21_000, 21_000)
    assert all(start < DEEPEST for _, start in shelf.asked)
    windows = list(dict.fromkeys(window for window, _ in shelf.asked))
    assert windows == [week, *_depth_first(week)]


def _depth_first(week: Window) -> list[Window]:
    """The halves in the order of time: the first is still too large, its halves are not."""
    first, second = week.halves
    return [first, *first.halves, second]


@pytest.mark.parametrize("days", [1 / 1440, 10], ids=["in a minute", "in ten days"])
def test_a_service_that_counts_a_billion_comes_to_an_end(days: float) -> None:
    """A total that is a lie cannot keep the night busy, neither by halving nor by paging."""
    window = Window(START, START + timedelta(days=days))
    tally = reader(Shelf(START, size=2_000, count=10**6, lie=10**9)).read(window)
    assert tally.failure == "50 pages did not come to an end"
    assert tally.requests == 50


@pytest.mark.parametrize("most", [0, 1, 2])
def test_what_came_before_a_failure_is_kept(most: int) -> None:
    """The papers of the pages that were read count, and the attempts of the failed one too."""
    tally = reader(Shelf(START, size=10, count=25, most=most)).read(DAY)
    assert len(tally.papers) == 10 * most
    assert (tally.failure, tally.requests, tally.answers) == ("status 503", most + 10, most)


def test_after_a_failure_the_other_half_is_not_asked() -> None:
    """A service that has just given up is not asked for more."""
    week = Window(START, START + timedelta(days=20))
    shelf = Shelf(START, size=2_000, count=DEEPEST * 2 + 1_000, most=3)
    tally = reader(shelf).read(week)
    assert len(shelf.asked) == 4
    assert tally.failure == "status 503"
