"""Which venue a stretch of a comment names, when the venues of the rules do not have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.claims.names import named_whole
from curator.core.claims.stretch import Named, Stretch
from curator.core.claims.unknown import has_venue_noun, is_acronym, unknown_in
from curator.core.claims.words import AROUND, NOT_ITS_PAPER, WORKSHOP, strange
from curator.core.claims.years import nearest_year, of_two_digits, with_year, years_in
from curator.core.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.claims.cues import Standing
    from curator.core.claims.unknown import Unknown
    from curator.core.venues.known import Venues

_AT: Final = late(
    r"@|\s(?:at|with)\s|(?<![0-9])\s[-\u2013\u2014]\s(?=[^\W\d_])|\bpart\s+of\b|\bco-?located\s+(?:with|at)\b|\bin\s+conjunction\s+with\b",
    re.IGNORECASE,
)
_PARTS: Final = late(r",\s(?!(?:19|20)[0-9]{2}(?!\s+[A-Z]))|:\s")
_SET_OFF: Final = late(r"[,(]|\s[-\u2013\u2014]\s")
_GLUED: Final = late(r"(?P<name>[A-Z][\w&-]*[A-Za-z])-?(?P<year>[12][0-9])")
_COUNT: Final = late(r"\s*[0-9]+\s?(?:\+\s?)?-?\s?(?!(?:st|nd|rd|th)\b)[a-z]")
_JOURNAL: Final = late(r"\b(?:transactions|journal|letters|magazine)\b", re.IGNORECASE)


def unknown_named(stretch: Stretch, known: list[Named], venues: Venues, *, standing: Standing) -> list[Named]:
    """The ``known`` venues of the stretch; where there is none, the one that it names without being known."""
    if known and not _is_beside(stretch, known[0]):
        return known
    found = next(_candidates(stretch), None)
    if found is None or (standing == "extended" and not _is_certain(stretch, found)):
        return known
    named, workshop = found
    years = years_in(stretch.text, stretch.start, stretch.end)
    year = nearest_year(years, named.start, named.end, dates=standing != "submitted")
    if year is None and (glued := _GLUED.fullmatch(named.name)):
        year, named = of_two_digits(glued["year"]), named._replace(name=glued["name"])
    venue = named_whole(named.name, venues)
    how: Standing = "workshop" if workshop else "accepted"
    name = venue.name if venue else named.name
    begin, stop = with_year(years, year, named.start, named.end)
    return [Named(name, venue is not None, year, how, "", begin, stop)]


def _is_beside(stretch: Stretch, first: Named) -> bool:
    """Whether a journal that is not known stands before the first known venue, and is what was meant."""
    before = stretch.text[stretch.start : first.start]
    return stretch.told and _JOURNAL.search(before) is not None and first.how != "accepted"


def _candidates(stretch: Stretch) -> Iterator[tuple[Unknown, bool]]:
    """Names in the stretch, with whether a workshop of it is meant."""
    text, start, end = stretch.text, stretch.start, stretch.end
    workshop = WORKSHOP.search(text, start, end) is not None
    if (workshop or "part of" in text[start:end]) and (at := _last_at(text, start, end)):
        found = unknown_in(text, at, end, sure=True)
        if found is not None and (has_venue_noun(text[at:end]) or is_acronym(found.name)):
            yield found, True
            return
    if stretch.told:
        found = unknown_in(text, start, end, sure=True)
        if found is not None:
            yield found, workshop
            return
    for begin, stop in _parts(stretch):
        found = unknown_in(text, begin, stop, sure=False)
        if found is not None and not _is_passing(text, found, stop):
            yield found, workshop


def _last_at(text: str, start: int, end: int) -> int | None:
    last = None
    for found in _AT.finditer(text, start, end):
        if found.start() > start + 2:
            last = found.end()
    return last


def _parts(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Parts of a sentence that may be a name alone; each goes on to the end, since titles have commas."""
    at = stretch.start
    starts = [at, *(found.end() for found in _PARTS.finditer(stretch.text, at, stretch.end))]
    for start in starts:
        if not _COUNT.match(stretch.text, start):
            yield start, stretch.end


def _is_passing(text: str, found: Unknown, end: int) -> bool:
    rest = text[found.end : end]
    if NOT_ITS_PAPER.search(rest[:60]):
        return True
    beside = _SET_OFF.split(rest, 1)[0]
    return bool(strange(beside, AROUND)) and not has_venue_noun(found.name) and not has_venue_noun(rest)


def _is_certain(stretch: Stretch, found: tuple[Unknown, bool]) -> bool:
    """Whether what another version is of is a venue, and not the name of a method."""
    named = found[0]
    return has_venue_noun(stretch.text[max(stretch.start, named.start - 120) : named.end]) or bool(
        years_in(stretch.text, named.end, min(stretch.end, named.end + 8))
    )


def whole_named(stretch: Stretch, venues: Venues) -> list[Named]:
    """The known venue that is all that a stretch says: "Neurocomputing (Elsevier)"."""
    words = stretch.text[stretch.start : stretch.end].strip(" ,:-(")
    venue = named_whole(words, venues) if words else None
    if venue is None:
        return []
    start = stretch.text.index(words, stretch.start)
    year = nearest_year(years_in(stretch.text, start, stretch.end), start, stretch.end, dates=True)
    how: Standing = "workshop" if venue.kind == "workshop" else "accepted"
    end = start + len(words)
    return [Named(venue.name, known=True, year=year, how=how, track="", start=start, end=end)]
