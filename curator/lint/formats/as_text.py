"""Findings for people at a terminal: each with its line and a caret below what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.lint.check import Severity
from curator.lint.formats.excerpt import excerpt
from curator.lint.formats.headline import message, place, tags
from curator.lint.formats.summary import sentences
from curator.lint.inert import obeyed_by_nobody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.formats.telling import Telling
    from curator.lint.report import FileReport, LintReport, Reported

_BOLD: Final = "1"
_DIM: Final = "2"
_BLUE: Final = "34"
_COLOURS: Final = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTICE: "1;36"}
_NARROWEST: Final = 20
_MOST_DRAWN: Final = 10_000
"""Findings that are shown with their line; nobody reads more, and drawing takes longer than finding."""


def render(report: LintReport, telling: Telling) -> str:
    """Every finding in file order, and a summary; for a clean list, one line."""
    shown = [
        _finding(file, one, telling, drawn=number < _MOST_DRAWN)
        for number, (file, one) in enumerate(report.findings)
    ]
    said = [obeyed_by_nobody(sentence) for sentence in sentences(report, telling)]
    if not shown:
        return " ".join(said) + "\n"
    return "\n\n".join([*shown, "\n".join([_painted(said[0], _BOLD, telling), *said[1:]])]) + "\n"


def _finding(file: FileReport, one: Reported, telling: Telling, *, drawn: bool) -> str:
    severity = one.check.severity
    kind = _painted(f"{severity.value} {one.check.code}", _COLOURS[severity], telling)
    words = [_painted(obeyed_by_nobody(f"{place(file, one)}:"), _BOLD, telling), kind]
    words.append(obeyed_by_nobody(message(one)))
    words += [_painted(tag, _DIM, telling) for tag in tags(one)]
    source = _source(file, one, telling) if drawn and not one.adopted else ()
    return "\n".join([" ".join(words), *source])


def _source(file: FileReport, one: Reported, telling: Telling) -> Iterator[str]:
    """The line, and the caret below it; nothing where the line is empty."""
    line = file.lines.bounds(one.start.line)
    if line[0] == line[1]:
        return
    number = f"{one.start.line:>5} "
    columns = max(_NARROWEST, telling.width - len(number) - len("| ") - 1)
    cut = excerpt(file.text, line, one.finding.span, columns=columns)
    caret = _painted("^" * cut.length, _COLOURS[one.check.severity], telling)
    bar = _painted("|", _BLUE, telling)
    yield f"{_painted(number, _BLUE, telling)}{bar} {cut.shown}"
    yield f"{' ' * len(number)}{bar} {' ' * cut.indent}{caret}"


def _painted(text: str, colour: str, telling: Telling) -> str:
    return f"\x1b[{colour}m{text}\x1b[0m" if telling.colour else text
