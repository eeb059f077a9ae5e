"""The names of known venues within a text: where they stand, and whether they stand there for themselves."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.claims.words import AROUND
from curator.core.late import late
from curator.core.venues.names import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curator.core.venues.known import KnownVenue, Venues

_WORD: Final = late(r"[^\W_]+|[&*]")
_GLUED: Final = late(r"([^\W\d_]{2,20})((?:19|20)?[0-9]{2})")
_LONGEST: Final = 16
_LEAST_WORDS: Final = 3
_LEAST_CAPITALS: Final = 2
_YEAR_NEXT: Final = late(r"[\s'\u2019-]{0,2}(?:20[0-9]{2}|[12][0-9])\b")
_TITLE_GOES_ON: Final = late(
    r"\s+(?:(?:and|for|of|in|on)\s+(?:the\s+)?[A-Z][a-z]|[A-Z][a-z]+\s+(?:and|for|of)\s)"
)
_TITLE_BEFORE: Final = late(
    r"\b(?:conference|conf\.?|journal|transactions|trans\.?|symposium|letters|advances|workshop|annals|magazine|review"
    r"|challenges?|tutorial|course|school)\s+(?:on|of|in|for)\s+(?:the\s+)?(?:[a-z]+\s+){0,3}\Z",
    re.IGNORECASE,
)
_WORD_BEFORE: Final = late(r"(?<![^\s(])(?P<word>[A-Z][a-z]+)\s\Z")
_WORD_AFTER: Final = late(r"\s(?P<word>[A-Z][a-z]+)\b")
_BESIDE: Final = frozenset(("workshop", "workshops", "biennial", "paper", "joint", "asia"))
_LETTERS_BEFORE: Final = late(r"[\w&][-\u2010-\u2015./&+]\Z")
_LETTERS_AFTER: Final = late(r"[-\u2010-\u2015/&+](?=[^\W\d_])")


class Mention(NamedTuple):
    """A known venue's name in the text: from ``start`` to ``end``, in characters."""

    venue: KnownVenue
    start: int
    end: int


class _Word(NamedTuple):
    key: str
    start: int
    end: int


def mentions(text: str, start: int, end: int, venues: Venues) -> list[Mention]:
    """Known venues named in a stretch of text, in their order; of names within each other the longest.

    An abbreviation is known by its capitals. Names that are ordinary words, such as those of some journals,
    and parts of the title of something else are not found here: see `named_whole`.
    """
    names = venues.by_key
    words = _words(text, start, end)
    found: list[Mention] = []
    at = 0
    while at < len(words):
        mention, taken = _longest_at(text, words, at, names)
        if mention is not None:
            found.append(mention)
        at += taken
    return found


def named_whole(text: str, venues: Venues) -> KnownVenue | None:
    """The venue that the whole of a text names, whatever words its name has."""
    found = venues.find(text)
    return found if found is None or found.kind != "preprint" else None


def second_volume(venue: KnownVenue, venues: Venues) -> KnownVenue | None:
    """The findings of a conference, as far as they are known."""
    return _child(venue, f"Findings of {venue.name}", venues)


def its_workshops(venue: KnownVenue, venues: Venues) -> KnownVenue | None:
    """What the workshops of a conference are called together, as far as it is known."""
    return _child(venue, f"{venue.name} Workshop", venues)


def _child(venue: KnownVenue, name: str, venues: Venues) -> KnownVenue | None:
    found = venues.find(name)
    return found if found is not None and found.parent == venue.name else None


def _words(text: str, start: int, end: int) -> list[_Word]:
    found: list[_Word] = []
    for word in _WORD.finditer(text, start, end):
        glued = _GLUED.fullmatch(word[0])
        if glued is None:
            found.append(_Word("and" if word[0] == "&" else key_of(word[0]), word.start(), word.end()))
        else:
            cut = word.start() + len(glued[1])
            found += [_Word(key_of(glued[1]), word.start(), cut), _Word(glued[2], cut, word.end())]
    return found


def _longest_at(
    text: str, words: list[_Word], at: int, names: Mapping[str, KnownVenue]
) -> tuple[Mention | None, int]:
    """The longest name that begins with a word, and of how many words it is: of one where there is none."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        run = words[at : at + length]
        venue = names.get(" ".join(word.key for word in run))
        if venue is None or venue.kind == "preprint":
            continue
        if _stands_alone(text, run, venue) and _adjoining(text, run):
            return Mention(venue, run[0].start, run[-1].end), length
    return None, 1


def _stands_alone(text: str, run: list[_Word], venue: KnownVenue) -> bool:
    """Whether the words are the name itself and no part of another one."""
    start, end = run[0].start, run[-1].end
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    if _LETTERS_BEFORE.search(before) or (_LETTERS_AFTER.match(after) and len(run) < _LEAST_WORDS):
        return False
    if len(run) < _LEAST_WORDS:
        words = [text[word.start : word.end] for word in run]
        return any(map(_is_short_name, words)) or (len(run) == 1 and _is_dated(words[0], after, venue))
    if not text[start].isupper() or _TITLE_GOES_ON.match(after) or _TITLE_BEFORE.search(before):
        return False
    beside = (_WORD_BEFORE.search(before), _WORD_AFTER.match(after))
    return not any(word and word["word"].casefold() not in AROUND | _BESIDE for word in beside)


def _is_dated(word: str, after: str, venue: KnownVenue) -> bool:
    """Whether a short name is written without its capitals, but with its year: "icassp 2026"."""
    spelled = (spelling for spelling in venue.spellings if spelling.casefold() == word.casefold())
    return _YEAR_NEXT.match(after) is not None and any(map(_is_short_name, spelled))


def _is_short_name(word: str) -> bool:
    return sum(map(str.isupper, word)) >= _LEAST_CAPITALS or (word[0].isdigit() and word[-1].isupper())


def _adjoining(text: str, run: list[_Word]) -> bool:
    """Whether nothing but spaces and marks within names stands between the words."""
    return all(set(text[one.end : two.start]) <= _WITHIN for one, two in pairwise(run))


_WITHIN: Final = frozenset(" -/:,&*'@\u2010\u2011\u2013")


def listed(found: list[Mention]) -> Iterator[list[Mention]]:
    """The mentions by conference: the title, the short name and the findings of one stand together."""
    group: list[Mention] = []
    for mention in found:
        if group and not _same_family(group[-1].venue, mention.venue):
            yield group
            group = []
        group.append(mention)
    if group:
        yield group


def _same_family(one: KnownVenue, other: KnownVenue) -> bool:
    return (one.parent or one.name) == (other.parent or other.name)
