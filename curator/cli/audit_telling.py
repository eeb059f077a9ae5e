"""Telling what an audit found: on stdout, and in a workflow's step summary.

Formats that name a check and a line are the linter's own, with what it found; what is doubtful is no finding
of a check, so only those formats tell it that have a place for it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curator.cli import console
from curator.cli.findings import summarize, telling_of
from curator.lint.formats import renderer
from curator.lint.formats.as_github import MOST_OF_A_LEVEL, NOTICE, notice
from curator.lint.inert import obeyed_by_nobody, visible
from curator.pages import audit_json, audit_markdown, audit_text

if TYPE_CHECKING:
    from curator.core.audit_report import AuditReport
    from curator.lint.report import LintReport


def tell(report: AuditReport, linted: LintReport, form: str) -> None:
    """Print what was found; a format that has no place for remarks gets them on stderr."""
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        summarize(audit_markdown.render(report), Path(summary))
    if form == "text":
        for line in audit_text.lines(report):
            click.echo(console.inert_line(line.rstrip("\n")) + "\n" * line.endswith("\n"))
        return
    if form == "json":
        click.echo(json.dumps(audit_json.as_json(report), ensure_ascii=False, indent=2))
    elif form == "markdown":
        click.echo(audit_markdown.render(report), nl=False)
    elif form == "github":
        click.echo(_commands(report, linted), nl=False)
    else:
        click.echo(renderer(form)(linted, telling_of()), nl=False)
    for line in audit_text.remarks(report):
        click.echo(console.inert(line), err=True)


def _commands(report: AuditReport, linted: LintReport) -> str:
    """Annotations of the linter, and what is doubtful as notices, as many as GitHub shows."""
    lines = renderer("github")(linted, telling_of()).splitlines()
    made = sum(line.startswith(NOTICE) for line in lines)
    for number, one in enumerate(report.doubtful, start=made):
        words = f"{one.claim}: {one.guess.likelihood}, because {one.guess.reason}"
        if number < MOST_OF_A_LEVEL:
            title = "perhaps published under another title"
            lines.append(notice(one.path, one.line, one.column, title=title, words=words))
        else:
            lines.append(obeyed_by_nobody(f"{visible(one.path)}:{one.line}: {visible(words)}"))
    return "\n".join(lines) + "\n"
