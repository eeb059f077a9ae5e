"""A simulated year: the nightly run with its real adapters between replays, and maintainers who merge.

Every night is put together by `curator.wiring` as ``curator run --forge local`` has it, on a real repository;
only the settings are read once.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from curator.clock import FixedClock
from curator.core.harvest import Status
from curator.core.proposal import Action
from curator.forge.local import found
from curator.wiring.home import Home, home
from curator.wiring.nights import run
from curator.wiring.one_night import Tonight
from tests.e2e.made_year import AGAIN, EDITIONS, MadeYear
from tests.e2e.merging import PATH, TRUNK, applied, change_of
from tests.e2e.year_files import AFTER, BEFORE, files_of_a_year
from tests.e2e.year_promises import due_on
from tests.forge.local_town import git
from tests.services.conference_replay import World
from tests.support.conferences import serving
from tests.support.replay import starting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from curator.core.report import Report
    from tests.services.conference_replay import ConferenceReplay
    from tests.support.replay import Replay

PATIENCE: Final = timedelta(days=3)
"""How long a pull request waits for a maintainer."""

SERVICES: Final = (
    *("arxiv", "openreview", "pmlr", "cvf", "virtual", "acl", "neurips", "crossref", "semantic_scholar"),
)
"""Those that are asked, each of which may be down."""

_STANDS_AT: Final = {"acl": "acl_data", "virtual": "virtual_icml"}


@dataclass
class Diary:
    """What happened in a year.

    Attributes:
        proposed: titles of proposed papers, each with the days on which it was.
        upgraded: titles of upgraded entries, each with the days and what they were to say.
        watched: requests of every night's sources, by source; ``arxiv`` apart.
        evidence: requests of every night that asked for evidence, or logged in.
        due: by source, how many venue-years the calendar watched.
        news: days and sources on which proceedings came, or came again.
        undead: branches that were merged or declined, and are told to be open all the same.
        degraded: nights that did less than they were asked for, with what they say.
    """

    proposed: dict[str, list[date]] = field(default_factory=dict)
    upgraded: dict[str, list[tuple[date, str]]] = field(default_factory=dict)
    watched: dict[date, Counter[str]] = field(default_factory=dict)
    arxiv: dict[date, int] = field(default_factory=dict)
    evidence: dict[date, int] = field(default_factory=dict)
    due: dict[date, Counter[str]] = field(default_factory=dict)
    news: set[tuple[date, str]] = field(default_factory=set)
    undead: set[str] = field(default_factory=set)
    degraded: dict[date, tuple[str, ...]] = field(default_factory=dict)
    second_runs: int = 0
    second_writes: int = 0


@dataclass
class Year:
    """One repository, its services, and what happened so far.

    Attributes:
        made: what the services show.
        at: where the runs live.
        services: the replay of the conference services.
        arxiv: that of arXiv.
        diary: what happened.
        waiting: branches that wait for a maintainer, with the day on which they came.
        waiting_titles: their titles, and those of the branches that are decided about.
        printed: titles of papers that were proposed with a venue.
        merged: titles in the list, with the day on which they got there.
        down_ever: whether a service was down at all.
    """

    made: MadeYear
    at: Home
    services: ConferenceReplay
    arxiv: Replay
    diary: Diary = field(default_factory=Diary)
    waiting: dict[str, date] = field(default_factory=dict)
    waiting_titles: dict[str, str] = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)
    merged: dict[str, date] = field(default_factory=dict)
    down_ever: bool = False

    def night(self, day: date, *, twice: bool = False) -> Report:
        """One night, which begins at 03:17, its second run if asked for; then maintainers have their day."""
        self.services.world.today = day
        self.services.forget()
        before = self.arxiv.stats()["requests"]
        report = self._run(day)
        all_of_arxiv = self.arxiv.stats()["requests"] - before
        self._count(day, report, sum(self.services.forget().values()) + all_of_arxiv)
        self._write_down(day, report)
        if twice:
            self.diary.second_writes += self._run(day).writes
            self.diary.second_runs += 1
        self._maintain(day)
        return report

    def break_down(self, service: str) -> None:
        """From now on a service is down."""
        self.down_ever = True
        if service == "arxiv":
            self.arxiv.always("http503:1,retry_after=0")
        else:
            self.services.misbehave(_STANDS_AT.get(service, service), "down")

    def repair(self) -> None:
        """Nothing is down any more."""
        self.arxiv.always()
        self.services.behave()

    def text(self) -> str:
        """The list as it is."""
        return git(self.at.repository, "show", f"{TRUNK}:{PATH}")

    def _run(self, day: date) -> Report:
        now = datetime(day.year, day.month, day.day, 3, 17, tzinfo=UTC)
        return run(replace(self.at, clock=FixedClock(now)), Tonight(forge="local"), narrate=_silent)

    def _count(self, day: date, report: Report, requests: int) -> None:
        """What sources asked; the rest of all requests was for evidence."""
        asked = Counter({one.source: 0 for one in report.sources})
        for one in report.sources:
            asked[one.source] += one.requests
            if one.status is Status.FRESH:
                self.diary.news.add((day, one.source))
        self.diary.evidence[day] = requests - sum(asked.values())
        self.diary.arxiv[day] = asked.pop("arxiv", 0)
        self.diary.watched[day] = asked
        self.diary.due[day] = due_on(day, begin=BEFORE, end=AFTER)

    def _write_down(self, day: date, report: Report) -> None:
        shown = {row.published.branch for row in report.rows if row.published.action is Action.KEPT}
        self.diary.undead |= shown & (self.waiting_titles.keys() - self.waiting.keys())
        for row in report.rows:
            if row.addition and row.addition.candidate.paper.venue:
                self.printed.add(row.title)  # also where an open one was given its venue before it was merged
            if row.published.action is not Action.CREATED:
                continue
            self.waiting[row.published.branch] = day
            self.waiting_titles[row.published.branch] = row.title
            if row.kind == "venue":
                assert row.upgrade is not None
                said = f"{row.upgrade.venue.name} {row.upgrade.venue.year}"
                self.diary.upgraded.setdefault(row.title, []).append((day, said))
            else:
                self.diary.proposed.setdefault(row.title, []).append(day)
        if report.degraded:
            faults = (f"{one.source}: {one.reason}" for one in report.sources if not one.complete)
            self.diary.degraded[day] = (*faults, *report.problems)

    def _maintain(self, day: date) -> None:
        """Decide about everything that waits long enough: decline what nobody wants, merge the rest."""
        due = [branch for branch, since in self.waiting.items() if day - since >= PATIENCE]
        unwanted = {story.words.title for story in self.made.stories if story.kind == "declined"}
        merged = text = self.text() if due else ""
        for branch in due:
            title = self.waiting_titles[branch]
            del self.waiting[branch]
            if title in unwanted:
                git(self.at.repository, "branch", "-D", branch)
            else:
                merged = applied(merged, change_of(self.at.repository, branch))
                self.merged.setdefault(title, day)
        if merged != text:
            (self.at.repository / PATH).write_text(merged, encoding="utf-8")
            git(self.at.repository, "commit", "--quiet", "--all", "--message", "Merge what is good")


@contextmanager
def living(made: MadeYear, folder: Path, *, limits: bool = False) -> Iterator[Year]:
    """A year in a folder of its own that has not begun yet; ``limits`` says whether the maintainers' hold."""
    world = World([*EDITIONS, *AGAIN], made.works, EDITIONS[0].appears)
    with serving(world) as services, starting(folder) as start:
        arxiv = start(made.records)
        environ = {
            **services.environ,
            "CURATOR_ARXIV_URL": arxiv.url,
            "CURATOR_CONTACT": "robot@example.org",
            "OPENREVIEW_USERNAME": "robot@example.org",
            "OPENREVIEW_PASSWORD": "of no account",
        }
        root = folder / "papers"
        root.mkdir()
        found(root, files=files_of_a_year(limits=limits))
        at = home(root / "rules", environ=environ, state=lambda _: folder / "state")
        yield Year(made, replace(at, repository=root), services, arxiv)


def _silent(words: str) -> None:
    """Nobody watches."""
