"""``curator rules``: are the keyword rules right, and do they do what their examples say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import Options, pass_options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from curator.core.examples import Broken
    from curator.core.rules import RuleSet
    from curator.settings.mistakes import Mistake


def _output_format(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--output-format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="How to print the result.",
    )(command)


@click.group(
    "rules",
    short_help="Validate the keyword rules; run the examples in them.",
    epilog=examples("curator rules check", "curator rules test"),
)
def command() -> None:
    """Validate the keyword rules in screening.yaml and sections/, or run the examples embedded in them."""


@command.command(
    "check",
    short_help="Name every mistake in the rule files.",
    epilog=examples("curator rules check", "curator rules check --config my-rules --output-format json"),
)
@_output_format
@pass_options
def check(options: Options, *, form: str) -> int:
    """Name every mistake in the rule files, with file, line and what is expected.

    Exit code 2 when there is a mistake. `curator config check` reads the other files too.
    """
    from curator.settings.rules import read_rules

    mistakes: list[Mistake] = []
    rules = read_rules(options.config, mistakes=mistakes)
    click.echo(
        _checked_json(rules, sorted(mistakes)) if form == "json" else _checked(rules, sorted(mistakes))
    )
    return ExitCode.WRONG_USE if mistakes else ExitCode.DONE


@command.command(
    "test",
    short_help="Run the examples embedded in the rule files.",
    epilog=examples("curator rules test", "curator rules test --output-format json"),
)
@_output_format
@pass_options
def run_examples(options: Options, *, form: str) -> int:
    """Run each rule on the texts that it says it matches, and on those that it must leave alone.

    An example that does not hold is named with its file, its line and the exact words; exit code 1 then.
    """
    from curator.core.examples import broken_examples
    from curator.settings.rules import load_rules

    rules = load_rules(options.config)
    broken = list(broken_examples(rules))
    click.echo(_tested_json(rules, broken) if form == "json" else _tested(rules, broken))
    return ExitCode.FINDINGS if broken else ExitCode.DONE


def _checked(rules: RuleSet | None, mistakes: Sequence[Mistake]) -> str:
    if rules is None:
        return "\n".join([*map(str, mistakes), f"{_counted(len(mistakes), 'mistake')}."])
    screening, sections = rules.screening, rules.sections
    placed = sum(len(section.rules) for section in sections)
    return (
        f"The rules are right: {_counted(len(screening.rules), 'screening rule')}, "
        f"{_counted(len(screening.kinds), 'kind')} of papers, "
        f"{_counted(placed, 'rule')} for {_counted(len(sections), 'section')}."
    )


def _checked_json(rules: RuleSet | None, mistakes: Sequence[Mistake]) -> str:
    found = [
        {"path": mistake.path, "line": mistake.line, "column": mistake.column, "message": mistake.message}
        for mistake in mistakes
    ]
    count = len(rules.all_rules()) if rules else 0
    return json.dumps({"version": 1, "rules": count, "mistakes": found}, indent=2, ensure_ascii=False)


def _tested(rules: RuleSet, broken: Sequence[Broken]) -> str:
    total = _examples_in(rules)
    if not broken:
        with_one = sum(bool(rule.matches or rule.not_matches) for rule in rules.all_rules())
        return f"All {_counted(total, 'example')} of {_counted(with_one, 'rule')} hold."
    return "\n".join([*map(str, broken), f"{len(broken)} of {_counted(total, 'example')} broken."])


def _tested_json(rules: RuleSet, broken: Sequence[Broken]) -> str:
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
    document = {"version": 1, "examples": _examples_in(rules), "broken": found}
    return json.dumps(document, indent=2, ensure_ascii=False)


def _examples_in(rules: RuleSet) -> int:
    return sum(len(rule.matches) + len(rule.not_matches) for rule in rules.all_rules())


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
