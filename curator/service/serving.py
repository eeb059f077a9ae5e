"""The service: the timetable, the runs, the pages, and an end in good order."""

from __future__ import annotations

import logging
import threading
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from curator import __version__
from curator.errors import BrokenPromise, CuratorError
from curator.service import health, jobs
from curator.service.alone import alone
from curator.service.bell import Bell
from curator.service.health import Vitals
from curator.service.listening import application, listening
from curator.service.logs import Passing, named, one_line
from curator.service.metrics import Metrics, Now
from curator.service.runs import Runs, run_id
from curator.service.timetable import Timetable

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable, Iterator, Sequence
    from datetime import timedelta
    from pathlib import Path

    from curator.ports import Clock
    from curator.service.child import Command
    from curator.service.listening import Address
    from curator.service.logs import Log
    from curator.service.timetable import Plan

POLL: Final = "poll"
STOPPED: Final = 0
INTERRUPTED: Final = 130
_HEARTBEAT: Final = 30.0
_LAST_MOMENT: Final = 5.0
"""Seconds that a killed run gets to be written down."""


class Heard(Protocol):
    """What a look for commands came to: sentences for the log."""

    @property
    def done(self) -> Sequence[str]:
        """What was done."""
        ...

    @property
    def problems(self) -> Sequence[str]:
        """What went wrong, and is done later."""
        ...


@dataclass(frozen=True, slots=True)
class Orders:
    """What the composition root knows about one service.

    Attributes:
        folder: the state folder.
        plans: the jobs; one named ``poll`` calls ``poll``, all others start ``command``.
        command: how a run is started; it prints the contract's JSON.
        listen: where the pages are.
        grace: seconds that a run gets to end in, once the service is asked to.
        max_silence: how long there may be no good run before the service calls itself not well.
        poll: looks for commands, and acts on them; it may raise `CuratorError`.
    """

    folder: Path
    plans: Sequence[Plan]
    command: Command
    listen: Address
    grace: float
    max_silence: timedelta
    poll: Callable[[], Heard] | None = None


class Service:
    """One service; `run` serves until a signal ends it."""

    def __init__(self, orders: Orders, *, log: Log, clock: Clock) -> None:
        """Do nothing yet."""
        self._orders = orders
        self._log = log
        self._clock = clock
        self._up_since = clock.now()
        self._runs = Runs(orders.folder, orders.command, log=log, clock=clock)
        self._metrics = Metrics(self._now)
        self._bell = Bell()
        self._busy = threading.Event()
        self._stopping = threading.Event()
        self._timetable: Timetable | None = None

    def run(self) -> int:
        """Serve; 0 after an end in good order, 130 when something had to be cut off for it.

        Raises:
            UsageError: another service holds the state folder, or nothing can listen at the address.
            BrokenPromise: the scheduler has died.
        """
        orders = self._orders
        with ExitStack() as stack:
            stack.callback(self._bell.close)
            stack.enter_context(alone(orders.folder))
            self._runs.load()
            timetable = self._timetable = Timetable(orders.folder, orders.plans, clock=self._clock)
            pages = application(self._healthz, self._metrics.registry)
            address = stack.enter_context(listening(orders.listen, pages))
            stack.enter_context(self._bell.hearing_signals())
            stack.enter_context(_passing(self._log))
            work = {plan.name: partial(self._do, plan.name) for plan in orders.plans}
            stack.enter_context(jobs.bound(work))
            first = timetable.start(at_once=self._runs.unfinished)
            told = {name: moment.isoformat() for name, moment in first.items()}
            self._log.info("serving", version=__version__, address=f"http://{address}", next=told)
            return self._until_asked(timetable)

    def _until_asked(self, timetable: Timetable) -> int:
        while True:
            try:
                number = self._bell.wait(_HEARTBEAT)
            except TimeoutError:
                timetable.nudge()
                if timetable.running:
                    continue
                message = "The scheduler of curator serve has died."
                raise BrokenPromise(message) from None
            if number is not None:
                return self._end(timetable, number)

    def _end(self, timetable: Timetable, number: signal.Signals) -> int:
        """Begin nothing more, and let what is under way come to its end within the grace."""
        self._log.info("stopping", signal=number.name, busy=self._busy.is_set())
        self._stopping.set()
        timetable.pause()
        self._runs.stop()
        over = self._awaited(self._orders.grace)
        if not over:
            self._log.warning("cutting off what has not ended")
            self._runs.kill()
        # A poll is no process of its own: one that hangs ends with this one, without being waited for.
        timetable.stop(wait=over or self._awaited(_LAST_MOMENT))
        self._log.info("stopped")
        return STOPPED if over else INTERRUPTED

    def _awaited(self, seconds: float) -> bool:
        """Wait for the work that is under way; False when time is over, or another signal says at once."""
        deadline = time.monotonic() + seconds
        while self._busy.is_set():
            try:
                number = self._bell.wait(deadline - time.monotonic())
            except TimeoutError:
                return not self._busy.is_set()
            if number is not None:
                return False
        return True

    def _do(self, name: str) -> None:
        """The work of one job, in the timetable's thread; at its end the main thread is told."""
        if self._stopping.is_set():
            return
        self._busy.set()
        try:
            if name == POLL:
                self._poll()
            else:
                run = self._runs.run(name, stopping=self._stopping)
                self._metrics.ended(run)
                self._runs.tell(run)
        finally:
            self._busy.clear()
            self._bell.ring()

    def _poll(self) -> None:
        """Look for commands, and tell what was done for them; an error is an event like others."""
        poll, log = self._orders.poll, self._log
        if poll is None:
            return
        with named(run_id(self._clock.now(), POLL), POLL):
            try:
                heard = self._looked(poll)
            except CuratorError as error:
                log.warning("commands were not looked for", reason=str(error), advice=error.advice)
                return
            for line in heard.done:
                log.info("said", line=one_line(line))
            for line in heard.problems:
                log.warning("said", line=one_line(line))

    def _looked(self, poll: Callable[[], Heard]) -> Heard:
        result = "failed"
        try:
            heard = poll()
            result = "degraded" if heard.problems else "done"
        finally:
            self._metrics.polled(result)
        return heard

    def _now(self) -> Now:
        timetable = self._timetable
        vitals = Vitals(
            now=self._clock.now(),
            up_since=self._up_since,
            alive=timetable is not None and timetable.alive,
            busy=self._busy.is_set(),
            next=timetable.next if timetable else {},
        )
        kept = self._runs.record
        return Now(kept, vitals, health.trouble(kept, vitals, max_silence=self._orders.max_silence))

    def _healthz(self) -> tuple[bool, dict[str, Any]]:
        now = self._now()
        return not now.trouble, health.as_json(now.record, now.vitals, wrong=now.trouble)


@contextmanager
def _passing(log: Log) -> Iterator[None]:
    """Let the warnings of libraries into the log while the block runs."""
    handler, root = Passing(log), logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)
