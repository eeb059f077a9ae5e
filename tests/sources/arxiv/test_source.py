"""arXiv asked over HTTP through the replay: a good night, and what is asked."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from curator import __version__
from curator.core.harvest import Status
from curator.core.window import Window
from curator.core.works.paper import PaperId
from curator.sources.arxiv.source import IDS_AT_ONCE
from tests.sources.arxiv.conftest import NOW, WEEK, Wish, papers, source_of
from tests.support.replay import record

if TYPE_CHECKING:
    from tests.support.replay import Replay, StartReplay


def test_a_good_night_brings_the_window_and_nothing_else(replay: Replay) -> None:
    """All papers first submitted in the window, oldest first, in as few requests as pages."""
    harvest = source_of(replay).fetch(WEEK)
    assert [paper.published for paper in harvest.papers] == sorted(
        paper.published for paper in harvest.papers if paper.published
    )
    assert len(harvest.papers) == 21
    assert all(paper.published and paper.published in WEEK for paper in harvest.papers)
    assert harvest.health.status is Status.FRESH
    assert harvest.health.reason == "21 of 21 records came, the newest of Wed 2026-04-15 01:00 UTC."
    assert harvest.health.requests == replay.stats()["requests"] == 3


def test_the_question_is_the_one_that_was_meant(replay: Replay) -> None:
    """Categories and window in parentheses, oldest first, and our own User-Agent with its contact."""
    source_of(replay, wish=Wish(categories=("cs.LG", "cs"), query="all:paper")).fetch(WEEK)
    asked = replay.stats()["recent"][0]
    assert asked["params"] == {
        "search_query": "(cat:cs.LG OR cat:cs.*) AND (all:paper) "
        "AND submittedDate:[202604080700 TO 202604150700]",
        "id_list": "",
        "sortBy": "submittedDate",
        "sortOrder": "ascending",
        "start": "0",
        "max_results": "10",
    }
    assert asked["headers"]["user-agent"] == f"curator/{__version__} (+robot@example.org)"
    assert asked["headers"]["accept"].startswith("application/atom+xml")


def test_windows_that_meet_share_no_paper_and_lose_none(start_replay: StartReplay) -> None:
    """Papers of the very seconds where two windows meet belong to exactly one of them."""
    seam = NOW + timedelta(seconds=30)
    moments = [seam + timedelta(seconds=second) for second in (-31, -30, -1, 0, 1, 29, 30, 31)]
    replay = start_replay(
        record(f"2604.{n:05d}", published=f"{moment:%Y-%m-%dT%H:%M:%SZ}") for n, moment in enumerate(moments)
    )
    source = source_of(replay, now=NOW + timedelta(days=1))
    before = source.fetch(Window(NOW - timedelta(days=1), seam)).papers
    after = source.fetch(Window(seam, NOW + timedelta(days=1))).papers
    assert [paper.published for paper in (*before, *after)] == moments
    assert len(before) == 3


def test_categories_are_asked_as_any_of_them(start_replay: StartReplay) -> None:
    """A paper of another field does not come."""
    day = f"{WEEK.end - timedelta(hours=9):%Y-%m-%dT%H:%M:%SZ}"
    replay = start_replay(
        [
            record("2604.00001", published=day, categories=["cs.CV", "cs.LG"]),
            record("2604.00002", published=day, categories=["stat.ML"]),
            record("2604.00003", published=day, categories=["hep-th"]),
        ]
    )
    harvest = source_of(replay, wish=Wish(categories=("cs.LG", "stat.ML"))).fetch(WEEK)
    assert [str(paper.ids[0]) for paper in harvest.papers] == ["arxiv:2604.00001", "arxiv:2604.00002"]


def test_a_weekend_without_papers_is_quiet(replay: Replay) -> None:
    """A Saturday without a paper needs one question and raises no alarm."""
    weekend = Window(WEEK.start + timedelta(days=38), WEEK.start + timedelta(days=39))
    assert f"{weekend.start:%A}" == "Saturday"
    health = source_of(replay, now=weekend.end).fetch(weekend).health
    assert (health.status, health.requests, health.total) == (Status.QUIET, 1, 0)


def test_nothing_in_a_working_week_is_asked_again_and_called_stale(replay: Replay) -> None:
    """An index that knows no paper of four working days has not been filled."""
    later = Window(WEEK.start + timedelta(days=40), WEEK.end + timedelta(days=40))
    health = source_of(replay, now=later.end).fetch(later).health
    assert (health.status, health.requests, health.received) == (Status.STALE, 2, 0)


def test_old_news_is_stale(start_replay: StartReplay) -> None:
    """It answers, in full and in order, but the newest paper is days old although a dozen a day came."""
    start = WEEK.start - timedelta(days=3)
    replay = start_replay(
        record(f"2604.{n:05d}", published=f"{start + timedelta(minutes=90 * n):%Y-%m-%dT%H:%M:%SZ}")
        for n in range(80)
    )
    health = source_of(replay, wish=Wish(page_size=100)).fetch(WEEK).health
    assert health.status is Status.STALE
    assert "the newest of Fri 2026-04-10 05:30 UTC, although news was due 2 times since" in health.reason


def test_papers_are_found_by_their_ids_in_one_request(replay: Replay) -> None:
    """In the order asked for; unknown ids and those of other schemes are told as missing."""
    wanted = ("arxiv:2604.00007", "arxiv:2604.99999", "doi:10.1000/x", "arxiv:2604.00002", "arxiv:no-id")
    found = source_of(replay).lookup(map(PaperId.parse, (*wanted, wanted[0])))
    assert [str(paper.ids[0]) for paper in found.papers] == ["arxiv:2604.00007", "arxiv:2604.00002"]
    assert [str(one) for one in found.missing] == ["arxiv:2604.99999", "doi:10.1000/x", "arxiv:no-id"]
    assert (found.failure, replay.stats()["requests"]) == ("", 1)


def test_no_ids_need_no_request(replay: Replay) -> None:
    """Nothing is asked for nothing."""
    assert source_of(replay).lookup([PaperId("doi", "10.1000/x")]).papers == ()
    assert replay.stats()["requests"] == 0


def test_very_many_ids_are_asked_in_batches(start_replay: StartReplay) -> None:
    """As many requests as there are batches, each with an address that proxies take."""
    replay = start_replay(papers(IDS_AT_ONCE + 5))
    ids = [PaperId("arxiv", f"2604.{number:05d}") for number in range(1, IDS_AT_ONCE + 6)]
    found = source_of(replay).lookup(ids)
    assert [paper.ids[0] for paper in found.papers] == ids
    assert replay.stats()["requests"] == 2
    assert max(len(one["path"]) for one in replay.stats()["recent"]) < 8_000


def test_a_lookup_that_fails_keeps_what_it_found(start_replay: StartReplay) -> None:
    """The second batch is refused: the papers of the first are given, the others are missing."""
    replay = start_replay(papers(IDS_AT_ONCE + 5))
    replay.script(None, *["http500"] * 10)
    ids = [PaperId("arxiv", f"2604.{number:05d}") for number in range(1, IDS_AT_ONCE + 6)]
    found = source_of(replay).lookup(ids)
    assert len(found.papers) == IDS_AT_ONCE
    assert len(found.missing) == 5
    assert "status 500" in found.failure
