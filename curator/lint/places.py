"""Where in a list an offset is: in which entry, on which line."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from curator.lint.positions import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.lint.case import Case
    from curator.lint.check import Span


class Places:
    """Finds entries and lines by offset, in the logarithm of their number."""

    def __init__(self, text: str, cases: Sequence[Case]) -> None:
        """Index a list."""
        self.lines = Lines(text)
        self._cases = cases
        self._starts = [case.start for case in cases]

    def case_at(self, span: Span) -> Case | None:
        """The entry in which a span begins, its last line end included; None outside of entries."""
        place = bisect_right(self._starts, span[0]) - 1
        case = self._cases[place] if place >= 0 else None
        return case if case is not None and span[0] <= case.entry.item.end else None

    def line_at(self, offset: int) -> str:
        """The characters of the line that an offset is on."""
        return self.lines.line(self.lines.position(offset).line)

    def around(self, span: Span) -> Span:
        """What a finding is about: its entry, else the lines that it stands on."""
        case = self.case_at(span)
        if case is not None:
            return case.entry.span
        first, last = (self.lines.position(at).line for at in (span[0], max(span[0], span[1] - 1)))
        return self.lines.bounds(first)[0], self.lines.bounds(last)[1] + 1
