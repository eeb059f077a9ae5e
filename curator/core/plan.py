"""Which candidates become proposals tonight, which wait, and which never will: the brain, pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from curator.core.diff import unified_diff
from curator.core.document import NewEntry
from curator.core.identity import WorkIndex
from curator.core.insertion import insert, verify
from curator.core.proposal import BRANCH_PREFIX
from curator.core.summary import one_sentence
from curator.errors import BrokenPromise, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from curator.core.candidate import Candidate
    from curator.core.document import Document, Edit, Section
    from curator.core.memory import Record
    from curator.core.policy import Limits, ListFormat

_LONG_AGO: Final = 0.0


@dataclass(frozen=True, slots=True)
class Addition:
    """One new entry, placed: ``edit`` inserts ``entry`` into the base; ``diff`` is the unified diff of that.

    ``section`` is the slug, ``heading`` the section's words in the list, ``line`` the entry's line after it,
    ``sentence`` the drafted description ("" when there is none).
    """

    key: str
    branch: str
    candidate: Candidate
    section: str
    heading: str
    line: int
    entry: str
    edit: Edit
    diff: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A paper that is not proposed, and the sentence that says why."""

    candidate: Candidate
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """The list that entries go into: parsed, with its path in the repository and how it is written."""

    document: Document
    path: str
    form: ListFormat


@dataclass(frozen=True, slots=True)
class Plan:
    """What tonight's candidates come to; the six parts are disjoint and hold every candidate once.

    ``unwritable`` are those that no line of the list can hold, such as one without a visible title.
    """

    additions: tuple[Addition, ...]
    queued: tuple[Candidate, ...]
    known: tuple[tuple[Candidate, Record], ...]
    duplicates: tuple[Dropped, ...]
    withdrawn: tuple[Dropped, ...]
    unwritable: tuple[Dropped, ...]


def plan(
    candidates: Iterable[Candidate],
    *,
    page: Page,
    records: Sequence[Record],
    room: int,
    begun: Collection[str] = (),
) -> Plan:
    """Decide about every candidate; at most ``room`` become additions, best first, the rest is queued.

    ``begun`` are branches of proposals that an earlier run began and did not finish: they come before all
    others, because a branch without a pull request may stand there and wait for one.

    Raises:
        BrokenPromise: a candidate is to go into a section that the list does not have.
    """
    sorting = _Sorting(records)
    for candidate in sorted(candidates, key=lambda one: (_branch(one) not in begun, _rank(one))):
        sorting.put(candidate)
    additions, unwritable = _filled(sorting.fresh, page=page, room=room)
    return Plan(
        additions=tuple(additions),
        queued=tuple(sorting.fresh[len(additions) + len(unwritable) :]),
        known=tuple(sorting.known),
        duplicates=tuple(sorting.duplicates),
        withdrawn=tuple(sorting.withdrawn),
        unwritable=tuple(unwritable),
    )


def room(records: Iterable[Record], *, limits: Limits, night: str, today: date) -> int:
    """How many proposals may still be made, by the tightest of the three caps."""
    from_now = [record for record in records if record.day == today]
    return min(
        limits.max_open - sum(record.live for record in records),
        limits.max_per_run - sum(record.night == night for record in from_now),
        limits.max_per_day - len(from_now),
    )


class _Sorting:
    """The piles that candidates are sorted into, best candidate first."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._records = WorkIndex(records)
        self._tonight: WorkIndex[Candidate] = WorkIndex(())
        self.fresh: list[Candidate] = []
        self.known: list[tuple[Candidate, Record]] = []
        self.duplicates: list[Dropped] = []
        self.withdrawn: list[Dropped] = []

    def put(self, candidate: Candidate) -> None:
        if candidate.match is not None:
            reason = f"already listed on line {candidate.listed_at}: {candidate.match.reason}"
            self.duplicates.append(Dropped(candidate, reason))
        elif recorded := self._records.find(candidate):
            self.known.append((candidate, recorded[0]))
        elif candidate.paper.withdrawn:
            self.withdrawn.append(Dropped(candidate, "withdrawn by its authors"))
        elif repeated := self._tonight.find(candidate):
            reason = f"the same work as {repeated[0].id} of tonight: {repeated[1].reason}"
            self.duplicates.append(Dropped(candidate, reason))
        else:
            self._tonight.add(candidate)
            self.fresh.append(candidate)


def _filled(fresh: Iterable[Candidate], *, page: Page, room: int) -> tuple[list[Addition], list[Dropped]]:
    """Place candidates while there is room; one that cannot be written takes none, and stops nobody."""
    additions: list[Addition] = []
    unwritable: list[Dropped] = []
    for candidate in fresh:
        if len(additions) >= room:
            break
        _section(candidate, page)  # a missing one is our bug, and stops the night
        try:
            additions.append(placed(candidate, page))
        except (UsageError, BrokenPromise) as error:
            unwritable.append(Dropped(candidate, f"no entry of the list can hold it: {error}"))
    return additions, unwritable


def _section(candidate: Candidate, page: Page) -> Section:
    slug = candidate.classification.section
    section = page.document.section(slug) if slug else None
    if section is None:
        message = f"{candidate.id} is to go into section {slug!r}, which the list does not have"
        raise BrokenPromise(message)
    return section


def _rank(candidate: Candidate) -> tuple[float, float, str]:
    published = candidate.paper.published
    newest_first = -published.timestamp() if published else _LONG_AGO
    return (-candidate.classification.screening.score, newest_first, str(candidate.id))


def _branch(candidate: Candidate) -> str:
    return f"{BRANCH_PREFIX}add/{candidate.id.slug}"


def placed(candidate: Candidate, page: Page) -> Addition:
    """The candidate's entry in its section of the list, proven to change nothing else.

    Raises:
        UsageError: the paper cannot be written as an entry.
        BrokenPromise: the insertion would change more, or the list has no such section.
    """
    section = _section(candidate, page)
    paper = candidate.paper
    new = NewEntry(
        title=paper.title,
        url=paper.url,
        authors=paper.authors,
        venue=paper.venue,
        description=one_sentence(paper.abstract),
    )
    insertion = insert(page.document, section=section, new=new, form=page.form)
    verify(page.document, insertion, new=new, form=page.form)
    return Addition(
        key=f"add:{candidate.id}",
        branch=_branch(candidate),
        candidate=candidate,
        section=section.slug,
        heading=section.title,
        line=insertion.line,
        entry=insertion.entry,
        edit=insertion.edit,
        diff=unified_diff(page.document.text, (insertion.edit,), path=page.path, known=insertion.known),
        sentence=new.description,
    )
