"""arXiv through all its channels: each stands in for the others, and a difference between them is told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from curator.core.harvest import Status
from curator.sources.arxiv import ArxivChannels, ArxivOaiSource, ArxivRssSource, ArxivSource
from tests.fakes import FixedClock
from tests.services.arxiv_channels_replay import Listed
from tests.sources.arxiv.conftest import NOW, WEEK, Wish
from tests.sources.arxiv.replayed import channels as channels  # noqa: PLC0414 - a fixture, used by its name
from tests.sources.arxiv.replayed import fetcher

if TYPE_CHECKING:
    from tests.services.arxiv_channels_replay import ChannelsReplay
    from tests.support.replay import Replay


def source(replay: Replay, channels: ChannelsReplay, *, compared: bool = True) -> ArxivChannels:
    """All three channels over one fetcher, as a night has them."""
    asking, wish, clock = fetcher(channels.url, api=replay.url), Wish(), FixedClock(NOW)
    return ArxivChannels(
        ArxivSource(asking, choice=wish, clock=clock),
        archive=ArxivOaiSource(asking, choice=wish, clock=clock),
        news=ArxivRssSource(asking, choice=wish, clock=clock),
        compared=compared,
    )


@pytest.fixture
def shown(channels: ChannelsReplay) -> ChannelsReplay:
    """Both other channels with the papers that the API has, of which the feed shows them all as today's."""
    moments = [WEEK.start + timedelta(hours=2 + 8 * number) for number in range(21)]
    channels.shown.papers = [
        Listed(f"2604.{number:05d}", f"{moment:%Y-%m-%dT%H:%M:%SZ}")
        for number, moment in enumerate(moments, 22)
    ]
    return channels


def test_a_condition_of_the_apis_own_leaves_the_others_alone(replay: Replay, shown: ChannelsReplay) -> None:
    """Its papers are fewer by right, so there is nothing to compare while it answers."""
    harvest = source(replay, shown, compared=False).fetch(WEEK)
    assert (harvest.health.source, harvest.health.status) == ("arxiv", Status.FRESH)
    assert len(harvest.papers) == 21
    assert shown.asked == []


def test_a_paper_that_one_channel_lacks_is_there_and_told(replay: Replay, shown: ChannelsReplay) -> None:
    """The candidates are the same whichever channel brought them, and the run says where they differ."""
    harvest = source(replay, shown).fetch(WEEK)
    assert (harvest.health.source, harvest.health.status) == ("arxiv", Status.FRESH)
    assert len(harvest.papers) == 22
    assert (
        "Channels disagree: arxiv lacks a paper that arxiv_oai has (arxiv:2604.00022)"
        in harvest.health.reason
    )


def test_channels_that_agree_are_not_spoken_of(replay: Replay, channels: ChannelsReplay) -> None:
    """Each paper comes once, as the API has it."""
    api = source(replay, channels, compared=False).fetch(WEEK)
    channels.shown.papers = [
        Listed(paper.ids[0].value, f"{paper.published:%Y-%m-%dT%H:%M:%SZ}") for paper in api.papers
    ]
    harvest = source(replay, channels).fetch(WEEK)
    assert {paper.source for paper in harvest.papers} == {"arxiv"}
    assert "disagree" not in harvest.health.reason


def test_a_window_that_the_archive_brings_whole_is_done(replay: Replay, shown: ChannelsReplay) -> None:
    """The API is down, and nothing is lost; the feed is not asked."""
    replay.always("http503:1")
    harvest = source(replay, shown).fetch(WEEK)
    assert (harvest.health.source, harvest.health.status) == ("arxiv", Status.FRESH)
    assert harvest.health.complete
    assert [paper.source for paper in harvest.papers] == ["arxiv_oai"] * 21
    assert "Nothing could be read" in harvest.health.reason
    assert "21 further papers came through arxiv_oai: 21 records came" in harvest.health.reason
    assert not any(asked.startswith("/rss") for asked in shown.asked)


def test_after_the_news_alone_the_window_is_still_wanted(replay: Replay, shown: ChannelsReplay) -> None:
    """API and archive are down; a day's papers are better than none, and the rest comes later."""
    replay.always("http503:1")
    shown.misbehave("/oai", "down")
    harvest = source(replay, shown).fetch(WEEK)
    assert (harvest.health.status, harvest.health.complete) == (Status.PARTIAL, False)
    assert [paper.source for paper in harvest.papers] == ["arxiv_rss"] * 21
    assert harvest.health.received == 21


def test_with_all_channels_down_arxiv_is_down(replay: Replay, shown: ChannelsReplay) -> None:
    """The reason is the API's."""
    replay.always("http503:1")
    shown.misbehave("/", "down")
    health = source(replay, shown).fetch(WEEK).health
    assert (health.status, health.received) == (Status.DOWN, 0)
    assert health.requests > len(shown.asked) > 0


def test_without_other_channels_the_api_speaks_for_itself(replay: Replay, shown: ChannelsReplay) -> None:
    """Whoever enabled none gets what the API gives."""
    replay.always("http503:1")
    asking = fetcher(shown.url, api=replay.url)
    alone = ArxivChannels(ArxivSource(asking, choice=Wish(), clock=FixedClock(NOW)))
    assert alone.fetch(WEEK).health.status is Status.DOWN
    assert (alone.name, shown.asked) == ("arxiv", [])
