"""Entries that do not stand in the order of their section, and where they would."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.works.arxiv_links import year_of
from curator.lint.structure.in_order import in_order
from curator.lint.venues.unpublished import names_no_venue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curator.core.list.document import Section
    from curator.lint.case import Case
    from curator.lint.listing import Listing

_MOST_OF_A_SECTION: Final = 3
_MOST_OF_A_LIST: Final = 4


class Misplaced(NamedTuple):
    """An entry out of order: its place in the section and its year, and the places between which it comes.

    ``above`` is the place of the entry below which it comes, or None; ``below`` of that above which it comes.
    """

    place: int
    year: int
    above: int | None
    below: int | None


class Ordering(NamedTuple):
    """A section with the entries that are out of order in it, and how many have a year."""

    section: Section
    misplaced: tuple[Misplaced, ...]
    dated: int


def orderings(listing: Listing) -> Iterator[Ordering]:
    """Sections that keep to the declared order but for a few entries; none when the list as a whole does not.

    A section in which more than a third is out of order follows none. So does a list in which more than a
    quarter is, or one that stands better in the opposite order.
    """
    order = listing.around.form.order
    if order not in {"newest-first", "oldest-first"}:
        return
    sign = -1 if order == "newest-first" else 1
    dated = [(section, [_years(case) for case in cases]) for section, cases in _by_section(listing)]
    found = [_ordering(section, years, sign) for section, years in dated]
    wrong = sum(len(one.misplaced) for one in found)
    opposite = sum(len(_ordering(*one, -sign).misplaced) for one in dated) if wrong else 0
    if wrong and wrong < opposite and _MOST_OF_A_LIST * wrong <= sum(one.dated for one in found):
        for one in found:
            if one.misplaced and _MOST_OF_A_SECTION * len(one.misplaced) <= one.dated:
                yield one


def _by_section(listing: Listing) -> Iterator[tuple[Section, Sequence[Case]]]:
    at = 0
    for section in listing.document.sections:
        at, first = at + len(section.entries), at
        if at > first + 1:
            yield section, listing.cases[first:at]


def _ordering(section: Section, years: Sequence[Sequence[int]], sign: int) -> Ordering:
    dated = [place for place, year in enumerate(years) if year]
    kept = in_order([[sign * year for year in years[place][::-sign]] for place in dated])
    places = [dated[number] for number in kept]
    values = list(kept.values())
    wrong = (place for number, place in enumerate(dated) if number not in kept)
    misplaced = tuple(_where(place, years[place][0], sign, places, values) for place in wrong)
    return Ordering(section, misplaced, len(dated))


def _where(place: int, year: int, sign: int, places: Sequence[int], values: Sequence[int]) -> Misplaced:
    """The nearest gap between entries in order that fits the year."""
    now = bisect_left(places, place)
    gap = min(max(now, bisect_left(values, sign * year)), bisect_right(values, sign * year))
    above = places[gap - 1] if gap else None
    return Misplaced(place, year, above, places[gap] if gap < len(places) else None)


def _years(case: Case) -> tuple[int, ...]:
    """The year of the venue; else the year of the preprint, which counts as the next one just as well."""
    stated = case.entry.venue.year if case.entry.venue else None
    if not names_no_venue(case):
        return (stated,) if stated else ()
    year = stated or year_of(case.entry.url)
    return (year, year + 1) if year else ()
