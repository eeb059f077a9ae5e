"""The only fakes: each keeps the same contract as the real part that it stands for, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from curator.core.edit import apply_edits
from curator.core.harvest import Harvest, Health, Status
from curator.core.paper import Paper, PaperId
from curator.core.proposal import LONGEST_BODY, Action, Outcome, Published, Standing
from curator.errors import BrokenPromise, NoAnswer, StateMoved
from curator.ports import Base, Remembered, StateFile
from curator.sources.arxiv.feed import Feed

if TYPE_CHECKING:
    from collections.abc import Collection

    from curator.core.candidate import Candidate
    from curator.core.proposal import Proposal
    from curator.core.window import Window

SPRING_NIGHT = datetime(2026, 4, 30, 3, 17, tzinfo=UTC)


@dataclass(slots=True)
class FixedClock:
    """A clock that a test sets."""

    moment: datetime = SPRING_NIGHT

    def now(self) -> datetime:
        """What the test says."""
        return self.moment


@dataclass(slots=True)
class FakeSource:
    """A source with ``papers`` on its shelf; of a window it gives those published in it, in their order."""

    papers: tuple[Paper, ...] = ()
    name: str = "arxiv"
    status: Status = Status.FRESH
    asked: list[Window] = field(default_factory=list)

    def fetch(self, window: Window) -> Harvest:
        """The papers of the window (none when it is down), with the status that the test set."""
        self.asked.append(window)
        there = tuple(paper for paper in self.papers if paper.published and paper.published in window)
        given = () if self.status is Status.DOWN else there
        health = Health(
            self.name, self.status, window, 1, len(given), len(there), f"the test says {self.status}"
        )
        return Harvest(given, (), health)


@dataclass(frozen=True, slots=True)
class _Run:
    number: int
    name: str
    day: date


@dataclass(slots=True)
class MemoryLedger:
    """A ledger in a process's memory; everything hangs on the paper's ids, as in the real one."""

    clock: FixedClock
    retention: timedelta = timedelta(days=90)
    _runs: dict[str, _Run] = field(default_factory=dict)
    _papers: dict[PaperId, tuple[_Run, Candidate]] = field(default_factory=dict)
    _aliases: dict[PaperId, PaperId] = field(default_factory=dict)
    _actions: dict[str, tuple[_Run, Published]] = field(default_factory=dict)

    def record(
        self, *, run_id: str, candidates: Collection[Candidate], published: Collection[Published]
    ) -> None:
        """Remember one run, unless a later one is known."""
        today = self.clock.now().date()
        run = self._runs.setdefault(run_id, _Run(len(self._runs), run_id, today))
        if run.number < len(self._runs) - 1:
            return
        for candidate in candidates:
            self._judge(candidate, run, together={one.id for one in candidates})
        self._actions |= {one.key: (run, one) for one in published}
        self._forget(today - self.retention)

    def find(self, paper: PaperId) -> Remembered | None:
        """The latest candidate under this id or an alias of it, and what was last done about it."""
        if paper not in self._aliases:
            return None
        run, candidate = self._papers[self._aliases[paper]]
        last = max(self._done(candidate.id), key=lambda one: one[0].number, default=(None, None))
        return Remembered(candidate, last[1], run.name, run.day)

    def _judge(self, candidate: Candidate, run: _Run, *, together: Collection[PaperId]) -> None:
        ids = (*candidate.ids, candidate.id)
        earlier = {self._aliases[alias] for alias in ids if alias in self._aliases} - set(together)
        for alias, paper in self._aliases.items():
            if paper in earlier:
                self._aliases[alias] = candidate.id
        for paper in earlier:
            del self._papers[paper]
        self._papers[candidate.id] = (run, candidate)
        self._aliases |= dict.fromkeys(ids, candidate.id)

    def _done(self, paper: PaperId) -> list[tuple[_Run, Published]]:
        names = {str(alias) for alias, owner in self._aliases.items() if owner == paper}
        return [done for key, done in self._actions.items() if key.partition(":")[2] in names]

    def _forget(self, before: date) -> None:
        for paper, (run, _) in list(self._papers.items()):
            if run.day < before and not self._done(paper):
                del self._papers[paper]
        self._aliases = {alias: paper for alias, paper in self._aliases.items() if paper in self._papers}


@dataclass(frozen=True, slots=True)
class MemoryPull:
    """A pull request of the `MemoryForge`: ``text`` is the list on its branch, made on ``base``."""

    number: int
    proposal: Proposal
    base: Base
    text: str
    outcome: Outcome = Outcome.OPEN
    edited: bool = False


@dataclass(slots=True)
class MemoryRepository:
    """What several `MemoryForge`s share: the list's branch as its versions, pull requests, the state."""

    versions: list[str]
    pulls: dict[str, MemoryPull] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)


@dataclass(slots=True)
class MemoryForge:
    """Forge and state branch in a process's memory; every call is one machine's."""

    repository: MemoryRepository
    path: str = "list/README.md"
    writes: int = 0

    def base(self) -> Base:
        """The last version of the list."""
        versions = self.repository.versions
        return Base(branch="main", commit=f"{len(versions):040x}", path=self.path, text=versions[-1])

    def standing(self, *, watched: Collection[str]) -> tuple[Standing, ...]:
        """The open pull requests, and what became of the watched ones."""
        return tuple(
            Standing(branch, pull.proposal.marker, pull.outcome, pull.number, f"memory:{pull.number}")
            for branch, pull in self.repository.pulls.items()
            if pull.outcome is Outcome.OPEN or branch in watched
        )

    def publish(self, proposal: Proposal, *, base: Base) -> Published:
        """Make the pull request, or bring it up to the proposal, unless a person has had a hand in it."""
        if len(proposal.body) > LONGEST_BODY:
            message = "the body is too long"
            raise BrokenPromise(message)
        text = apply_edits(base.text, proposal.edits)
        pull = self.repository.pulls.get(proposal.branch)
        if pull is None:
            new = MemoryPull(len(self.repository.pulls) + 1, proposal, base, text)
            return self._put(new, Action.CREATED, "newly proposed")
        if pull.outcome is not Outcome.OPEN:
            return self._said(pull, Action.SKIPPED, f"was {pull.outcome} before")
        if pull.edited or (pull.proposal, pull.base) == (proposal, base):
            return self._said(pull, Action.KEPT, "stands as it should")
        made = replace(pull, proposal=proposal, base=base, text=text)
        return self._put(made, Action.UPDATED, "made anew on the list as it is now")

    def load(self) -> StateFile:
        """The last state saved."""
        states = self.repository.states
        return StateFile(states[-1], f"{len(states):040x}") if states else StateFile(None, None)

    def save(self, text: str, *, replacing: StateFile) -> StateFile:
        """Put a new state on top of ``replacing``, if that is still the last one."""
        if self.load().commit != replacing.commit:
            message = "another machine was faster"
            raise StateMoved(message)
        self.repository.states.append(text)
        self.writes += 1
        return self.load()

    def _put(self, pull: MemoryPull, action: Action, reason: str) -> Published:
        self.repository.pulls[pull.proposal.branch] = pull
        self.writes += 1
        return self._said(pull, action, reason)

    def _said(self, pull: MemoryPull, action: Action, reason: str) -> Published:
        key, branch = pull.proposal.key, pull.proposal.branch
        return Published(key, branch, action, pull.number, f"memory:{pull.number}", reason)


@dataclass(slots=True)
class PassingTime:
    """A monotonic clock that only passes while somebody sleeps by it, and keeps how long each time."""

    moment: float = 0.0
    slept: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        """Seconds since the test began."""
        return self.moment

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.slept.append(seconds)
        self.moment += seconds


@dataclass(slots=True)
class Shelf:
    """Stands for arXiv's pages: one paper a minute from ``start`` on, ``size`` a page.

    ``hidden`` ones are counted and never given, ``lie`` replaces the total, after ``most`` pages it fails.
    """

    start: datetime
    size: int
    count: int
    hidden: frozenset[int] = frozenset()
    lie: int | None = None
    most: int | None = None
    asked: list[tuple[Window, int]] = field(default_factory=list)

    def __call__(self, window: Window, *, start: int, known: int) -> tuple[Feed, int]:
        """A page of the papers in the window."""
        del known
        self.asked.append((window, start))
        if self.most is not None and len(self.asked) > self.most:
            message = "status 503"
            raise NoAnswer(message, attempts=10)
        minute = timedelta(minutes=1)
        first = max(0, -((self.start - window.start) // minute))
        last = max(first, min(self.count, -((self.start - window.end) // minute)))
        numbers = range(first, last)
        papers = tuple(
            Paper((PaperId("arxiv", f"{n}"),), f"{n}", "", published=self.start + minute * n)
            for n in numbers[start : start + self.size]
            if n not in self.hidden
        )
        return Feed(papers, (), len(numbers) if self.lie is None else self.lie, start, self.size), 1
