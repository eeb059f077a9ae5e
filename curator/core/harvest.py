"""What one source brought home for one window, and how far it can be believed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from curator.core.window import Window
    from curator.core.works.paper import Paper, Unreadable


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

    @property
    def idle(self) -> bool:
        """Whether nothing was due, so that it was not even asked."""
        return self.status is Status.QUIET and not self.requests and not self.received


@dataclass(frozen=True, slots=True)
class Harvest:
    """All that one source gave for one window; papers are believed even when the window is incomplete."""

    papers: tuple[Paper, ...]
    unreadable: tuple[Unreadable, ...]
    health: Health


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a healthy source would have shown by now.

    Attributes:
        working_days: whole days of the window whose papers are certainly out.
        last_due: when news was last due.
        resting: no news was due for a day: a weekend, a holiday.
        missed: how often news was due since the newest paper that came.
        bearable: how often it may be missed without suspicion.
    """

    working_days: int
    last_due: datetime
    resting: bool
    missed: int
    bearable: int


@dataclass(frozen=True, slots=True)
class Observed:
    """What happened when one source was asked for one window.

    Attributes:
        source: its name.
        window: what was asked.
        requests: how many requests that took.
        answers: how many of them could be believed.
        received: distinct records that came.
        total: how many there are by the source's own account; None when it gave none.
        newest: the date of the newest paper that came.
        failure: why reading stopped early, without a full stop; "" when it did not.
        doubts: what makes the window incomplete although every page came.
        notes: what was noticed and does no harm.
    """

    source: str
    window: Window
    requests: int
    answers: int
    received: int
    total: int | None
    newest: datetime | None
    failure: str = ""
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def judge(seen: Observed, *, outlook: Outlook) -> Health:
    """Fresh, quiet, stale, partial or down, and the sentence with the evidence."""
    status, reason = _verdict(seen, outlook)
    noticed = f" Noticed: {'; '.join(seen.notes)}." if seen.notes else ""
    return Health(
        seen.source, status, seen.window, seen.requests, seen.received, seen.total, f"{reason}{noticed}"
    )


def _verdict(seen: Observed, outlook: Outlook) -> tuple[Status, str]:
    if seen.failure and not seen.answers:
        return Status.DOWN, f"Nothing could be read: {seen.failure}."
    if wrong := "; ".join(filter(None, (seen.failure, *seen.doubts))):
        return Status.PARTIAL, f"{_came(seen)}, but: {wrong}."
    if seen.newest is None:
        return _silent(outlook)
    status, remark = _timely(outlook)
    return status, f"{_came(seen)}, the newest of {seen.newest:%a %Y-%m-%d %H:%M} UTC{remark}."


def _timely(outlook: Outlook) -> tuple[Status, str]:
    if outlook.missed > outlook.bearable:
        return Status.STALE, f", although news was due {outlook.missed} times since, last on {_due(outlook)}"
    if outlook.resting:
        return Status.QUIET, f"; no news was due since {_due(outlook)}"
    if outlook.missed:
        return Status.QUIET, f"; the news due on {_due(outlook)} did not come, as on a holiday"
    return Status.FRESH, ""


def _silent(outlook: Outlook) -> tuple[Status, str]:
    if outlook.working_days:
        days = "a working day" if outlook.working_days == 1 else f"{outlook.working_days} working days"
        return Status.STALE, f"It answers that there is no paper at all in a time that holds {days}."
    return Status.QUIET, f"No paper, and none was due: news last came on {_due(outlook)}."


def _came(seen: Observed) -> str:
    of_all = "" if seen.total is None else f" of {seen.total:,}"
    return f"{seen.received:,}{of_all} records came"


def _due(outlook: Outlook) -> str:
    return f"{outlook.last_due:%a %Y-%m-%d}"
