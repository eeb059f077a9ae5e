"""CUR308: a venue that is not written as the template writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.inline import shown
from curator.core.paper import Venue
from curator.lint.check import ERROR, SAFE, Example, Finding, check
from curator.lint.stray_venue import Stray, stray_venue
from curator.lint.venue_form import form_in, name_span, put_venue, smallest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.case import Case


@check(
    "CUR308",
    "venue-format",
    ERROR,
    fix=SAFE,
    changes={"venue", "description"},
    why=(
        "A venue in a form of its own is overlooked by readers and by every program that reads the list. "
        "A year that is missing is only filled in where the entry's own link proves it."
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
def venue_format(case: Case) -> Iterator[Finding]:
    """A venue is not written as the template says: it has no year, two digits of it, or other brackets."""
    venue = case.entry.venue
    if venue is None:
        stray = stray_venue(case)
        if stray and not stray.remark:
            yield _misplaced(case, stray)
    elif venue.name and venue.year is not None and venue.raw != f"{venue.name} {venue.year}":
        yield from _misspelt(case, venue, venue.year)


def _misspelt(case: Case, venue: Venue, year: int) -> Iterator[Finding]:
    """What the template forgives inside brackets; without them, a comma may be the list's own style."""
    at, until = case.entry.span_of("venue"), case.entry.span_of("year")
    text, form = case.listing.text, form_in(case)
    if at is None or until is None or not _in_brackets(text, at[0]) or not case.listing.venue(venue.name):
        return
    written = text[at[0] : until[1]]
    expected = text[slice(*name_span(case))] + (form.between if form else " ") + str(year)
    if shown(written) == shown(expected):
        return
    edit = smallest(text, at[0], until[1], expected)
    short = until[1] - until[0] < len(str(year))
    told = "has a year of two digits" if short else "is not in the form of the template"
    message = f"the venue '{shown(written)[:60]}' {told}, expected '{shown(expected)[:60]}'"
    yield Finding(
        until if short else (at[0], until[1]), message, (edit,) if _certain(case, venue, short=short) else ()
    )


def _misplaced(case: Case, stray: Stray) -> Finding:
    written = case.listing.text[stray.start : stray.end]
    venue = Venue(stray.name, stray.year)
    if stray.year is None:
        return _without_year(case, stray, written)
    edits = (
        put_venue(case, venue, until=stray.end)
        if _certain(case, venue, short=str(stray.year) not in written)
        else ()
    )
    return Finding(
        (stray.start, stray.end),
        f"the venue is written '{shown(written)[:60]}', expected {_form(case, venue)}",
        edits,
    )


def _without_year(case: Case, stray: Stray, written: str) -> Finding:
    known = case.listing.venue(stray.name)
    year = next((one.year for one in case.proofs if known and one.name == known.name and one.year), None)
    edits = put_venue(case, Venue(stray.name, year), until=stray.end) if year else ()
    message = f"the venue '{shown(written)[:60]}' has no year" + (f", the link proves {year}" if year else "")
    return Finding((stray.start, stray.end), message, edits)


def _form(case: Case, venue: Venue) -> str:
    form = form_in(case)
    return f"'{form.written(venue).strip()}'" if form else "name and year"


def _certain(case: Case, venue: Venue, *, short: bool) -> bool:
    """Whether the year is certain: two digits may be the number of a conference, and no year."""
    listing, year = case.listing, venue.year or 0
    return not short or (
        year <= listing.today.year + 1 and listing.venues.was_held(venue.name, year) is not False
    )


def _in_brackets(text: str, at: int) -> bool:
    return text[max(at - 1, 0)] in "([" or text[:at].rstrip()[-1:] in ("(", "[")
