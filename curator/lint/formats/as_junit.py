"""Findings as the JUnit report of Apache Ant: a list is a suite, a finding is a case.

What makes the run fail is a failure: errors, and warnings with ``--strict``. Everything else is a skipped
case, which every viewer shows and none counts as broken. A clean list is one case that passed, because many
readers take an empty suite for a run that did not happen.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from curator.lint.check import Severity
from curator.lint.formats.headline import headline, message
from curator.lint.formats.summary import sentences
from curator.lint.inert import visible
from curator.lint.report import LintReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.lint.formats.telling import Telling
    from curator.lint.report import FileReport, Reported


def render(report: LintReport, telling: Telling) -> str:
    """The whole document; a character that XML cannot hold stands as its code point."""
    alone = (LintReport((file,), report.checks) for file in report.files)
    suites = (line for number, one in enumerate(alone) for line in _suite(number, one, telling))
    text = "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", *suites, "</testsuites>"])
    # GitHub's runner obeys `##[name]` in a log; to a reader of XML this is the same text.
    return text.replace("##[", "#&#35;[") + "\n"


def _suite(number: int, report: LintReport, telling: Telling) -> Iterator[str]:
    (file,) = report.files
    failures = sum(_fails(one, telling) for one in file.findings)
    skipped = len(file.findings) - failures
    path = _text(file.path) or "-"
    yield (
        f'<testsuite name="{path}" package="{path}" id="{number}" hostname="localhost" time="0" '
        f'timestamp="{telling.now:%Y-%m-%dT%H:%M:%S}" tests="{max(1, len(file.findings))}" '
        f'failures="{failures}" errors="0" skipped="{skipped}">'
    )
    yield f"<properties>{''.join(_properties(file, telling))}</properties>"
    yield from _cases(file, telling)
    said = _text(" ".join(sentences(report, telling)))
    yield f"<system-out>{said}</system-out><system-err/>"
    yield "</testsuite>"


def _properties(file: FileReport, telling: Telling) -> Iterator[str]:
    for name, value in (("curator", telling.version), ("entries", file.entries), ("inferred", file.form)):
        if value:
            yield f'<property name="{name}" value="{_text(str(value))}"/>'


def _cases(file: FileReport, telling: Telling) -> Iterable[str]:
    path = _text(file.path) or "-"
    if not file.findings:
        yield f'<testcase classname="{path}" name="no findings" time="0"/>'
    for one in file.findings:
        name = f"{one.start.line}:{one.start.column} {one.check.code} {one.check.name}"
        result = _result(file, one, telling)
        yield f'<testcase classname="{path}" name="{_text(name)}" time="0">{result}</testcase>'


def _result(file: FileReport, one: Reported, telling: Telling) -> str:
    told = f'message="{_text(message(one))}"'
    whole = _text(headline(file, one))
    if _fails(one, telling):
        return f'<failure type="{one.check.severity.value}" {told}>{whole}</failure>'
    return f"<skipped {told}>{whole}</skipped>"


def _fails(one: Reported, telling: Telling) -> bool:
    severity = one.check.severity
    counts = severity is Severity.ERROR or (telling.strict and severity is Severity.WARNING)
    return counts and not one.adopted


def _text(text: str) -> str:
    return escape(visible(text), quote=True)
