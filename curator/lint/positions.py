"""Offsets as people count: lines and columns from 1."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.check import Span

_LINE_END: Final = re.compile(r"\r\n?|\n")


class Position(NamedTuple):
    """A place in a text as people count it: line and column (code points) from 1."""

    line: int
    column: int


class Lines:
    """The lines of a text, for turning offsets into positions."""

    def __init__(self, text: str) -> None:
        """Find where each line begins."""
        self._text = text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]

    def position(self, offset: int) -> Position:
        """The line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def spans(self) -> Iterator[tuple[int, Span]]:
        """Every line's number and where it stands, line end included."""
        ends = [*self._starts[1:], len(self._text)]
        return enumerate(zip(self._starts, ends, strict=True), 1)

    def line(self, number: int) -> str:
        """The characters of a line, without its end."""
        start, end = self.bounds(number)
        return self._text[start:end]

    def bounds(self, number: int) -> Span:
        """Where a line's characters begin and end, without its line end; cheap, however long the line is."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        while end > start and self._text[end - 1] in "\r\n":
            end -= 1
        return start, end
