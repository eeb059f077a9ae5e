"""One finding as one line of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.lint.check import Safety
from curator.lint.inert import shortened, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.report import FileReport, Reported

LONGEST_MESSAGE: Final = 1_000


def place(file: FileReport, one: Reported) -> str:
    """Where a finding is, in the form that editors and terminals turn into a link."""
    return f"{visible(file.path)}:{one.start.line}:{one.start.column}"


def message(one: Reported) -> str:
    """What is wrong, on one line that is not endless."""
    return visible(shortened(one.finding.message, LONGEST_MESSAGE))


def headline(file: FileReport, one: Reported) -> str:
    """Place, severity, code, message and what else there is to know."""
    words = (f"{place(file, one)}:", one.check.severity.value, one.check.code, message(one), *tags(one))
    return " ".join(words)


def tags(one: Reported) -> Iterator[str]:
    """Whether it can be fixed, and whether the baseline knows it, in brackets."""
    if one.fix is not None:
        yield "[fixable]" if one.fix is Safety.SAFE else "[fixable, unsafe]"
    if one.adopted:
        yield "[in the baseline]"
