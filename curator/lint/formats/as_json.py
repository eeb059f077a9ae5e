"""Findings for programs: the contract's JSON, with one finding a line; keys are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from curator.lint.check import Safety, Severity
from curator.lint.formats.jsontext import encoded, rows
from curator.lint.formats.summary import totals
from curator.lint.remarks import LONGEST_LINE

if TYPE_CHECKING:
    from curator.lint.formats.telling import Telling
    from curator.lint.report import FileReport, LintReport, Reported


def render(report: LintReport, telling: Telling) -> str:
    """The whole document; offsets, lines and columns are in code points of the file."""
    found = rows(_finding(file, one, telling) for file, one in report.findings)
    return f'{{"version": 1, "findings": {found}, "summary": {encoded(_summary(report))}}}\n'


def _finding(file: FileReport, one: Reported, telling: Telling) -> dict[str, Any]:
    check, finding = one.check, one.finding
    return {
        "code": check.code,
        "name": check.name,
        "severity": check.severity.value,
        "message": finding.message,
        "path": file.path,
        "line": one.start.line,
        "text": file.lines.line(one.start.line)[:LONGEST_LINE],
        "column": one.start.column,
        "end_line": one.end.line,
        "end_column": one.end.column,
        "fix": _fix(one),
        "url": telling.page_of(check),
        "adopted": one.adopted,
    }


def _fix(one: Reported) -> dict[str, Any] | None:
    if one.fix is None:
        return None
    edits = [{"start": edit.start, "end": edit.end, "text": edit.text} for edit in one.finding.edits]
    return {"safety": one.fix.value, "edits": edits}


def _summary(report: LintReport) -> dict[str, Any]:
    found = totals(report)
    return {
        "files": len(report.files),
        "entries": found.entries,
        "errors": found.severities[Severity.ERROR],
        "warnings": found.severities[Severity.WARNING],
        "notices": found.severities[Severity.NOTICE],
        "adopted": found.adopted,
        "suppressed": found.suppressed,
        "fixed": found.fixed,
        "fixable": {one.value: found.fixable[one] for one in Safety},
        "unchecked": dict(found.unchecked),
        "inferred": [
            {"path": file.path, "template": file.form, "read": file.read}
            for file in report.files
            if file.form
        ],
    }
