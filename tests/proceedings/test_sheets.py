"""Lists of a day, and feeds: what may have something new is asked for once a day, and nothing is lost."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from curator.core.harvest import Status
from curator.core.window import Progress, midnight, wanted
from curator.http import PoliteFetcher
from curator.proceedings import PendingPages
from curator.settings.load import load
from curator.wiring.sources import sources_of, with_feeds
from tests.contracts.source import START, UndatedSourceContract
from tests.fakes import FixedClock, MemoryPages, PassingTime
from tests.proceedings.world import titles
from tests.settings.folders import CURATOR, rules_folder

if TYPE_CHECKING:
    from pathlib import Path

    from curator.core.harvest import Harvest
    from curator.ports import Source
    from curator.settings.values import Settings
    from tests.support.proceedings_site import Site

DAY = timedelta(days=1)
FRIDAY = date(2026, 6, 12)


def address(day: date) -> str:
    """Where the papers of a day are."""
    return f"/api/daily_papers?date={day}&limit=100"


def papers(*numbers: int) -> bytes:
    """The papers of a day."""
    items: list[dict[str, Any]] = [
        {
            "paper": {
                "id": f"2606.{number:05}",
                "title": f"Title {number}",
                "authors": [{"name": "Ada Example"}],
            }
        }
        for number in numbers
    ]
    return json.dumps(items).encode()


def feed(*names: str) -> bytes:
    """A feed of RSS 2.0."""
    items = "".join(
        f"<item><title>{name}</title><link>https://journal.example/{name.replace(' ', '-')}</link>"
        "<author>ada@journal.example (Ada Example)</author></item>"
        for name in names
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>Journal</title>'
    return f"{head}<link>https://journal.example/</link>{items}</channel></rss>".encode()


@dataclass
class Runs:
    """Runs of one source as the settings make it, night after night, with its memory kept."""

    settings: Settings
    name: str
    memory: MemoryPages = field(default_factory=MemoryPages)
    clock: FixedClock = field(default_factory=FixedClock)
    progress: Progress = field(default_factory=Progress)

    def source(self, pages: PendingPages | None = None) -> Source:
        """The source as one run makes it."""
        time = PassingTime()
        settings = with_feeds(self.settings)
        fetcher = PoliteFetcher(
            settings.services, contact="", clock=self.clock, sleep=time.sleep, monotonic=time.monotonic
        )
        memory = pages or self.memory
        (source,) = sources_of(settings, (self.name,), fetcher=fetcher, memory=memory, clock=self.clock)
        return source

    def night(self, day: date) -> list[Harvest]:
        """All windows of the night that begins on ``day``."""
        self.clock.moment = datetime(day.year, day.month, day.day, 3, 17, tzinfo=UTC)
        self.memory.clock.moment = self.clock.moment
        pages = PendingPages(self.memory)
        source = self.source(pages)
        harvests = []
        for window in wanted(self.progress, midnight(self.clock.moment)):
            harvests.append(source.fetch(window))
            self.progress = self.progress.after(window, complete=harvests[-1].health.complete)
        pages.settle()
        return harvests


@pytest.fixture
def daily(site: Site, tmp_path: Path) -> Runs:
    """Hugging Face, with nothing on any day of the fortnight."""
    for number in range(-14, 60):
        site.pages[address(FRIDAY + number * DAY)] = papers()
    folder = rules_folder(tmp_path, curator=f"{CURATOR}sources: {{hf_daily: {{enabled: true}}}}\n")
    return Runs(load(folder, {"CURATOR_HUGGINGFACE_URL": site.url}), "hf_daily")


@pytest.fixture
def feeds(site: Site, tmp_path: Path) -> Runs:
    """Two feeds."""
    site.pages["/a.xml"] = feed("One", "Two")
    site.pages["/b.xml?of=all"] = feed("Three")
    more = (
        f"sources: {{feeds: {{enabled: true, feeds: [{{name: a, url: '{site.url}/a.xml'}},"
        f" {{name: b, url: '{site.url}/b.xml?of=all'}}]}}}}\n"
    )
    return Runs(load(rules_folder(tmp_path, curator=CURATOR + more), {}), "feeds")


def test_the_first_night_asks_for_a_week(daily: Runs, site: Site) -> None:
    """Every day of the window, once, and the papers of all come."""
    site.pages[address(FRIDAY)] = papers(1, 2)
    (harvest,) = daily.night(FRIDAY + DAY)
    assert titles(harvest) == ["Title 1", "Title 2"]
    assert (harvest.health.status, harvest.health.requests) == (Status.FRESH, 7)


def test_every_other_night_asks_for_yesterday(daily: Runs, site: Site) -> None:
    """A day that was read when it was over does not change any more."""
    daily.night(FRIDAY)
    site.forget()
    site.pages[address(FRIDAY)] = papers(1)
    (harvest,) = daily.night(FRIDAY + DAY)
    assert titles(harvest) == ["Title 1"]
    assert [one.target for one in site.asked] == [address(FRIDAY)]


def test_a_day_without_papers_is_quiet(daily: Runs) -> None:
    """Nobody hands papers in on a Sunday."""
    daily.night(FRIDAY)
    (harvest,) = daily.night(FRIDAY + DAY)
    assert (harvest.health.status, harvest.health.reason) == (Status.QUIET, "2026-06-12: it is empty.")


def test_a_run_repeated_asks_nothing(daily: Runs, site: Site) -> None:
    """And says that nothing is due."""
    daily.night(FRIDAY)
    site.forget()
    (harvest,) = daily.night(FRIDAY)
    assert (harvest.health.status, harvest.health.reason) == (Status.QUIET, "Nothing is due.")
    assert site.asked == []


def test_a_month_without_it_loses_no_day(daily: Runs, site: Site) -> None:
    """What was missed is asked for when it is back."""
    site.faults["*"] = "down"
    for number in range(30):
        assert {one.health.status for one in daily.night(FRIDAY + number * DAY)} == {Status.DOWN}
        site.pages[address(FRIDAY + number * DAY)] = papers(number)
    site.faults.clear()
    harvests = daily.night(FRIDAY + 30 * DAY)
    assert sorted(title for one in harvests for title in titles(one)) == sorted(
        f"Title {number}" for number in range(30)
    )
    assert daily.progress.gaps == ()


@pytest.mark.parametrize(
    "fault", ["down", "HTML instead", "challenge", "changed layout", "empty", "broken off"]
)
def test_one_bad_day_leaves_the_others(daily: Runs, site: Site, fault: str) -> None:
    """The window is partial, and only the bad day is asked for again."""
    site.pages[address(FRIDAY - DAY)] = papers(1)
    site.pages[address(FRIDAY)] = papers(2)
    site.faults[address(FRIDAY)] = fault
    (harvest,) = daily.night(FRIDAY + DAY)
    assert (titles(harvest), harvest.health.status) == (["Title 1"], Status.PARTIAL)
    site.faults.clear()
    site.forget()
    harvests = daily.night(FRIDAY + 2 * DAY)
    assert [title for one in harvests for title in titles(one)] == ["Title 2"]
    assert {one.target for one in site.asked} == {address(FRIDAY), address(FRIDAY + DAY)}


@pytest.mark.parametrize("count", [99, 100, 101, 250])
def test_a_day_that_fills_a_page_goes_on_at_the_next(daily: Runs, site: Site, count: int) -> None:
    """All of it comes, the day is whole, and no other night asks for it again."""
    for page in range(4):
        more = f"&p={page}" if page else ""
        site.pages[address(FRIDAY) + more] = papers(*range(100 * page, min(count, 100 * page + 100)))
    (harvest,) = daily.night(FRIDAY + DAY)
    assert (len(harvest.papers), harvest.health.status) == (count, Status.FRESH)
    assert harvest.health.reason.endswith(f"2026-06-12: {count} papers.")
    site.forget()
    daily.night(FRIDAY + 2 * DAY)
    assert [one.target for one in site.asked] == [address(FRIDAY + DAY)]


@pytest.mark.parametrize("known", [True, False])
def test_a_day_whose_further_pages_are_not_given_is_noted_once(daily: Runs, site: Site, known: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A service that does not know of them refuses, or sends the first again: no night could get more."""
    site.pages[address(FRIDAY)] = papers(*range(100))
    if not known:
        site.pages[f"{address(FRIDAY)}&p=1"] = papers(*range(100))
    (harvest,) = daily.night(FRIDAY + DAY)
    assert (len(harvest.papers), harvest.health.status) == (100, Status.FRESH)
    assert "as many as can be had, so that there may be more" in harvest.health.reason
    assert daily.progress.gaps == ()
    site.forget()
    daily.night(FRIDAY + 2 * DAY)
    assert [one.target for one in site.asked] == [address(FRIDAY + DAY)]


@pytest.mark.parametrize("fault", ["down", "HTML instead", "broken off"])
def test_a_further_page_that_fails_is_asked_for_again(daily: Runs, site: Site, fault: str) -> None:
    """The day is partial until it came."""
    site.pages[address(FRIDAY)] = papers(*range(100))
    site.pages[f"{address(FRIDAY)}&p=1"] = papers(100)
    site.faults[f"{address(FRIDAY)}&p=1"] = fault
    (harvest,) = daily.night(FRIDAY + DAY)
    assert (len(harvest.papers), harvest.health.status) == (100, Status.PARTIAL)
    site.faults.clear()
    harvests = daily.night(FRIDAY + 2 * DAY)
    assert sum(len(one.papers) for one in harvests) == 101


def test_all_feeds_are_asked_every_night(feeds: Runs, site: Site) -> None:
    """Each by its own address; an unchanged one is not sent again."""
    (harvest,) = feeds.night(FRIDAY)
    assert titles(harvest) == ["One", "Two", "Three"]
    assert (harvest.health.status, harvest.health.reason) == (Status.FRESH, "a: 2 papers. b: 1 paper.")
    site.pages["/b.xml?of=all"] = feed("Three", "Four")
    site.forget()
    (harvest,) = feeds.night(FRIDAY + DAY)
    assert titles(harvest) == ["Three", "Four"]
    assert [(one.target, one.status) for one in site.asked] == [("/a.xml", 304), ("/b.xml?of=all", 200)]


def test_a_feed_that_is_gone_is_told(feeds: Runs, site: Site) -> None:
    """The other one is read."""
    site.pages.pop("/a.xml")
    (harvest,) = feeds.night(FRIDAY)
    assert (titles(harvest), harvest.health.status) == (["Three"], Status.PARTIAL)
    assert harvest.health.reason.startswith("a: nothing could be read: 127.0.0.1 gave no usable answer")


@dataclass(frozen=True, slots=True)
class Stall:
    """A feed with six entries."""

    runs: Runs
    site: Site

    def source(self) -> Source:
        """The source on the evening of the sixth day."""
        self.runs.clock.moment = START + timedelta(days=5, hours=20)
        return self.runs.source()

    def break_down(self) -> None:
        """Nothing but 503."""
        self.site.faults["*"] = "down"


class TestDailySource(UndatedSourceContract):
    """Hugging Face's days, over loopback."""

    @pytest.fixture
    def stall(self, daily: Runs, site: Site) -> Stall:
        """One paper a day for six days, and before them none."""
        for number in range(-3, 6):
            day = (START + timedelta(days=number)).date()
            site.pages[address(day)] = papers(number) if number >= 0 else papers()
        return Stall(daily, site)
