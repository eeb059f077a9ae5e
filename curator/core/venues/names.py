"""The many ways to write a venue's name, as keys that all spellings of one name share."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

LONGEST_NAME: Final = 300
"""Characters. What is longer is no venue's name, and nobody waits until it has been taken apart."""

_WORD: Final = re.compile(r"[^\W_]++")
_SHORT_FOR: Final = {
    "workshops": "workshop",
    "conf": "conference",
    "int": "international",
    "intl": "international",
    "symp": "symposium",
    "proc": "proceedings",
    "trans": "transactions",
}
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth twenty "
    "thirty forty fifty"
)
_SPONSORS: Final = "ieee cvf acm usenix sigsac rsj ifip"
_BEFORE: Final = frozenset(f"in the proceedings of annual {_SPONSORS} {_ORDINALS}".split())
_REMARKS: Final = (
    "oral orals poster posters spotlight spotlights highlight talk honorable honourable mention best "
    "outstanding notable long short paper award presentation dataset datasets benchmark benchmarks track"
)
_PUBLISHERS: Final = "ieee acm springer cham pmlr curran associates inc press"
_AFTER: Final = frozenset(f"{_REMARKS} {_PUBLISHERS} and conference proceedings main pp vol volume".split())
_MOST_CUT: Final = 8
_LEAST_KEPT: Final = 3
_LONGEST_NUMBER: Final = 6
_DIGITS_OF_A_YEAR: Final = 4


def key_of(name: str) -> str:
    """The same for two spellings that differ in letter case, punctuation and usual abbreviations only."""
    return " ".join(_words(name))


def keys_for(spelling: str) -> frozenset[str]:
    """The keys under which a spelling is found: a long one also without the sponsors before it."""
    words = _words(spelling)
    short = words[max([0, *_cuts(words, _may_precede)]) :]
    return frozenset({" ".join(words), *([" ".join(short)] if len(short) >= _LEAST_KEPT else [])})


def keys_in(text: str) -> Iterator[str]:
    """The keys of every name that a text may stand for, best first; none for an overlong text.

    Proceedings, sponsors, ordinals and years before a name and remarks, years, publishers and pages after it
    may be left out; what stands in parentheses may be its short name, or a remark.
    """
    if len(text) > LONGEST_NAME:
        return
    words = _words(text)
    yield from _trimmed(words)
    if any(map(_is_year, words[1:-1])):
        yield from _trimmed([word for word in words if not _is_year(word)])
    if "(" in text:
        for inside in _inside().findall(text):
            yield from _trimmed(_words(inside))
        yield from _trimmed(_words(_inside().sub(" ", text)))
        yield from _trimmed(_words(text.partition("(")[0]))


def without_remark(name: str) -> tuple[str, str]:
    """The name, and the remark at its end, such as " (Oral)"; both as they are written."""
    found = _remark().search(name) if len(name) <= LONGEST_NAME else None
    return (name[: found.start()], name[found.start() :]) if found else (name, "")


def _words(name: str) -> list[str]:
    """The name's words in lower case, abbreviations written out; ``&`` is the word "and"."""
    found: list[str] = _WORD.findall(name.casefold().replace("&", " and "))
    return [_SHORT_FOR.get(word, word) for word in found]


def _trimmed(words: list[str]) -> Iterator[str]:
    """The words as they are, then without more and more of what may stand before and after a name."""
    ends = [0, *_cuts(words[::-1], _may_follow)]
    for start in (0, *_cuts(words, _may_precede)):
        for end in ends:
            if kept := words[start : len(words) - end]:
                yield " ".join(kept)
                if kept[-1][-1].isdigit() and (glued := _glued_year().fullmatch(kept[-1])):
                    yield " ".join([*kept[:-1], glued[1]])


def _cuts(words: Sequence[str], may_go: Callable[[str], bool]) -> Iterator[int]:
    """How many words may go, one more each."""
    for count, word in enumerate(words[:_MOST_CUT], 1):
        if not may_go(word):
            return
        yield count


def _may_precede(word: str) -> bool:
    return word in _BEFORE or (word[0].isdigit() and _ordinal_or_year().fullmatch(word) is not None)


def _is_year(word: str) -> bool:
    return len(word) == _DIGITS_OF_A_YEAR and word.isdigit()


def _may_follow(word: str) -> bool:
    return word in _AFTER or (word.isdigit() and len(word) <= _LONGEST_NUMBER)


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(r"\(([^()]{2,100}+)\)")


@cache
def _glued_year() -> re.Pattern[str]:
    return re.compile(r"([^\W\d_][^\W_]*?[^\W\d_])(?:19|20)?[0-9]{2}")


@cache
def _ordinal_or_year() -> re.Pattern[str]:
    return re.compile(r"[0-9]{1,3}(?:st|nd|rd|th)|[0-9]{4}")


@cache
def _remark() -> re.Pattern[str]:
    one = rf"(?:{'|'.join(_REMARKS.split())})"
    between = r"(?>(?:[\s,&-]|and\b)+)"
    return re.compile(rf"[\s,;:(\[-]++(?:{one}{between}){{0,4}}{one}[)\]]?\s*+\Z", re.IGNORECASE)
