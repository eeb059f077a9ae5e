"""How the program ends: the exit codes of the contract, and words instead of tracebacks."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Final

import click

from curator.cli.console import inert, open_what_is_closed
from curator.cli.exit_code import ExitCode
from curator.errors import BrokenPromise, CuratorError, Unavailable, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


def guarded(app: click.Command, arguments: Sequence[str] | None) -> int:
    """Run the program; a command's whole-number result is the exit code, None is 0."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(app, list(words))  # click takes its list apart
        sys.stdout.flush()
    except KeyboardInterrupt:
        click.echo("Interrupted; what was finished stays, the next run goes on from there.", err=True)
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the one place where a bug becomes a report
        return _ending(error, words)
    return code


def _ending(error: Exception, words: list[str]) -> int:
    match error:
        case click.Abort():
            return ExitCode.INTERRUPTED
        case click.ClickException():
            error.show()
            return ExitCode.WRONG_USE
        case BrokenPipeError():
            _finish_output()
            return ExitCode.CLOSED_PIPE
        case OSError() if error.errno in _NO_ROOM:
            _finish_output()
            message = f"Something could not be written: {os.strerror(error.errno)}."
            _say(Unavailable(message, advice="Make room on the disk, and run it again."))
            return ExitCode.DEGRADED
        case CuratorError() if not isinstance(error, BrokenPromise):
            _say(error)
            return error.exit_code
    return _report(error, words)


def _run(app: click.Command, words: list[str]) -> int:
    open_what_is_closed()
    if sys.stdout is None:
        message = "Standard output is closed, so there is nowhere to print to."
        raise UsageError(message, advice="Send it to /dev/null to throw the result away.")
    if "_CURATOR_COMPLETE" in os.environ:  # a shell asks for completions; click answers it in `main`
        app.main(words, prog_name="curator")
    # Otherwise not `app.main`: it would turn a closed pipe into exit code 1, which means findings.
    try:
        with app.make_context("curator", words) as context:
            result = app.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return result if isinstance(result, int) else ExitCode.DONE


def _say(error: CuratorError) -> None:
    """Tell what is wrong; a value that was set wrongly may be, or hold, a token."""
    from curator.cli.crash import without_secrets  # noqa: PLC0415 - only a program that fails needs it

    for line in without_secrets(str(error), os.environ).splitlines():
        click.echo(f"{'  ' if line.startswith('  ') else ''}{inert(line)}", err=True)
    if error.advice:
        click.echo(inert(without_secrets(error.advice, os.environ)), err=True)


def _report(error: Exception, words: list[str]) -> int:
    from curator.cli import crash  # noqa: PLC0415 - only a program that has crashed needs it

    click.echo(crash.report(error, words, os.environ), err=True)
    return ExitCode.OUR_BUG


def _finish_output() -> None:
    """Print what can be printed; else point stdout at nothing, so that Python's last flush is quiet."""
    try:
        sys.stdout.flush()
    except OSError:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
