"""CUR304: a venue at which the paper cannot have appeared in that year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from curator.lint.check import ERROR, Example, Finding, Option, check
from curator.lint.venues.form import venue_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.venues.known import KnownVenue
    from curator.lint.case import Case
    from curator.lint.listing import Listing

_FIRST_OF_ARXIV: Final = 91
_NEIGHBOURS: Final = range(1, 6)


@check(
    "CUR304",
    "venue-impossible",
    ERROR,
    scope="list",
    why="Venue or year must be mistaken, and whoever looks for the paper in those proceedings looks in vain.",
    options={
        "since": Option(
            2012,
            "the first year of a venue in which a much later arXiv version is taken for a contradiction: "
            "older papers were put there years after they appeared",
        ),
    },
    examples=[
        Example(
            bad="* [T](https://arxiv.org/abs/2010.01279) (ICCV 2020) <br/> Reviews adversarial training.",
            good="* [T](https://arxiv.org/abs/2010.01279) (ICCV 2021) <br/> Reviews adversarial training.",
        ),
        Example(
            bad="* [T](https://arxiv.org/abs/2202.10103) (ICML 2012) <br/> Redefines robustness.",
            good="* [T](https://arxiv.org/abs/2202.10103) (ICML 2022) <br/> Redefines robustness.",
            options={"since": 2010},
        ),
        Example(
            bad="* [T](https://arxiv.org/abs/2302.04638) (ICML 2032) <br/> Generates training data.",
            good="* [T](https://arxiv.org/abs/2302.04638) (ICML 2023) <br/> Generates training data.",
        ),
    ],
)
def venue_impossible(listing: Listing) -> Iterator[Finding]:
    """The venue was not held that year, or the year is in the future or well before the paper's own.

    Next year is no future: its conferences have accepted papers already. A paper may reach arXiv a year after
    it appeared. Only known venues are looked at; of years for which their data ends nothing is said.
    """
    since: Any = listing.around.setting(venue_impossible, "since")
    for (name, year), cases in listing.by_venue.items():
        known = listing.around.venue(name)
        if known is None or year is None:
            continue
        reason = _not_held(listing, known, year)
        for case in cases:
            if told := reason or (_too_early(case, name, year) if year >= since else ""):
                yield Finding(venue_span(case), told)


def _not_held(listing: Listing, known: KnownVenue, year: int) -> str:
    if year > listing.around.today.year + 1:
        return f"{year} is in the future"
    was_held = listing.around.venues.was_held
    if was_held(known, year) is not False:
        return ""
    earlier = next((year - by for by in _NEIGHBOURS if was_held(known, year - by)), None)
    later = next((year + by for by in _NEIGHBOURS if was_held(known, year + by)), None)
    near = " and ".join(str(one) for one in (earlier, later) if one is not None)
    verb = "did not appear" if known.kind == "journal" else "was not held"
    return f"{known.name} {verb} in {year}" + (f", but in {near}" if near else "")


def _too_early(case: Case, name: str, year: int) -> str:
    """A word on the year in the arXiv id of the main link, when it is two years later or more."""
    main = case.ids[0] if "arxiv.org/" in case.entry.url and case.ids else None
    if main is None or main.scheme != "arxiv":
        return ""
    digits = int(main.value.rpartition("/")[2][:2])
    first = digits + (1900 if digits >= _FIRST_OF_ARXIV else 2000)
    return (
        f"{name[:60]} {year} was {first - year} years before the first version, of {first}"
        if first - year > 1
        else ""
    )
