"""What came of a window, counted: duplicates, order, totals, other dates, and what is missing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from curator.core.window import Window
from curator.core.works.paper import Paper, PaperId, Unreadable
from curator.sources.arxiv.feed import Feed
from curator.sources.arxiv.tally import Part, Tally

START = datetime(2026, 4, 1, 6, 30, 20, tzinfo=UTC)
DAY = Window(START, START + timedelta(days=1))


def paper(number: int, *, hours: float = 1.0) -> Paper:
    """A paper submitted so many hours after the window's start."""
    paper_id = PaperId("arxiv", f"2604.{number:05d}")
    return Paper((paper_id,), f"Paper {number}", "", published=START + timedelta(hours=hours))


def page(*papers: Paper, total: int, start: int = 0, unreadable: tuple[Unreadable, ...] = ()) -> Feed:
    """A page with these papers."""
    return Feed(papers, unreadable, total, start, len(papers))


def read(*pages: Feed) -> Part:
    """A part after one reading of these pages."""
    part = Part(DAY)
    part.begin()
    for one in pages:
        part.add(one)
    return part


def test_pages_in_order_leave_nothing_to_note() -> None:
    """Equal dates are in order too."""
    part = read(page(paper(1), paper(2), total=3), page(paper(3, hours=2), total=3, start=2))
    assert (part.records, part.total, dict(part.notes)) == (3, 3, {})


@pytest.mark.parametrize(
    ("second", "note"),
    [
        (page(paper(2), total=4, start=2), "the total changed from 3 to 4 while reading"),
        (page(paper(1), total=3, start=2), "records came on more than one page"),
        (page(paper(2, hours=0.5), total=3, start=2), "the order asked for was ignored"),
    ],
)
def test_what_is_odd_is_noted(second: Feed, note: str) -> None:
    """Changed totals, repeated records and an ignored order are told in the report."""
    assert list(read(page(paper(1), total=3), second).notes) == [note]


def test_a_second_reading_repeats_records_without_a_note() -> None:
    """Reading again is our own doing."""
    part = read(page(paper(1), total=2))
    part.begin()
    part.add(page(paper(1), paper(2), total=2))
    assert (part.records, dict(part.notes)) == (2, {})


def test_papers_of_the_edges_are_set_aside_in_silence() -> None:
    """The question is wider than the window by parts of minutes; that is no oddity."""
    tally = Tally(DAY)
    tally.take(read(page(paper(1, hours=-1 / 360), paper(2), paper(3, hours=24), total=3)))
    assert [str(one) for one in tally.papers] == ["arxiv:2604.00002"]
    assert (tally.records, tally.outside, dict(tally.notes), tally.doubts) == (3, 0, {}, ())


def test_a_few_papers_of_other_dates_are_set_aside_with_a_note() -> None:
    """They were not asked for, but the window was not ignored as a whole."""
    tally = Tally(DAY)
    tally.take(read(page(*(paper(n) for n in range(1, 20)), paper(20, hours=900), total=20)))
    assert (len(tally.papers), tally.outside, tally.doubts) == (19, 1, ())
    assert list(tally.notes) == ["records of other dates were set aside"]


def test_a_window_that_was_ignored_is_not_trusted() -> None:
    """With more than a tenth of other dates, the question was not understood."""
    tally = Tally(DAY)
    tally.take(read(page(paper(1), paper(2, hours=900), total=2)))
    assert tally.doubts == ("1 records were of other dates, so the window was ignored",)


def test_a_form_that_nobody_can_read_is_not_trusted() -> None:
    """When most records cannot be read, the service has changed, and the window is asked again."""
    tally = Tally(DAY)
    tally.take(read(page(total=1, unreadable=(Unreadable("x", "no title"),))))
    assert tally.doubts == ("1 of the records could not be read",)
    assert tally.newest is None


def test_what_never_came_is_counted() -> None:
    """Without a failed page it is a doubt; after one the failure says it."""
    tally = Tally(DAY)
    tally.take(read(page(paper(1), total=5)))
    assert list(tally.doubts) == ["4 records never came, however often it was read"]
    tally.failure = "status 503"
    assert not tally.doubts


def test_parts_add_up() -> None:
    """Halves of a window that was too large come together again."""
    tally = Tally(DAY)
    tally.take(read(page(paper(1), total=1)))
    tally.take(read(page(paper(2, hours=3), total=1)))
    assert (tally.total, tally.records, tally.newest) == (2, 2, START + timedelta(hours=3))
