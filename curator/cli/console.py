"""Terminals: data on stdout, words for people on stderr, colours and progress only where they help."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import TextIO

    from rich.console import Console, RenderableType

_COMMAND: Final = re.compile(r"\A( *+:)(?=:)")
WIDTH_OF_A_LOG: Final = 120
"""Columns where no terminal says how wide it is, such as in a workflow's log."""


def speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale is; what cannot be written is escaped, never a crash."""
    for stream, errors in (
        (sys.stdin, "replace"),
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
    ):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def open_what_is_closed() -> None:
    """Give a process that was started without stdin or stderr an empty one; Python has None there."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - for the rest of the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for the rest of the process


def data() -> Console:
    """The console on stdout, for results."""
    return _console(sys.stdout)


def show(result: RenderableType) -> None:
    """Print a result on stdout; what is foreign in it commands no workflow's log, and columns stay in line.

    A closed pipe comes out as `BrokenPipeError`: printing directly, rich would end the process with the exit
    code for findings.
    """
    console = data()
    with console.capture() as held:
        console.print(result)
    for line in held.get().splitlines():
        sys.stdout.write(_COMMAND.sub(r"\1 ", line.replace("##[", "##(")).rstrip(" ") + "\n")


def talk(*, quiet: bool = False) -> Console:
    """The console on stderr, for progress and remarks; with ``quiet`` it says nothing."""
    return _console(sys.stderr, quiet=quiet)


def shows_progress(*, quiet: bool = False) -> bool:
    """Whether a progress bar has somebody who watches it: stderr is a terminal that can move its cursor."""
    return not quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def inert(text: str) -> str:
    """Foreign text as one harmless line: no control characters, and nothing that a workflow's log obeys."""
    return inert_line(text).strip()


def inert_line(text: str) -> str:
    """As `inert`, with the spaces at both ends, which mean something in a diff.

    GitHub's runner takes ``::name::`` at the start of a line, and ``##[name]`` anywhere in it, as commands.
    """
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return _COMMAND.sub(r"\1 ", line.replace("##[", "# #["))


def _console(file: TextIO, *, quiet: bool = False) -> Console:
    from rich.console import Console  # noqa: PLC0415 - a fifth of a second that --help and lint need not pay

    width = None if file.isatty() or "COLUMNS" in os.environ else WIDTH_OF_A_LOG
    return Console(file=file, quiet=quiet, width=width, highlight=False, emoji=False)
