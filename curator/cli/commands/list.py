"""``curator list``: the list as data."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curator.cli.examples import examples
from curator.cli.options import DEFAULT_CONFIG, Options, output_format, pass_options

if TYPE_CHECKING:
    from rich.table import Table

    from curator.core.list.document import Document
    from curator.core.policy import ListFormat
    from curator.settings.values import Settings


@click.command(
    "list",
    short_help="The list as data: sections, entries, venues, ids.",
    epilog=examples(
        "curator list",
        "curator list --output-format json | python -m json.tool",
        "curator list other.md --template '- **{title}**{?, {venue} {year}?}' --output-format csv",
    ),
)
@click.argument("path", required=False)
@output_format(["text", "json", "csv", "bibtex", "jsonl"], words="A table for people, or data for programs.")
@click.option("--template", help="The entry template, instead of list.template in curator.yaml.")
@pass_options
def command(options: Options, *, path: str | None, form: str, template: str | None) -> None:
    """Print the entries of the list with section, title, links, venue, year and ids.

    PATH is a Markdown file; without it, the list that curator.yaml names. No network is used.
    """
    from curator.cli import console
    from curator.cli.lists import usual_list
    from curator.core.list.document import parse

    settings = _settings(options)
    chosen = path or (settings.list.path if settings else usual_list())
    text = _read(Path(chosen))
    layout = _form(settings, template, text)
    document = parse(text, layout, slugs=settings.rules.slugs if settings else {})
    if form == "text":
        console.show(_table(document))
    else:
        click.echo(_data(document, form), nl=False)


def _settings(options: Options) -> Settings | None:
    """The configuration; None where there is no folder of that name and the user asked for none."""
    from curator.settings.load import load

    if options.config == DEFAULT_CONFIG and not (options.config / "curator.yaml").exists():
        return None
    return load(options.config, os.environ)


def _form(settings: Settings | None, template: str | None, text: str) -> ListFormat:
    """What was said, else what was configured, else what most of the list's entries show."""
    from curator.core.policy import ListFormat
    from curator.core.shape.inference import infer

    layout = settings.list.form if settings else ListFormat()
    if template is not None:
        return layout._replace(template=template)
    inferred = None if settings else infer(text)
    return inferred.form if inferred else layout


def _read(file: Path) -> str:
    from curator.cli.lists import read_bytes
    from curator.core.decoding import decode

    data = read_bytes(file.as_posix(), advice="Name the list's file: curator list PATH.")
    return decode(data, path=file.as_posix())


def _data(document: Document, form: str) -> str:
    import json

    from curator.pages import bibtex, listing

    if form == "csv":
        return listing.as_csv(document)
    if form == "bibtex":
        return "\n".join(bibtex.as_bibtex(document))
    if form == "jsonl":
        return "".join(f"{line}\n" for line in listing.as_jsonl(document))
    return json.dumps(listing.as_json(document), ensure_ascii=False, indent=2) + "\n"


def _table(document: Document) -> Table:
    from rich.table import Table
    from rich.text import Text

    from curator.cli.console import inert

    entries = [(section, entry) for section in document.sections for entry in section.entries]
    table = Table(title=f"{len(entries)} entries" if len(entries) != 1 else "1 entry", title_justify="left")
    table.add_column("Line", justify="right")
    table.add_column("Section", max_width=24)
    table.add_column("Title", ratio=1)
    table.add_column("Venue")
    for section, entry in entries:
        venue = entry.venue.raw if entry.venue else ""
        cells = (str(entry.line), section.slug, entry.title, venue)
        table.add_row(*(Text(inert(cell)) for cell in cells))
    return table
