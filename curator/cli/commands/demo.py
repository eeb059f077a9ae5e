"""``curator demo``: the nightly run with nothing set up."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curator.cli.examples import examples
from curator.cli.exit_code import ExitCode
from curator.cli.options import output_format, pass_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.cli.options import Options


@click.command(epilog=examples("curator demo"))
@output_format()
@pass_options
def command(options: Options, *, form: str) -> int:
    """Run a whole night offline, on a copy of the bundled list, and show what it proposes.

    Nothing is set up and no socket is opened: the papers come from a bundled feed, the proposals become
    branches of a git repository in a temporary folder, which is yours to look at.
    """
    import tempfile

    with _no_socket_at_import():
        from curator.wiring import nights
    from curator.cli import telling

    folder = Path(tempfile.mkdtemp(prefix="curator-demo-"))
    with telling.narrator(quiet=options.quiet) as narrate:
        report = nights.demo(folder, narrate=narrate)
    telling.tell(report, output_format=form)
    page = telling.write_page(report, folder)
    telling.suggest(_next_steps(page, folder), output_format=form)
    return ExitCode.DONE


@contextmanager
def _no_socket_at_import() -> Iterator[None]:
    """Keep urllib3, which the adapters import, from opening a socket to see whether this machine has IPv6."""
    import socket

    known, socket.has_ipv6 = socket.has_ipv6, False
    try:
        yield
    finally:
        socket.has_ipv6 = known


def _next_steps(page: Path, folder: Path) -> list[str]:
    return [
        f"The report, to open in a browser: {page}",
        f"The proposals, as branches:        git -C {folder} branch --list 'curator/*'",
        'Your own list next:                README.md, "Five minutes to your own list"',
    ]
