"""One round of visits. A request takes a worker; whatever waits takes none.

A visit is a course that asks for one request after the other, and before each it waits in the queue of that
one's host. So no host holds up another, and a redirect from one to the other cannot lock both.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, Final

from curator.core.links.link import SILENT
from curator.links import robots, standing
from curator.links.addressing import addressed
from curator.links.courses import Heard, Unanswered
from curator.links.hosts import place_of
from curator.links.turns import Job, Turns
from curator.links.wire import Broken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from curator.core.links.link import Seen
    from curator.links.courses import Course
    from curator.links.hosts import Host
    from curator.links.robots import Rules
    from curator.links.state import State
    from curator.links.wire import Reply, Wire
    from curator.ports import Clock, Visit

_NOTHING_SENT: Final = frozenset({"address", "forbidden"})
_LONGEST_FOR_ROBOTS: Final = 10.0
_SHARE_FOR_ROBOTS: Final = 0.5
_HEARTBEAT: Final = 0.2
"""Seconds that an interrupt may have to wait."""

_LEAST_WINDOW: Final = 1_000
_WINDOW_FOR_EACH: Final = 20
"""Visits that are begun, most of which wait, for each request that may be under way."""


class Round:
    """Visits under way, with at most ``concurrency`` requests at once."""

    def __init__(  # noqa: PLR0913 - each is one thing from outside that a round works with
        self,
        wire: Wire,
        state: State,
        *,
        course_of: Callable[[Visit], Course[Seen]],
        tell: Callable[[Visit, Seen], None],
        concurrency: int,
        timeout: float,
        clock: Clock,
    ) -> None:
        """Within a running event loop; ``timeout`` is the seconds that one visit may take."""
        self._wire = wire
        self._state = state
        self._course_of = course_of
        self._tell = tell
        self._concurrency = concurrency
        self._timeout = timeout
        self._clock = clock
        self._loop = asyncio.get_running_loop()
        self._over: asyncio.Future[None] = self._loop.create_future()
        self._window = max(_LEAST_WINDOW, _WINDOW_FOR_EACH * concurrency)
        self._visits: Iterator[Visit] = iter(())
        self._alive = 0
        self._is_heard = True
        self._turns = Turns(self._loop, wake=self._wake, waiting=state.waiting)
        self._parked: dict[str, list[Job]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._idle: list[asyncio.Future[None]] = []

    async def run(self, visits: Iterator[Visit]) -> None:
        """Make all visits, reading as many ahead as there is room for.

        An exception of ``visits`` or of ``tell``, and a cancellation, ends it and leaves nothing behind.
        """
        self._visits = visits
        self._beat()
        try:
            self._refill()
            await self._over
        finally:
            self._heart.cancel()
            for worker in self._workers:
                worker.cancel()
            await asyncio.gather(*self._workers, return_exceptions=True)
            self._state.waiting.clear()

    def _beat(self) -> None:
        """Wake up now and then: a signal that comes just before the loop falls asleep does not wake it."""
        self._heart = self._loop.call_later(_HEARTBEAT, self._beat)

    def _refill(self) -> None:
        """Begin as many visits as there is room for, and see whether all are over."""
        while self._alive < self._window:
            visit = next(self._visits, None)
            if visit is None:
                break
            self._alive += 1
            self._go_on(Job(self._course_of(visit), visit=visit), None)
        if not self._alive and not self._over.done():
            self._over.set_result(None)

    def _go_on(self, job: Job, heard: Heard | None) -> None:
        """Let a course hear what came of its request, until it waits for another one or is over."""
        while True:
            try:
                job.ask = job.course.send(heard)  # type: ignore[arg-type] # None is what starts a generator
            except StopIteration as end:
                self._ended(job, end.value)
                return
            objection = self._enter(job)
            if objection is None:
                return
            heard = Heard(objection, 0.0)

    def _ended(self, job: Job, result: Any) -> None:  # noqa: ANN401 - a course's, whichever it was
        if job.visit is None:
            self._ruled(job.place, result)
            return
        self._alive -= 1
        if job.begun:
            standing.ended(job.host, result)
            self._dismiss(job.host)
        if self._is_heard:
            self._is_heard = False  # stays so after an exception: nobody listens any more
            self._tell(job.visit, result)
            self._is_heard = True

    def _enter(self, job: Job) -> Unanswered | None:
        """Let a request wait for its turn; says what speaks against it, if anything does."""
        ask = job.ask
        place = place_of(ask.url)
        if not place:
            return _fault(ask.url) or Unanswered("address", "no host that can be", sent=False)
        job.host = self._state.hosts.at(place)
        if job.host.shut:
            return Unanswered("host", job.host.shut, sent=False)
        if not ask.about_robots:
            rules = self._state.rules.get(place)
            if rules is None:
                return self._park(place, job)
            if objection := rules.objection(ask.url):
                return Unanswered("robots", objection, sent=False)
        if ask.pause:
            self._loop.call_later(ask.pause, self._turns.queue, job)
        else:
            self._turns.queue(job)
        return None

    def _park(self, place: str, job: Job) -> Unanswered | None:
        """Let a request wait for the rules of its place; the first to wait has them asked for."""
        waiting = self._parked.get(place)
        if waiting is not None:
            waiting.append(job)
            return None
        if fault := _fault(job.ask.url):
            return fault
        self._parked[place] = [job]
        patience = min(_LONGEST_FOR_ROBOTS, self._timeout * _SHARE_FOR_ROBOTS)
        self._go_on(Job(robots.reading(job.ask.url, timeout=patience), place=place), None)
        return None

    def _ruled(self, place: str, rules: Rules) -> None:
        self._state.rules[place] = rules
        self._state.hosts.at(place).slow_down(rules.delay)
        for job in self._parked.pop(place):
            objection = self._enter(job)
            if objection is not None:
                self._go_on(job, Heard(objection, 0.0))

    def _dismiss(self, host: Host) -> None:
        """End what waits for a host that it is no use to ask."""
        if host.shut:
            for job in self._turns.dismiss(host):
                self._go_on(job, _unasked(host))

    def _wake(self) -> None:
        """Somebody is to take a request: who is idle, else a new worker."""
        if self._idle:
            waiting = self._idle.pop()
            if not waiting.done():
                waiting.set_result(None)
        elif len(self._workers) < self._concurrency:
            worker = self._loop.create_task(self._work())
            self._workers.add(worker)
            worker.add_done_callback(self._stopped)

    def _stopped(self, worker: asyncio.Task[None]) -> None:
        """A worker ends by a cancellation, or by an exception, which then is the round's."""
        error = None if worker.cancelled() else worker.exception()
        if isinstance(error, Exception) and not self._over.done():
            self._over.set_exception(error)

    async def _work(self) -> None:
        while True:
            job = self._turns.take()
            if job is None:
                waiting = self._loop.create_future()
                self._idle.append(waiting)
                await waiting
            else:
                self._go_on(job, await self._sent(job))
                self._dismiss(job.host)
                self._refill()

    async def _sent(self, job: Job) -> Heard:
        """Send a request whose turn it is."""
        ask, host, state = job.ask, job.host, self._state
        if host.shut:
            host.land(self._loop.time())
            self._turns.list(host)
            return _unasked(host)
        job.begun = True
        begun = self._loop.time()
        outcome: Reply | Unanswered
        state.under_way += 1
        try:
            outcome = await self._wire.ask(ask.method, ask.url, headers=ask.headers, timeout=ask.timeout)
        except Broken as broken:
            outcome = Unanswered(broken.kind, broken.detail, sent=broken.kind not in _NOTHING_SENT)
        finally:
            ended = self._loop.time()
            state.under_way -= 1
            host.land(ended)
        state.requests += not isinstance(outcome, Unanswered) or outcome.sent
        if not isinstance(outcome, Unanswered):
            standing.heard(host, outcome, moment=ended, clock=self._clock, patience=self._timeout)
        elif ask.about_robots and outcome.sent:
            host.failed(SILENT)
        self._turns.list(host)
        return Heard(outcome, ended - begun)


def _fault(url: str) -> Unanswered | None:
    """Why nothing may be sent to an address, not even to its host."""
    try:
        addressed(url)
    except Broken as broken:
        return Unanswered(broken.kind, broken.detail, sent=False)
    return None


def _unasked(host: Host) -> Heard:
    return Heard(Unanswered("host", host.shut or SILENT, sent=False), 0.0)
