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

    def rows(self, span: Span) -> tuple[int, int]:
        """The first and last line that a finding is about: its entry's, else its own."""
        case = self.case_at(span)
        if case is not None:
            return case.entry.line, case.entry.end_line
        return self.lines.position(span[0]).line, self.lines.position(max(span[0], span[1] - 1)).line
