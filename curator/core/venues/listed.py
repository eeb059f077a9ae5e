"""By which names a list calls its venues, so that a venue that is put in is called as its neighbours are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from curator.core.venues.names import without_remark

if TYPE_CHECKING:
    from curator.core.list.document import Document
    from curator.core.venues.known import KnownVenue, Venues

_LEAST: Final = 3
"""Entries that make a name of its own the list's custom."""


class ListedNames:
    """How often a list calls each known venue by which name of the list's own."""

    def __init__(self, document: Document, venues: Venues) -> None:
        """Count."""
        self._right: Counter[str] = Counter()
        self._own: dict[str, Counter[str]] = {}
        said = Counter((one.venue.name, one.venue.year) for one in document.entries if one.venue)
        for (name, year), count in said.items():
            known = venues.find(name)
            if known is None:
                continue
            if venues.accepted(name, year):
                self._right[known.name] += count
            elif _may_be_custom(known, name):
                self._own.setdefault(known.name, Counter())[name] += count

    def of(self, known: KnownVenue, year: int) -> str:
        """What the list would call the venue of that year: its name then, unless the list prefers its own."""
        own = self._own.get(known.name, Counter()).most_common(1)
        if own and _LEAST <= own[0][1] > self._right[known.name]:
            return own[0][0]
        return known.name_in(year)


def _may_be_custom(known: KnownVenue, name: str) -> bool:
    """Not a name that it had in other years, nor one that tells a year or a remark."""
    if without_remark(name)[1] or any(sign.isdigit() for sign in name):
        return False
    return name not in {former.name for former in known.former}
