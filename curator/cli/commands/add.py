"""``curator add``: a paper that somebody names, written into the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from curator.cli.examples import examples
from curator.cli.options import pass_options

if TYPE_CHECKING:
    from curator.cli.options import Options


@click.command(
    "add",
    short_help="Write an entry for a paper into the list.",
    epilog=examples(
        "curator add 2302.04638",
        "curator add https://openreview.net/forum?id=HJz6tiCqYm --dry-run",
        "curator add 10.1109/CVPR46437.2021.01501 --section benchmark_datasets",
    ),
)
@click.argument("paper", metavar="ID_OR_URL")
@click.option("--section", metavar="NAME", help="Where to put it; else the keyword rules decide.")
@click.option("--dry-run", is_flag=True, help="Print the diff, and write nothing.")
@pass_options
def command(options: Options, *, paper: str, section: str | None, dry_run: bool) -> int:
    """Write an entry for a paper into the list: title, link, venue, and a sentence of its abstract.

    ID_OR_URL is an arXiv id or link, an OpenReview forum, a DOI, or a paper's page at PMLR, NeurIPS, CVF or
    ACL. The venue is the one that the proceedings or two independent sources prove; without one, the entry
    has none. What is listed already, under whatever link, is refused with its line (exit code 1), and so is a
    withdrawn paper. The diff is printed; read it, and mend the sentence.
    """
    from curator.cli import adding

    return adding.add(options, paper, section=section, dry_run=dry_run)
