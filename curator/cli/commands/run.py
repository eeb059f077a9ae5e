"""``curator run``: one nightly run."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Literal

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import output_format, pass_options

if TYPE_CHECKING:
    from curator.cli.options import Options
    from curator.core.window import Window

_YEARS = range(1900, 2200)
"""Far from the ends of the calendar, where no week can be counted back and no day forward."""
_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(epilog=examples("curator run --dry-run", "curator run --forge local"))
@click.option("--dry-run", is_flag=True, help="Show branches, diffs and words; write nothing anywhere.")
@click.option("--since", type=_DAY, metavar="DATE", help="Ask for papers from this day on (UTC).")
@click.option("--until", type=_DAY, metavar="DATE", help="Ask for papers up to and including this day (UTC).")
@click.option("--source", "sources", multiple=True, metavar="NAME", help="Ask only this source; repeatable.")
@click.option(
    "--forge", type=click.Choice(["github", "local"]), help="Where to propose, whatever the settings say."
)
@output_format()
@pass_options
def command(
    options: Options,
    *,
    dry_run: bool,
    since: datetime | None,
    until: datetime | None,
    sources: tuple[str, ...],
    forge: Literal["github", "local"] | None,
    form: str,
) -> int:
    """Run one night: collect, decide, publish.

    With --dry-run the same night is shown and nothing is written, and a service that does not answer is soon
    given up, because somebody waits; with --forge local the proposals become branches of the repository in
    this folder.
    """
    from curator.cli import telling
    from curator.cli.facts_file import write_facts
    from curator.cli.safe_points import ending_between_steps
    from curator.core.facts import FACTS_FILE
    from curator.wiring import nights
    from curator.wiring.home import home
    from curator.wiring.one_night import Tonight

    at = home(options.config, environ=os.environ, state=options.state_folder)
    asked = _window(since, until, now=at.clock.now()) if since or until else None
    tonight = Tonight(forge=forge, sources=sources, asked=asked, dry_run=dry_run)
    keep = partial(write_facts, at.state / FACTS_FILE, named=False)
    with telling.narrator(quiet=options.quiet) as said, ending_between_steps(said) as narrate:
        report = nights.run(at, tonight, narrate=narrate, keep=keep)
    telling.tell(report, output_format=form)
    if not dry_run:
        page = telling.write_page(report, at.state)
        telling.suggest([f"The report: {page}"], output_format=form)
    return ExitCode.DEGRADED if report.degraded else ExitCode.DONE


def _window(since: datetime | None, until: datetime | None, *, now: datetime) -> Window:
    """From ``since`` (default: a week before the end) up to and including ``until`` (default: yesterday)."""
    from curator.core.window import OVERLAP, Window, midnight
    from curator.errors import UsageError

    for day in (since, until):
        if day is not None and day.year not in _YEARS:
            message = f"{day.date()} is not a day that papers are dated."
            raise UsageError(message, advice=f"Name a day from {_YEARS[0]} to {_YEARS[-1]}.")
    end = until.replace(tzinfo=UTC) + timedelta(days=1) if until else midnight(now)
    start = since.replace(tzinfo=UTC) if since else end - OVERLAP
    if start >= end:
        message = f"There is no time from {start:%Y-%m-%d} until {end - timedelta(days=1):%Y-%m-%d}."
        raise UsageError(message, advice="Name a --since that is not after --until.")
    return Window(start, end)
