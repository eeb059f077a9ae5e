"""The name of a venue that is not known, as a comment writes it: its short name, or its words."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from curator.core.claims.words import NO_VENUE, PLAIN, SPONSORS
from curator.core.claims.years import MONTH
from curator.core.late import late

_NOUN: Final = late(
    r"\b(?:conference|conf|symposium|symp|workshops?|journal|transactions|trans|letters|magazine|proceedings|proc"
    r"|congress|convention|colloquium|annals|bulletin|expo)\b",
    re.IGNORECASE,
)
_SHORT: Final = late(
    r"\(\s*(?:IEEE\s+|ACM\s+|the\s+)?(?P<name>[A-Z0-9][\w&+*-]{1,20}(?:\s?[@/]\s?[A-Z][\w&-]{1,20})?)"
    r"[\s,]*(?:['\u2018\u2019-]?\s?(?:(?:19|20)?[0-9]{2}))?\s*\)"
)
_LEAD: Final = late(r"[\s\"'\u201c\u2018\[(:,>-]*(?P<word>[^\W_][\w.&'\u2019-]*|\([^()]{1,40}\))")
_YEAR: Final = r"(?:(?:19|20)[0-9]{2}|['\u2018\u2019]\s?[0-9]{2})"
_DATED: Final = late(rf"(?P<name>[^\W_][^()\[\]\"\u201d]{{0,100}}?)[\s-]{{0,2}}{_YEAR}(?![0-9])")
_YEAR_FIRST: Final = late(rf"{_YEAR}[\s,]+")
_STOPS: Final = late(
    r"\s[-\u2013\u2014]\s|\s/\s(?![A-Z]{2})|[\"\u201c\u201d\[\]()|]|:(?!\s?[A-Z]\w*\.)|''|\bhttps?\b"
    r"|\s(?:with|where|which|as\s+an?|code|and\s+will|when|for\s+(?:\w+\s+)?(?:possible|peer|review|publication|consideration))\b"
    rf"|\son\s+(?:[0-9]|(?i:{MONTH}))|\b(?:vol|no|pp|issue)\b\.?\s?[0-9:]"
    r"|,(?!\s+(?:[A-Z][\w-]+\s*){1,3}(?:,\s*|\s)?(?:and|&)\s+[A-Z]|\s+(?:and|&)\s+[A-Z])"
)
_NUMBERS: Final = late(r"[\s,]*\b(?:[0-9]+(?:st|nd|rd|th)?[\s,:.;()-]*)+[\s\w:-]{0,12}\Z")
_GLUED_VOLUME: Final = late(r"(?<=[a-zA-Z])\.?(?:[0-9]{3,4}|[03-9][0-9])\s*\Z")
_NAME_STARTS: Final = late(r"[A-Z0-9\u00c0-\u00de]")
_LEAST_CAPITALS: Final = 2
_LONGEST: Final = 160


class Unknown(NamedTuple):
    """A name of a venue that is not known, and where it stands in the text."""

    name: str
    start: int
    end: int


def unknown_in(text: str, start: int, end: int, *, sure: bool) -> Unknown | None:
    """The venue that a stretch of text names after "accepted at" (``sure``), or as the only thing it says."""
    begin = _after_lead(text, start, end)
    if begin is None:
        return None
    track = _TRACK_OF.match(text, begin, end)
    begin = track.end() if track else begin
    dated = _dated(text, begin, end)
    if dated is None or not _WORKSHOP_NEXT.match(text, dated.end, end):
        dated = _short(text, begin, end) or dated
    named = dated or _words(text, begin, end)
    if named is None or not _is_name(named.name):
        return None
    return named if sure or _has_noun(text, named, begin, end) or _is_dated(text, named) else None


def is_acronym(word: str) -> bool:
    """Whether a word is written as short names of venues are: two capitals, or one and a digit."""
    return sum(map(str.isupper, word)) >= _LEAST_CAPITALS


def has_venue_noun(text: str) -> bool:
    """Whether a conference, journal or the like is called so in a text."""
    return _NOUN.search(text) is not None


def _after_lead(text: str, start: int, end: int) -> int | None:
    """Where a name begins: after articles, prepositions and what kind of paper was accepted."""
    at = start
    while found := _LEAD.match(text, at, end):
        word = found["word"]
        if word[0] != "(" and not _goes(word):
            return found.start("word") if _NAME_STARTS.match(word) else None
        if word[0] == "(" and found.start("word") == start + len(text[start:at]) and has_venue_noun(word):
            return found.start("word") + 1
        at = found.end()
    return None


def _goes(word: str) -> bool:
    lowered = word.casefold().strip(".")
    if lowered == "on":
        return False
    if word[0].isupper():
        return lowered in _CAPITAL_LEAD
    return lowered in PLAIN or all(part in PLAIN for part in lowered.split("-"))


_CAPITAL_WORDS: Final = (
    "the in a an proceedings proc of main track industry inproceedings accepted at by to special issue "
    "publication presentation oral poster spotlight paper book chapter for as full short regular long "
    "findings inclusion"
)
_CAPITAL_LEAD: Final = frozenset(_CAPITAL_WORDS.split())


def _short(text: str, start: int, end: int) -> Unknown | None:
    """The short name that stands in brackets after the words it is short for."""
    for found in _SHORT.finditer(text, start, min(end, start + 2 * _LONGEST)):
        name = found["name"].rstrip("-'")
        name = _without_year(name)
        if is_acronym(name) and name.casefold() not in SPONSORS and _belongs(text[start : found.start()]):
            at = found.start("name")
            return Unknown(name, at, at + len(name))
    return None


def _belongs(words: str) -> bool:
    return ";" not in words and len(words.split()) > 1 and not _DATED_ONLY.fullmatch(words.strip())


_DATED_ONLY: Final = late(rf"[A-Z][\w&-]{{1,15}}[\s-]{{0,2}}{_YEAR}")


def _dated(text: str, start: int, end: int) -> Unknown | None:
    """The words before the year, where nothing ends the name before it."""
    at = _skip_year(text, start, end)
    found = _DATED.match(text, at, min(end, at + _LONGEST))
    if found is None or _STOPS.search(found["name"]):
        return None
    return _trimmed(text, at, found.end("name"))


def _words(text: str, start: int, end: int) -> Unknown | None:
    at = _skip_year(text, start, end)
    stop = _STOPS.search(text, at, min(end, at + _LONGEST))
    return _trimmed(text, at, stop.start() if stop else min(end, at + _LONGEST))


def _skip_year(text: str, start: int, end: int) -> int:
    found = _YEAR_FIRST.match(text, start, end)
    return found.end() if found else start


def _trimmed(text: str, start: int, end: int) -> Unknown | None:
    """The name without numbers of volumes after it, and without ordinals and sponsors before a short name."""
    words = text[start:end]
    for ending in (_NUMBERS, _GLUED_VOLUME):
        if (found := ending.search(words)) and found.start() > 1:
            words = words[: found.start()]
    begin = start + _sponsors_before(words)
    words = text[begin : start + len(words)]
    kept = words.rstrip(" ,.:;-'\u2018\u2019(")
    if kept and words[len(kept) :].startswith(".") and "." in kept:
        kept += "."
    return Unknown(kept, begin, begin + len(kept)) if kept else None


_BEFORE: Final = late(
    r"(?:[0-9]{1,3}(?:st|nd|rd|th)\s+|(?:IEEE|ACM|the|annual|\w+th|first|second|third)[\s/]+)*", 2
)


def _sponsors_before(words: str) -> int:
    found: re.Match[str] | None = _BEFORE.match(words)
    cut = found.end() if found else 0
    rest = words[cut:].split()
    return cut if rest and not words[cut:].startswith(("Transactions", "Journal", "Letters")) else 0


def _without_year(name: str) -> str:
    cut = name[:-4] if name[-4:].isdigit() and name[-4:-2] in {"19", "20"} else name
    if cut == name and name[-2:].isdigit() and name[-3:-2].isalpha():
        cut = name[:-2]
    return cut.rstrip("-") or name


_TRACK_OF: Final = late(
    r"conference\s+paper\s+(?:for|at|in)\s+(?:the\s+)?|(?:[\w-]{1,30}\s+){1,9}Track,?\s+(?:of|at|in)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_WORKSHOP_NEXT: Final = late(rf"[\s-]{{0,2}}{_YEAR}\s+(?:[\w-]{{1,30}}\s+){{0,5}}?workshop", re.IGNORECASE)


def _is_name(name: str) -> bool:
    """Whether words may name a venue: a month, a publisher or "journal" alone do not."""
    words = [word.strip(".,'").casefold() for word in name.replace("-", " ").split()]
    if words == ["springer", "nature"]:
        return False
    return (
        not words[0].isdigit()
        and words[-1] not in {"track", "session", "program"}
        and any(
            word
            and word not in SPONSORS
            and word not in NO_VENUE
            and word not in PLAIN
            and not word.isdigit()
            for word in words
        )
    )


def _has_noun(text: str, named: Unknown, begin: int, end: int) -> bool:
    return has_venue_noun(text[begin : min(end, named.end)]) or has_venue_noun(text[named.start : named.end])


def _is_dated(text: str, named: Unknown) -> bool:
    """Whether a short name is followed by its year, and not by what else happened there or then."""
    first = named.name.split()
    return any(map(is_acronym, first)) and bool(_YEAR_NEXT.match(text, named.end))


_YEAR_NEXT: Final = late(rf"[\s-]{{0,2}}{_YEAR}(?![0-9])")
