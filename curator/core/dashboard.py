"""What the one issue says that shows maintainers how the bot and the list are: values, no words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.harvest import Status
from curator.core.proposal import Action, Outcome
from curator.core.works.identity import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from curator.core.harvest import Health
    from curator.core.memory import Memory, Record
    from curator.core.plan import Dropped
    from curator.core.report import Report
    from curator.core.silence import Silence
    from curator.core.steering import HealthPoint, Ignored, Pause
    from curator.core.works.paper import Paper, PaperId

MOST_QUEUED: Final = 30
MOST_DOUBTFUL: Final = 30
MOST_OPEN: Final = 100
MOST_IGNORED: Final = 50

_WORST: Final = (Status.DOWN, Status.PARTIAL, Status.STALE, Status.FRESH, Status.QUIET)


class Open(NamedTuple):
    """One open proposal; ``age`` in days, None where it was made before our memory."""

    number: int | None
    url: str
    title: str
    kind: str
    age: int | None


class Waiting(NamedTuple):
    """One paper that waits for room, or for a person; ``score`` from 0 to 1 where it was judged tonight."""

    id: PaperId
    title: str
    url: str
    score: float | None
    section: str = ""
    reason: str = ""


class SourceState(NamedTuple):
    """How one source did: its worst window of the night, and the day of its last fresh batch."""

    name: str
    status: Status
    reason: str
    fresh: date | None


class Snoozed(NamedTuple):
    """A proposal that comes back on a day."""

    title: str
    number: int | None
    url: str
    until: date


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything on the issue, bounded; ``more_…`` count what is left out.

    Attributes:
        day: of the last run.
        pace: why fewer papers are proposed than the settings allow; "" when they are not.
        problems: of the last run.
        dead: links that are dead or missing, by the last check.
        venueless: entries that name no publication.
    """

    day: datetime
    list_path: str
    pause: Pause | None
    pace: str
    silence: Silence
    problems: tuple[str, ...]
    open: tuple[Open, ...]
    queue: tuple[Waiting, ...]
    more_queued: int
    triage: tuple[Waiting, ...]
    snoozed: tuple[Snoozed, ...]
    ignored: tuple[Ignored, ...]
    sources: tuple[SourceState, ...]
    dead: int
    venueless: int | None
    health: tuple[HealthPoint, ...]

    def within(self, most: int) -> Dashboard:
        """The same with at most so many of each kind, where the words of some are too long for all."""
        return replace(
            self,
            problems=self.problems[:most],
            open=self.open[:most],
            queue=self.queue[:most],
            more_queued=self.more_queued + max(0, len(self.queue) - most),
            triage=self.triage[:most],
            snoozed=self.snoozed[:most],
            ignored=self.ignored[:most],
            sources=self.sources[:most],
        )


def dashboard(report: Report, memory: Memory, *, silence: Silence, pace: str = "") -> Dashboard:
    """The issue after a night; ``memory`` is what the night leaves."""
    day = report.started.date()
    queue = list(_queue(report, memory))
    judged = {dropped.candidate.id: dropped for dropped in report.piles.triage}
    last = memory.health[-1] if memory.health else None
    return Dashboard(
        day=report.started,
        list_path=report.list_path,
        pause=memory.pause,
        pace=pace,
        silence=silence,
        problems=report.problems,
        open=_open(report, {one.branch: one for one in memory.records}, day),
        queue=tuple(queue[:MOST_QUEUED]),
        more_queued=max(0, len(queue) - MOST_QUEUED),
        triage=tuple(_doubtful(one, judged) for one in memory.triage[:MOST_DOUBTFUL]),
        snoozed=tuple(_snoozed(memory.records)),
        ignored=memory.ignored[-MOST_IGNORED:],
        sources=tuple(_sources(report.sources, memory.fresh)),
        dead=len(memory.links.missing),
        venueless=last.venueless if last else None,
        health=memory.health,
    )


def _open(report: Report, records: Mapping[str, Record], today: date) -> tuple[Open, ...]:
    """One a branch, as several papers may share one, in the order in which they were opened."""
    found: dict[str, Open] = {}
    for row in report.rows:
        done = row.published
        if done.action in {Action.CREATED, Action.UPDATED, Action.KEPT}:
            made = records[done.branch].day if done.branch in records else None
            one = Open(done.number, done.url, row.title, row.kind, (today - made).days if made else None)
            found.setdefault(done.branch, one)
    return tuple(sorted(found.values(), key=lambda one: one.number or 0))[:MOST_OPEN]


def _queue(report: Report, memory: Memory) -> Iterator[Waiting]:
    """The queue in its order, with the scores of tonight."""
    rows = {row.published.key: row for row in report.rows if row.published.action is Action.QUEUED}
    for paper in memory.queue:
        name = canonical(paper.ids, title=paper.title)
        row = rows.get(f"add:{name}")
        if row is not None:  # else it is being proposed now
            yield Waiting(name, paper.title, paper.url, row.score, row.section)


def _doubtful(paper: Paper, judged: Mapping[PaperId, Dropped]) -> Waiting:
    name = canonical(paper.ids, title=paper.title)
    dropped = judged.get(name)
    if dropped is None:
        return Waiting(name, paper.title, paper.url, None)
    candidate = dropped.candidate
    ranking = candidate.classification.ranking
    section = ranking[0].section if ranking else ""
    score = candidate.classification.screening.score
    return Waiting(name, paper.title, paper.url, score, section, dropped.reason)


def _snoozed(records: Iterable[Record]) -> Iterator[Snoozed]:
    for one in records:
        if one.outcome is Outcome.SNOOZED and one.until is not None:
            yield Snoozed(one.title, one.number, one.url, one.until)


def _sources(healths: Iterable[Health], fresh: Mapping[str, date]) -> Iterator[SourceState]:
    """Each source once, by its worst window."""
    worst: dict[str, Health] = {}
    for health in healths:
        before = worst.setdefault(health.source, health)
        if _WORST.index(health.status) < _WORST.index(before.status):
            worst[health.source] = health
    for name, health in worst.items():
        yield SourceState(name, health.status, health.reason, fresh.get(name))
