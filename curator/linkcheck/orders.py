"""What a check of links works with, what it is to do, and how it goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime, timedelta

    from curator.core.links.link import Via
    from curator.ports import Clock, LinkMemory, Pulse, Registry, Visitor


@dataclass(frozen=True, slots=True)
class Outside:
    """The adapters of one check, each behind its port; ``pause`` waits, in seconds of ``monotonic``."""

    registries: Mapping[Via, Registry]
    visitor: Visitor
    memory: LinkMemory
    clock: Clock
    pause: Callable[[float], None]
    monotonic: Callable[[], float]


@dataclass(frozen=True, slots=True)
class Orders:
    """What one check is to do.

    Attributes:
        confirm_after: between two sightings of a missing page before it is dead.
        confirm_now_after: seconds after which missing pages are asked again in this very run; None: they
            are not.
        offline: answer from memory alone.
        missing: pages that another machine found missing, and since when.
    """

    confirm_after: timedelta
    confirm_now_after: float | None = None
    offline: bool = False
    missing: Mapping[str, datetime] = field(default_factory=dict)


class Progress(NamedTuple):
    """How a check goes on: what it does now, and how many of its questions have an answer.

    ``seconds`` have passed, and ``left`` are to be waited where it waits for a time.
    """

    doing: str
    done: int
    total: int
    seconds: float
    left: float
    pulse: Pulse

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.done / self.seconds if self.seconds else 0.0
