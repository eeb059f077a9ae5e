"""One run of a program: its wall time, its peak memory, how it ended."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

_KIBI = 1024
_TOLD = 2_000


class Run(NamedTuple):
    """Seconds by the clock from start to end, and the most bytes that were in memory."""

    seconds: float
    memory: int


def run(words: Sequence[str], *, folder: Path, env: Mapping[str, str], ends: Collection[int]) -> Run:
    """Run a program in ``folder``; what it prints goes into a file, as into a log.

    Memory is the kernel's count for the program and the programs that it waited for. It never is less than
    this process's own at the time, which therefore has to be small.

    Raises:
        RuntimeError: the exit code is none of ``ends``; the message has the end of what was printed.
    """
    with tempfile.TemporaryFile() as printed:
        begun = time.perf_counter()
        child = subprocess.Popen(
            words, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=printed, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(child.pid, 0)
        spent = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in ends:
            printed.seek(0)
            said = printed.read()[-_TOLD:].decode(errors="replace")
            message = f"{' '.join(words)} ended with {child.returncode}:\n{said}"
            raise RuntimeError(message)
    return Run(spent, usage.ru_maxrss * (1 if sys.platform == "darwin" else _KIBI))
