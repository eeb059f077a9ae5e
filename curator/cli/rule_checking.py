"""``curator rules check``: are the rule files right."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from curator.cli.counting import counted
from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import Options, output_format, pass_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.rules.ruleset import RuleSet
    from curator.settings.mistakes import Mistake


@click.command(
    "check",
    short_help="Name every mistake in the rule files.",
    epilog=examples("curator rules check", "curator rules check --config my-rules --output-format json"),
)
@output_format()
@pass_options
def check(options: Options, *, form: str) -> int:
    """Name every mistake in the rule files, with file, line and what is expected.

    Exit code 2 when there is a mistake. `curator config check` reads the other files too.
    """
    from curator.settings.rules import read_rules  # noqa: PLC0415 - so that --help stays fast

    mistakes: list[Mistake] = []
    rules = read_rules(options.config, mistakes=mistakes)
    click.echo(
        _checked_json(rules, sorted(mistakes)) if form == "json" else _checked(rules, sorted(mistakes))
    )
    return ExitCode.WRONG_USE if mistakes else ExitCode.DONE


def _checked(rules: RuleSet | None, mistakes: Sequence[Mistake]) -> str:
    if rules is None:
        return "\n".join([*map(str, mistakes), f"{counted(len(mistakes), 'mistake')}."])
    screening, sections = rules.screening, rules.sections
    placed = sum(len(section.rules) for section in sections)
    return (
        f"The rules are right: {counted(len(screening.rules), 'screening rule')}, "
        f"{counted(len(screening.kinds), 'kind')} of papers, "
        f"{counted(placed, 'rule')} for {counted(len(sections), 'section')}."
    )


def _checked_json(rules: RuleSet | None, mistakes: Sequence[Mistake]) -> str:
    found = [
        {"path": mistake.path, "line": mistake.line, "column": mistake.column, "message": mistake.message}
        for mistake in mistakes
    ]
    count = len(rules.all_rules()) if rules else 0
    return json.dumps({"version": 1, "rules": count, "mistakes": found}, indent=2, ensure_ascii=False)
