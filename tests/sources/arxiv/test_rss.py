"""arXiv's feed of a day: its items as papers, and the source that can only show that day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from curator.core.harvest import Status
from curator.core.window import Window
from curator.core.works.paper import PaperId
from curator.sources.arxiv.rss import MOST_ITEMS, News, parse, submitted
from tests.services.arxiv_channels_replay import Listed, feed
from tests.sources.arxiv.conftest import NOW, WEEK, Wish
from tests.sources.arxiv.replayed import channels as channels  # noqa: PLC0414 - a fixture, used by its name
from tests.sources.arxiv.replayed import rss

if TYPE_CHECKING:
    from tests.services.arxiv_channels_replay import ChannelsReplay

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "arxiv_rss"
RECORDED = {
    "rss2_multi_category_2026-09-24_trimmed": (
        2,
        date(2026, 9, 24),
        {"older papers, cross-listed": 1, "replaced": 1},
    ),
    "atom_cs.LG_2026-09-25_trimmed": (1, date(2026, 9, 25), {"older papers, cross-listed": 1, "replaced": 1}),
    "atom_cs.AI_2025-08-20": (7, date(2025, 8, 20), {}),
}
WEDNESDAY = "Wed, 15 Apr 2026 00:00:00 -0400"
recorded_only = pytest.mark.skipif(not SAMPLES.is_dir(), reason="no recorded payloads beside the project")


def listed(count: int = 12, kind: str = "new") -> list[Listed]:
    """Papers of one announcement."""
    return [Listed(f"2604.{number:05d}", "", kind=kind) for number in range(1, count + 1)]


def news(*papers: Listed, day: str = WEDNESDAY) -> News:
    """A feed of these items, read."""
    return parse(feed(list(papers), "cs.LG", day).encode())


ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><title>cs.LG updates on arXiv.org</title>
<subtitle>Something</subtitle><updated>2026-04-15T04:00:00+00:00</updated>
<entry><id>oai:arXiv.org:2604.00001v2</id><title>On $\\ell_p$ Balls</title>
<link href="https://arxiv.org/abs/2604.00001"/>
<summary>arXiv:2604.00001v2 Announce Type: new \nAbstract: We study
balls.</summary><category term="cs.LG"/><category term="stat.ML"/>
<published>2026-04-15T00:00:00-04:00</published><arxiv:announce_type>new</arxiv:announce_type>
<arxiv:journal_reference>J. X 1 (2026)</arxiv:journal_reference><arxiv:DOI>10.1000/XYZ</arxiv:DOI>
<dc:creator>Andr\\'e Exemple, Bo Beispiel (ETH Z\\"urich, Chair (of Balls))</dc:creator></entry></feed>"""


def test_an_entry_has_what_the_feed_tells() -> None:
    """Names are joined by commas and written in TeX; DOI and journal reference have fields of their own."""
    paper = parse(ATOM.encode()).shelf.papers[0]
    assert paper.ids == (PaperId("arxiv", "2604.00001"), PaperId("doi", "10.1000/xyz"))
    assert paper.authors == ("André Exemple", "Bo Beispiel")
    assert (paper.title, paper.abstract) == ("On $\\ell_p$ Balls", "We study balls.")
    assert (paper.version, paper.categories) == (2, ("cs.LG", "stat.ML"))
    assert (paper.journal_ref, paper.comment) == ("J. X 1 (2026)", "")
    assert (paper.url, paper.source) == ("https://arxiv.org/abs/2604.00001", "arxiv_rss")


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (date(2026, 4, 15), datetime(2026, 4, 14, 12, tzinfo=UTC)),
        (date(2026, 4, 13), datetime(2026, 4, 10, 12, tzinfo=UTC)),
    ],
)
def test_a_new_paper_is_dated_to_the_last_day_of_submission(day: date, moment: datetime) -> None:
    """What Monday brings was submitted until Friday; the feed itself names the day of the news alone."""
    assert submitted(day) == moment
    told = news(Listed("2604.00001", ""), day=f"{day:%a, %d %b %Y} 00:00:00 -0400")
    assert (told.day, told.shelf.papers[0].published) == (day, moment)


def test_new_and_cross_listed_papers_are_read_and_replaced_ones_counted() -> None:
    """A cross-listing is of these days if its id is; nobody knows when it was submitted."""
    told = news(
        Listed("2604.00001", ""),
        Listed("2604.00002", "", kind="cross"),
        Listed("2205.00003", "", kind="cross"),
        Listed("2604.00004", "", kind="replace"),
        Listed("2604.00005", "", kind="replace-cross"),
    )
    assert [(paper.ids[0].value, paper.published is None) for paper in told.shelf.papers] == [
        ("2604.00001", False),
        ("2604.00002", True),
    ]
    assert told.shelf.aside == {"older papers, cross-listed": 1, "replaced": 2}
    assert told.shelf.unreadable == ()


def test_the_first_days_of_a_month_bring_ids_of_the_last() -> None:
    """A paper of the 30th is announced on the 2nd."""
    told = news(Listed("2603.20000", "", kind="cross"), day="Thu, 02 Apr 2026 00:00:00 -0400")
    assert len(told.shelf.papers) == 1


@pytest.mark.parametrize(
    "broken",
    [
        Listed("x", ""),
        Listed("2604.00009", "", title="  "),
        Listed("2604.00009", "", kind="surprise"),
        Listed("2604.00009", "", kind=""),
        Listed("2604.00009", "", changed="soon, or never"),
        Listed("2604.00001", "", title="Something Else"),
    ],
)
def test_an_item_that_is_no_paper_is_told(broken: Listed) -> None:
    """The others are read all the same; a second work under one id is left out."""
    told = news(Listed("2604.00001", ""), broken)
    assert [paper.title for paper in told.shelf.papers] == ["On Robustness"]
    assert len(told.shelf.unreadable) == 1


def test_a_feed_without_items_is_a_weekend_and_no_fault() -> None:
    """So is one in which everything was replaced."""
    assert news().shelf.announced
    assert news(Listed("2604.00001", "", kind="replace")).shelf.announced


def test_a_feed_that_is_full_may_lack_new_papers() -> None:
    """It leaves them out first."""
    told = news(*(Listed(f"2604.{n:05d}", "") for n in range(1, MOST_ITEMS + 1)))
    assert told.shelf.doubts == ("2,000 items came, the most that it gives",)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            feed([], "cs.XX", WEDNESDAY, title="Feed error for query: cs.XX").encode(),
            "arXiv says: Bad archive",
        ),
        (b'<rss version="2.0"></rss>', "it has no channel"),
        (feed(listed(3), "cs.LG", WEDNESDAY).encode()[:-40], "not whole XML"),
        (b"<!DOCTYPE html><html></html>", "an HTML page"),
        (b"Rate exceeded.", "not whole XML"),
        (b"", "nothing came"),
        (feed([Listed("x", "")], "cs.LG", WEDNESDAY).encode(), "it has items, and no paper"),
    ],
)
def test_what_is_no_feed_is_a_fault(body: bytes, words: str) -> None:
    """Half a feed is not a short one."""
    shelf = parse(body).shelf
    assert words in shelf.fault
    assert not shelf.papers


def test_a_good_night_brings_the_news_of_the_day(channels: ChannelsReplay) -> None:
    """Tuesday's papers, out on Wednesday, in one request for all categories."""
    channels.shown.papers = listed()
    harvest = rss(channels, wish=Wish(categories=("cs.LG", "cs.CR"))).fetch(WEEK)
    assert [paper.ids[0].value for paper in harvest.papers] == [one.number for one in listed()]
    assert harvest.health.status is Status.FRESH
    assert harvest.health.reason == "12 records came, the newest of Tue 2026-04-14 12:00 UTC."
    assert channels.asked == ["/rss/cs.LG+cs.CR"]


def test_several_windows_cost_one_request(channels: ChannelsReplay) -> None:
    """The papers belong to the window of their deadline; the others are done with, for asking is no use."""
    channels.shown.papers = listed()
    source = rss(channels)
    noon = datetime(2026, 4, 14, 12, tzinfo=UTC)
    before, after = source.fetch(Window(WEEK.start, noon)), source.fetch(Window(noon, WEEK.end))
    assert (len(before.papers), len(after.papers)) == (0, 12)
    assert (before.health.status, after.health.status) == (Status.QUIET, Status.FRESH)
    assert before.health.complete
    assert before.health.reason.startswith("The feed shows the news of Wed 2026-04-15 alone")
    assert (before.health.requests, after.health.requests, len(channels.asked)) == (1, 0, 1)


@pytest.mark.parametrize(
    ("now", "status"),
    [
        (datetime(2026, 4, 18, 7, tzinfo=UTC), Status.QUIET),
        (datetime(2026, 4, 19, 7, tzinfo=UTC), Status.QUIET),
        (datetime(2026, 4, 20, 4, tzinfo=UTC), Status.QUIET),
        (datetime(2026, 4, 20, 7, tzinfo=UTC), Status.STALE),
    ],
)
def test_an_empty_feed_is_quiet_on_weekends_alone(
    channels: ChannelsReplay, now: datetime, status: Status
) -> None:
    """Saturday, Sunday, and what is still Sunday in the East; on a Monday it is suspicious."""
    assert rss(channels, now=now).fetch(Window(now - timedelta(days=7), now)).health.status is status


def test_an_empty_feed_on_a_holiday_is_quiet(channels: ChannelsReplay) -> None:
    """The settings name it."""
    wish = Wish(holidays=(NOW.date(),))
    assert rss(channels, wish=wish).fetch(WEEK).health.status is Status.QUIET


@pytest.mark.parametrize("days", [3, 9])
def test_old_news_under_todays_date_is_stale(channels: ChannelsReplay, days: int) -> None:
    """The date of the feed says today; its items are from last week, or from before the window."""
    channels.shown.papers = listed()
    late = NOW + timedelta(days=days)
    health = rss(channels, now=late).fetch(Window(late - timedelta(days=7), late)).health
    assert health.status is Status.STALE


def test_one_category_that_stands_still_is_noticed(channels: ChannelsReplay) -> None:
    """The others are of today, and so is the date of the feed."""
    still = Listed("2604.00099", "", "Mon, 13 Apr 2026 00:00:00 -0400", categories="cs.CR")
    moving = [Listed(f"2604.{n:05d}", "", categories="cs.LG") for n in range(1, 5)]
    channels.shown.papers = [*moving, still]
    health = rss(channels, wish=Wish(categories=("cs.LG", "cs.CR"))).fetch(WEEK).health
    assert health.status is Status.PARTIAL
    assert "cs.CR stands still since 2026-04-13" in health.reason


def test_news_of_the_future_is_not_believed(channels: ChannelsReplay) -> None:
    """A wrong clock there must not close a window here."""
    channels.shown.papers, channels.shown.day = listed(), "Wed, 15 Apr 2099 00:00:00 -0400"
    harvest = rss(channels).fetch(WEEK)
    assert (harvest.papers, harvest.health.status) == ((), Status.DOWN)


@pytest.mark.parametrize("kind", ["down", "html", "truncated", "shape"])
def test_a_feed_that_is_down_says_so(channels: ChannelsReplay, kind: str) -> None:
    """For every window of the night, without asking again."""
    channels.shown.papers = listed()
    channels.misbehave("/rss", kind)
    source = rss(channels)
    assert source.fetch(WEEK).health.status is Status.DOWN
    asked = len(channels.asked)
    harvest = source.fetch(Window(WEEK.start - timedelta(days=9), WEEK.start))
    assert (harvest.papers, harvest.health.status) == ((), Status.DOWN)
    assert len(channels.asked) == asked


def test_a_category_that_arxiv_refuses_is_quoted(channels: ChannelsReplay) -> None:
    """The error is a feed, too."""
    channels.misbehave("/rss", "refused")
    health = rss(channels).fetch(WEEK).health
    assert (health.status, health.requests) == (Status.DOWN, 1)
    assert "(arXiv says: Bad archive)" in health.reason


def test_a_passing_fault_costs_a_request_and_nothing_else(channels: ChannelsReplay) -> None:
    """Half a feed is asked for again."""
    channels.shown.papers = listed()
    channels.misbehave("/rss", "truncated", times=2)
    harvest = rss(channels).fetch(WEEK)
    assert (len(harvest.papers), harvest.health.requests) == (12, 3)


@recorded_only
def test_every_recorded_payload_is_named_above() -> None:
    """A sample that is added later does not go unread."""
    assert {path.stem for path in SAMPLES.iterdir()} == set(RECORDED)


@recorded_only
@pytest.mark.parametrize("name", sorted(RECORDED))
def test_recorded_feeds_are_read_whole(name: str) -> None:
    """RSS 2.0 and Atom, of one category and of several."""
    told = parse((SAMPLES / f"{name}.xml").read_bytes())
    count, day, aside = RECORDED[name]
    assert (len(told.shelf.papers), told.day, told.shelf.aside) == (count, day, aside)
    assert (told.shelf.unreadable, told.shelf.fault, told.shelf.doubts) == ((), "", ())
    for paper in told.shelf.papers:
        assert paper.authors
        assert paper.abstract
        assert not paper.abstract.startswith("arXiv:")


@recorded_only
def test_a_recorded_name_in_tex_is_a_name() -> None:
    """So is the DOI that the API writes in small letters."""
    papers = parse((SAMPLES / "atom_cs.AI_2025-08-20.xml").read_bytes()).shelf.papers
    assert ("Paulo André Lima de Castro",) in {paper.authors for paper in papers}
    paper = parse((SAMPLES / "atom_cs.LG_2026-09-25_trimmed.xml").read_bytes()).shelf.papers[0]
    assert paper.ids[1] == PaperId("doi", "10.1109/mapr72750.2026.11685822")
