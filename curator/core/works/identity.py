"""The identity of papers in one place: ids, title fingerprints, `same_work`, and the index that finds a work.

The rules stand in the modules gathered here: `ids` and `proceedings` read URLs, `titles` folds titles,
`likeness` compares them, `authors` compares names, `sameness` decides, `work_index` finds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.works.ids import arxiv_id, doi_id, ids_in_url, openreview_id
from curator.core.works.index import WorkIndex
from curator.core.works.paper import SCHEMES, PaperId
from curator.core.works.sameness import Match, Work, same_work
from curator.core.works.titles import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = (
    "Match",
    "Work",
    "WorkIndex",
    "arxiv_id",
    "canonical",
    "doi_id",
    "fingerprint",
    "ids_in_url",
    "openreview_id",
    "same_work",
)

UNTITLED: Final = PaperId("title", "untitled")
"""What stands for a record with neither id nor title; sources refuse such a record before it gets here."""


def canonical(ids: Iterable[PaperId], *, title: str) -> PaperId:
    """The id that stands for a work: the first known one in the order of `SCHEMES`, else its title's."""
    best = min(ids, key=lambda paper_id: (SCHEMES.index(paper_id.scheme), paper_id.value), default=None)
    if best is not None:
        return best
    folded = fingerprint(title)
    return PaperId("title", folded) if folded else UNTITLED
