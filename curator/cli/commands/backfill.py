"""``curator backfill``: a whole archive screened for a list."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import Options, output_format, pass_options

if TYPE_CHECKING:
    from curator.settings.values import ForgeKind
    from curator.wiring.backfilling import Outcome


@click.command(
    "backfill",
    short_help="Screen a whole archive for a list.",
    epilog=examples(
        "curator backfill arxiv.jsonl.gz",
        "curator backfill archive/ --workers 8 --output found.jsonl --output-format jsonl",
        "curator backfill archive/ --scheduler tcp://10.0.0.1:8786",
        "curator backfill arxiv.parquet --propose --most 100",
    ),
)
@click.argument("corpus", type=click.Path(exists=True, path_type=Path))
@click.option("--against", type=click.Path(path_type=Path), help="The list; the settings' list else.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes  [default: one a core]")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Work on a Dask cluster instead.")
@click.option("--triage", is_flag=True, help="Show papers that a person has to decide about, too.")
@click.option("--restart", is_flag=True, help="Forget what an earlier run has done.")
@click.option("--propose", is_flag=True, help="Queue the best, so that the following nights propose them.")
@click.option("--most", type=click.IntRange(1, 5_000), default=200, show_default=True, help="Queue no more.")
@click.option("--forge", type=click.Choice(["github", "local"]), help="Where the queue is kept.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to a file.")
@output_format(["text", "json", "jsonl"])
@pass_options
def command(
    options: Options,
    *,
    corpus: Path,
    against: Path | None,
    workers: int | None,
    scheduler: str,
    triage: bool,
    restart: bool,
    propose: bool,
    most: int,
    forge: ForgeKind | None,
    output: Path | None,
    form: str,
) -> int:
    """Screen every paper of CORPUS, a file or folder of JSON lines or Parquet, for the list.

    What is listed already is left out, each work is shown once, the best first. A run that is cut off goes on
    where it was. With --propose the best wait in the queue of the nightly run, which proposes under its caps.
    """
    from curator.cli import backfill_telling as telling
    from curator.cli.watching import ending_as_asked
    from curator.wiring.backfilling import Wanted, backfilled, queued

    cores = workers or os.cpu_count() or 1
    wanted = Wanted(corpus, against, cores, scheduler, triage, restart)
    with ending_as_asked(), telling.progress(quiet=options.quiet) as progress:
        outcome = backfilled(options.config, wanted, state=options.state_folder, progress=progress)
    _tell(outcome, form, output)
    if propose:
        queue = queued(options.config, outcome.found, most=most, forge=forge, state=options.state_folder)
        click.echo(telling.told_of_the_queue(queue, most=most), err=True)
    return ExitCode.DONE


def _tell(outcome: Outcome, form: str, output: Path | None) -> None:
    from curator.cli import backfill_telling as telling
    from curator.errors import Unavailable

    made = {
        "text": lambda: telling.as_text(outcome),
        "json": lambda: telling.as_json(outcome),
        "jsonl": lambda: "\n".join(telling.as_lines(outcome)),
    }
    text = made[form]()
    if output is None:
        click.echo(text)
        return
    try:
        output.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        message = f"{output} cannot be written: {error.strerror}."
        raise Unavailable(
            message, advice="What was found is kept: run it again with another --output."
        ) from error
