"""A contribution from the command line: a name in, an entry in the list out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import click

from curator.cli import console, telling
from curator.cli.exit_code import ExitCode
from curator.cli.lists import Change, read_bytes, replace_bytes
from curator.core.facts import Evidence
from curator.core.list.document import parse
from curator.core.list.edit import apply_edits
from curator.core.plan import Page
from curator.errors import UsageError
from curator.lint.source import Source
from curator.pages.audit_text import told
from curator.venuecheck.adding import contribution
from curator.wiring.contributing import desk
from curator.wiring.home import home

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.cli.options import Options
    from curator.venuecheck.adding import Contribution
    from curator.wiring.home import Home

_ADVICE: Final = "Say in curator.yaml where the list is: list.path."
_MOST_EVIDENCE: Final = 4
_ADDITION: Final = Change("added", "the diff with --dry-run")


def add(options: Options, paper: str, *, section: str | None, dry_run: bool) -> int:
    """Add a paper to the list; the result is the exit code."""
    at = home(options.config, environ=os.environ, state=options.state_folder)
    source, page = _page(at)
    with telling.narrator(quiet=options.quiet) as narrate:
        found = contribution(paper, desk(at, page, narrate=narrate), section=section)
    text = apply_edits(source.text, (found.addition.edit,))
    if not dry_run:
        replace_bytes(source.path, source.data, text.encode(), change=_ADDITION)
    click.echo("".join(f"{_shown(line)}\n" for line in found.addition.diff.splitlines()), nl=False)
    if not options.quiet:
        for line in _remarks(found, source.path, dry_run=dry_run):
            click.echo(console.inert(line), err=True)
    return ExitCode.DONE


def _page(at: Home) -> tuple[Source, Page]:
    """The list's bytes, and what they say; raises UsageError."""
    settings = at.settings
    path = settings.list.path
    source = Source(path, read_bytes(path, advice=_ADVICE))
    if source.trouble is not None:
        message = f"{path} cannot be read as a list: {source.trouble.message}."
        raise UsageError(message, advice="Mend the file, then add the paper.")
    document = parse(source.text, settings.list.form, slugs=settings.rules.slugs)
    return source, Page(document, path, settings.list.form)


def _remarks(found: Contribution, path: str, *, dry_run: bool) -> Iterator[str]:
    """What was done, why, and what is to be done next."""
    addition = found.addition
    done = "would stand" if dry_run else "stands"
    yield f"The entry {done} on line {addition.line} of {path}, in “{addition.heading}”."
    yield f"Venue: {found.reason}"
    for one in found.said[:_MOST_EVIDENCE]:
        yield f"  {told(Evidence(one.source, one.quote, one.url, one.seen.isoformat()))}"
    yield from (f"Problem: {trouble}" for trouble in found.troubles)
    screening = addition.candidate.classification.screening
    if screening.verdict != "candidate":
        yield f"The keyword rules alone would not have proposed it ({screening.verdict})."
    if addition.sentence == "":
        yield "No sentence could be drafted from its abstract; write one."
    if not dry_run:
        read = "entry" if addition.sentence is None else "sentence"
        yield f"Next: read the {read}, then run: curator lint --diff HEAD {path}"


def _shown(line: str) -> str:
    """A line of the diff, which may be read by a program, or by a workflow's log that obeys some."""
    return console.inert_line(line) if "GITHUB_ACTIONS" in os.environ else line
