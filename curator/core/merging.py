"""What several sources say of one paper as one record: each field from the first source that has it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, Final

from curator.core.works.paper import Paper
from curator.core.works.sameness import bears_out, is_linked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from curator.core.works.paper import PaperId

_TRUSTED: Final = ("arxiv", "arxiv_oai", "arxiv_rss", "openreview")
"""Sources that know a paper's abstract and authors; what a conference lists are titles."""

_SEVERAL: Final = 2

_FILLED: Final = tuple(
    field.name for field in fields(Paper) if field.name not in {"ids", "withdrawn", "source", "version"}
)


def merged(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """Each paper once, in the order of its first record; records are one paper's when they share an id.

    Of several records of one source the last counts, because it is the newest. An arXiv id or DOI that a
    record only links to must be borne out by the title or an author; else the record loses it.
    """
    papers = _without_wrong_links(tuple(papers))
    groups: list[list[Paper]] = []
    place: dict[PaperId | str, int] = {}
    for paper in papers:
        names: tuple[PaperId | str, ...] = paper.ids or (f"{paper.source} {paper.url} {paper.title}",)
        known = sorted({place[name] for name in names if name in place})
        at = known[0] if known else len(groups)
        if not known:
            groups.append([])
        for other in known[1:]:  # this record shows that two papers are one
            groups[at] += groups[other]
            groups[other] = []
        groups[at].append(paper)
        place |= dict.fromkeys((name for one in groups[at] for name in one.ids or names), at)
    return tuple(_one(group) for group in groups if group)


def filled(newer: Paper, older: Paper) -> Paper:
    """A newer record of a paper, with what it is silent about from the older one; ids are of both.

    The older one may hold what several sources said, of which only one speaks again.
    """
    ids = tuple(dict.fromkeys((*newer.ids, *older.ids)))
    missing = {name: getattr(older, name) for name in _FILLED if not getattr(newer, name)}
    return replace(newer, ids=ids, **missing)


def _without_wrong_links(papers: Sequence[Paper]) -> list[Paper]:
    holders: defaultdict[PaperId, list[Paper]] = defaultdict(list)
    for paper in papers:
        for one in paper.ids:
            holders[one].append(paper)
    return [
        replace(paper, ids=kept) if len(kept) < len(paper.ids) else paper
        for paper in papers
        for kept in [tuple(one for one in paper.ids if not _is_wrong(one, paper, holders[one]))]
    ]


def _is_wrong(paper_id: PaperId, paper: Paper, holders: Sequence[Paper]) -> bool:
    """Whether the paper only links to an id whose own record, or whose first holder, is another work's."""
    if len(holders) < _SEVERAL or not is_linked(paper_id, paper.ids):
        return False
    owners = [one for one in holders if not is_linked(paper_id, one.ids)]
    judges = owners or [min(holders, key=lambda one: _rank(one.source))]
    return not any(one.ids[0] == paper.ids[0] or bears_out(one, paper) for one in judges)


def _one(group: Sequence[Paper]) -> Paper:
    newest = {paper.source: paper for paper in group}
    if len(newest) == 1:
        (only,) = newest.values()
        return only
    best, *others = sorted(newest.values(), key=lambda paper: _rank(paper.source))
    missing: dict[str, Any] = {}
    for name in _FILLED:
        if not getattr(best, name):
            missing[name] = next(
                filter(None, (getattr(other, name) for other in others)), getattr(best, name)
            )
    ids = dict.fromkeys(one for paper in (best, *others) for one in paper.ids)
    return replace(best, ids=tuple(ids), **missing)


def _rank(source: str) -> int:
    return _TRUSTED.index(source) if source in _TRUSTED else len(_TRUSTED)
