"""What people want of papers that are not proposed yet: some next, some never, some to be looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from curator.core.candidate import Verdict
from curator.core.works.identity import WorkIndex, canonical
from curator.core.works.titles import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from curator.core.candidate import Candidate
    from curator.core.list.document import Document
    from curator.core.memory import Memory, Record
    from curator.core.proposal import Standing
    from curator.core.steering import Ignored
    from curator.core.works.paper import Paper, PaperId

MOST_IN_TRIAGE: Final = 30
"""Papers that wait for a person to decide; the best are kept."""


def waiting(memory: Memory, standing: Iterable[Standing]) -> tuple[Paper, ...]:
    """The papers to be judged again tonight: the queue, triage, and those whose proposal never came to be."""
    known = {pull.branch for pull in standing}
    lost = (one.paper for one in memory.records if one.live and one.paper and one.branch not in known)
    return (*memory.queue, *memory.triage, *lost)


def is_wanted(candidate: Candidate, ids: Collection[PaperId]) -> bool:
    """Whether somebody wants this paper to be proposed."""
    return candidate.id in ids or not set(candidate.ids).isdisjoint(ids)


def as_wanted(candidate: Candidate, document: Document) -> Candidate:
    """The candidate with a section, though screening is in doubt: the likeliest that the list has."""
    if candidate.classification.section is not None:
        return candidate
    ranked = (placing.section for placing in candidate.classification.ranking)
    section = next((slug for slug in ranked if document.section(slug)), None)
    return replace(candidate, classification=replace(candidate.classification, section=section))


def why_ignored(candidate: Candidate, ignored: Iterable[Ignored]) -> str:
    """The sentence that says by whose word a paper is not proposed; "" when nobody said so."""
    title = frozenset(words(candidate.title))
    authors = [frozenset(words(name)) for name in candidate.authors]
    for one in ignored:
        said = frozenset(words(one.text))
        among = authors if one.kind == "author" else [title]
        if said and any(said <= names for names in among):
            return f'{one.by} said to ignore the {one.kind} "{one.text}"'
    return ""


def triage(
    candidates: Iterable[Candidate], records: Sequence[Record], *, ignored: Sequence[Ignored]
) -> tuple[Paper, ...]:
    """The papers that a person has to decide about, the best first."""
    decided = WorkIndex(records)
    doubtful = [
        one
        for one in candidates
        if one.classification.screening.verdict is Verdict.TRIAGE
        and one.match is None
        and not one.paper.withdrawn
        and not why_ignored(one, ignored)
        and decided.find(one) is None
    ]
    doubtful.sort(key=lambda one: (-one.classification.screening.score, str(one.id)))
    return tuple(one.paper for one in doubtful[:MOST_IN_TRIAGE])


def still_wanted(wanted: Sequence[PaperId], waiting: Iterable[Paper]) -> tuple[PaperId, ...]:
    """The wishes that are still open: of papers that wait."""
    names = {name for one in waiting for name in (canonical(one.ids, title=one.title), *one.ids)}
    return tuple(one for one in wanted if one in names)


def still_there(papers: Iterable[Paper], names: Collection[PaperId]) -> tuple[Paper, ...]:
    """Those of the papers that go by one of the canonical names."""
    return tuple(paper for paper in papers if canonical(paper.ids, title=paper.title) in names)
