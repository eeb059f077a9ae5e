"""Runs one after the other: started, listened to, read, remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.service import record
from curator.service.child import Child, Ended
from curator.service.record import Record, Run
from curator.service.told import told

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from threading import Event

    from curator.ports import Clock
    from curator.service.child import Command
    from curator.service.logs import Log

NEVER_STARTED: Final = 126
"""As shells have it: the program could not be started at all."""


def run_id(moment: datetime, job: str) -> str:
    """The name of one run in the log, such as ``20261126T031700Z-nightly``."""
    return f"{moment:%Y%m%dT%H%M%SZ}-{job}"


class Runs:
    """The runs of one service, and what is remembered of them."""

    def __init__(self, folder: Path, command: Command, *, log: Log, clock: Clock) -> None:
        """Start nothing, and remember nothing yet."""
        self._folder = folder
        self._command = command
        self._log = log
        self._clock = clock
        self._child = Child()
        self.record = Record(since=clock.now())

    def load(self) -> None:
        """Remember what the last service of this folder did."""
        self.record = record.load(self._folder, now=self._clock.now())

    @property
    def unfinished(self) -> frozenset[str]:
        """The job whose run was cut off when the last service ended."""
        return self.record.unfinished

    def stop(self) -> None:
        """Ask the run that is under way to end, and begin no other."""
        self._child.stop()

    def kill(self) -> None:
        """End the run that is under way at once."""
        self._child.kill()

    def run(self, job: str, *, stopping: Event) -> Run:
        """One run to its end; every line of it in the log carries its id."""
        started = self._clock.now()
        name = run_id(started, job)
        log = self._log.bind(run_id=name, job=job)
        log.info("run started")
        self._remember(self.record.beginning(job, name), log)
        ended = self._ended(log)
        report = told(ended.out)
        run = Run(job, name, started, self._clock.now(), ended.code, report)
        cut_off = stopping.is_set() and run.result in {"killed", "interrupted"}
        self._remember(self.record.after(run, cut_off=cut_off), log)
        return run

    def tell(self, run: Run) -> None:
        """The last line of a run in the log: how it ended, and what it did."""
        log = self._log.bind(run_id=run.run_id, job=run.job)
        say = log.info if run.exit_code == 0 else log.warning
        say("run finished", **_facts(run))

    def _ended(self, log: Log) -> Ended:
        try:
            ended = self._child.run(self._command, say=lambda line: log.info("said", line=line))
        except OSError as error:
            log.error("run could not be started", reason=str(error))  # noqa: TRY400 - no traceback reaches a user
            return Ended(NEVER_STARTED, b"")
        return ended or Ended(-15, b"")  # the service was asked to end before it began

    def _remember(self, kept: Record, log: Log) -> None:
        self.record = kept
        try:
            record.save(self._folder, kept)
        except OSError as error:
            log.warning("the run is not remembered", reason=str(error))


def _facts(run: Run) -> dict[str, object]:
    facts: dict[str, object] = {
        "exit_code": run.exit_code,
        "result": run.result,
        "seconds": round((run.finished - run.started).total_seconds(), 1),
    }
    if run.told:
        facts |= {
            "report": run.told.run_id,
            "writes": run.told.writes,
            "proposals": {f"{kind} {action}": n for (kind, action), n in run.told.proposals.items()},
            "sources": dict(run.told.sources),
        }
    return facts
