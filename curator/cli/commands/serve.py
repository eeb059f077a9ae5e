"""``curator serve``: the nightly run on a schedule."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Literal

import click

from curator.cli.examples import examples
from curator.cli.options import pass_options

if TYPE_CHECKING:
    from curator.cli.options import Options

_PORTS = range(65536)


def _address(_ctx: click.Context, _parameter: click.Parameter, value: str) -> tuple[str, int]:
    """Read HOST:PORT, as click calls it; an IPv6 address stands in brackets."""
    host, _, port = value.rpartition(":")
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    whole = port.isascii() and port.isdecimal() and len(port) <= len("65535")
    if not bare or (":" in bare) != (bare != host) or not whole or int(port) not in _PORTS:
        message = f"{value[:60]!r} is not HOST:PORT, such as 127.0.0.1:9477 or [::1]:9477."
        raise click.BadParameter(message)
    return bare, int(port)


@click.command(
    short_help="Run every night, in one long-running process.",
    epilog=examples("curator serve", "curator serve --forge local", "curator serve --listen 0.0.0.0:9477"),
)
@click.option(
    "--listen",
    default="127.0.0.1:9477",
    show_default=True,
    metavar="HOST:PORT",
    callback=_address,
    help="Where /healthz and /metrics are; nobody is asked for a password there.",
)
@click.option(
    "--grace",
    type=click.FloatRange(0, 86_400),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long a run that is asked to end may take for it.",
)
@click.option(
    "--jitter",
    type=click.IntRange(0, 3_600),
    default=120,
    show_default=True,
    metavar="SECONDS",
    help="By how much a run may begin late, at random.",
)
@click.option(
    "--forge", type=click.Choice(["github", "local"]), help="Where to propose, whatever the settings say."
)
@click.option(
    "--log-format",
    type=click.Choice(["auto", "json", "console"]),
    default="auto",
    show_default=True,
    help="The log on stderr: JSON lines, or columns; auto is columns on a terminal.",
)
@pass_options
def command(
    options: Options,
    *,
    listen: tuple[str, int],
    grace: float,
    jitter: int,
    forge: Literal["github", "local"] | None,
    log_format: Literal["auto", "json", "console"],
) -> int:
    """Do what `curator run` does whenever `schedule.nightly` says so, until SIGTERM or Ctrl-C.

    Every run is a process of its own. A night that was missed, or cut off, is made up for at the next start.
    Asked to end, the service lets a run in progress end in order; asked twice, it ends it at once. Exit code
    0 after an end in order, 130 when a run had to be cut off.
    """
    from curator.cli.crash import without_secrets
    from curator.service import open_log
    from curator.service.listening import Address
    from curator.wiring import serving
    from curator.wiring.home import home

    at = home(options.config, environ=os.environ, state=options.state_folder)
    form = log_format if log_format != "auto" else "console" if sys.stderr.isatty() else "json"
    redact = partial(without_secrets, environ=os.environ)
    log = open_log(sys.stderr, form=form, redact=redact, quiet=options.quiet)
    wishes = serving.Wishes(options.config, Address(*listen), grace, jitter, forge)
    return serving.serve(at, wishes, log=log)
