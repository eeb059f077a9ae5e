"""Characters that nobody sees, or that look like others, where a text has no use for them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_RIGHT_TO_LEFT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_NOT_LATIN: Final = "\u0300-\u1dff\u20d0-\u20ff\u2190-\u2bff\u2c00-\uabff\uac00-\ufefc\U00010000-\U000e007f"
_WITHOUT_SPACES: Final = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aaf"
_HANGUL: Final = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"


class _Kind(NamedTuple):
    """Signs of one kind: a regular expression's class of them, and what puts them right.

    Attributes:
        signs: the code points.
        name: what they are called in a message.
        instead: what to write instead; None where nobody can know.
        beside: the code points next to one of which they have a use.
        around: the code points anywhere near which they have one.
    """

    signs: str
    name: str
    instead: str | None = ""
    beside: str = ""
    around: str = ""


_KINDS: Final = (
    _Kind("\u00a0\u202f", "a non-breaking space", " "),
    _Kind("\u2000-\u200a\u205f", "a space of a width of its own", " "),
    _Kind("\x0b\x0c\x85\u2028\u2029", "a line separator", " "),
    _Kind("\u00ad", "a soft hyphen"),
    _Kind("\u200b", "a zero-width space", beside=_WITHOUT_SPACES),
    _Kind("\u200c\u200d", "a zero-width joiner", beside=_NOT_LATIN),
    _Kind("\u2060\ufeff", "a zero-width no-break space"),
    _Kind("\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069", "a bidirectional control", around=_RIGHT_TO_LEFT),
    _Kind("\u202d\u202e", "a bidirectional override"),
    _Kind("\u115f\u1160\u3164\uffa0", "an invisible letter", beside=_HANGUL),
    _Kind("\u034f\u17b4\u17b5\u180e", "an invisible letter", beside=_NOT_LATIN),
    _Kind("\u2061-\u2064\u206a-\u206f\ufff9-\ufffb", "an invisible sign"),
    _Kind("\U000e0001\U000e0020-\U000e007f", "an invisible tag", around="\U0001f3f4"),
    _Kind("\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f", "a control character"),
    _Kind("\ufffd", "a replacement character", None),
)
_NEAR: Final = 100
_MOST_MARKS: Final = 30
"""On one letter: no language has more, and to put more in order takes time without bound."""


class Junk(NamedTuple):
    """Characters of one kind from ``start`` to ``end``, and what belongs there; None where nobody knows."""

    start: int
    end: int
    name: str
    instead: str | None
    invisible: bool = True


def junk_in(text: str) -> Iterator[Junk]:
    """What has no use in a text, neighbours of one kind together."""
    for found in _any().finditer(text):
        kind = _KINDS[(found.lastindex or 1) - 1]
        start, end = found.span()
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        if kind.beside and _one_of(kind.beside).search(beside):
            continue
        if kind.around and _one_of(kind.around).search(text, max(0, start - _NEAR), end + _NEAR):
            continue
        spaced = kind.instead == " " and beside != beside.strip()  # a space next to another one is not needed
        yield Junk(start, end, kind.name, "" if spaced else kind.instead)


def decomposed_in(text: str) -> Iterator[Junk]:
    """Letters and marks that Unicode (NFC) would compose, and signs that it would write otherwise."""
    for found in _apart().finditer(text):
        start, end = found.span()
        start -= found.lastgroup == "marks" and start > 0
        composed = (
            unicodedata.normalize("NFC", text[start:end]) if end - start <= _MOST_MARKS else text[start:end]
        )
        if composed != text[start:end]:
            yield Junk(start, end, "a letter that is not composed", composed, invisible=False)


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(f"([{kind.signs}]+)" for kind in _KINDS))


@cache
def _one_of(signs: str) -> re.Pattern[str]:
    return re.compile(f"[{signs}]")


@cache
def _apart() -> re.Pattern[str]:
    """Marks, Korean letters that are composed in threes, and the signs of ohm, kelvin and angstrom."""
    return re.compile("(?P<marks>[\u0300-\u036f\u3099\u309a]++)|[\u1100-\u11ff]{2,3}|[\u2126\u212a\u212b]")
