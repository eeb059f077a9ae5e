"""``curator doctor``: what could make the bot fail later, told before it does."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import output_format, pass_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.cli.options import Options
    from curator.core.diagnosis import Diagnosis


@click.command(
    "doctor",
    short_help="Check token, permissions, settings, quotas and services.",
    epilog=examples("curator doctor", "curator doctor --offline", "curator doctor --output-format json"),
)
@click.option("--offline", is_flag=True, help="Ask nobody; look at this machine only.")
@output_format()
@pass_options
def command(options: Options, *, form: str, offline: bool) -> int:
    """Look at everything that a night needs, and say what to do where something is not right.

    Configuration, list, state folder, clock; on GitHub the token, what it may do, the repository's settings,
    labels, workflows and quota; how far the last runs came; and whether the services answer, each asked once.
    Nothing is written anywhere. Exit code 1 when something is in the way of the bot, 3 when only a service
    (GitHub is one) does not answer.
    """
    from curator.cli import console, telling
    from curator.doctor import Seen, examine
    from curator.pages import doctor as pages
    from curator.wiring import doctor
    from curator.wiring.home import home

    at = home(options.config, environ=os.environ, state=options.state_folder)
    with telling.narrator(quiet=options.quiet) as narrate:
        narrate("looking at this machine")
        here, past = doctor.machine(at), doctor.remembered(at)
        seen = Seen(here, past=past)
        if not offline:
            narrate("asking GitHub")
            hub, there = doctor.hub(at)
            seen = Seen(here, hub, past or there, tuple(doctor.replies(at, narrate=narrate)))
        told = examine(seen)
    if form == "json":
        click.echo(json.dumps(pages.as_data(told), indent=1, ensure_ascii=False))
    else:
        console.show(pages.table(told))
    return _code(told)


def _code(told: Sequence[Diagnosis]) -> int:
    states = {one.state.value for one in told}
    if "problem" in states:
        return ExitCode.FINDINGS
    return ExitCode.DEGRADED if "down" in states else ExitCode.DONE
