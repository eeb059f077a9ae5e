"""By which names a list calls its venues, and which of them are its custom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from curator.core.venues.names import key_of, without_remark
from curator.lint.majority import LEAST, are_slips

if TYPE_CHECKING:
    from curator.core.venues.known import KnownVenue
    from curator.lint.listing import Listing


class Custom:
    """How often a list calls known venues by which names; all right names of one count as its short name."""

    def __init__(self, listing: Listing) -> None:
        """Count."""
        self._listing = listing
        self._uses: Counter[str] = Counter()
        self._known = self._right = 0
        for (name, year), cases in listing.by_venue.items():
            if known := listing.around.venue(name):
                right = self._is_right(known, name, year)
                self._uses[known.name if right else name] += len(cases)
                self._known += len(cases)
                self._right += len(cases) * right

    def allows(self, known: KnownVenue, name: str, year: int | None) -> bool:
        """Whether the name is right, or the list's own: one that it prefers, or one of many spelled out."""
        if self._is_right(known, name, year):
            return True
        if is_former(known, name):
            return False
        if LEAST <= self._uses[name] > self._uses[known.name]:
            return True
        misspelt = key_of(without_remark(name)[0]) == key_of(known.name)
        return not misspelt and not are_slips(self._known - self._right, of=self._known, least=0)

    def _is_right(self, known: KnownVenue, name: str, year: int | None) -> bool:
        """Archives of preprints may be called anything, and "workshop" be spelled anyhow."""
        if known.kind == "preprint" or self._listing.around.venues.accepted(name, year):
            return True
        same = "workshop" in name.casefold() and key_of(name) == key_of(known.name)
        return same and bool(known.parent) and name.startswith(known.parent)


def is_former(known: KnownVenue, name: str) -> bool:
    """Whether the venue had that name once."""
    return without_remark(name)[0].strip() in {former.name for former in known.former}
