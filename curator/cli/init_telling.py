"""Telling what was understood of a list, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from curator.cli import console
from curator.onboarding.telling import (
    cut,
    gaps,
    headline,
    manners,
    obstacle,
    origin,
    program_gap,
    specimen_lines,
    week,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.table import Table

    from curator.onboarding.beginning import Beginning
    from curator.onboarding.rehearsed import Rehearsed

_HEADING: Final = 70
_TITLE: Final = 80
_WOULD: Final = 15


def tell(beginning: Beginning, rehearsed: Rehearsed) -> None:
    """Print what was read, how the rules came about, and what last week would have brought."""
    understood = beginning.understood
    _say(f"{understood.path}: {headline(understood)}. An entry looks like this:")
    click.echo(f"\n    {console.inert(understood.form.template)}\n")
    if not obstacle(understood):
        _say("A preprint, and a paper of ICML 2026, would be added as")
        click.echo("")
        for line in specimen_lines(understood):
            click.echo(f"    {console.inert(line)}")
        click.echo("")
    _say(" ".join(manners(understood)))
    click.echo("")
    console.show(_sections(beginning))
    for line in gaps(understood):
        _say(line)
    click.echo("")
    for line in origin(beginning):
        _say(line)
    click.echo("")
    _say(week(rehearsed))
    for line in _would(rehearsed):
        _say_indented(line)
    for gap in filter(None, (program_gap(beginning), obstacle(understood))):
        click.echo("")
        _say(gap)


def written(beginning: Beginning, paths: Sequence[str]) -> None:
    """Print which files were written, and what is next."""
    click.echo("")
    _say(f"{len(paths)} files were written:")
    for path in paths:
        _say_indented(path)
    click.echo("")
    for line in _next(beginning):
        click.echo(line)


def _next(beginning: Beginning) -> Iterator[str]:
    flag = "" if beginning.rules == "rules" else f" --config {beginning.rules}"
    yield f"Next: read {beginning.rules}/screening.yaml and the files in {beginning.rules}/sections/, then"
    yield f"  curator config check{flag}                 # every mistake with its line"
    yield f"  curator lint{flag}                         # what is wrong with the list today"
    yield f"  curator run --forge local --dry-run{flag}  # what tonight would bring, once all is committed"
    yield "On GitHub, allow it to open pull requests: Settings, Actions, General."


def _sections(beginning: Beginning) -> Table:
    from rich.table import Table  # noqa: PLC0415 - not before there is something to show
    from rich.text import Text  # noqa: PLC0415 - likewise

    table = Table(box=None, pad_edge=False)
    table.add_column("entries", justify="right")
    table.add_column("section", overflow="fold")
    table.add_column("")
    for section in beginning.understood.sections:
        note = "" if section.propose else "nothing is proposed"
        heading = Text(console.inert(cut(section.heading, _HEADING)))
        table.add_row(Text(f"{len(section.titles):,}"), heading, Text(note))
    return table


def _would(rehearsed: Rehearsed) -> Iterator[str]:
    for one in rehearsed.would[:_WOULD]:
        yield f"{one.score:.2f}  {cut(one.title, _TITLE)} → {cut(one.section, _HEADING)}"
    if len(rehearsed.would) > _WOULD:
        yield f"and {len(rehearsed.would) - _WOULD:,} more"


def _say(text: str) -> None:
    click.echo(console.inert(text))


def _say_indented(text: str) -> None:
    click.echo(f"  {console.inert(text)}")
