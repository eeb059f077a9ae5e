"""Whether two records are one work, and why.

Evidence, best first: a shared id; equal titles; titles that differ in nothing that counts (`likeness.near`).
Authors who are known on both sides and have nobody in common refute any title.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Generic, Literal, Protocol, TypeVar

from curator.core.works.authors import Agreement, Person, agreement_of, people
from curator.core.works.likeness import Title, likeness, near

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from curator.core.works.paper import PaperId

_GENERIC_WORDS: Final = (
    "preface introduction editorial foreword welcome overview discussion conclusion conclusions rejoinder "
    "erratum corrigendum proceedings contents index abstract keynote panel tutorial withdrawn withdraw "
    "untitled anonymous title test paper submission"
)
_GENERIC: Final = frozenset(_GENERIC_WORDS.split())
_ENOUGH_WORDS: Final = 2
_ENOUGH_AGAINST_IDS: Final = 4
_ENOUGH_ALONE: Final = 3
"""Words that count in a title that speaks for itself: works repeat pairs of them, hardly ever three."""
_VOLUMES: Final = {"arxiv": "", "pmlr": "/", "neurips": "/", "cvf": "/", "acl": "."}
"""Schemes whose ids tell works apart, and the sign after which the part that tells them apart begins."""

_ALIKE: Final = 0.9
"""Share of letters from which titles bear out a link; those of different works share up to 0.85."""

_LINKED: Final = frozenset({"arxiv", "doi"})
"""Schemes of ids that a site only links to; the link may lead to another work."""

_RANK: Final = {"id": 2, "title": 1, "near-title": 0}
_EQUAL: Final = {
    Agreement.UNKNOWN: "the titles are equal",
    Agreement.PARTLY: "the titles are equal and the works share an author",
    Agreement.AGREE: "the titles are equal and the authors agree",
    Agreement.SAME: "the titles are equal and the authors are the same",
}


class Work(Protocol):
    """What identity needs of a record; `Paper` and the entries of the list both have it."""

    @property
    def ids(self) -> tuple[PaperId, ...]:
        """Every id that is known of the work."""
        ...

    @property
    def title(self) -> str:
        """The title as its record has it, markup and all."""
        ...

    @property
    def authors(self) -> tuple[str, ...]:
        """Names, first author first; empty when the record has none."""
        ...


W_co = TypeVar("W_co", bound=Work, covariant=True)


@dataclass(frozen=True, slots=True)
class Match:
    """Why two records are one work: a clause, and how alike the titles are, 0 to 1 (1 for a shared id)."""

    kind: Literal["id", "title", "near-title"]
    reason: str
    similarity: float

    @property
    def strength(self) -> tuple[int, float]:
        """Greater for better evidence."""
        return _RANK[self.kind], self.similarity


class Known(Generic[W_co]):
    """A record with its title and authors taken apart, so that an index does that once a record."""

    def __init__(self, work: W_co) -> None:
        """Take nothing apart yet."""
        self.work = work

    @cached_property
    def title(self) -> Title:
        """The title, ready to be compared."""
        return Title(self.work.title)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The authors, ready to be compared."""
        return people(self.work.authors)


def same_work(a: Work, b: Work) -> Match | None:
    """Say why two records are one work, or None; the order of the two does not matter."""
    return compare(Known(a), Known(b))


def compare(a: Known[Work], b: Known[Work]) -> Match | None:
    """`same_work` for records that are already taken apart."""
    shared = min(set(a.work.ids) & set(b.work.ids), default=None)
    if shared:
        return Match("id", f"both are {shared}", 1.0)
    if a.title.fingerprint == b.title.fingerprint:
        return _by_equal_title(a, b)
    # Names cost more to compare than titles, so they are asked only where the titles leave a chance.
    if near(a.title, b.title, Agreement.SAME) is None or _rivals(a.work.ids, b.work.ids):
        return None
    reason = near(a.title, b.title, agreement_of(a.people, b.people))
    return Match("near-title", reason, likeness(a.title, b.title)) if reason else None


def is_linked(paper_id: PaperId, ids: Sequence[PaperId]) -> bool:
    """Whether a record with these ids only links to that one: its first id is its own, of another scheme."""
    return paper_id.scheme in _LINKED and bool(ids) and ids[0].scheme != paper_id.scheme


def bears_out(a: Work, b: Work) -> bool:
    """Whether the titles or the authors bear out what a link says: that two records are one work.

    Unlike titles do where a name is common, and unlike names where the titles are equal, near or alike.
    """
    one, other = Known(a), Known(b)
    if agreement_of(one.people, other.people) >= Agreement.PARTLY:
        return True
    if one.title.fingerprint == other.title.fingerprint:
        return bool(one.title.fingerprint)
    return likeness(one.title, other.title) >= _ALIKE or bool(near(one.title, other.title, Agreement.SAME))


def is_linked_wrongly(work: Work, record: Work) -> bool:
    """Whether a record shares nothing with a work but a link, and neither title nor author bears it out."""
    shared = set(work.ids) & set(record.ids)
    only_linked = bool(shared) and all(is_linked(one, record.ids) for one in shared)
    return only_linked and not bears_out(work, record)


def says_little(match: Match, work: Work) -> bool:
    """Whether an equal title is all that speaks for a match, and is so short that others may have it."""
    short = len(Title(work.title).content) < _ENOUGH_ALONE
    return match.kind == "title" and short and match.reason == _EQUAL[Agreement.UNKNOWN]


def _by_equal_title(a: Known[Work], b: Known[Work]) -> Match | None:
    agreed = agreement_of(a.people, b.people)
    if agreed is Agreement.DIFFER or not _says_enough(
        a.title, agreed, rivals=_rivals(a.work.ids, b.work.ids)
    ):
        return None
    return Match("title", _EQUAL[agreed], 1.0)


def _says_enough(title: Title, agreed: Agreement, *, rivals: bool) -> bool:
    """Whether an equal title is evidence: "Preface" and one-word titles need the authors' word as well."""
    if agreed >= Agreement.PARTLY:
        return bool(title.fingerprint)
    subjects = (title, *(title.parts or ()))
    if any(subject.content <= _GENERIC for subject in subjects):
        return False
    return len(title.content) >= (_ENOUGH_AGAINST_IDS if rivals else _ENOUGH_WORDS)


def _rivals(a: Iterable[PaperId], b: Iterable[PaperId]) -> bool:
    """Whether the ids speak against one work: two arXiv papers, or two papers of one volume.

    Two OpenReview ids or DOIs do not: a rejected paper is submitted again, and a preprint has its own DOI.
    """
    theirs = list(b)
    return any(_apart(mine, other) for mine in a for other in theirs)


def _apart(a: PaperId, b: PaperId) -> bool:
    if a.scheme != b.scheme or a == b or a.scheme not in _VOLUMES:
        return False
    sign = _VOLUMES[a.scheme]
    if not sign:
        return True
    volumes = {paper_id.value.rpartition(sign)[0] for paper_id in (a, b)}
    return len(volumes) == 1 and "" not in volumes
