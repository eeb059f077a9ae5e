"""A line of the list, cut to a width around a finding, and where the caret goes below it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.lint.inert import ELLIPSIS, seen

if TYPE_CHECKING:
    from curator.lint.check import Span

_TAB: Final = "    "
_REACH: Final = 2
"""Characters that are looked at for each column; more of them would all be marks on top of each other."""

_MOST_MARKS: Final = 4
_JAMO: Final = range(0x1160, 0x1200)
"""Vowels and finals of Hangul, which terminals draw into the syllable before them."""


Cell = tuple[str, int]
"""What is drawn at one place: a character with the marks on it, and how many columns it takes."""

Drawn = str | list[Cell]
"""A stretch of a line as a terminal draws it; text as it is where every character takes one column."""


class Excerpt(NamedTuple):
    """A cut line as it is printed; ``length`` carets (at least one) stand below it, ``indent`` columns in."""

    shown: str
    indent: int
    length: int


def excerpt(text: str, line: Span, marked: Span, *, columns: int) -> Excerpt:
    """The line at ``line`` (without its end) of ``text`` in at most ``columns`` columns, around ``marked``.

    What is marked beyond the end of the line is left out. The time that it takes depends on ``columns``, not
    on the length of the line.
    """
    start = min(max(marked[0], line[0]), line[1])
    end = min(max(marked[1], start), line[1])
    start = _with_base(text, start, line[0])
    reach = columns * _REACH
    low, high = max(line[0], start - reach), min(line[1], end + reach)
    before, after = drawn(text[low:start]), drawn(text[end:high])
    inside = drawn(text[start : min(end, start + reach)])
    whole = low == line[0] and high == line[1] and end - start <= reach
    if whole and _columns(before) + _columns(inside) + _columns(after) <= columns:
        return Excerpt(_joined(before, inside, after), _columns(before), max(1, _columns(inside)))
    return _cut(before, inside, after, columns=columns, ends=(low == line[0], high == line[1]))


def drawn(text: str) -> Drawn:
    """A text as what a terminal draws; marks belong to the character before them."""
    if text.isascii() and text.isprintable():
        return text
    cells: list[Cell] = []
    marks = 0
    for shown, columns in map(_cell, text):
        marks = marks + 1 if not columns else 0
        if columns or not cells:
            cells.append((shown, columns))
        elif marks <= _MOST_MARKS:
            cells[-1] = (cells[-1][0] + shown, cells[-1][1])
    return cells


@lru_cache(maxsize=4_096)
def _cell(sign: str) -> Cell:
    if sign == "\t":
        return _TAB, len(_TAB)
    shown = seen(sign)
    if shown != sign:
        return shown, len(shown)
    if _is_mark(sign):
        return sign, 0
    return sign, 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def _is_mark(sign: str) -> bool:
    """Whether a terminal draws the sign onto the one before it."""
    return unicodedata.category(sign) in {"Mn", "Me"} or ord(sign) in _JAMO


def _with_base(text: str, start: int, lowest: int) -> int:
    """``start``, or where the character stands on which it is a mark: the caret cannot stand below less."""
    base = start
    while base > max(lowest, start - _MOST_MARKS) and base < len(text) and _is_mark(text[base]):
        base -= 1
    return base


def _cut(before: Drawn, inside: Drawn, after: Drawn, *, columns: int, ends: tuple[bool, bool]) -> Excerpt:
    """What is marked, and as much on both sides as there is room for beside the two ellipses."""
    room = max(columns - 2, 3)
    kept = _first(inside, room * 2 // 3)
    spare = room - _columns(kept)
    if len(kept) < len(inside):
        after = ""
    left = _last(before, max(spare // 2, spare - _columns(after)))
    right = _first(after, spare - _columns(left))
    more_before = not ends[0] or len(left) < len(before)
    more_after = not ends[1] or len(right) < len(after) or len(kept) < len(inside)
    dots = (ELLIPSIS if more_before else "", ELLIPSIS if more_after else "")
    shown = _joined(dots[0], left, kept, right, dots[1])
    return Excerpt(shown, len(dots[0]) + _columns(left), max(1, _columns(kept)))


def _joined(*parts: Drawn) -> str:
    shown = (part if isinstance(part, str) else "".join(sign for sign, _ in part) for part in parts)
    return "".join(shown).replace("##[", "##(")


def _columns(part: Drawn) -> int:
    return len(part) if isinstance(part, str) else sum(columns for _, columns in part)


def _first(part: Drawn, room: int) -> Drawn:
    """The beginning that fits into ``room`` columns."""
    if isinstance(part, str):
        return part[: max(0, room)]
    for number, (_, columns) in enumerate(part):
        room -= columns
        if room < 0:
            return part[:number]
    return part


def _last(part: Drawn, room: int) -> Drawn:
    """The end that fits into ``room`` columns."""
    if isinstance(part, str):
        return part[max(0, len(part) - max(0, room)) :]
    return _first(part[::-1], room)[::-1]
