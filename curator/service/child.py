"""One run as a process of its own: what it says, what it prints, and how it is stopped.

A child may crash, leak or hang without taking the schedule along, starts from fresh settings, and ends at a
signal as a run by hand does.
"""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Final, NamedTuple

from curator.service.logs import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

LARGEST_REPORT: Final = 64_000_000
"""Bytes of a report; one that is larger is not read."""
LONGEST_LINE: Final = 4_000
_LAST_WORDS: Final = 5.0
"""Seconds for reading on after the end, which a grandchild that holds the pipe open cannot stretch."""


class Command(NamedTuple):
    """What is started, and where: the words, the folder, and the whole environment."""

    words: Sequence[str]
    folder: Path
    environ: Mapping[str, str]


class Ended(NamedTuple):
    """How a child ended: its exit code, negative for a signal, and what it printed."""

    code: int
    out: bytes


class Child:
    """At most one child at a time; `stop` and `kill` may come from any thread."""

    def __init__(self) -> None:
        """Start nothing."""
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def run(self, command: Command, *, say: Callable[[str], object]) -> Ended | None:
        """Start it, pass on each line of its stderr, wait for its end; None once `stop` was called."""
        with tempfile.TemporaryFile() as out:
            process = self._start(command, out)
            if process is None:
                return None
            listener = threading.Thread(target=_listen, args=(process.stderr, say), daemon=True)
            listener.start()
            code = process.wait()
            with self._lock:
                self._process = None
            listener.join(_LAST_WORDS)
            out.seek(0)
            printed = out.read(LARGEST_REPORT + 1)
            return Ended(code, printed if len(printed) <= LARGEST_REPORT else b"")

    def stop(self) -> None:
        """Ask the child to end as it can, and start no other."""
        self._send(signal.SIGTERM)

    def kill(self) -> None:
        """End the child and all that it started, at once."""
        self._send(signal.SIGKILL)

    def _start(self, command: Command, out: IO[bytes]) -> subprocess.Popen[bytes] | None:
        with self._lock:
            if self._stopped:
                return None
            self._process = subprocess.Popen(  # noqa: S603 - our own program with our own words
                command.words,
                cwd=command.folder,
                env=command.environ,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.PIPE,
                start_new_session=True,  # Ctrl-C in a terminal is for the service, which passes it on
            )
            return self._process

    def _send(self, number: signal.Signals) -> None:
        with self._lock:
            self._stopped = True
            if self._process is None or self._process.poll() is not None:
                return
            with suppress(ProcessLookupError):
                if number == signal.SIGKILL:
                    os.killpg(self._process.pid, number)
                else:
                    self._process.send_signal(number)


def _listen(pipe: IO[bytes] | None, say: Callable[[str], object]) -> None:
    if pipe is None:
        return
    with pipe:
        while line := pipe.readline(LONGEST_LINE):
            said = one_line(line.decode("utf-8", "replace"))
            if said.strip():
                say(said)
