"""Findings as workflow commands, which GitHub shows beside the changed lines.

GitHub takes 10 annotations of each level from a step (and 50 from a job, which three levels never reach) and
drops the rest without a word. So the weightiest come first, and the rest is listed as plain text and counted.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from curator.lint.formats.headline import headline, message, place
from curator.lint.formats.summary import counted, sentences, weightiest_first
from curator.lint.inert import obeyed_by_nobody, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curator.lint.check import Severity
    from curator.lint.formats.telling import Telling
    from curator.lint.report import FileReport, LintReport, Reported

MOST_OF_A_LEVEL: Final = 10
NOTICE: Final = "::notice "
"""How an annotation of the lowest level begins."""

_MOST_LISTED: Final = 200
_IN_DATA: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES: Final = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: LintReport, telling: Telling) -> str:
    """Commands, the other findings as text, and the summary; what the baseline knows annotates nothing."""
    annotated, rest = _parted(weightiest_first(report))
    lines = [_command(file, one) for file, one in annotated]
    lines += [obeyed_by_nobody(headline(file, one)) for file, one in rest[:_MOST_LISTED]]
    lines += _left_out(sum(not one.adopted for _, one in rest))
    lines += [obeyed_by_nobody(sentence) for sentence in sentences(report, telling)]
    return "\n".join(lines) + "\n"


def notice(path: str, line: int, column: int, *, title: str, words: str) -> str:
    """One notice that is no finding of a check, as a command; its words are said on one line."""
    shown = visible(path).replace("##[", "##(")
    told = {"file": shown.translate(_IN_PROPERTIES), "line": str(line), "col": str(column)}
    told["title"] = title.translate(_IN_PROPERTIES)
    said = f"{shown}:{line}:{column}: {visible(words)}".replace("##[", "##(").translate(_IN_DATA)
    return f"{NOTICE}{','.join(f'{name}={value}' for name, value in told.items())}::{said}"


def _parted(
    ranked: list[tuple[FileReport, Reported]],
) -> tuple[list[tuple[FileReport, Reported]], list[tuple[FileReport, Reported]]]:
    """The findings that are annotated, and the rest."""
    annotated, rest = [], []
    levels: Counter[Severity] = Counter()
    for file, one in ranked:
        level = one.check.severity
        if not one.adopted and levels[level] < MOST_OF_A_LEVEL:
            levels[level] += 1
            annotated.append((file, one))
        else:
            rest.append((file, one))
    return annotated, rest


def _command(file: FileReport, one: Reported) -> str:
    """One annotation; a log shows its message only, so the place and the code stand there once more."""
    told = ",".join(f"{name}={value}" for name, value in _properties(file, one).items())
    words = f"{place(file, one)}: {one.check.code} {message(one)}".replace("##[", "##(")
    return f"::{one.check.severity.value} {told}::{words.translate(_IN_DATA)}"


def _properties(file: FileReport, one: Reported) -> Mapping[str, str]:
    """Where an annotation goes; GitHub takes columns only where it begins and ends on one line."""
    path = visible(file.path).replace("##[", "##(")
    told = {"file": path.translate(_IN_PROPERTIES), "line": str(one.start.line), "endLine": str(one.end.line)}
    if one.start.line == one.end.line:
        told |= {"col": str(one.start.column), "endColumn": str(one.end.column)}
    return told | {"title": f"{one.check.code} {one.check.name}".translate(_IN_PROPERTIES)}


def _left_out(count: int) -> Iterator[str]:
    if count:
        listed = f"; {_MOST_LISTED} of them are listed above" if count > _MOST_LISTED else ""
        limit = f"GitHub shows {MOST_OF_A_LEVEL} of each level"
        yield f"{counted(count, 'finding')} not annotated, because {limit}{listed}."
