"""What a run of the linter says: the findings with their places, and what a summary tells beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.lint.check import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curator.core.edit import Edit
    from curator.lint.check import Check, Finding, Safety, Span
    from curator.lint.engine import Found

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


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding with its place; what the baseline knows (``adopted``) is shown and never fails."""

    check: Check
    finding: Finding
    start: Position
    end: Position
    adopted: bool = False

    @property
    def fix(self) -> Safety | None:
        """The safety of its fix; None when nothing mends it."""
        return self.check.fix if self.finding.edits else None


@dataclass(frozen=True)
class FileReport:
    """The findings in one list, in file order, and what else there is to say of it.

    Attributes:
        path: how the file is called in messages.
        text: the text that was linted (after fixing, the fixed one).
        findings: those that are neither silenced nor outside of what changed.
        entries: how many entries were read.
        suppressed: how many findings are silenced by a comment or the configuration.
        unchecked: for each kind of facts, the entries of which the facts say nothing.
        fixed: how many findings were mended, or would be.
        edits: what that takes, as edits of the text that was read.
        form: the template that was inferred; "" when it was declared.
        read: of how many bullets the inferred template reads how many, in words; "" when it was declared.
    """

    path: str
    text: str
    findings: tuple[Reported, ...]
    entries: int = 0
    suppressed: int = 0
    unchecked: Mapping[str, int] | None = None
    fixed: int = 0
    edits: tuple[Edit, ...] = ()
    form: str = ""
    read: str = ""

    @cached_property
    def lines(self) -> Lines:
        """The lines that the findings stand on."""
        return Lines(self.text)


@dataclass(frozen=True)
class LintReport:
    """All lists that were linted, in the order in which they were named, and the checks that were on."""

    files: tuple[FileReport, ...]
    checks: Sequence[Check] = ()

    @property
    def findings(self) -> Iterator[tuple[FileReport, Reported]]:
        """Every finding with its file, in the order of the files and their lines."""
        return ((file, one) for file in self.files for one in file.findings)

    def counted(self, *, adopted: bool = False) -> Counter[Severity]:
        """How many findings there are of each severity; those of the baseline are counted apart."""
        return Counter(one.check.severity for _, one in self.findings if one.adopted is adopted)

    def fails(self, *, strict: bool) -> bool:
        """Whether there is an error, or with ``strict`` a warning, that the baseline does not know."""
        counted = self.counted()
        return bool(counted[Severity.ERROR] or (strict and counted[Severity.WARNING]))


def placed(found: Sequence[Found], lines: Lines, *, adopted: Sequence[bool] = ()) -> Iterator[Reported]:
    """Findings with line and column; ``adopted`` says of each whether the baseline knows it."""
    for (check, finding), old in zip(found, adopted or [False] * len(found), strict=True):
        start, end = finding.span
        yield Reported(check, finding, lines.position(start), lines.position(end), old)
