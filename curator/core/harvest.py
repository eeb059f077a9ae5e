"""What one source brought home for one window, and how far it can be believed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curator.core.paper import Paper, Unreadable
    from curator.core.window import Window


class Status(StrEnum):
    """How a source did: quiet is a weekend, stale is old news, partial has holes, down did not answer."""

    FRESH = "fresh"
    QUIET = "quiet"
    STALE = "stale"
    PARTIAL = "partial"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Health:
    """The state of one source after one window, with the evidence in ``reason`` (a sentence)."""

    source: str
    status: Status
    window: Window
    requests: int
    received: int
    total: int | None
    reason: str

    @property
    def complete(self) -> bool:
        """Whether the window need not be asked again."""
        return self.status in {Status.FRESH, Status.QUIET}


@dataclass(frozen=True, slots=True)
class Harvest:
    """All that one source gave for one window; papers are believed even when the window is incomplete."""

    papers: tuple[Paper, ...]
    unreadable: tuple[Unreadable, ...]
    health: Health
