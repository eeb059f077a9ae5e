"""Findings in the diagnostic format of reviewdog, with fixes as suggestions for a review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from curator.lint.check import Severity
from curator.lint.formats.jsontext import encoded, rows

if TYPE_CHECKING:
    from curator.lint.check import Span
    from curator.lint.formats.telling import Telling
    from curator.lint.positions import Position
    from curator.lint.report import FileReport, LintReport, Reported

_SEVERITIES: Final = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTICE: "INFO"}
_WIDEST: Final = 10_000
"""Characters that one suggestion may replace; edits farther apart are nothing that a reviewer can read."""

_CHUNK: Final = 4_096


def render(report: LintReport, telling: Telling) -> str:
    """The whole document; columns count the bytes of UTF-8, ends are exclusive."""
    files = map(_Columns, report.files)
    found = rows(_diagnostic(columns, one, telling) for columns in files for one in columns.file.findings)
    return f'{{"source": {encoded({"name": "curator"})}, "diagnostics": {found}}}\n'


def _diagnostic(columns: _Columns, one: Reported, telling: Telling) -> dict[str, Any]:
    address = telling.page_of(one.check)
    note = " (in the baseline)" if one.adopted else ""
    told: dict[str, Any] = {
        "message": f"{one.finding.message}{note}",
        "location": {"path": columns.file.path, "range": columns.range(one.finding.span)},
        "severity": "INFO" if one.adopted else _SEVERITIES[one.check.severity],
        "code": {"value": one.check.code, **({"url": address} if address else {})},
    }
    suggestion = _suggestion(columns, one)
    return told | ({"suggestions": [suggestion]} if suggestion else {})


def _suggestion(columns: _Columns, one: Reported) -> dict[str, Any] | None:
    """All edits of the fix as one: reviewdog takes several suggestions for alternatives."""
    edits = sorted(one.finding.edits) if one.fix is not None else []
    if not edits or edits[-1].end - edits[0].start > _WIDEST:
        return None
    pieces, reached = [], edits[0].start
    for edit in edits:
        pieces += [columns.file.text[reached : edit.start], edit.text]
        reached = edit.end
    return {"range": columns.range((edits[0].start, reached)), "text": "".join(pieces)}


class _Columns:
    """Places in one file as reviewdog counts them."""

    def __init__(self, file: FileReport) -> None:
        self.file = file
        self._plain = file.text.isascii()
        self._lines: dict[int, list[int]] = {}

    def range(self, span: Span) -> dict[str, Any]:
        """Start and end of a span."""
        start, end = (self.file.lines.position(offset) for offset in span)
        return {"start": self._position(start), "end": self._position(end)}

    def _position(self, at: Position) -> dict[str, int]:
        return {"line": at.line, "column": at.column if self._plain else self._bytes(at) + 1}

    def _bytes(self, at: Position) -> int:
        """The bytes before a place in its line; a long line is counted once, not once for each finding."""
        start, _ = self.file.lines.bounds(at.line)
        known = self._lines.setdefault(at.line, [0])
        chunk, rest = divmod(at.column - 1, _CHUNK)
        for low in range(start + (len(known) - 1) * _CHUNK, start + chunk * _CHUNK, _CHUNK):
            known.append(known[-1] + _length(self.file.text[low : low + _CHUNK]))
        low = start + chunk * _CHUNK
        return known[chunk] + _length(self.file.text[low : low + rest])


def _length(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
