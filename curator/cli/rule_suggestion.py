"""``curator rules suggest``: what would make the section rules better, never applied by itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import Options, output_format, pass_options

if TYPE_CHECKING:
    from curator.settings.values import ForgeKind


@click.command(
    "suggest",
    short_help="Suggest changes of the section rules.",
    epilog=examples(
        "curator rules suggest gold/",
        "curator rules suggest --decisions",
        "curator rules suggest gold/ --decisions --most 3 --open",
    ),
)
@click.argument("gold", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--decisions", is_flag=True, help="Learn from what was merged, moved and declined, too.")
@click.option("--most", type=click.IntRange(1, 50), default=8, show_default=True, help="Suggest no more.")
@click.option("--open", "opened", is_flag=True, help="Open a draft pull request for each file.")
@click.option("--forge", type=click.Choice(["github", "local"]), help="Where; the settings' choice else.")
@output_format()
@pass_options
def suggest(  # noqa: PLR0913 - a command's options are its function's arguments
    options: Options,
    *,
    gold: Path | None,
    decisions: bool,
    most: int,
    opened: bool,
    forge: ForgeKind | None,
    form: str,
) -> int:
    """Suggest phrases to add to the section rules, rules to weigh otherwise, and rules to drop.

    Learns from the labelled papers of GOLD, from the list's own entries and, with --decisions, from what
    maintainers merged, moved and declined. Each suggestion comes with its support, its effect and the exact
    diff; the last line says what such changes do on papers that they were not chosen on. Nothing is changed;
    --open proposes the diff as pull requests.
    """
    from curator.tuning import telling  # noqa: PLC0415 - so that --help stays fast
    from curator.wiring.tuning import Wanted, proposed, suggested  # noqa: PLC0415 - likewise

    wanted = Wanted(gold, decisions, forge)
    found, texts = suggested(options.config, wanted, state=options.state_folder, most=most)
    diffs = {path: text.diff for path, text in texts.items()}
    if form == "json":
        click.echo(json.dumps(telling.document(found, diffs), indent=2, ensure_ascii=False))
    else:
        click.echo(telling.told(found, diffs))
    if opened and found.suggestions:
        body = telling.body(found)
        for line in proposed(options.config, texts, body=body, forge=forge, state=options.state_folder):
            click.echo(line, err=True)
    return ExitCode.DONE
