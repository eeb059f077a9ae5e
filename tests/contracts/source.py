"""What every source promises, as one set of tests, run on the fake and on each real source.

A test module inherits `SourceContract`, or for proceedings `UndatedSourceContract`, and gives a fixture
``stall``: a source with known papers on it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from curator.core.harvest import Status
from curator.core.window import Window
from curator.core.works.paper import PaperId

if TYPE_CHECKING:
    from curator.ports import Source

START = datetime(2026, 4, 20, tzinfo=UTC)
IDS = tuple(PaperId("arxiv", f"2604.{number:05}") for number in range(1, 7))


class Stall(Protocol):
    """Paper ``IDS[n]`` was published at noon of the n-th day after `START`; it is the evening of the last."""

    def source(self) -> Source:
        """The source, in good health."""
        ...

    def break_down(self) -> None:
        """From now on the service gives nothing but errors."""
        ...


def days(first: int, last: int) -> Window:
    """From the start of one day to the start of another, counted from `START`."""
    return Window(START + timedelta(days=first), START + timedelta(days=last))


class UndatedSourceContract:
    """The promises of the `Source` port that hold without dates: proceedings come whole, once due."""

    def test_an_empty_window_gives_nothing(self, stall: Stall) -> None:
        """Before the first paper there is none, and that is no paper that could not be read."""
        harvest = stall.source().fetch(days(-3, 0))
        assert (harvest.papers, harvest.unreadable) == ((), ())

    def test_a_harvest_says_whose_it_is_and_of_what(self, stall: Stall) -> None:
        """The report needs the source's name, the window, the count and a sentence."""
        source = stall.source()
        harvest = source.fetch(days(0, 6))
        health = harvest.health
        assert (health.source, health.window) == (source.name, days(0, 6))
        assert (health.received, health.status) == (6, Status.FRESH)
        assert health.complete
        assert health.requests >= 1
        assert health.reason

    def test_a_source_that_is_down_says_so_and_raises_nothing(self, stall: Stall) -> None:
        """The night goes on without it, and its window stays wanted."""
        source = stall.source()
        stall.break_down()
        harvest = source.fetch(days(0, 6))
        assert harvest.papers == ()
        assert harvest.health.status is Status.DOWN
        assert not harvest.health.complete
        assert harvest.health.reason


class SourceContract(UndatedSourceContract):
    """All promises of the `Source` port."""

    def test_a_window_gives_its_papers_once_in_order(self, stall: Stall) -> None:
        """The start is inside, the end is not, and every paper can be told and dated."""
        harvest = stall.source().fetch(days(1, 4))
        assert [paper.ids[0] for paper in harvest.papers] == list(IDS[1:4])
        assert all(paper.published in days(1, 4) for paper in harvest.papers if paper.published)
        assert all(paper.title and paper.url and paper.published for paper in harvest.papers)

    def test_windows_side_by_side_give_what_one_window_gives(self, stall: Stall) -> None:
        """Nothing falls between two nights, and nothing is announced by both."""
        source = stall.source()
        noon = START + timedelta(days=2, hours=12)
        halves = (Window(START, noon), Window(noon, days(0, 6).end))
        papers = [paper for half in halves for paper in source.fetch(half).papers]
        assert papers == list(source.fetch(days(0, 6)).papers)
