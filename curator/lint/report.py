"""What a run of the linter says: the findings with their places, and what a summary tells beside them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from curator.lint.check import Severity
from curator.lint.positions import Lines, Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curator.core.list.edit import Edit
    from curator.lint.check import Check, Finding, Safety
    from curator.lint.engine import Found


class Reported(NamedTuple):
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
