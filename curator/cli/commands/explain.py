"""``curator explain``: why a paper was proposed, queued or dropped."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import output_format, pass_options

if TYPE_CHECKING:
    from curator.cli.options import Options
    from curator.core.rules.ruleset import RuleSet
    from curator.ports import Remembered


@click.command(
    epilog=examples(
        "curator explain 2604.01234",
        "curator explain 2604.01234 --why-not detection",
        "curator explain https://openreview.net/forum?id=9CPc4EIr2t1",
        "curator explain doi:10.1145/3128572.3140444",
    )
)
@click.argument("paper", metavar="ID")
@click.option(
    "--why-not", metavar="SECTION", help="Why it is not in this section; candidate: why it is none."
)
@output_format()
@pass_options
def command(options: Options, *, paper: str, why_not: str | None, form: str) -> int:
    """Say why a paper was proposed, queued or dropped: rules, quotes, scores, duplicate.

    ID is an arXiv id, a URL, or any id with its kind in front. With --why-not, what spoke for another section
    by the rules as they are now, and the smallest change that would have let it win.
    """
    from curator.cli import console
    from curator.pages import explanation
    from curator.wiring import nights
    from curator.wiring.home import home

    at = home(options.config, environ=os.environ, state=options.state_folder)
    remembered = nights.remembered(at, paper)
    if remembered is None:
        message = f"No run on this machine has seen {paper[:100]!r} (state folder {at.state})."
        advice = (
            "Judge its texts with curator classify, or ask on the machine whose runs saw it; "
            "dry runs are not recorded."
        )
        console.talk().print(console.inert(message), console.inert(advice), sep="\n", markup=False)
        return ExitCode.FINDINGS
    if why_not is not None:
        _argue(remembered, why_not, at.settings.rules, form)
    elif form == "json":
        click.echo(json.dumps(explanation.as_json(remembered), ensure_ascii=False, indent=2))
    else:
        console.show(explanation.as_text(remembered))
    return ExitCode.DONE


def _argue(remembered: Remembered, asked: str, rules: RuleSet, form: str) -> None:
    from rich.console import Group

    from curator.cli import console
    from curator.core.rules.argument import why_no_candidate, why_not_section
    from curator.core.rules.classify import Classifier
    from curator.pages import argument

    paper = remembered.candidate.paper
    said = Classifier(rules).classify(paper.title, paper.abstract, paper.categories, thorough=True)
    if asked == "candidate":
        found = why_no_candidate(said, rules)
    else:
        found = why_not_section(said, _slug(asked, rules), rules)
    if form == "json":
        click.echo(json.dumps({"version": 1, **argument.as_json(found)}, ensure_ascii=False, indent=2))
    else:
        console.show(Group(*argument.why_not(found, remembered.candidate)))


def _slug(asked: str, rules: RuleSet) -> str:
    """The section that is meant by its slug, its heading or its anchor."""
    from curator.errors import UsageError
    from curator.settings.wording import nearest

    known = {section.slug: section.slug for section in rules.sections} | dict(rules.slugs)
    folded = {name.casefold(): slug for name, slug in known.items()}
    if asked.casefold() in folded:
        return folded[asked.casefold()]
    meant = nearest(asked.casefold(), folded)
    hint = (
        f"Did you mean {folded[meant]}?"
        if meant
        else f"Name one of {', '.join(sorted(set(known.values())))}."
    )
    message = f"There is no section {asked[:100]!r}."
    raise UsageError(message, advice=hint)
