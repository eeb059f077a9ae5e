"""Findings as SARIF 2.1.0, for code scanning and other viewers of analyses."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from curator.lint.check import Safety, Severity
from curator.lint.formats.jsontext import encoded, rows
from curator.lint.formats.summary import sentences
from curator.lint.page import explanation, family, markdown

if TYPE_CHECKING:
    from curator.core.list.edit import Edit
    from curator.lint.check import Check
    from curator.lint.formats.telling import Telling
    from curator.lint.positions import Position
    from curator.lint.report import FileReport, LintReport, Reported

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_PROBLEMS: Final = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTICE: "recommendation",
}
_AROUND: Final = 100
"""Characters on both sides of a finding by which it is known again, within its line."""


def render(report: LintReport, telling: Telling) -> str:
    """One run with one result a line; columns are code points, ends are exclusive."""
    rules = sorted({one.check.code: one.check for _, one in report.findings}.values(), key=_code)
    known = _Known()
    results = (_result(file, one, known) for file, one in report.findings)
    return (
        f'{{"$schema": {encoded(SCHEMA)}, "version": "2.1.0", "runs": [{{\n'
        f'"tool": {encoded({"driver": _driver(rules, telling)})},\n'
        f'"columnKind": "unicodeCodePoints", "newlineSequences": ["\\r\\n", "\\n", "\\r"],\n'
        f'"invocations": {encoded([_invocation(report, telling)])},\n'
        f'"results": {rows(results)}}}]}}\n'
    )


def _code(check: Check) -> str:
    return check.code


def _driver(rules: list[Check], telling: Telling) -> dict[str, Any]:
    version = {"version": telling.version} if telling.version else {}
    return {"name": "curator", **version, "rules": [_rule(check, telling) for check in rules]}


def _rule(check: Check, telling: Telling) -> dict[str, Any]:
    address = telling.page_of(check)
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": f"{check.summary}."},
        "fullDescription": {"text": check.why},
        "help": {"text": explanation(check), "markdown": markdown(check)},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"problem.severity": _PROBLEMS[check.severity], "tags": [family(check)]},
    }


def _invocation(report: LintReport, telling: Telling) -> dict[str, Any]:
    notes = [{"level": "note", "message": {"text": _unlinked(text)}} for text in sentences(report, telling)]
    return {"executionSuccessful": True, "toolExecutionNotifications": notes}


def _result(file: FileReport, one: Reported, known: _Known) -> dict[str, Any]:
    place = {"artifactLocation": _artifact(file), "region": _region(one.start, one.end)}
    result: dict[str, Any] = {
        "ruleId": one.check.code,
        "level": _LEVELS[one.check.severity],
        "message": {"text": _unlinked(one.finding.message)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"curatorFinding/v1": known.by(file, one)},
    }
    if one.fix is not None:
        result["fixes"] = [_fix(file, one)]
    if one.adopted:
        # No `baselineState`: it compares with another run of SARIF, and there is none here.
        why = "the baseline of the list knows it"
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": why}]
    return result


def _artifact(file: FileReport) -> dict[str, Any]:
    """The file's address, relative to the top of the repository unless its path is absolute."""
    path = quote(file.path, errors="replace")
    if path.startswith("/"):
        return {"uri": f"file://{path}"}
    return {"uri": path, "uriBaseId": "%SRCROOT%"}


def _region(start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _fix(file: FileReport, one: Reported) -> dict[str, Any]:
    option = "--fix" if one.fix is Safety.SAFE else "--fix --unsafe-fixes"
    changes = [_replacement(file, edit) for edit in one.finding.edits]
    return {
        "description": {"text": f"What {option} does."},
        "artifactChanges": [{"artifactLocation": _artifact(file), "replacements": changes}],
        "properties": {"safety": one.fix},
    }


def _replacement(file: FileReport, edit: Edit) -> dict[str, Any]:
    start, end = file.lines.position(edit.start), file.lines.position(edit.end)
    return {"deletedRegion": _region(start, end), "insertedContent": {"text": edit.text}}


def _unlinked(text: str) -> str:
    """A message in which ``[words](target)`` is no link, as SARIF would have it."""
    return text.replace("](", "] (")


class _Known:
    """Names for findings that stay when other lines of the file change."""

    def __init__(self) -> None:
        self._taken: Counter[tuple[str, str]] = Counter()

    def by(self, file: FileReport, one: Reported) -> str:
        """A digest of the check and of the words around the finding; the same words again are numbered."""
        start, end = one.finding.span
        first, last = file.lines.bounds(one.start.line)
        around = file.text[max(first, start - _AROUND) : min(last, min(end, last) + _AROUND)]
        digest = sha256(f"{one.check.code}\0{around.strip()}".encode(errors="replace")).hexdigest()[:16]
        self._taken[file.path, digest] += 1
        return f"{digest}:{self._taken[file.path, digest]}"
