"""arXiv's two other channels as a test asks them, over loopback and in a time of its own."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

import pytest

from curator.http import PoliteFetcher
from curator.sources.arxiv import ArxivOaiSource, ArxivRssSource
from tests.fakes import FixedClock, PassingTime
from tests.services.arxiv_channels_replay import ChannelsReplay
from tests.sources.arxiv.conftest import NOW, Loopback, Wish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime


def fetcher(url: str, *, api: str = "") -> PoliteFetcher:
    """A fetcher of all three channels; without ``api`` the query API is where the others are."""
    time = PassingTime()
    return PoliteFetcher(
        {"arxiv": Loopback(api or url), "arxiv_oai": Loopback(url), "arxiv_rss": Loopback(url)},
        contact="robot@example.org",
        clock=FixedClock(NOW),
        sleep=time.sleep,
        monotonic=time.monotonic,
    )


def oai(replay: ChannelsReplay, *, wish: Wish | None = None, now: datetime = NOW) -> ArxivOaiSource:
    """OAI-PMH over the replay."""
    return ArxivOaiSource(fetcher(replay.url), choice=wish or Wish(), clock=FixedClock(now))


def rss(replay: ChannelsReplay, *, wish: Wish | None = None, now: datetime = NOW) -> ArxivRssSource:
    """The feed over the replay."""
    return ArxivRssSource(fetcher(replay.url), choice=wish or Wish(), clock=FixedClock(now))


@pytest.fixture
def channels() -> Iterator[ChannelsReplay]:
    """Both channels, which show nothing until a test says what."""
    server = ChannelsReplay()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.closing.set()
    server.shutdown()
    thread.join()
    server.server_close()
