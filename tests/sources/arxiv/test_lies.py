"""Answers with status 200 that lie in ways the replay does not, served as they are written here."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from curator.core.harvest import Status
from curator.core.works.paper import PaperId
from tests.sources.arxiv.conftest import NOW, WEEK, source_of
from tests.support.atom import entry, error_feed, feed
from tests.support.canned import Canned

if TYPE_CHECKING:
    from curator.sources.arxiv import ArxivSource
    from tests.support.canned import CannedServer


def day(days_ago: float) -> str:
    """A date so many days before the night."""
    return f"{NOW - timedelta(days=days_ago):%Y-%m-%dT%H:%M:%SZ}"


def served(canned: CannedServer, *bodies: bytes) -> ArxivSource:
    """A source that is given these bodies, the last one for ever."""
    canned.answers = [Canned(body) for body in bodies]
    return source_of(canned)


def test_an_ignored_order_is_noticed_and_harms_nothing(canned: CannedServer) -> None:
    """The newest paper comes first although the oldest was asked for; the count proves that none lacks."""
    entries = [entry(n, published=day(n / 2)) for n in (1, 2, 3)]
    harvest = served(canned, feed(*entries)).fetch(WEEK)
    assert [str(paper.ids[0])[-1] for paper in harvest.papers] == ["3", "2", "1"]
    assert harvest.health.status is Status.FRESH
    assert harvest.health.reason.endswith("Noticed: the order asked for was ignored.")


def test_an_ignored_order_does_not_end_the_reading(canned: CannedServer) -> None:
    """A paper from before the window on the first page is no sign that the rest is older still."""
    old, new = entry(1, published=day(300)), [entry(n, published=day(0.5)) for n in range(2, 13)]
    source = served(canned, feed(old, *new[:5], total=12), feed(*new[5:], total=12, start=6))
    harvest = source.fetch(WEEK)
    assert len(harvest.papers) == 11
    assert "records of other dates were set aside" in harvest.health.reason


def test_an_ignored_window_is_not_trusted(canned: CannedServer) -> None:
    """Papers of other years are not news, and the window counts as not read."""
    entries = [entry(n, published=day(300 + n)) for n in (1, 2)]
    harvest = served(canned, feed(*entries, entry(3, published=day(0.5)))).fetch(WEEK)
    assert [str(paper.ids[0]) for paper in harvest.papers] == ["arxiv:2604.00003"]
    assert harvest.health.status is Status.PARTIAL
    assert "2 records were of other dates, so the window was ignored" in harvest.health.reason


@pytest.mark.parametrize(
    ("lie", "said"),
    [
        (error_feed("too busy"), "arXiv says: too busy"),
        (feed(entry(1), entry(2), total=1), "2 results came although there are 1 in all"),
        (feed(entry(1), start=40), "the page from result 40 came instead of the one from 0"),
        (feed(total=7), "the page from result 0 of 7 came empty"),
        (b"Rate exceeded.", "the feed is not whole XML"),
    ],
)
def test_a_page_that_cannot_be_is_asked_for_again(canned: CannedServer, lie: bytes, said: str) -> None:
    """Once it is a hiccup; for ever it is down, with the reason."""
    truth = feed(entry(1, published=day(0.5)))
    assert served(canned, lie, truth).fetch(WEEK).health.status is Status.FRESH
    health = served(canned, lie).fetch(WEEK).health
    assert health.status is Status.DOWN
    assert said in health.reason


def test_records_that_the_total_promises_and_no_page_holds_are_missed(canned: CannedServer) -> None:
    """The same record again and again is one record, and the others never came."""
    pages = [feed(*[entry(1, published=day(0.5))] * 2, total=4, start=start) for start in (0, 2)]
    health = served(canned, *pages * 3).fetch(WEEK).health
    assert (health.status, health.received, health.total) == (Status.PARTIAL, 1, 4)
    assert "3 records never came, however often it was read" in health.reason


def test_records_that_cannot_be_read_are_told_apart_and_complete_the_count(canned: CannedServer) -> None:
    """One of three has no title: the papers come, and asking again would not mend it."""
    entries = [entry(n, published=day(0.5)) for n in (1, 2)]
    harvest = served(canned, feed(*entries, entry(3, title=" "))).fetch(WEEK)
    assert len(harvest.papers) == 2
    assert [one.reason for one in harvest.unreadable] == ["it has no title that can be read"]
    assert harvest.health.status is Status.FRESH


def test_a_new_form_that_nobody_can_read_is_not_fresh(canned: CannedServer) -> None:
    """When every record has lost its title, the service has changed, and the night says so."""
    harvest = served(canned, feed(*(entry(n, title=" ") for n in (1, 2, 3)))).fetch(WEEK)
    assert harvest.health.status is Status.PARTIAL
    assert "3 of the records could not be read" in harvest.health.reason


def test_a_lookup_that_is_refused_says_why(canned: CannedServer) -> None:
    """An error feed with status 400 is quoted."""
    canned.answers = [Canned(error_feed(), status=400)]
    found = source_of(canned).lookup([PaperId("arxiv", "2604.00001")])
    assert (found.papers, len(found.missing)) == ((), 1)
    assert found.failure.endswith("status 400 (arXiv says: incorrect id format for abc)")
