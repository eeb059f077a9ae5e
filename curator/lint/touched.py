"""What a change touched: the lines that a unified diff adds, or between which it takes some away."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import Final, NamedTuple

_HUNK: Final = re.compile(
    r"^@@ -[0-9]+(?:,[0-9]+)? \+(?P<line>[0-9]+)(?:,(?P<count>[0-9]+))? @@", re.MULTILINE
)


class Touched(NamedTuple):
    """Ranges of touched lines, first and last, in order; an empty range ``(n + 1, n)`` lies behind line n."""

    ranges: tuple[tuple[int, int], ...]

    @classmethod
    def of_diff(cls, diff: str) -> Touched:
        """Read the hunks of a diff of one file, made without context lines (``-U0``)."""
        return cls(tuple(_range(found) for found in _HUNK.finditer(diff)))

    def meets(self, first: int, last: int) -> bool:
        """Whether a line from ``first`` to ``last`` was added or changed, or one between them taken away."""
        place = bisect_right(self.ranges, last, key=itemgetter(0)) - 1
        return place >= 0 and self.ranges[place][1] >= first


def _range(found: re.Match[str]) -> tuple[int, int]:
    line, count = int(found["line"]), int(found["count"] or 1)
    return (line, line + count - 1) if count else (line + 1, line)


EVERYTHING: Final = Touched(((1, 1 << 60),))
"""A file that is new altogether."""
