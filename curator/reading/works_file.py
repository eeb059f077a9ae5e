"""Files of proceedings: JSON lines, one work a line, with its venue and how far it got there.

    {"title": "…", "authors": ["…"], "venue": "ICLR", "year": 2021, "url": "https://…", "status": "Poster"}

``authors``, ``url`` and ``status`` may be missing or null; a record without a status was accepted.
"""

from __future__ import annotations

import json
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from curator.core.claims.names import its_workshops
from curator.core.late import late
from curator.core.markdown.escaping import clean
from curator.core.shelves.works import ListedWork
from curator.core.venues.names import LONGEST_NAME
from curator.core.works.ids import ids_in_url
from curator.core.works.paper import Unreadable
from curator.reading.names import names_in, names_of
from curator.reading.shelving import title_in
from curator.reading.wholeness import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from curator.core.claims.cues import Standing
    from curator.core.venues.known import KnownVenue, Venues

    _Place = tuple[str, Standing | None]

LONGEST_LINE: Final = 200_000
LONGEST_URL: Final = 2_000
_YEARS: Final = range(1900, 2101)
_MOST_AUTHORS: Final = 5_000
_NOT_ACCEPTED: Final[tuple[tuple[str, Standing], ...]] = (
    ("reject", "rejected"),
    ("withdr", "withdrawn"),
    ("retract", "withdrawn"),
    ("active", "submitted"),
    ("submi", "submitted"),
    ("review", "submitted"),
    ("pending", "submitted"),
    ("journal", "mentioned"),
    ("workshop", "workshop"),
)
"""Beginnings of words in a status, and what they say; of several, the first one here. A conference also lists
papers of a journal, which it only presents."""

_ACCEPTED_WORDS: Final = (
    "accept accepted published poster oral spotlight talk highlight highlighted notable top long short full "
    "main regular conference findings technical research industry applied tog system demonstration demo "
    "datasets benchmarks award honorable position"
)
_ACCEPTED: Final = frozenset(_ACCEPTED_WORDS.split())
_DENIED: Final = frozenset({"not", "no", "un", "never"})
_MOST_PLACES: Final = 10_000
_WORD: Final = late(r"[^\W\d_]+")


def read_works(
    lines: Iterable[str], *, venues: Venues, seen: date, source: str = "proceedings"
) -> Iterator[ListedWork | Unreadable]:
    """The works of a file as its lines come, and what is none, with the number of its line; raises nothing.

    A venue gets its canonical name of today; a workshop's paper or one of a conference's findings belongs to
    those, as far as the venues know them. What no word of a status is known of is not taken for accepted.
    """
    place = partial(_place, venues=venues, known={})
    for number, line in enumerate(lines, start=1):
        if line and not line.isspace():
            work = _work(line, seen=seen, source=source, place=place)
            yield Unreadable(f"line {number}", work) if isinstance(work, str) else work


def _work(line: str, *, seen: date, source: str, place: Callable[[str, str], _Place]) -> ListedWork | str:
    """The work of a line, or what is wrong with the line."""
    row = _object(line)
    if isinstance(row, str):
        return row
    title = title_in(_text(row, "title"))
    venue = clean(_text(row, "venue")[:LONGEST_NAME])
    year = _year(row.get("year"))
    status = clean(_text(row, "status")[:LONGEST_NAME])
    if not title or not venue or year is None:
        missing = "title" if not title else "venue" if not venue else "year"
        return f"no {missing}"
    name, standing = place(venue, status)
    if standing is None:
        return f"what the status “{quoted(status)}” means is not known"
    url = clean(_text(row, "url")[: LONGEST_URL + 1])
    url = "" if len(url) > LONGEST_URL else url
    authors = _authors(row.get("authors"))
    return ListedWork(title, authors, name, year, url, standing, ids_in_url(url), source, seen, status)


def _object(line: str) -> dict[str, object] | str:
    if len(line) > LONGEST_LINE:
        return f"the line is longer than {LONGEST_LINE:,} characters"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:  # not JSON, or nested without end
        return f"the line is not JSON ({quoted(str(error))})"
    return row if isinstance(row, dict) else "the line is not a JSON object"


def _text(row: dict[str, object], name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else ""


def _year(value: object) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) == len("2026"):
        value = int(value)
    return value if type(value) is int and value in _YEARS else None


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return names_in(value[:LONGEST_LINE])
    if not isinstance(value, list):
        return ()
    return names_of(islice((name for name in value if isinstance(name, str)), _MOST_AUTHORS))


def _place(venue: str, status: str, *, venues: Venues, known: dict[tuple[str, str], _Place]) -> _Place:
    """Name of a venue and standing at it; a file has few different ones, so each is worked out once."""
    found = known.get((venue, status))
    if found is None:
        found = _placed(venue, status, venues)
        if len(known) < _MOST_PLACES:
            known[venue, status] = found
    return found


def _placed(venue: str, status: str, venues: Venues) -> _Place:
    words = _WORD.findall(status.casefold())
    standing = _standing(words)
    found = venues.find(venue)
    if found is None:
        return venue, standing
    if found.kind == "workshop" and standing == "accepted":
        standing = "workshop"
    if standing == "workshop" and found.kind != "workshop":
        found = its_workshops(found, venues) or found
    elif "findings" in words:
        found = _findings_of(found, venues) or found
    return found.name, standing


def _findings_of(venue: KnownVenue, venues: Venues) -> KnownVenue | None:
    found = venues.find(f"Findings of {venue.name}")
    return found if found is not None and found.parent == venue.name else None


def _standing(words: list[str]) -> Standing | None:
    if _DENIED.intersection(words):
        return None
    for start, standing in _NOT_ACCEPTED:
        if any(word.startswith(start) for word in words):
            return standing
    return "accepted" if not words or _ACCEPTED.intersection(words) else None
