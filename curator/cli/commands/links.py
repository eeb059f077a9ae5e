"""``curator links``: what is behind the links of a list."""

from __future__ import annotations

from typing import Any, Final

import click

from curator.cli.examples import examples
from curator.cli.options import Options, output_format, pass_options

FORMATS: Final = ("text", "json", "github", "sarif", "junit", "rdjson", "markdown")


@click.command(
    "links",
    short_help="Check the links of the list.",
    epilog=examples(
        "curator links",
        "curator links --offline README.md",
        "curator links --diff origin/main --confirm-now --write-facts facts.json",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--diff", "base", metavar="BASE", help="Only links that changed since this commit.")
@click.option("--confirm-now", is_flag=True, help="Ask again for missing pages at the end, instead of later.")
@click.option("--offline", is_flag=True, help="Answer from what was found before, without a network.")
@click.option(
    "--write-facts", "facts", metavar="FILE", help="Write what was found to this file of facts, for lint."
)
@click.option(
    "--write", "written", multiple=True, metavar="FORMAT=FILE", help="Write the result to a file, too."
)
@output_format(FORMATS)
@pass_options
def command(options: Options, /, **said: Any) -> int:  # noqa: ANN401 - as click gives them
    """Say of every link what is known: alive, moved, blocked, rate limited, unreachable, dead or unchecked.

    PATH is a Markdown file; without it, the list that curator.yaml names. arXiv, DOI and OpenReview links are
    looked up in their registries; other pages are visited, gently. A missing page is dead only when it is
    still missing at a later check. Exit code 1 when a link is dead or leads to another paper, 3 when a
    service could not be asked.
    """
    from curator.cli import linking
    from curator.cli.link_lists import Said

    return linking.check(options, Said(**said))
