"""``curator audit``: every entry of a list held against what other sources know of it."""

from __future__ import annotations

from typing import Any, Final

import click

from curator.cli.examples import examples
from curator.cli.options import Options, output_format, pass_options

FORMATS: Final = ("text", "json", "github", "sarif", "junit", "rdjson", "markdown")


@click.command(
    "audit",
    short_help="Find what is stale, wrong, duplicate or withdrawn.",
    epilog=examples(
        "curator audit",
        "curator audit --proceedings proceedings.jsonl.gz --offline README.md",
        "curator audit --output-format json > audit.json",
    ),
)
@click.argument("path", required=False)
@click.option(
    "--proceedings",
    multiple=True,
    metavar="FILE",
    help="Learn the works of this file first (JSON lines, .gz too); repeatable.",
)
@click.option("--offline", is_flag=True, help="Ask nobody: only the index, and what was answered before.")
@click.option(
    "--write-facts", "facts", metavar="FILE", help="Write what was found to this file of facts, for lint."
)
@output_format(FORMATS)
@pass_options
def command(options: Options, /, **said: Any) -> int:  # noqa: ANN401 - as click gives them
    """Ask about every entry of a list where and when it was published, and say what is not as it is listed.

    PATH is a Markdown file; without it, the list that curator.yaml names. Preprints that were published,
    wrong venues and years, works listed twice and withdrawn papers are told with who says so; a work that may
    have been published under another title is told apart, as doubtful. Services are asked within their
    budgets and their answers kept, so that another run goes on where this one ended. Exit code 1 when
    something was found, 3 when a service could not be asked.
    """
    from curator.cli import auditing

    return auditing.audit(options, auditing.Said(**said))
