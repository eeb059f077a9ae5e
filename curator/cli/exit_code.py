"""The exit codes of the contract."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How the program ended; the classes of `curator.errors` hold the same numbers for failures."""

    DONE = 0
    FINDINGS = 1
    WRONG_USE = 2
    DEGRADED = 3
    OUR_BUG = 4
    INTERRUPTED = 130
    CLOSED_PIPE = 141
    """As shells write it (128 + SIGPIPE): the reader went away, and what was printed is not all there was."""
