"""What a list writes in a venue's place where there is none yet, such as "arXiv 2023"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from curator.core.works.arxiv_links import year_of
from curator.core.works.paper import Venue

if TYPE_CHECKING:
    from curator.core.list.document import Document

_ARCHIVE: Final = "arxiv"


def preprint_venue(document: Document, url: str) -> Venue | None:
    """The archive's name and the year of an arXiv paper's number, where most preprints of the list say so."""
    year = year_of(url)
    if year is None:
        return None
    names: Counter[str] = Counter()
    bare = 0
    for entry in document.entries:
        if entry.venue is None:
            bare += year_of(entry.url) is not None
        elif entry.venue.year is not None and entry.venue.name.casefold() == _ARCHIVE:
            names[entry.venue.name] += 1
    return Venue(names.most_common(1)[0][0], year) if names.total() > bare else None
