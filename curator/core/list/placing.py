"""Where in a section a new entry stands, so that the order which the section has is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.works.arxiv_links import year_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.list.entry import Entry, NewEntry
    from curator.core.policy import Order


def place(entries: Sequence[Entry], new: NewEntry, *, order: Order) -> int:
    """The index that ``new`` takes among ``entries``.

    Newest first puts it above all of the same year. Where a section is only roughly in order, the place is
    the one that leaves the fewest entries on the wrong side. An entry without a venue's year counts as of the
    year in its arXiv number, one without either is passed over; a new one without a year counts as newest.
    """
    if order == "top":
        return 0
    year = (new.venue and new.venue.year) or year_of(new.url)
    if order == "bottom" or year is None:
        return 0 if order == "newest-first" else len(entries)
    years = [(entry.venue and entry.venue.year) or year_of(entry.url) for entry in entries]
    if order == "newest-first":
        return _best(years, year)
    return len(entries) - _best(years[::-1], year)


def _best(years: Sequence[int | None], year: int) -> int:
    """The first place with the fewest entries on the wrong side: newer ones below it, others above.

    Counted is how many more than at the top.
    """
    wrong = fewest = best = 0
    for at, other in enumerate(years, 1):
        if other is not None:
            wrong += 1 if other <= year else -1
        if wrong < fewest:
            best, fewest = at, wrong
    return best
