"""Telling what a night did: tables or JSON, an HTML page in the state folder, a workflow's step summary."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from curator.cli import console
from curator.errors import Unavailable
from curator.pages import run_json, run_report, step_summary, terminal
from curator.store.folder import make_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from curator.core.report import Report

PAGE: Final = "report.html"


@contextmanager
def narrator(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """A spinner that says what goes on, on a terminal; elsewhere the same as lines, for a log."""
    talk = console.talk(quiet=quiet)
    if not console.shows_progress(quiet=quiet):
        yield lambda text: talk.print(console.inert(text), markup=False)
        return
    with talk.status("starting") as status:
        yield lambda text: status.update(console.inert(text))


def write_page(report: Report, folder: Path) -> Path:
    """Write the HTML page of the run; raises Unavailable when the folder cannot be written."""
    page = folder / PAGE
    try:
        make_folder(folder)
        page.write_text(run_report.render(report), encoding="utf-8")
    except OSError as error:
        message = f"The report could not be written to {page}: {error.strerror}."
        advice = "Name another state folder with --state; the run itself is done."
        raise Unavailable(message, advice=advice) from error
    return page


def _in_full(report: Report) -> Iterator[str]:
    """Every proposal as the run would make it, unwrapped, so that its diff can be read and applied."""
    for row in report.rows:
        if row.proposal is not None:
            yield ""
            yield f"Branch: {console.inert(row.proposal.branch)}"
            yield f"Title:  {console.inert(row.proposal.title)}"
            yield ""
            yield from map(console.inert_line, row.proposal.body.splitlines())


def tell(report: Report, *, output_format: str) -> None:
    """Print the run to stdout, and to the step summary where a workflow has one."""
    if output_format == "json":
        click.echo(json.dumps(run_json.as_json(report), ensure_ascii=False, indent=2))
    else:
        console.show(terminal.night(report))
        if report.dry_run:
            for line in _in_full(report):
                click.echo(line)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        _summarize(report, Path(summary))


def suggest(steps: Sequence[str], *, output_format: str) -> None:
    """Print what a person can do next; a program that reads JSON is told nothing."""
    if output_format != "json":
        click.echo("")
        for step in steps:
            click.echo(console.inert(step))


def _summarize(report: Report, file: Path) -> None:
    """Add to the step summary; one that cannot be written is a remark, because the run itself is done."""
    try:
        with file.open("a", encoding="utf-8") as summary:
            summary.write(step_summary.render(report))
    except OSError as error:
        remark = f"The step summary could not be written to {file}: {error.strerror}."
        click.echo(console.inert(remark), err=True)
