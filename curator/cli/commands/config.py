"""``curator config``: is the configuration right, and what may stand in it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curator.cli.console import inert
from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import Options, output_format, pass_options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curator.settings.mistakes import Mistake
    from curator.settings.notes import Note
    from curator.settings.values import Settings

KINDS = ("curator", "screening", "section", "venues")


@click.group(
    "config",
    short_help="Validate the configuration; print its JSON Schema.",
    epilog=examples("curator config check"),
)
def command() -> None:
    """Validate the configuration, or print its JSON Schema."""


@command.command(
    "check",
    short_help="Name every mistake in the configuration, with file and line.",
    epilog=examples("curator config check", "curator --config my-rules config check --output-format json"),
)
@output_format()
@pass_options
def check(options: Options, *, form: str) -> int:
    """Name every mistake in the configuration, with file, line and what is expected.

    Also checks that the list is there and has the sections that the rules name, and notes what is set to no
    effect, and enabled sources that were not held against all that their service sends. A list that is only
    linted needs no keyword rules. Exit code 2 when there is a mistake.
    """
    from curator.settings.agreement import disagreements
    from curator.settings.load import examine
    from curator.settings.notes import notes

    settings, mistakes = examine(options.config, os.environ, for_lint=True)
    if settings is not None:
        mistakes = disagreements(settings, folder=options.config, root=Path())
    noted = notes(options.config, unverified=_unverified(settings))
    click.echo(_as_json(mistakes, noted) if form == "json" else _as_text(settings, mistakes, noted))
    return ExitCode.WRONG_USE if mistakes else ExitCode.DONE


@command.command(
    "schema",
    short_help="Print the JSON Schema of a file, for editors.",
    epilog=examples("curator config schema --file section > section.schema.json"),
)
@click.option(
    "--file", "kind", type=click.Choice(KINDS), default="curator", show_default=True, help="The kind of file."
)
def schema(kind: str) -> None:
    """Print the JSON Schema (draft 2020-12) of one kind of file."""
    from curator.settings.schema import schema_of

    click.echo(json.dumps(schema_of(kind), indent=2, ensure_ascii=False))


def _unverified(settings: Settings | None) -> Mapping[str, str]:
    """What is to be said of enabled sources; arXiv's nothing, for which no adapter need be loaded."""
    if settings is None or not set(settings.sources.enabled) - {"arxiv"}:
        return {}
    from curator.wiring.sources import unverified

    return unverified(settings)


def _as_text(settings: Settings | None, mistakes: Sequence[Mistake], noted: Sequence[Note]) -> str:
    lines = [inert(str(line)) for line in (*noted, *mistakes)]
    return "\n".join([*lines, _verdict(settings, mistakes)])


def _verdict(settings: Settings | None, mistakes: Sequence[Mistake]) -> str:
    if mistakes or settings is None:
        return "1 mistake." if len(mistakes) == 1 else f"{len(mistakes)} mistakes."
    rules = settings.rules
    if not rules.sections:
        return (
            f"The configuration is right for curator lint, list {settings.list.path}. "
            "It has no keyword rules (screening.yaml, sections/), by which papers are found."
        )
    return (
        f"The configuration is right: {len(rules.all_rules())} keyword rules in {len(rules.sections)} "
        f"sections, list {settings.list.path}, forge {settings.forge.kind}."
    )


def _as_json(mistakes: Sequence[Mistake], noted: Sequence[Note]) -> str:
    document = {"version": 1, "mistakes": _places(mistakes), "notes": _places(noted)}
    return json.dumps(document, indent=2, ensure_ascii=False)


def _places(found: Sequence[Mistake | Note]) -> list[dict[str, str | int]]:
    return [
        {"path": one.path, "line": one.line, "column": one.column, "message": one.message} for one in found
    ]
