"""The `Visitor`: many pages asked for at once, each host gently."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

from curator.links.hosts import Hosts
from curator.links.rounds import Round
from curator.links.state import State
from curator.links.visiting import Visiting
from curator.links.wire import Wire
from curator.ports import Pulse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from random import Random

    from aiohttp.abc import AbstractResolver

    from curator.core.links.link import Seen
    from curator.links.courses import Course
    from curator.ports import Clock, Visit


class Choice(Protocol):
    """How gently, and how far: what is asked of the maintainer's choice."""

    @property
    def host_interval(self) -> float:
        """Seconds between two requests to one host."""
        ...

    @property
    def concurrency(self) -> int:
        """The most requests under way at once."""
        ...

    @property
    def per_host(self) -> int:
        """Likewise to one host."""
        ...

    @property
    def timeout(self) -> float:
        """Seconds that one visit may take, without the time that it waits for its hosts' turns."""
        ...

    @property
    def allow_private(self) -> bool:
        """Whether addresses inside of private networks may be connected to."""
        ...

    @property
    def host_map(self) -> Mapping[str, str]:
        """Base URLs that are asked in place of hosts."""
        ...


class Engine:
    """Visits in rounds; what a host wants of programs is asked once and holds for all of them."""

    def __init__(
        self,
        choice: Choice,
        *,
        agent: str,
        clock: Clock,
        random: Random,
        resolver: AbstractResolver | None = None,
    ) -> None:
        """Ask nothing yet.

        Args:
            choice: pace, limits and reach.
            agent: the User-Agent, with a contact.
            clock: what a date in Retry-After is held against.
            random: spreads the pauses before something is asked again.
            resolver: looks up names; None for the system's.
        """
        self._choice = choice
        self._agent = agent
        self._clock = clock
        self._random = random
        self._resolver = resolver
        hosts = Hosts(interval=choice.host_interval, per_host=choice.per_host, host_map=choice.host_map)
        self._state = State(hosts)

    @property
    def pulse(self) -> Pulse:
        """How it goes on, now; another thread may ask."""
        return Pulse(self._state.requests, self._state.under_way, tuple(self._state.waiting))

    def visit(self, visits: Iterable[Visit], *, tell: Callable[[Visit, Seen], None]) -> None:
        """Make all visits, in any order, telling each as soon as it is over; reads ``visits`` as it goes.

        What ``visits`` or ``tell`` raises ends the round at once, as an interrupt does.
        """
        asyncio.run(self._round(visits, tell))

    async def _round(self, visits: Iterable[Visit], tell: Callable[[Visit, Seen], None]) -> None:
        choice = self._choice
        self._state.hosts.forgive()
        wire = Wire(
            agent=self._agent,
            allow_private=choice.allow_private,
            host_map=choice.host_map,
            resolver=self._resolver,
            limit=choice.concurrency,
        )
        async with wire:
            round_ = Round(
                wire,
                self._state,
                course_of=self._course,
                tell=tell,
                concurrency=choice.concurrency,
                timeout=choice.timeout,
                clock=self._clock,
            )
            await round_.run(iter(visits))

    def _course(self, visit: Visit) -> Course[Seen]:
        timeout = self._choice.timeout
        return Visiting(visit, timeout=timeout, clock=self._clock, jitter=self._random).course()
