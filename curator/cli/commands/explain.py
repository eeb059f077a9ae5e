"""``curator explain``: why a paper was proposed, queued or dropped."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import pass_options

if TYPE_CHECKING:
    from curator.cli.options import Options


@click.command(
    epilog=examples(
        "curator explain 2604.01234",
        "curator explain https://openreview.net/forum?id=9CPc4EIr2t1",
        "curator explain doi:10.1145/3128572.3140444",
    )
)
@click.argument("paper", metavar="ID")
@click.option(
    "--output-format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the result.",
)
@pass_options
def command(options: Options, *, paper: str, output_format: str) -> int:
    """Say why a paper was proposed, queued or dropped: rules, quotes, scores, duplicate.

    ID is an arXiv id, a URL, or any id with its kind in front.
    """
    from curator import wiring
    from curator.cli import console
    from curator.pages import explanation

    at = wiring.home(options.config, environ=os.environ, state=options.state_folder)
    remembered = wiring.remembered(at, paper)
    if remembered is None:
        message = f"No run on this machine has seen {paper[:100]!r} (state folder {at.state})."
        advice = (
            "Judge its texts with curator classify, or ask on the machine whose runs saw it; "
            "dry runs are not recorded."
        )
        console.talk().print(console.inert(message), console.inert(advice), sep="\n", markup=False)
        return ExitCode.FINDINGS
    if output_format == "json":
        click.echo(json.dumps(explanation.as_json(remembered), ensure_ascii=False, indent=2))
    else:
        console.show(explanation.as_text(remembered))
    return ExitCode.DONE
