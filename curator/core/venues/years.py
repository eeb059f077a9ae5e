"""When a venue was held, and the years of its volumes, as one line of text each.

``1969-2015 every 2, 2016-`` are years held: a year, or a run of years; a run without an end goes on. A year
that stands in none of them was not one, except that of runs with a ``?`` nothing is known.
``28 = 2013, v4-v26 = 2003-2025`` are volumes: a volume or a run of them, and the year or years they are of.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

_YEAR: Final = r"(?:1[89]|20)[0-9]{2}"
_FOR_EVER: Final = 9999


class Run(NamedTuple):
    """Years from ``first`` to ``last``, one in ``every``; nothing is known of them when ``doubtful``."""

    first: int
    last: int
    every: int
    doubtful: bool


class Volumes(NamedTuple):
    """Volumes from ``first`` to ``last``: all of one ``year``, or (``yearly``) each of one year more."""

    letter: str
    first: int
    last: int
    year: int
    yearly: bool


@lru_cache(maxsize=1024)
def runs_of(held: str) -> tuple[Run, ...]:
    """The years held; raises ValueError, with what is expected, for a text that is not of this form."""
    runs = tuple(_run(item.strip()) for item in held.split(",")) if held else ()
    if any(earlier.last >= later.first for earlier, later in pairwise(runs)):
        message = "expected the years in their order, each once"
        raise ValueError(message)
    return runs


def was_held(held: str, year: int, *, known_until: int | None) -> bool | None:
    """Whether a venue was held in a year; None when the text does not say.

    Nothing is known of years after ``known_until``, or without it of years after the last one in the text.
    """
    runs = runs_of(held)
    horizon = _last_told(runs) if known_until is None else known_until
    if not runs or year > horizon:
        return None
    for run in runs:
        if run.first <= year <= run.last:
            return None if run.doubtful else (year - run.first) % run.every == 0
    return False


@lru_cache(maxsize=1024)
def volumes_of(text: str) -> tuple[tuple[Volumes, ...], dict[str, int]]:
    """Runs of volumes, and the years of books by ISBN; raises ValueError for a text not of this form."""
    runs: list[Volumes] = []
    books: dict[str, int] = {}
    for item in map(str.strip, text.split(",")) if text else ():
        if book := _book().fullmatch(item):
            books[book["isbn"]] = int(book["year"])
        else:
            runs.append(_volumes(item))
    return tuple(runs), books


@lru_cache(maxsize=4096)
def year_of_volume(text: str, volume: str) -> int | None:
    """The year of a volume such as ``28``, ``v33`` or an ISBN; None when the text does not say."""
    runs, books = volumes_of(text)
    if volume in books:
        return books[volume]
    letter, number = (volume[0], volume[1:]) if volume[:1].isalpha() else ("", volume)
    if not (number.isascii() and number.isdigit()):
        return None
    for run in runs:
        if run.letter == letter and run.first <= int(number) <= run.last:
            return run.year + (int(number) - run.first if run.yearly else 0)
    return None


def _run(item: str) -> Run:
    found = _run_form().fullmatch(item)
    if found is None:
        message = "expected years such as `1969-2015 every 2, 2016-`, with a `?` where nothing is known"
        raise ValueError(message)
    first = int(found["first"])
    last = int(found["last"]) if found["last"] else _FOR_EVER if found["open"] else first
    if last < first:
        message = f"{item} ends before it begins; swap the two years"
        raise ValueError(message)
    return Run(first, last, int(found["every"] or 1), found["doubt"] is not None)


def _last_told(runs: tuple[Run, ...]) -> int:
    return max((year for run in runs for year in (run.first, run.last) if year != _FOR_EVER), default=0)


def _volumes(item: str) -> Volumes:
    found = _volumes_form().fullmatch(item)
    if found is None:
        message = "expected volumes such as `28 = 2013, v4-v26 = 2003-2025`"
        raise ValueError(message)
    first, year = int(found["first"]), int(found["year"])
    last = int(found["last"] or first)
    if last < first or (found["until"] and int(found["until"]) - year != last - first):
        message = f"{item}: expected as many years as volumes, both in their order"
        raise ValueError(message)
    return Volumes(found["letter"], first, last, year, yearly=found["until"] is not None)


@cache
def _run_form() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<first>{_YEAR})(?P<open>-(?P<last>{_YEAR})?)?(?: every (?P<every>[2-9]))?(?P<doubt>\?)?"
    )


@cache
def _volumes_form() -> re.Pattern[str]:
    return re.compile(
        r"(?P<letter>[a-z]?)(?P<first>[0-9]{1,9})(?:-(?P=letter)(?P<last>[0-9]{1,9}))?"
        rf" ?= ?(?P<year>{_YEAR})(?:-(?P<until>{_YEAR}))?"
    )


@cache
def _book() -> re.Pattern[str]:
    return re.compile(rf"(?P<isbn>97[89]-[0-9-]{{10,13}}) ?= ?(?P<year>{_YEAR})")
