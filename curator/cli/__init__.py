"""The command line: ``main`` is the ``curator`` program; one file under ``commands`` is one command."""

from __future__ import annotations

import atexit
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from curator.cli.app import app
from curator.cli.console import speak_utf8
from curator.cli.failures import guarded

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``curator`` with ``arguments`` (default: the process's) and return its exit code."""
    speak_utf8()
    return guarded(app, arguments)


def program() -> NoReturn:
    """Run ``curator`` with the process's arguments, and end the process at once.

    Python would first give back every value that is left, one by one: a seventh of the time of a lint run,
    and for nothing. What was registered for the end is done, and what was printed is out.
    """
    code = main()
    atexit._run_exitfuncs()  # noqa: SLF001 - `os._exit` leaves them out, and there is no other name for it
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, now or from the start
            stream.flush()
    os._exit(code)
