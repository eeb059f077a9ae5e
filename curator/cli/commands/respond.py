"""``curator respond``: act on one event of GitHub's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import pass_options

if TYPE_CHECKING:
    from curator.cli.options import Options


@click.command(epilog=examples("curator respond"))
@pass_options
def command(options: Options) -> int:
    """Act on one event of GitHub's: commands in comments, ticked boxes, closed pull requests.

    GITHUB_EVENT_NAME and GITHUB_EVENT_PATH name the event and its file, as in a workflow. The same event
    again, late or out of order, changes nothing.
    """
    from contextlib import ExitStack
    from pathlib import Path

    from curator.cli import console, telling
    from curator.errors import UsageError
    from curator.forge.github.events import happening, read_event
    from curator.steering import LOOKING_BACK, Poll, respond
    from curator.wiring.github import repository_of
    from curator.wiring.home import home
    from curator.wiring.steering import steering

    at = home(options.config, environ=os.environ, state=options.state_folder)
    path = at.environ.get("GITHUB_EVENT_PATH", "")
    if not path:
        message = "GITHUB_EVENT_PATH is not set, so there is no event to act on."
        raise UsageError(message, advice="Run it in a workflow, or name the file of an event yourself.")
    name = at.environ.get("GITHUB_EVENT_NAME", "")
    event = happening(name, read_event(Path(path)), repository=repository_of(at.environ))
    with telling.narrator(quiet=options.quiet) as narrate, ExitStack() as stack:
        outside = steering(at, narrate=narrate, stack=stack)
        response = respond(outside, event)
        # GitHub drops events that wait behind others of one concurrency group.
        response += Poll(outside, back=LOOKING_BACK)()
    for line in response.done or ("Nothing to do.",):
        click.echo(console.inert(line))
    for line in response.problems:
        click.echo(console.inert(line), err=True)
    return ExitCode.DEGRADED if response.problems else ExitCode.DONE
