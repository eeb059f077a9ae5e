"""The whole program as a process of its own that can be killed, started in milliseconds.

A fork server that has imported the program once forks every run: a real process with a real exit code and a
real SIGKILL, without a second of imports each time.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from multiprocessing.context import ForkServerProcess

PATIENCE = 120.0
"""Seconds after which a run that does not end is a failure, and is ended."""

_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.support.warm"])


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended; ``code`` is negative for a signal, as in `subprocess`."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run under way, with the folder that its output goes to."""

    process: ForkServerProcess
    folder: Path

    def wait(self) -> Ended:
        """Wait for the end."""
        self.process.join(PATIENCE)
        if self.process.exitcode is None:
            self.kill()
            message = f"the run did not end in {PATIENCE} s: {self._read('err')}"
            raise TimeoutError(message)
        return Ended(self.process.exitcode, self._read("out"), self._read("err"))

    def kill(self) -> None:
        """SIGKILL, as a power cut would."""
        self.process.kill()
        self.process.join(PATIENCE)

    def _read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


def start(*arguments: str, environ: Mapping[str, str], folder: Path) -> Run:
    """Start ``curator <arguments>`` in ``folder`` with exactly this environment."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("out", "err"):
        (folder / name).touch()
    process = _SERVER.Process(target=_main, args=(arguments, dict(environ), str(folder)), daemon=True)
    process.start()
    return Run(process, folder)


def run(*arguments: str, environ: Mapping[str, str], folder: Path) -> Ended:
    """Run ``curator <arguments>`` to its end."""
    return start(*arguments, environ=environ, folder=folder).wait()


def _main(arguments: Sequence[str], environ: dict[str, str], folder: str) -> None:
    os.chdir(folder)
    for name, number in (("out", 1), ("err", 2)):
        target = os.open(Path(folder) / name, os.O_WRONLY | os.O_TRUNC)
        os.dup2(target, number)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    sys.stderr = os.fdopen(2, "w", encoding="utf-8")
    os.environ.clear()
    os.environ.update(environ)
    from curator.cli import main  # noqa: PLC0415  # here, so that the parent need not import the program

    try:
        sys.exit(main(list(arguments)))
    finally:
        with contextlib.suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
