"""The only fakes: each keeps the same contract as the real part that it stands for, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from curator.core.commands.boxes import unticked
from curator.core.commands.ticks import ticked
from curator.core.facts import NO_FACTS
from curator.core.harvest import Harvest, Health, Status
from curator.core.links.link import Registration
from curator.core.list.edit import apply_edits
from curator.core.proposal import LONGEST_BODY, Action, Outcome, Published, Standing
from curator.core.shelves.works import FoundWork, best_first
from curator.core.works.identity import canonical
from curator.core.works.paper import Paper, PaperId
from curator.core.works.sameness import Known as KnownWork
from curator.core.works.sameness import compare
from curator.errors import BrokenPromise, NoAnswer, StateMoved
from curator.ports import Base, Gathered, KeptAnswer, Lookup, Remembered, SeenPage, StateFile, Testimony
from curator.ports.talk import Comment, Place
from curator.sources.arxiv.feed import Feed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from curator.core.candidate import Candidate
    from curator.core.evidence.asked_works import Asked, Told
    from curator.core.evidence.judgement import Judgement
    from curator.core.facts import Facts
    from curator.core.link_memo import LinkFindings, LinkMemo
    from curator.core.links.link import Known, Via
    from curator.core.list.document import Document
    from curator.core.proposal import Force, Proposal
    from curator.core.repairs.repair import Found
    from curator.core.shelves.works import ListedWork
    from curator.core.window import Window
    from curator.core.works.sameness import Work
    from curator.ports.talk import Reaction

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


def merged(began: str, ours: str, theirs: str) -> str | None:
    """Merge two texts line by line as git does: changes that touch conflict, unless they are the same."""
    old = began.split("\n")
    left, right = _changes(old, ours.split("\n")), _changes(old, theirs.split("\n"))
    both = sorted({*left, *right})
    if any(first[1] >= second[0] for first, second in pairwise(both)):
        return None
    for start, end, new in reversed(both):
        old[start:end] = new
    return "\n".join(old)


def _changes(old: list[str], new: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Which lines of the old text give way to which new ones; equal ends are cut off before comparing."""
    head = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    most = min(len(old), len(new)) - head
    tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    middle, other = old[head : len(old) - tail], new[head : len(new) - tail]
    # Blank lines are everywhere: none of them is what two texts are held together by.
    found = SequenceMatcher(lambda line: not line, middle, other, autojunk=False).get_opcodes()
    return [(head + a, head + b, tuple(other[c:d])) for tag, a, b, c, d in found if tag != "equal"]


@dataclass(frozen=True, slots=True)
class MemoryPull:
    """A pull request of the `MemoryForge`: ``text`` is the list on its branch, made on ``base``.

    ``reason`` is what was said when it was closed, ``told`` what the bot has told people who worked on it.
    """

    number: int
    proposal: Proposal
    base: Base
    text: str
    outcome: Outcome = Outcome.OPEN
    edited: bool = False
    reason: str = ""
    told: str = ""
    draft: bool = True

    def merged_into(self, now: Base) -> str | None:
        """The list after a merge, as git would make it of line by line; None where that conflicts."""
        return self.text if now.text == self.base.text else merged(self.base.text, now.text, self.text)


@dataclass(slots=True)
class MemoryRepository:
    """What several `MemoryForge`s share: the list's versions, pull requests, the state, what was said."""

    versions: list[str]
    pulls: dict[str, MemoryPull] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    reactions: dict[int, list[str]] = field(default_factory=dict)


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
        base = self.base()
        return tuple(
            self._standing(branch, pull, base)
            for branch, pull in self.repository.pulls.items()
            if pull.outcome is Outcome.OPEN or branch in watched
        )

    @staticmethod
    def _standing(branch: str, pull: MemoryPull, base: Base) -> Standing:
        is_open = pull.outcome is Outcome.OPEN
        return Standing(
            branch,
            pull.proposal.marker,
            pull.outcome,
            pull.number,
            f"memory:{pull.number}",
            labels=frozenset(label.casefold() for label in pull.proposal.labels),
            draft=pull.draft,
            merges=pull.merged_into(base) is not None if is_open else None,
            ticked=ticked(pull.proposal.body),
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
        return self._renewed(pull, proposal, base, text)

    def _renewed(self, pull: MemoryPull, proposal: Proposal, base: Base, text: str) -> Published:
        if not proposal.renews:
            return self._said(pull, Action.KEPT, "is open")
        if pull.edited and proposal.force != "people":
            return self._left(pull)
        words = pull.proposal.title, pull.proposal.body
        told = proposal.is_told_by(*words)
        kept = replace(proposal, title=words[0], body=words[1]) if told else proposal
        if not proposal.force and pull.merged_into(base) == text:
            if told:
                return self._said(pull, Action.KEPT, "stands as it should")
            return self._put(replace(pull, proposal=proposal), Action.UPDATED, "has new words")
        made = replace(pull, proposal=kept, base=base, text=text, edited=False)
        return self._put(made, Action.UPDATED, "made anew on the list as it is now")

    def withdraw(self, branch: str, *, key: str, reason: str, base: Base, force: Force = "") -> Published:
        """Close an open pull request, unless a person has had a hand in it."""
        del base
        pull = self.repository.pulls.get(branch)
        if pull is None or pull.outcome is not Outcome.OPEN:
            return Published(key, branch, Action.SKIPPED, None, "", "there is nothing open to close")
        if pull.edited and force != "people":
            return self._left(pull)
        closed = replace(pull, outcome=Outcome.DECLINED, reason=reason)
        return self._put(closed, Action.CLOSED, f"closed: {reason}")

    def reopen(self, branch: str, *, key: str, base: Base) -> Published:
        """Open a closed pull request again."""
        del base
        pull = self.repository.pulls.get(branch)
        if pull is None or pull.outcome is not Outcome.DECLINED:
            return Published(key, branch, Action.SKIPPED, None, "", "there is nothing closed to open")
        return self._put(replace(pull, outcome=Outcome.OPEN, reason=""), Action.UPDATED, "opened again")

    def added_by(self, line: str, *, base: Base, since: date | None) -> str:
        """The first version that has the line."""
        del base, since
        versions = enumerate(self.repository.versions, 1)
        return next((f"{number:040x}" for number, text in versions if line in text.split("\n")), "")

    def _left(self, pull: MemoryPull) -> Published:
        """A person has had a hand in it: told once."""
        reason = "a person has had a hand in it, so it is left alone"
        if pull.told == reason:
            return self._said(pull, Action.KEPT, reason)
        return self._put(replace(pull, told=reason), Action.KEPT, reason)

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
class MemoryTalk:
    """Conversation, manners and places in the pull requests of a `MemoryRepository`; ``people`` may steer."""

    repository: MemoryRepository
    clock: FixedClock
    people: frozenset[str] = frozenset({"maintainer"})
    login: str = "curator-bot"
    writes: int = 0

    def since(self, moment: datetime) -> tuple[Comment, ...]:
        """What was written from then on."""
        found = (one for one in self.repository.comments if one.written >= moment)
        return tuple(sorted(found, key=lambda one: (one.written, one.id)))

    def thread(self, number: int) -> tuple[Comment, ...]:
        """The comments under one pull request."""
        return tuple(one for one in self.repository.comments if one.thread == number)

    def says(self, number: int, text: str, *, who: str) -> int:
        """Somebody writes a comment: its id."""
        own = who == self.login
        known = len(self.repository.comments) + 1
        made = Comment(known, number, who, text, self.clock.now(), own=own, machine=own)
        self.repository.comments.append(made)
        return known

    def edits(self, comment: int, text: str) -> None:
        """Somebody changes a comment."""
        was = self.repository.comments[comment - 1]
        changed = replace(was, text=text, written=self.clock.now(), edited=True)
        self.repository.comments[comment - 1] = changed

    def answer(self, number: int, text: str, *, replacing: Comment | None) -> None:
        """Write a comment, or edit one of the bot's own; nothing when it says just that already."""
        if replacing is None:
            self.says(number, text, who=self.login)
        elif replacing.text == text:
            return
        else:
            self.edits(replacing.id, text)
        self.writes += 1

    def react(self, comment: Comment, reaction: Reaction) -> None:
        """Put a reaction on a comment, once; the opposite one goes."""
        known = self.repository.reactions.setdefault(comment.id, [])
        opposite = {"+1": "-1", "-1": "+1"}.get(reaction)
        if opposite in known and comment.edited:
            known.remove(opposite)
        if reaction not in known:
            known.append(reaction)
            self.writes += 1

    def may_steer(self, login: str) -> bool:
        """Whether the test says so."""
        return login in self.people

    def ready(self, number: int) -> str:
        """Take a pull request out of draft."""
        found = self._found(number)
        if found is not None and found.draft:
            self.repository.pulls[found.proposal.branch] = replace(found, draft=False)
            self.writes += 1
        return ""

    def place(self, number: int) -> Place | None:
        """The pull request as it is now."""
        found = self._found(number)
        return None if found is None else _place(found)

    def open(self) -> tuple[Place, ...]:
        """The open pull requests."""
        return tuple(_place(one) for one in self.repository.pulls.values() if one.outcome is Outcome.OPEN)

    def untick(self, number: int, names: Collection[str]) -> None:
        """Empty these boxes."""
        found = self._found(number)
        body = unticked(found.proposal.body, names) if found else ""
        if found and body != found.proposal.body:
            proposal = replace(found.proposal, body=body)
            self.repository.pulls[proposal.branch] = replace(found, proposal=proposal)
            self.writes += 1

    def _found(self, number: int) -> MemoryPull | None:
        return next((one for one in self.repository.pulls.values() if one.number == number), None)


def _place(pull: MemoryPull) -> Place:
    branch, body = pull.proposal.branch, pull.proposal.body
    is_open = pull.outcome is Outcome.OPEN
    return Place(pull.number, body, own=True, pull=True, branch=branch, open=is_open, draft=pull.draft)


@dataclass(slots=True)
class FakeLinks:
    """A check of links that finds what the test says, one finding a check, and the last one ever after.

    It is due ``every`` so often; ``told`` are the memos that it was shown.
    """

    findings: list[LinkFindings] = field(default_factory=list)
    every: timedelta = timedelta(days=7)
    told: list[LinkMemo] = field(default_factory=list)

    def due(self, last: datetime | None, *, now: datetime) -> bool:
        """Whether the time is up."""
        return last is None or now - last >= self.every

    def check(self, document: Document, *, memo: LinkMemo) -> LinkFindings:
        """The next finding."""
        del document
        self.told.append(memo)
        return self.findings.pop(0) if len(self.findings) > 1 else self.findings[0]


@dataclass(slots=True)
class FakeEvidence:
    """Evidence of venues that is what the test says, whatever is asked; ``told`` are each night's papers."""

    judgements: dict[PaperId, Judgement] = field(default_factory=dict)
    facts: Facts = NO_FACTS
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    told: list[tuple[Paper, ...]] = field(default_factory=list)

    def gather(self, document: Document, papers: Sequence[Paper]) -> Gathered:
        """What is known of those of the entries that anything is known of."""
        self.told.append(tuple(papers))
        listed = {canonical(entry.ids, title=entry.title) for entry in document.entries}
        known = {paper: one for paper, one in self.judgements.items() if paper in listed}
        return Gathered(known, self.facts, self.problems, self.remarks)


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


@dataclass(slots=True)
class MemoryLinks:
    """A memory of links in a process's memory."""

    clock: FixedClock = field(default_factory=FixedClock)
    retention: timedelta = timedelta(days=365)
    _known: dict[str, tuple[date, Known]] = field(default_factory=dict)

    def recall(self, keys: Collection[str]) -> Mapping[str, Known]:
        """What is known of those of the keys that anything is known of."""
        return {key: self._known[key][1] for key in keys if key in self._known}

    def keep(self, found: Mapping[str, Known]) -> None:
        """Remember, and forget what was not kept for too long."""
        today = self.clock.now().date()
        self._known |= {key: (today, known) for key, known in found.items()}
        old = today - self.retention
        self._known = {key: known for key, known in self._known.items() if known[0] >= old}


@dataclass(slots=True)
class KnownIds:
    """A registry that knows the ids in ``known`` and says of all others of its scheme that it does not.

    With a ``trouble`` it answers nothing; of ``silent`` ids it never says anything.
    """

    known: Mapping[PaperId, Registration] = field(default_factory=dict)
    name: Via = "arxiv"
    trouble: str = ""
    blocked: bool = False
    silent: frozenset[PaperId] = frozenset()
    asked: list[tuple[PaperId, ...]] = field(default_factory=list)

    def look_up(self, ids: Sequence[PaperId]) -> Lookup:
        """What it knows of them, in one request."""
        self.asked.append(tuple(ids))
        if self.trouble:
            return Lookup({}, 1, self.trouble, blocked=self.blocked, down=not self.blocked)
        ours = [one for one in ids if one.scheme == self.name and one not in self.silent]
        found = {one: self.known.get(one, Registration(known=False)) for one in ours}
        strange = "" if len(ours) == len(ids) else "Of some ids nothing can be said."
        return Lookup(found, 1 if ours else 0, strange)


@dataclass(slots=True)
class MemoryPages:
    """A memory of pages in a process's memory."""

    clock: FixedClock = field(default_factory=FixedClock)
    retention: timedelta = timedelta(days=800)
    known: dict[str, SeenPage] = field(default_factory=dict)

    def recall(self, keys: Collection[str]) -> Mapping[str, SeenPage]:
        """What is known of those of the keys that anything is known of."""
        return {key: self.known[key] for key in keys if key in self.known}

    def keep(self, pages: Mapping[str, SeenPage]) -> None:
        """Remember, and forget what was not seen for too long."""
        old = self.clock.now().date() - self.retention
        self.known = {key: page for key, page in (self.known | dict(pages)).items() if page.seen >= old}


@dataclass(slots=True)
class MemoryProceedings:
    """An index of proceedings in a process's memory, which compares every work with every record."""

    _records: dict[tuple[str, ...], ListedWork] = field(default_factory=dict)

    def add(self, works: Iterable[ListedWork]) -> int:
        """Remember them, the later one of two that are the same record."""
        coming = list(works)
        self._records |= {work.identity: work for work in coming}
        return len(coming)

    def replace(self, works: Iterable[ListedWork], *, source: str, venue: str, year: int) -> int:
        """Forget what the source had of the venue's year, and remember the works."""
        place = (source, venue, year)
        kept = {key: one for key, one in self._records.items() if (one.source, one.venue, one.year) != place}
        self._records = kept
        return self.add(works)

    def find(self, works: Sequence[Work]) -> Mapping[int, tuple[FoundWork, ...]]:
        """Every record that is one of the works."""
        records = [KnownWork(record) for record in self._records.values()]
        asked = [KnownWork(work) for work in works]
        found = {
            at: [FoundWork(record.work, match) for record in records if (match := compare(work, record))]
            for at, work in enumerate(asked)
        }
        return {at: tuple(sorted(matches, key=best_first)) for at, matches in found.items() if matches}

    def works(self) -> Iterator[ListedWork]:
        """All of them, as they are now."""
        return iter(tuple(self._records.values()))


@dataclass(slots=True)
class MemoryAnswers:
    """A memory of the answers of services in a process's memory."""

    clock: FixedClock = field(default_factory=FixedClock)
    retention: timedelta = timedelta(days=365)
    longest: int = 20_000
    _kept: dict[tuple[str, str], KeptAnswer] = field(default_factory=dict)

    def recall(self, service: str, keys: Collection[str]) -> Mapping[str, KeptAnswer]:
        """The answers of a service under those of the keys that there are any of."""
        return {key: self._kept[service, key] for key in keys if (service, key) in self._kept}

    def keep(self, service: str, answers: Mapping[str, str]) -> None:
        """Remember, and forget what was not renewed for too long."""
        today = self.clock.now().date()
        self._kept |= {
            (service, key): KeptAnswer(today, body)
            for key, body in answers.items()
            if len(body) <= self.longest
        }
        old = today - self.retention
        self._kept = {key: answer for key, answer in self._kept.items() if answer.day >= old}


@dataclass(slots=True)
class FakeWitness:
    """A service that tells of works what the test says, by their keys; ``trouble`` after so many works."""

    name: str = "arxiv"
    tells: dict[str, Told] = field(default_factory=dict)
    fails_after: int | None = None
    asked: list[Asked] = field(default_factory=list)

    def knows(self, work: Asked) -> bool:
        """Whatever has an id."""
        return bool(work.ids)

    def ask(self, works: Sequence[Asked]) -> Testimony:
        """What is told of those that anything is told of."""
        told: dict[int, Told] = {}
        for at, work in enumerate(works):
            if self.fails_after is not None and len(self.asked) >= self.fails_after:
                return Testimony(told, 1, f"{self.name} is down.")
            self.asked.append(work)
            if work.key in self.tells:
                told[at] = self.tells[work.key]
        return Testimony(told, 1)


@dataclass(slots=True)
class FakeFinder:
    """A service that knows the works in ``places`` by their titles; with a ``trouble`` it knows none."""

    places: Mapping[str, Found] = field(default_factory=dict)
    name: str = "crossref"
    trouble: str = ""
    asked: list[str] = field(default_factory=list)

    def find(self, title: str, authors: Sequence[str]) -> Found | None:
        """Where the work of this title is."""
        del authors
        self.asked.append(title)
        return None if self.trouble else self.places.get(title)
