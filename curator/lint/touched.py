"""What a change touched: the lines that a unified diff adds, or between which it takes some away."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curator.core.list.edit import Edit
    from curator.lint.check import Span

_LINE_FEED: Final = re.compile(r"\n")
_HUNK: Final = re.compile(
    r"^@@ -[0-9]+(?:,[0-9]+)? \+(?P<line>[0-9]+)(?:,(?P<count>[0-9]+))? @@", re.MULTILINE
)


class Touched(NamedTuple):
    """Stretches of a text that a change touched, in order; an empty one is where something was taken away."""

    spans: tuple[Span, ...]

    @classmethod
    def of_diff(cls, diff: str, text: str) -> Touched:
        """Read the hunks of a diff of one file, made without context lines (``-U0``), that led to ``text``.

        A line ends where git sees it end, at a line feed and nowhere else.
        """
        starts = [0, *(found.end() for found in _LINE_FEED.finditer(text)), len(text)]
        last = len(starts) - 1
        spans = []
        for found in _HUNK.finditer(diff):
            line, count = int(found["line"]), int(found["count"] or 1)
            first = line - 1 if count else line  # nothing was added: the hunk lies behind the line
            spans.append((starts[min(first, last)], starts[min(first + count, last)]))
        return cls(tuple(spans))

    @classmethod
    def of_edits(cls, edits: Iterable[Edit]) -> Touched:
        """Where edits that are known stand in the text that they lead to: nothing has to be compared."""
        spans, shift = [], 0
        for edit in sorted(edits):
            start = edit.start + shift
            spans.append((start, start + len(edit.text)))
            shift += len(edit.text) - (edit.end - edit.start)
        return cls(tuple(spans))

    def meets(self, start: int, end: int) -> bool:
        """Whether anything from ``start`` to ``end`` was added or changed, or taken away between them."""
        place = bisect_left(self.spans, end, key=itemgetter(0)) - 1
        if place < 0:
            return False
        low, high = self.spans[place]
        return high > start or (low == high and start < low < end)


def lines_added(patch: str) -> frozenset[int]:
    """The numbers of the lines that a patch of one file adds, as they are afterwards."""
    added: set[int] = set()
    line = 0
    for row in patch.split("\n"):
        if found := _HUNK.match(row):
            line = int(found["line"])
        elif row[:1] == "+":
            added.add(line)
            line += 1
        elif row[:1] != "-" and row[:1] != "\\":
            line += 1
    return frozenset(added)


EVERYTHING: Final = Touched(((-1, 1 << 60),))
"""A file that is new altogether."""
