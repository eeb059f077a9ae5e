"""Whose turn it is: requests wait in the queue of their host, and the host until it may be asked again."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable

    from curator.links.courses import Ask, Course
    from curator.links.hosts import Host
    from curator.ports import Visit


class Job:
    """A course under way, with the request that it waits for.

    Attributes:
        course: what asks.
        visit: what it is for; None where it reads the robots.txt of ``place``.
        place: see `hosts.place_of`; "" where it is for a visit.
        ask: the request that it waits for, from the first on.
        host: which that request goes to.
        begun: whether a request of it was sent.
    """

    __slots__ = ("ask", "begun", "course", "host", "place", "visit")

    ask: Ask
    host: Host

    def __init__(self, course: Course[Any], *, visit: Visit | None = None, place: str = "") -> None:
        """Before its first request."""
        self.course = course
        self.visit = visit
        self.place = place
        self.begun = False


class Turns:
    """The queues of a round. Only hosts with something in their queue take room here."""

    def __init__(
        self, loop: AbstractEventLoop, *, wake: Callable[[], None], waiting: dict[str, None]
    ) -> None:
        """Call ``wake`` whenever there is something to take; ``waiting`` gets the names of closed hosts."""
        self._loop = loop
        self._wake = wake
        self._waiting = waiting
        self._queues: dict[Host, deque[Job]] = {}
        self._listed: set[Host] = set()
        self._ready: deque[Host] = deque()

    def queue(self, job: Job) -> None:
        """Let a request wait for its host; a visit that has begun comes before those that have not."""
        queue = self._queues.get(job.host)
        if queue is None:
            queue = self._queues[job.host] = deque()
        if job.begun or job.visit is None:
            queue.appendleft(job)
        else:
            queue.append(job)
        self.list(job.host)

    def list(self, host: Host) -> None:
        """See to it that a host with a request in its queue is asked as soon as it may be."""
        if host in self._listed or host not in self._queues or host.flying >= host.most:
            return
        self._listed.add(host)
        if host.opens_at > self._loop.time():
            self._waiting[host.name] = None
            self._loop.call_at(host.opens_at, self._open, host)
        else:
            self._ready.append(host)
            self._wake()

    def take(self) -> Job | None:
        """The next request that may be sent now, counted by its host as under way; None without one."""
        while self._ready:
            host = self._ready.popleft()
            self._listed.discard(host)
            queue, now = self._queues.get(host), self._loop.time()
            if not queue or host.opens_at > now or host.flying >= host.most:
                self.list(host)
                continue
            job = queue.popleft()
            if not queue:
                del self._queues[host]
            host.start(now)
            self.list(host)
            return job
        return None

    def dismiss(self, host: Host) -> deque[Job]:
        """All requests that wait for a host, which it will not be sent."""
        return self._queues.pop(host, deque())

    def _open(self, host: Host) -> None:
        self._waiting.pop(host.name, None)
        self._ready.append(host)
        self._wake()
