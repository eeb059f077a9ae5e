"""``curator rules test``: do the rules do what their examples say, and do they get along with each other."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from curator.cli.counting import counted
from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import Options, output_format, pass_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curator.core.rules.examples import Broken
    from curator.core.rules.faults import Found
    from curator.core.rules.ruleset import RuleSet


@click.command(
    "test",
    short_help="Run the examples embedded in the rule files.",
    epilog=examples(
        "curator rules test",
        "curator rules test --corpus papers.jsonl.gz --strict",
        "curator rules test --output-format json",
    ),
)
@click.option(
    "--corpus",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Papers as JSON lines: name rules and phrases that fire on none.",
)
@click.option("--strict", is_flag=True, help="Fail on hints, too: rules that are dead or never count.")
@output_format()
@pass_options
def run_examples(options: Options, *, corpus: Path | None, strict: bool, form: str) -> int:
    """Run each rule on the texts that it says it matches, and on those that it must leave alone.

    An example that does not hold is named with its file, its line and the exact words; so are rules that
    contradict each other, exit code 1 then. Rules that never count, and with --corpus rules and phrases that
    fire on no paper, are hints.
    """
    from curator.core.rules.examples import broken_examples  # noqa: PLC0415 - so that --help stays fast
    from curator.core.rules.faults import faults_on, static_faults  # noqa: PLC0415 - likewise
    from curator.settings.rules import load_rules  # noqa: PLC0415 - likewise

    rules = load_rules(options.config)
    broken = list(broken_examples(rules))
    faults = list(static_faults(rules))
    if corpus is not None:
        faults += faults_on(rules, _texts(corpus))
    click.echo(_tested_json(rules, broken, faults) if form == "json" else _tested(rules, broken, faults))
    wrong = any(strict or one.fault == "contradiction" for one in faults)
    return ExitCode.FINDINGS if broken or wrong else ExitCode.DONE


def _texts(path: Path) -> Iterator[tuple[str, str, Sequence[str]]]:
    """The papers of a file, plain or packed; raises UsageError where it holds none."""
    from curator.cli.papers import PaperLine, papers_in  # noqa: PLC0415 - so that --help stays fast
    from curator.errors import UsageError  # noqa: PLC0415 - likewise

    found = 0
    try:
        with _opened(path) as file:
            for paper in papers_in(file):
                if isinstance(paper, PaperLine):
                    found += 1
                    yield paper.title, paper.abstract, paper.categories
    except (OSError, EOFError) as error:
        message = f"{path} cannot be read: {error}."
        raise UsageError(message, advice="Name a file of JSON lines, plain or packed with gzip.") from error
    if not found:
        message = f"{path} holds no paper."
        raise UsageError(message, advice='One JSON object a line: {"id", "title", "abstract"}.')


def _opened(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def _tested(rules: RuleSet, broken: Sequence[Broken], faults: Sequence[Found]) -> str:
    total = _examples_in(rules)
    lines = [*map(str, broken), *(f"{one} ({one.fault})" for one in faults)]
    if broken:
        return "\n".join([*lines, f"{len(broken)} of {counted(total, 'example')} broken."])
    with_one = sum(bool(rule.matches or rule.not_matches) for rule in rules.all_rules())
    return "\n".join([*lines, f"All {counted(total, 'example')} of {counted(with_one, 'rule')} hold."])


def _tested_json(rules: RuleSet, broken: Sequence[Broken], faults: Sequence[Found]) -> str:
    found = [
        {
            "path": item.rule.path,
            "line": item.example.line,
            "rule": item.rule.name,
            "text": item.example.text,
            "fired_on": item.quote,
        }
        for item in broken
    ]
    told = [
        {"fault": one.fault, "path": one.rule.path, "rule": one.rule.name, "message": one.message}
        for one in faults
    ]
    document = {"version": 1, "examples": _examples_in(rules), "broken": found, "faults": told}
    return json.dumps(document, indent=2, ensure_ascii=False)


def _examples_in(rules: RuleSet) -> int:
    return sum(len(rule.matches) + len(rule.not_matches) for rule in rules.all_rules())
