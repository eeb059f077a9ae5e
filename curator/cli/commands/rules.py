"""``curator rules``: are the keyword rules right, how good are they, and what would be better."""

from __future__ import annotations

import click

from curator.cli.examples import examples
from curator.cli.rule_checking import check
from curator.cli.rule_evaluation import evaluate
from curator.cli.rule_examples import run_examples
from curator.cli.rule_suggestion import suggest


@click.group(
    "rules",
    short_help="Validate, try and measure the keyword rules.",
    epilog=examples("curator rules check", "curator rules test", "curator rules evaluate gold/"),
)
def command() -> None:
    """Validate the keyword rules in screening.yaml and sections/, try them, measure and tune them."""


for _one in (check, run_examples, evaluate, suggest):
    command.add_command(_one)
