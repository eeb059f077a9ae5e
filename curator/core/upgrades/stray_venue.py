"""A venue that stands where the template would write one, but not as the template writes it.

The template reads no venue there, so the text counts as the start of the description: ``[ICML 2020]``,
``(2020 ICML)``, ``(ICML)``. A parenthesis at the start of a description is often prose; only one that holds
the name of a known venue is taken for one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.markdown.inline import shown
from curator.core.upgrades.venue_form import place_of_venue
from curator.core.venues.unpublished import is_unpublished

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curator.core.list.entry import Entry
    from curator.core.venues.unpublished import Find

_PAIRS: Final = {"(": ")", "[": "]", "{": "}", "\uff08": "\uff09", "\u3010": "\u3011"}
_REMARKS: Final = "oral|poster|spotlight|highlight|talk|best|notable|outstanding|workshop|top"
_LAST_OF_20XX: Final = 70


class Stray(NamedTuple):
    """A venue as it is written from ``start`` to ``end``, brackets included.

    ``year`` is None when it has none; ``remark`` is what follows the year, such as "Oral".
    """

    start: int
    end: int
    name: str
    year: int | None
    remark: str = ""


def stray_venue(text: str, entry: Entry, *, template: str, find: Find) -> Stray | None:
    """The venue that an entry without one has all the same, written in another way than the template's."""
    if entry.venue is not None:
        return None
    told, end = entry.span_of("description"), entry.item.end
    found = _stray().match(text, told[0] if told else entry.read_to, end)
    if found is None or (found["open"] and _PAIRS[found["open"]] != found["close"]):
        return None
    ends_head = _head_ends().match(text, found.end(), end) is not None
    stray = _read(shown(found["inside"] or found["bare"]), find, ends_head=ends_head)
    if stray is None or (found["bare"] and (stray.year is None or stray.remark)):
        return None
    place = place_of_venue(text, entry, template=template)
    if place is None or text[place : found.start("whole")].strip():
        return None
    return stray._replace(start=found.start("whole"), end=found.end("whole"))


def end_of_year(text: str, entry: Entry, *, template: str) -> int | None:
    """Where a year ends that stands alone in brackets at the venue's place; None without one."""
    place = place_of_venue(text, entry, template=template)
    found = None if place is None else _lone_year().match(text, place, entry.item.end)
    return found.end() if found else None


def mentions(prose: str, spellings: Iterable[str], year: int) -> bool:
    """Whether a text has the year and one of the spellings as a word; letter case does not count."""
    text = prose.casefold()
    return str(year) in text and any(_is_word(spelling.casefold(), text) for spelling in spellings)


def _is_word(word: str, text: str) -> bool:
    at = text.find(word)
    while at >= 0:
        if not (text[max(at - 1, 0)].isalnum() or text[at + len(word) : at + len(word) + 1].isalnum()):
            return True
        at = text.find(word, at + 1)
    return False


def _read(inside: str, find: Find, *, ends_head: bool) -> Stray | None:
    """Name and year in any order; the name alone only where the head ends behind it."""
    found = _year_last().fullmatch(inside) or _year_first().fullmatch(inside)
    groups = found.groupdict() if found else {"name": inside}
    name, remark = groups["name"], (groups.get("more") or "").strip(" ,.:;()")
    if not find(name) or is_unpublished(name, find=find):
        return None
    if found is None:
        return Stray(0, 0, name, None) if ends_head else None
    return Stray(0, 0, name, four_digits(groups["year"]), remark) if _is_remark(remark) else None


def _is_remark(text: str) -> bool:
    return not text or _remark().match(text) is not None


def four_digits(year: str) -> int:
    """The year that two or four digits mean, with or without an apostrophe."""
    number = int(year.lstrip("'\u2019"))
    if number >= 100:  # noqa: PLR2004 - four digits
        return number
    return number + (2000 if number < _LAST_OF_20XX else 1900)


@cache
def _stray() -> re.Pattern[str]:
    """A bracket and what it holds, or a few words up to a year with which the head ends."""
    return re.compile(
        r"\s*+(?P<whole>(?P<open>[(\[{\uff08\u3010])(?P<inside>[^()\[\]{}<>\r\n\uff08\uff09\u3010\u3011]{2,120}+)"
        r"(?P<close>[)\]}\uff09\u3011])(?![(\[\w])"
        r"|(?P<bare>[A-Za-z][^()\[\]{}<>\r\n]{1,40}?[0-9](?=\s*+(?:<br|\Z))))"
    )


@cache
def _lone_year() -> re.Pattern[str]:
    return re.compile(r"\s*+(?:\((?:19|20)[0-9]{2}\)|\[(?:19|20)[0-9]{2}\])(?![(\[\w])")


@cache
def _head_ends() -> re.Pattern[str]:
    """A separator, the end, or a sentence that begins."""
    return re.compile(r"\s*+(?:<br|<BR|<!--|[-\u2013\u2014:|]\s|[A-Z]|\Z)")


@cache
def _year_last() -> re.Pattern[str]:
    return re.compile(
        r"(?P<name>.+?)[\s,.:;_-]*+(?<![0-9])(?P<year>(?:19|20)[0-9]{2}|['\u2019]?[0-9]{2})(?![0-9])(?P<more>\W.*)?"
    )


@cache
def _year_first() -> re.Pattern[str]:
    return re.compile(r"(?P<year>(?:19|20)[0-9]{2})[\s,.:;_-]*+(?P<name>[^\W\d].*)")


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(rf"(?:{_REMARKS})\b", re.IGNORECASE)
