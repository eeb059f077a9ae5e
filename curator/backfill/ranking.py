"""What an archive holds for a list: each work once, without what is listed, the best first."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, NamedTuple

from curator.core.candidate import Verdict
from curator.core.judge import judge
from curator.core.merging import filled
from curator.core.works.identity import WorkIndex, canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from curator.core.candidate import Candidate
    from curator.core.list.document import Document
    from curator.core.rules.classify import Classifier
    from curator.core.works.paper import Paper


class Found(NamedTuple):
    """One work: the candidate, and the other names under which records tell of it."""

    candidate: Candidate
    others: tuple[str, ...]


class Ranked(NamedTuple):
    """What was found, the best first; ``listed`` counts the works that the list has already."""

    found: tuple[Found, ...]
    listed: int


def ranked(papers: Iterable[Paper], *, classifier: Classifier, document: Document, triage: bool) -> Ranked:
    """Judge what was kept; papers for triage only where these are asked for.

    Of several records of a work the best counts, with what the others know besides; the order of equals is
    that of their ids.
    """
    listed = WorkIndex(document.entries)
    wanted = {Verdict.CANDIDATE, *([Verdict.TRIAGE] if triage else [])}
    judged = (judge(paper, classifier=classifier, listed=listed) for paper in papers)
    there = [one for one in judged if one.classification.screening.verdict in wanted]
    new = sorted((one for one in there if one.match is None), key=_rank)
    found = sorted((_found(group) for group in _works(new)), key=lambda one: _rank(one.candidate))
    return Ranked(tuple(found), len(there) - len(new))


def _works(candidates: Iterable[Candidate]) -> Iterable[list[Candidate]]:
    """The records of each work, in their order."""
    known: WorkIndex[Candidate] = WorkIndex(())
    groups: dict[int, list[Candidate]] = {}  # by the identity of every record in them
    works: list[list[Candidate]] = []
    for one in candidates:
        same = known.find(one)
        if same is None:
            works.append([])
        group = groups[id(one)] = works[-1] if same is None else groups[id(same[0])]
        group.append(one)
        known.add(one)
    return works


def _found(group: Sequence[Candidate]) -> Found:
    best, *others = group
    if not others:
        return Found(best, ())
    paper = reduce(filled, (one.paper for one in others), best.paper)
    name = canonical(paper.ids, title=paper.title)
    names = dict.fromkeys(str(one.id) for one in group)
    return Found(replace(best, id=name, paper=paper), tuple(one for one in names if one != str(name)))


def _rank(one: Candidate) -> tuple[float, str, str]:
    return (-one.classification.screening.score, str(one.id), one.title)
