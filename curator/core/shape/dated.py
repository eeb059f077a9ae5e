"""Authors, venue and year in running text, as a part of an entry template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late
from curator.core.shape.spelling import between, closing, opening
from curator.core.shape.wording import YEAR, is_names

if TYPE_CHECKING:
    import re

_LONGEST: Final = 200
_WORDS_OF_A_VENUE: Final = 15
_WORDS_IN_SMALL_LETTERS: Final = 2
"""A venue with more words than that begins with a capital letter."""
_OPENING: Final = late(r"[^\w'\u2019&]*+(?:by\s+)?")
_ENDING: Final = late(r"(?:(?<!\bal)\.|[\s,;:(\[*_`\"\u2013\u2014-])*\Z")
_GOES_ON: Final = late(r"\b(?i:the|of|in|on|by|from|since)\s*\Z")
_TURNS: Final = (
    late(r"(?<!\b[A-Z])\.\s+"),
    late(r"\s+(?=[(*_`\[])|:\s+|\s+[\u2013\u2014-]+\s+"),
    late(r",\s*(?=[^,]*\Z)"),
)
"""Where names end and a venue begins: at a full stop, else at a mark or a dash, else at the last comma."""


class Dated(NamedTuple):
    """What a template has for authors, venue and year, and the text behind them."""

    part: str
    rest: str


def dated(text: str) -> Dated | None:
    """What a text says up to its first year, which has to stand near its beginning; None when it is prose."""
    year = _first_year(text)
    if year is None:
        return None
    signs = _matched(_OPENING, text[: year.start()])
    said = text[len(signs) : year.start()]
    ending = _matched(_ENDING, said)
    fields = _fields(said[: len(said) - len(ending)], ending)
    if fields is None:
        return None
    written = opening(signs) + fields
    closed = closing(written)
    rest = text[year.end() :]
    if closed:
        rest = rest.lstrip()
    return Dated(written + closed, rest[len(closed) :]) if rest.startswith(closed) else None


def _first_year(text: str) -> re.Match[str] | None:
    """The first year but for those within a venue's name, as in "Proceedings of the 2017 …"."""
    years = YEAR.finditer(text, 0, _LONGEST)
    return next((year for year in years if not _GOES_ON.search(text, 0, year.start())), None)


def _fields(said: str, ending: str) -> str | None:
    """The fields in what stands before a year; ``ending`` are the signs between both."""
    if not said:
        return "{year}"
    if is_names(said) and " " in said:
        return f"{{authors}}{between(ending)}{{year}}"
    dated_venue = f"{{venue}}{between(ending) if set(ending) - set(' .,;:') else ' '}{{year}}"
    for turn in _TURNS:
        found = turn.search(said)
        if found and is_names(said[: found.start()]):
            signs = _matched(_OPENING, said[found.end() :])
            return f"{{authors}}{between(found[0] + signs)}{dated_venue}"
    return None if _is_prose(said) else dated_venue


def _is_prose(text: str) -> bool:
    words = text.split()
    return len(words) > _WORDS_OF_A_VENUE or (len(words) > _WORDS_IN_SMALL_LETTERS and words[0].islower())


def _matched(pattern: re.Pattern[str], text: str) -> str:
    """What a pattern that may match nothing finds."""
    found = pattern.search(text)
    return found[0] if found else ""
