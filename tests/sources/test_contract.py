"""The contract of the sources, on the fake and on arXiv."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from curator.core.harvest import Status
from curator.core.works.paper import Paper
from curator.http import PoliteFetcher
from curator.sources.arxiv import ArxivSource
from tests.contracts.source import IDS, START, SourceContract
from tests.fakes import FakeSource, FixedClock, PassingTime
from tests.support.replay import record

if TYPE_CHECKING:
    from curator.ports import Source
    from tests.support.replay import Replay, StartReplay

NOONS = tuple(START + timedelta(days=number, hours=12) for number in range(len(IDS)))
EVENING = START + timedelta(days=5, hours=20)


@dataclass(frozen=True, slots=True)
class FakeStall:
    """The fake with its papers."""

    fake: FakeSource

    def source(self) -> Source:
        """The one that there is."""
        return self.fake

    def break_down(self) -> None:
        """The test says so."""
        self.fake.status = Status.DOWN


@dataclass(frozen=True, slots=True)
class Service:
    """How the replay is talked to."""

    base_url: str
    interval: float = 0.0
    timeout: float = 5.0
    budget: int = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """All papers of one category, two a page, so that pages have to be turned."""

    categories: tuple[str, ...] = ("cs.LG",)
    query: str = ""
    page_size: int = 2
    holidays: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class ArxivStall:
    """arXiv's replay with the same papers."""

    replay: Replay
    time: PassingTime = field(default_factory=PassingTime)

    def source(self) -> Source:
        """A source over the replay."""
        fetcher = PoliteFetcher(
            {"arxiv": Service(self.replay.url)},
            contact="robot@example.org",
            clock=FixedClock(EVENING),
            sleep=self.time.sleep,
            monotonic=self.time.monotonic,
        )
        return ArxivSource(fetcher, choice=Choice(), clock=FixedClock(EVENING))

    def break_down(self) -> None:
        """Nothing but 503."""
        self.replay.always("http503:1")


class TestFakeSource(SourceContract):
    """The fake."""

    @pytest.fixture
    def stall(self) -> FakeStall:
        """One with all papers."""
        papers = tuple(
            Paper(
                ids=(paper_id,), title=f"Paper {paper_id.value}", url="https://example.org/", published=noon
            )
            for paper_id, noon in zip(IDS, NOONS, strict=True)
        )
        return FakeStall(FakeSource(papers))


class TestArxivSource(SourceContract):
    """The real one, over loopback."""

    @pytest.fixture
    def stall(self, start_replay: StartReplay) -> ArxivStall:
        """A replay with all papers."""
        dated = zip(IDS, NOONS, strict=True)
        records = [record(paper_id.value, published=f"{noon:%Y-%m-%dT%H:%M:%SZ}") for paper_id, noon in dated]
        return ArxivStall(start_replay(records))
