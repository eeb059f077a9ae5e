"""The command line: ``main`` is the ``curator`` program; one file under ``commands`` is one command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.cli.app import app
from curator.cli.console import speak_utf8
from curator.cli.failures import guarded

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``curator`` with ``arguments`` (default: the process's) and return its exit code."""
    speak_utf8()
    return guarded(app, arguments)
