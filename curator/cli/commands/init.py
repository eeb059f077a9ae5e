"""``curator init``: rules and workflows for a list that has none yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from curator.cli.examples import examples
from curator.cli.options import pass_options

if TYPE_CHECKING:
    from curator.cli.options import Options


@click.command(
    "init",
    short_help="Set up a repository that holds a list of papers.",
    epilog=examples(
        "curator init --dry-run",
        "curator init README.md",
        "curator init --open --program OWNER/curator@COMMIT",
    ),
)
@click.argument("path", required=False, metavar="[PATH]")
@click.option("--dry-run", is_flag=True, help="Print the files as a diff, and write nothing.")
@click.option(
    "--open", "opens", is_flag=True, help="Write nothing here; open one pull request with the files."
)
@click.option("--force", is_flag=True, help="Overwrite files that are there and read otherwise.")
@click.option("--offline", is_flag=True, help="Ask nobody what last week would have brought.")
@click.option(
    "--forge",
    type=click.Choice(["github", "local"]),
    help="With --open: where [default: by GITHUB_REPOSITORY].",
)
@click.option(
    "--program",
    metavar="OWNER/NAME@COMMIT",
    help="The copy of curator that the workflows install [default: the one that runs here].",
)
@pass_options
def command(options: Options, /, **said: Any) -> int:  # noqa: ANN401 - as click gives them
    """Read a list of papers, and write the rules and the workflows with which curator looks after it.

    PATH is the list, a Markdown file; without it, the file here in which most entries are read. The entry
    template, the sections, the order and the form of links are inferred; where the sections are not those of
    curator's own list, keyword rules are drafted from the titles. Nothing that exists is overwritten. A night
    over the last seven days is rehearsed and told, unless arXiv cannot be asked.
    """
    from curator.cli import starting

    return starting.start(options, starting.Said(**said))
