"""Which candidates become proposals tonight, which wait, and which never will: the brain, pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from curator.core.list.diff import unified_diff
from curator.core.list.document import NewEntry
from curator.core.list.insertion import insert, verify
from curator.core.list.preprints import preprint_venue
from curator.core.list.template import Template
from curator.core.proposal import BRANCH_PREFIX
from curator.core.sorting import NO_WISHES, Dropped, Sorting, Wishes
from curator.core.summary import one_sentence
from curator.errors import BrokenPromise, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from curator.core.candidate import Candidate
    from curator.core.list.document import Document, Edit, Section
    from curator.core.memory import Record
    from curator.core.policy import Limits, ListFormat
    from curator.core.works.paper import PaperId

__all__ = (
    "NO_WISHES",
    "Addition",
    "Dropped",
    "Page",
    "Plan",
    "Wishes",
    "open_now",
    "placed",
    "plan",
    "room",
)

_LONG_AGO: Final = 0.0


@dataclass(frozen=True, slots=True)
class Addition:
    """One new entry, placed: ``edit`` inserts ``entry`` into the base; ``diff`` is the unified diff of that.

    ``section`` is the slug, ``heading`` the section's words in the list, ``line`` the entry's line after it,
    ``sentence`` the drafted description: "" when there is none, None in a list whose template has no place
    for any.
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
    sentence: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """The list that entries go into: parsed, with its path in the repository and how it is written.

    ``slugs`` are those that it was parsed with.
    """

    document: Document
    path: str
    form: ListFormat
    slugs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What tonight's candidates come to; the parts are disjoint and hold every candidate once.

    ``unwritable`` are those that no line of the list can hold, such as one without a visible title, and
    ``ignored`` those that people told the bot to pass over. People want the first ``urgent`` additions.
    """

    additions: tuple[Addition, ...]
    queued: tuple[Candidate, ...]
    known: tuple[tuple[Candidate, Record], ...]
    duplicates: tuple[Dropped, ...]
    withdrawn: tuple[Dropped, ...]
    unwritable: tuple[Dropped, ...]
    ignored: tuple[Dropped, ...] = ()
    urgent: int = 0

    def within(self, room: int) -> Plan:
        """The same with ``room`` additions at most, urgent ones aside: the others lead the queue."""
        kept = self.additions[: self.urgent + max(0, room)]
        put_off = (one.candidate for one in self.additions[len(kept) :])
        return replace(self, additions=kept, queued=(*put_off, *self.queued))


def plan(  # noqa: PLR0913 - each is one thing that it depends on
    candidates: Iterable[Candidate],
    *,
    page: Page,
    records: Sequence[Record],
    room: int,
    begun: Collection[str] = (),
    wishes: Wishes = NO_WISHES,
) -> Plan:
    """Decide about every candidate; at most ``room`` become additions, best first, the rest is queued.

    Urgent ones come first and take none of the room. ``begun`` are branches of proposals that an earlier run
    began and did not finish: they come before all others, because a branch without a pull request may stand
    there and wait for one.

    Raises:
        BrokenPromise: a candidate is to go into a section that the list does not have.
    """
    sorting = Sorting(records, wishes)
    for candidate in sorted(candidates, key=lambda one: _turn(one, begun, wishes.urgent)):
        sorting.put(candidate)
    additions, unwritable = _filled(sorting.fresh, page=page, room=room, urgent=wishes.urgent)
    return Plan(
        additions=tuple(additions),
        queued=tuple(sorting.fresh[len(additions) + len(unwritable) :]),
        known=tuple(sorting.known),
        duplicates=tuple(sorting.duplicates),
        withdrawn=tuple(sorting.withdrawn),
        unwritable=tuple(unwritable),
        ignored=tuple(sorting.ignored),
        urgent=sum(addition.candidate.id in wishes.urgent for addition in additions),
    )


def _turn(
    candidate: Candidate, begun: Collection[str], urgent: Collection[PaperId]
) -> tuple[bool, bool, tuple[float, float, str]]:
    return candidate.id not in urgent, _branch(candidate) not in begun, _rank(candidate)


def room(records: Iterable[Record], *, limits: Limits, night: str, today: date) -> int:
    """How many proposals may still be made, by the tightest of the three caps."""
    records = list(records)
    from_now = {(record.branch, record.night) for record in records if record.day == today}
    return min(
        limits.max_open - open_now(records),
        limits.max_per_run - sum(made == night for _, made in from_now),
        limits.max_per_day - len(from_now),
    )


def open_now(records: Iterable[Record]) -> int:
    """How many pull requests are in front of people; one may hold several papers."""
    return len({record.branch for record in records if record.live})


def _filled(
    fresh: Iterable[Candidate], *, page: Page, room: int, urgent: Collection[PaperId]
) -> tuple[list[Addition], list[Dropped]]:
    """Place candidates while there is room; one that cannot be written takes none, and stops nobody."""
    additions: list[Addition] = []
    unwritable: list[Dropped] = []
    for candidate in fresh:
        if room <= 0 and candidate.id not in urgent:
            break
        _section(candidate, page)  # a missing one is our bug, and stops the night
        try:
            additions.append(placed(candidate, page))
        except (UsageError, BrokenPromise) as error:
            unwritable.append(Dropped(candidate, f"no entry of the list can hold it: {error}"))
        else:
            room -= candidate.id not in urgent
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


def placed(candidate: Candidate, page: Page, *, sentence: str = "") -> Addition:
    """The candidate's entry in its section of the list, proven to change nothing else.

    ``sentence`` is its description, where it is not to be drafted from the abstract.

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
        venue=paper.venue or preprint_venue(page.document, paper.url),
        description=sentence or one_sentence(paper.abstract),
    )
    described = "description" in Template.parse(page.form.template).fields
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
        sentence=new.description if described else None,
    )
