"""A night's question to the replay, which knows two weeks of April 2026."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from curator.core.window import Window
from curator.http import PoliteFetcher
from curator.sources.arxiv import ArxivSource
from tests.fakes import FixedClock, PassingTime
from tests.support.replay import record, start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.canned import CannedServer
    from tests.support.replay import Replay

NOW = datetime(2026, 4, 15, 7, 0, tzinfo=UTC)
"""A Wednesday morning, after the news of Tuesday evening."""

WEEK = Window(NOW - timedelta(days=7), NOW)


@dataclass(frozen=True, slots=True)
class Loopback:
    """The service as a test asks it: at once, and not for long."""

    base_url: str
    interval: float = 0.0
    timeout: float = 5.0
    budget: int = 500


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of arXiv."""

    categories: tuple[str, ...] = ("cs.LG",)
    query: str = ""
    page_size: int = 10
    holidays: tuple[date, ...] = ()


def papers(count: int = 45) -> list[dict[str, Any]]:
    """Records from 1 April on, one in eight hours: 21 of them in the usual week."""
    start = datetime(2026, 4, 1, 1, tzinfo=UTC)
    moments = [start + timedelta(hours=8 * number) for number in range(count)]
    return [
        record(f"2604.{number:05d}", published=f"{moment:%Y-%m-%dT%H:%M:%SZ}")
        for number, moment in enumerate(moments, 1)
    ]


def source_of(replay: Replay | CannedServer, *, wish: Wish | None = None, now: datetime = NOW) -> ArxivSource:
    """A source that asks the replay and waits in a time of its own."""
    clock, time = FixedClock(now), PassingTime()
    fetcher = PoliteFetcher(
        {"arxiv": Loopback(replay.url)},
        contact="robot@example.org",
        clock=clock,
        sleep=time.sleep,
        monotonic=time.monotonic,
    )
    return ArxivSource(fetcher, choice=wish or Wish(), clock=clock)


@pytest.fixture(scope="session")
def standing_replay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replay]:
    """One replay over the usual papers for all tests of this folder, because starting it takes a while."""
    path = tmp_path_factory.mktemp("arxiv") / "papers.jsonl"
    path.write_text("".join(json.dumps(paper) + "\n" for paper in papers()), encoding="utf-8")
    replay = start(path)
    yield replay
    replay.stop()


@pytest.fixture
def replay(standing_replay: Replay) -> Replay:
    """The replay over the usual papers, without faults, and with nothing asked yet."""
    standing_replay.forget()
    return standing_replay
