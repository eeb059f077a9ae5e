"""CUR308: a venue that is not written as the template writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.markdown.inline import shown
from curator.core.upgrades.venue_form import smallest
from curator.core.works.paper import Venue
from curator.lint.check import ERROR, SAFE, Example, Finding, check
from curator.lint.venues.form import form_in, name_span, put_venue, venue_span
from curator.lint.venues.stray import Stray, stray_venue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case
    from curator.lint.listing import Listing

_DIGITS: Final = 4
"""Of a year in full."""

_LEAST: Final = 3
"""Entries that make a form the list's own."""


@check(
    "CUR308",
    "venue-format",
    ERROR,
    scope="list",
    fix=SAFE,
    changes={"venue", "description"},
    why=(
        "A venue in a form of its own is overlooked by readers and by every program that reads the list. "
        "A year that is missing is only filled in where the entry's own link proves it. Where half of the "
        "years have two digits, that is the list's own form."
    ),
    examples=[
        Example(
            bad="* [T](https://dl.acm.org/doi/10.1145/3128572.3140444) (AISec 17) <br/> Shows it.",
            good="* [T](https://dl.acm.org/doi/10.1145/3128572.3140444) (AISec 2017) <br/> Shows it.",
        ),
        Example(
            bad="* [T](https://arxiv.org/abs/2002.11569) [ICML 2020] <br/> Shows it.",
            good="* [T](https://arxiv.org/abs/2002.11569) (ICML 2020) <br/> Shows it.",
        ),
        Example(
            bad="* [T](https://proceedings.mlr.press/v119/rice20a.html) (ICML) <br/> Shows it.",
            good="* [T](https://proceedings.mlr.press/v119/rice20a.html) (ICML 2020) <br/> Shows it.",
        ),
    ],
)
def venue_format(listing: Listing) -> Iterator[Finding]:
    """A venue is not written as the template says: it has no year, two digits of it, or other brackets."""
    years = [until[1] - until[0] for case in listing.cases if (until := case.entry.span_of("year"))]
    short = sum(digits < _DIGITS for digits in years)
    custom = short >= max(_LEAST, len(years) / 2)
    for case in listing.cases:
        venue = case.entry.venue
        if venue is None:
            stray = stray_venue(case)
            if stray and not stray.remark:
                yield _misplaced(case, stray)
        elif venue.name and venue.year is not None and venue.raw != f"{venue.name} {venue.year}":
            yield from _misspelt(case, venue, venue.year, short_too=not custom)


def _misspelt(case: Case, venue: Venue, year: int, *, short_too: bool) -> Iterator[Finding]:
    """What the template forgives inside brackets; without them, a comma may be the list's own style."""
    start, end = venue_span(case)
    text, form, until = case.text, form_in(case), case.entry.span_of("year")
    if until and until[1] - until[0] < _DIGITS and not short_too:
        return
    if until is None or until[1] != end or not _in_brackets(text, start) or not case.around.venue(venue.name):
        return
    expected = text[slice(*name_span(case))] + (form.between if form else " ") + str(year)
    written, edit = shown(text[start:end]), smallest(text, start, end, expected)
    if written != shown(expected):
        short = until[1] - until[0] < _DIGITS
        told = "has a year of two digits" if short else "is not in the form of the template"
        message = f"the venue '{written[:60]}' {told}, expected '{shown(expected)[:60]}'"
        edits = (edit,) if not short or _is_year(case, venue.name, year) else ()
        yield Finding(until if short else (start, end), message, edits)


def _misplaced(case: Case, stray: Stray) -> Finding:
    written = shown(case.text[stray.start : stray.end])[:60]
    if stray.year is None:
        known = case.around.venue(stray.name)
        year = next((one.year for one in case.proofs if known and one.name == known.name), None)
        message = f"the venue '{written}' has no year" + (f", the link proves {year}" if year else "")
    else:
        certain = str(stray.year) in written or _is_year(case, stray.name, stray.year)
        year, form = stray.year if certain else None, form_in(case)
        expected = form.written(Venue(stray.name, stray.year)).strip() if form else "name and year"
        message = f"the venue is written '{written}', expected '{expected}'"
    edits = put_venue(case, Venue(stray.name, year), until=stray.end) if year else ()
    return Finding((stray.start, stray.end), message, edits)


def _is_year(case: Case, name: str, year: int) -> bool:
    """Whether two digits can be a year: they may also be the number of a conference."""
    around = case.around
    return year <= around.today.year + 1 and around.venues.was_held(name, year) is not False


def _in_brackets(text: str, at: int) -> bool:
    before = text[max(at - 20, 0) : at].rstrip()
    return before.endswith(("(", "["))
