"""Tonight's papers of proceedings as records of the index."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.shelves.works import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from curator.core.shelves.works import ListedWork
    from curator.core.venues.known import Venues
    from curator.core.works.paper import Paper

_WORKSHOPS: Final = late(r"(?:\A|\s)workshops?\s*\Z", re.IGNORECASE)


def records_of(
    papers: Iterable[Paper], *, sites: Collection[str], venues: Venues, seen: date
) -> Iterator[ListedWork]:
    """The records that sites of proceedings gave as papers; what other sources say of a venue is no record.

    Args:
        papers: of all sources.
        sites: the names of the sources that are sites of proceedings.
        venues: tell which venues are workshops.
        seen: the day on which the papers came.
    """
    for paper in papers:
        if paper.source not in sites or paper.venue is None:
            continue
        workshop = _is_workshop(paper.venue.name, venues)
        record = listed(paper, seen=seen, status="workshop" if workshop else "accepted")
        if record is not None:
            yield record


def _is_workshop(name: str, venues: Venues) -> bool:
    """Whether a name is that of workshops; those of most conferences are told by their last word alone."""
    known = venues.find(name)
    return _WORKSHOPS.search(name) is not None if known is None else known.kind == "workshop"
