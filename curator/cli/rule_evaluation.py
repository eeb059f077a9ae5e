"""``curator rules evaluate``: how good the keyword rules are on labelled papers, beside baselines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import Options, output_format, pass_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.measuring import GoldSet
    from curator.measuring.evaluation import Measured
    from curator.settings.values import Settings


@click.command(
    "evaluate",
    short_help="Measure the rules on labelled papers.",
    epilog=examples(
        "curator rules evaluate gold/",
        "curator rules evaluate gold/sections.jsonl --no-baselines --output-format json",
        "curator rules evaluate gold/ --plot figures.svg",
    ),
)
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--list", "list_path", type=click.Path(path_type=Path), help="Whose entries are measured, too.")
@click.option("--baselines/--no-baselines", default=True, show_default=True, help="Measure an SVM beside.")
@click.option("--wrong", is_flag=True, help="Name each paper that the rules miss or place wrongly.")
@click.option("--targets", is_flag=True, help="Hold the figures against the default list's targets.")
@click.option(
    "--plot", type=click.Path(dir_okay=False, path_type=Path), help="Draw into a .svg, .png or .pdf."
)
@output_format()
@pass_options
def evaluate(  # noqa: PLR0913 - a command's options are its function's arguments
    options: Options,
    *,
    gold: Path,
    list_path: Path | None,
    baselines: bool,
    wrong: bool,
    targets: bool,
    plot: Path | None,
    form: str,
) -> int:
    """Measure the keyword rules on the labelled papers of GOLD, a file of JSON lines or a folder of them.

    How papers are told that are for the list, and how they are placed in its sections, each figure with the
    interval in which 95 of 100 such samples would have it; beside them the word "adversarial", the largest
    section, and a linear SVM by cross-validation (pip install "paper-curator[evaluate]"). The entries of the
    list are measured, too. Exit code 1 with --targets when one is missed.
    """
    from curator.core.rules.classify import Classifier  # noqa: PLC0415 - so that --help stays fast
    from curator.measuring import read_gold  # noqa: PLC0415 - likewise
    from curator.measuring.evaluation import evaluate as measure  # noqa: PLC0415 - likewise
    from curator.measuring.targets import targets as held  # noqa: PLC0415 - likewise
    from curator.settings.load import load  # noqa: PLC0415 - likewise

    settings = load(options.config, {})
    slugs = frozenset(settings.rules.slugs.values())
    sets = (*read_gold(gold, slugs=slugs), *_entries(settings, list_path))
    measured = measure(sets, Classifier(settings.rules), baselines=baselines)
    if plot is not None:
        _draw(measured, plot)
    if form == "json":
        _print(measured)
    else:
        _show(measured, with_targets=targets)
        if wrong:
            _name_the_wrong(sets, settings)
    missed = targets and not all(target.met for one in measured for target in held(one))
    return ExitCode.FINDINGS if missed else ExitCode.DONE


def _draw(measured: Sequence[Measured], picture: Path) -> None:
    from curator.measuring.plot import draw  # noqa: PLC0415 - likewise

    draw(measured, picture)


def _print(measured: Sequence[Measured]) -> None:
    from curator.measuring.as_json import document  # noqa: PLC0415 - likewise

    click.echo(json.dumps(document(measured), indent=2, ensure_ascii=False))


def _show(measured: Sequence[Measured], *, with_targets: bool) -> None:
    from curator.cli.console import show  # noqa: PLC0415 - likewise
    from curator.cli.rule_figures import tables  # noqa: PLC0415 - likewise

    show(tables(measured, with_targets=with_targets))


def _name_the_wrong(sets: Sequence[GoldSet], settings: Settings) -> None:
    from curator.cli.console import inert  # noqa: PLC0415 - likewise
    from curator.core.rules.classify import Classifier  # noqa: PLC0415 - likewise
    from curator.measuring.wrong import wrong  # noqa: PLC0415 - likewise

    for line in wrong(sets, Classifier(settings.rules)):
        click.echo(inert(line))


def _entries(settings: Settings, named: Path | None) -> tuple[GoldSet, ...]:
    """The list's own entries; none where nobody named a list and the usual one is not there."""
    from curator.cli.lists import read_bytes  # noqa: PLC0415 - likewise
    from curator.core.decoding import decode  # noqa: PLC0415 - likewise
    from curator.measuring.listed import listed  # noqa: PLC0415 - likewise

    path = named or Path(settings.list.path)
    if named is None and not path.is_file():
        return ()
    shown = path.as_posix()
    text = decode(read_bytes(shown, largest=100_000_000, advice="Name the list with --list."), path=shown)
    found = listed(path.name, text, form=settings.list.form, slugs=settings.rules.slugs)
    return (found,) if found.papers else ()
