"""``curator feedback``: tell a pull request what its own check has found."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import pass_options

if TYPE_CHECKING:
    from curator.cli.options import Options


@click.command(epilog=examples("curator feedback findings"))
@click.argument("folder", type=click.Path())
@pass_options
def command(options: Options, folder: str) -> int:
    """Say under a pull request what is wrong with what it changes, with suggestions on its lines.

    FOLDER holds what the check of the pull request has uploaded; it is not trusted. GITHUB_EVENT_PATH names
    the file of the event workflow_run, as in a workflow. Nothing is said when nothing is wrong; the same
    event again changes nothing.
    """
    from contextlib import ExitStack
    from pathlib import Path

    from curator.cli import console
    from curator.errors import UsageError
    from curator.feedback import feedback, hear
    from curator.forge.github.events import checked_commit, read_event
    from curator.wiring.feedback import feedback_of
    from curator.wiring.github import repository_of
    from curator.wiring.home import home

    at = home(options.config, environ=os.environ, state=options.state_folder)
    path = at.environ.get("GITHUB_EVENT_PATH", "")
    if not path:
        message = "GITHUB_EVENT_PATH is not set, so it is not known what was checked."
        raise UsageError(message, advice="Run it in a workflow that starts on workflow_run.")
    commit = checked_commit(read_event(Path(path)), repository=repository_of(at.environ))
    if commit is None:
        click.echo("Nothing to do: it was no pull request that was checked.")
        return ExitCode.DONE
    heard, complaints = hear(Path(folder), path=at.settings.list.path)
    for line in complaints:
        click.echo(console.inert(line), err=True)
    with ExitStack() as stack:
        for line in feedback(feedback_of(at, stack=stack), commit, heard):
            click.echo(console.inert(line))
    return ExitCode.DONE
