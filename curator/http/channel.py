"""What services with one pace share, what one of them is asked, and how it is talked to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Final, Protocol

from curator.http.patience import BRISK, STUBBORN, Patience
from curator.ports import UNMARKED

if TYPE_CHECKING:
    from curator.http.wire import Wire
    from curator.ports import Validators

_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_REPEATING: Final = frozenset({307, 308})
"""Redirects that keep method and body; after the others a POST would have to become a GET."""

Credential = Callable[[], Mapping[str, str]]
"""Gives the headers that tell a service who asks, before each request; raises `NoAnswer` without a way to."""


class Service(Protocol):
    """How one service is talked to; seconds, and requests a run."""

    @property
    def base_url(self) -> str:
        """Scheme, host, port and an optional prefix, without a final slash."""
        ...

    @property
    def interval(self) -> float:
        """Pause between two requests."""
        ...

    @property
    def timeout(self) -> float:
        """Time for a whole answer, from looking up the host to the last byte."""
        ...

    @property
    def budget(self) -> int:
        """The most requests that one run may send."""
        ...


@dataclass(slots=True)
class Channel:
    """What services with one pace share; ``ended`` is when the last request did, on the monotonic clock.

    ``brisk`` are those that are soon given up.
    """

    wire: Wire
    brisk: Collection[str] = ()
    lock: Lock = field(default_factory=Lock)
    ended: float | None = None
    _patience: dict[str, Patience] = field(default_factory=dict)

    def patience(self, service: str) -> Patience:
        """What the run may still lose on one of the services."""
        if service not in self._patience:
            self._patience[service] = Patience(BRISK if service in self.brisk else STUBBORN)
        return self._patience[service]

    def closed(self, service: str) -> str:
        """Why a service is not asked any more: it failed too long, or its channel wants to be left alone."""
        banned = (one.closed for one in self._patience.values() if one.banned)
        return self.patience(service).closed or next(banned, "")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a service: a GET, or a POST of ``body``; ``held`` marks the answer that is there."""

    service: str
    url: str
    body: bytes | None = None
    held: Validators = UNMARKED

    @property
    def redirects(self) -> frozenset[int]:
        """The statuses after which the same is asked elsewhere."""
        return _REDIRECTS if self.body is None else _REPEATING
