"""arXiv on its bad days, through the replay's faults: noticed, retried, and never half believed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from curator.core.harvest import Status
from curator.core.window import Progress, wanted
from tests.sources.arxiv.conftest import NOW, WEEK, Wish, source_of

if TYPE_CHECKING:
    from datetime import datetime

    from curator.core.works.paper import Paper
    from tests.support.replay import Replay

PASSING = [
    "http503:1,retry_after=0",
    "http503:1,retry_after=0,date=1",
    "http429:1,retry_after=0",
    "http500",
    "reset",
    "truncated-xml",
    "html-maintenance",
    "empty-page",
    "empty-page:1,total_zero=1",
]


@pytest.mark.parametrize("fault", PASSING)
@pytest.mark.parametrize("page", [0, 1, 2])
def test_a_passing_fault_on_any_page_costs_a_request_and_no_paper(
    replay: Replay, fault: str, page: int
) -> None:
    """Busy, broken off, half a feed, a page for people, an empty page: asked again, and all papers come."""
    replay.script(*[None] * page, fault)
    harvest = source_of(replay).fetch(WEEK)
    assert len(harvest.papers) == 21
    assert harvest.health.status is Status.FRESH
    assert harvest.health.requests == replay.stats()["requests"] == 4


@pytest.mark.parametrize("page", [0, 1])
def test_a_short_page_loses_nothing(replay: Replay, page: int) -> None:
    """Half a page is taken for what it is: the next question starts behind it."""
    replay.script(*[None] * page, "short-page")
    harvest = source_of(replay).fetch(WEEK)
    assert (len(harvest.papers), harvest.health.status) == (21, Status.FRESH)


def test_papers_that_arrive_while_reading_are_noticed(replay: Replay) -> None:
    """Pages overlap and the total changes: the window is read again, and each paper counts once."""
    replay.script(None, "duplicate-across-pages")
    harvest = source_of(replay).fetch(WEEK)
    assert len({paper.ids[0] for paper in harvest.papers}) == len(harvest.papers) == 21
    assert harvest.health.status is Status.FRESH
    assert "records came on more than one page" in harvest.health.reason
    assert "the total changed from 21 to 22 while reading" in harvest.health.reason


def test_a_slow_answer_is_waited_for(replay: Replay) -> None:
    """Slow is not broken."""
    replay.always("slow:0.2:1")
    assert source_of(replay).fetch(WEEK).health.status is Status.FRESH


def test_a_stalled_answer_is_given_up_and_asked_again(
    replay: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A body that never comes does not hold the night."""
    monkeypatch.setattr("curator.http.wire._SILENCE", 0.2)
    replay.script("stall")
    harvest = source_of(replay).fetch(WEEK)
    assert (len(harvest.papers), harvest.health.requests) == (21, 4)


@pytest.mark.parametrize("fault", PASSING)
def test_a_lasting_fault_is_told_and_not_believed(replay: Replay, fault: str) -> None:
    """After bounded retries the source is down (or stale, when it says nothing exists), never quiet."""
    replay.always(fault if ":" in fault else f"{fault}:1")
    harvest = source_of(replay).fetch(WEEK)
    expected = Status.STALE if "total_zero" in fault else Status.DOWN
    assert (harvest.papers, harvest.health.status) == ((), expected)
    assert not harvest.health.complete
    assert replay.stats()["requests"] <= 10


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("http500", r"status 500 \(arXiv says: The server encountered an internal error"),
        ("html-maintenance", "an HTML page came instead of a feed"),
        ("truncated-xml", "the feed is not whole XML"),
        ("empty-page", "the page from result 10 of 21 came empty"),
        ("reset", "the connection failed or broke off"),
    ],
)
def test_a_night_that_breaks_off_keeps_its_papers(replay: Replay, fault: str, said: str) -> None:
    """The first page came and the second never did: partial, with the reason, and the window is a gap."""
    replay.script(None, *[fault] * 10)
    harvest = source_of(replay).fetch(WEEK)
    assert (len(harvest.papers), harvest.health.status) == (10, Status.PARTIAL)
    assert harvest.health.reason.startswith("10 of 21 records came, but: ")
    assert re.search(said, harvest.health.reason)
    reached = Progress(WEEK.start).after(WEEK, complete=harvest.health.complete)
    assert reached.gaps == (WEEK,)


def test_the_refusal_of_arxiv_is_quoted(replay: Replay) -> None:
    """A question that arXiv refuses is told in its own words, and not asked again."""
    health = source_of(replay, wish=Wish(page_size=40_000)).fetch(WEEK).health
    assert (health.status, health.requests) == (Status.DOWN, 1)
    assert re.search(r"status 400 \(arXiv says: .*30000", health.reason)


@pytest.mark.parametrize(
    "faults",
    [
        ["http503:1,retry_after=0"],
        ["html-maintenance:1"],
        ["http503:0.2,retry_after=0", "empty-page:0.2", "reset:0.2", "truncated-xml:0.2"],
        ["short-page:0.3", "duplicate-across-pages:0.3", "empty-page:0.4,total_zero=1"],
    ],
    ids=["an outage", "maintenance", "failures", "lies"],
)
def test_bad_nights_lead_to_the_same_papers_as_good_ones(replay: Replay, faults: list[str]) -> None:
    """After ten bad nights the first good one has brought exactly what good nights would have."""
    nights = [NOW.replace(day=day) for day in range(5, 16)]
    expected, _ = _papers(replay, nights)
    replay.always(*faults)
    before, reached = _papers(replay, nights[:-1])
    replay.always()
    last, reached = _papers(replay, nights[-1:], reached=reached)
    assert before | last == expected
    assert reached == Progress(nights[-1])


def _papers(
    replay: Replay, nights: list[datetime], *, reached: Progress | None = None
) -> tuple[dict[str, Paper], Progress]:
    """The papers of these nights, and how far the source has been read after them."""
    progress = reached or Progress()
    found: dict[str, Paper] = {}
    for now in nights:
        source = source_of(replay, now=now)
        for window in wanted(progress, now):
            harvest = source.fetch(window)
            progress = progress.after(window, complete=harvest.health.complete)
            found |= {str(paper.ids[0]): paper for paper in harvest.papers}
    return found, progress
