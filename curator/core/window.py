"""Half-open windows of time in UTC, and what is still to be asked of a source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

OVERLAP: Final = timedelta(days=7)
"""Asked again every night: a paper can be held that long before it is announced under its old date."""

SLICE: Final = timedelta(days=10)
"""The longest window asked at once, so that one bad night after an outage leaves a small gap."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """From ``start`` up to but without ``end``, both aware and in UTC."""

    start: datetime
    end: datetime

    def __str__(self) -> str:
        """``2026-04-06 00:00 to 2026-04-13 06:30``, in UTC."""
        return f"{self.start:%Y-%m-%d %H:%M} to {self.end:%Y-%m-%d %H:%M}"

    def __contains__(self, moment: datetime) -> bool:
        """Whether a moment lies inside; the end does not."""
        return self.start <= moment < self.end

    @property
    def width(self) -> timedelta:
        """How long it lasts; zero or negative for an empty window."""
        return self.end - self.start

    @property
    def halves(self) -> tuple[Window, Window]:
        """Two windows that meet in the middle."""
        middle = self.start + self.width / 2
        return Window(self.start, middle), Window(middle, self.end)

    def minus(self, other: Window) -> tuple[Window, ...]:
        """What is left of this window without the other: none, one or two pieces."""
        pieces = (
            Window(self.start, min(self.end, other.start)),
            Window(max(self.start, other.end), self.end),
        )
        return tuple(piece for piece in pieces if piece.start < piece.end)

    def slices(self, longest: timedelta = SLICE) -> Iterator[Window]:
        """The same time in windows of at most ``longest``, oldest first."""
        start = self.start
        while start < self.end:
            yield Window(start, min(start + longest, self.end))
            start += longest


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one source has been read: all before ``done_until`` was asked, and ``gaps`` did not come whole.

    ``done_until`` None: it was never asked. Gaps are sorted, disjoint, and never touch each other.
    """

    done_until: datetime | None = None
    gaps: tuple[Window, ...] = ()

    def after(self, window: Window, *, complete: bool) -> Progress:
        """The progress once ``window`` has been asked; the same value when that taught nothing new.

        An incomplete window becomes a gap, and so does what lies unasked between ``done_until`` and it.
        """
        if window.start >= window.end:
            return self
        known = self.done_until if self.done_until is not None else window.start
        left = self.filled(window).gaps
        unasked = [Window(known, window.start)] if known < window.start else []
        failed = [] if complete else [window]
        return Progress(max(known, window.end), united([*left, *unasked, *failed]))

    def filled(self, window: Window) -> Progress:
        """The progress once a window that somebody ordered came whole: it closes gaps and moves nothing else.

        ``done_until`` stays, because papers of the nights before it may still be announced late.
        """
        return replace(self, gaps=tuple(piece for gap in self.gaps for piece in gap.minus(window)))


def wanted(progress: Progress, now: datetime, *, overlap: timedelta = OVERLAP) -> tuple[Window, ...]:
    """What to ask of a source at ``now``: the gaps, and the time since ``done_until`` less an overlap.

    A source that was never asked is asked for the length of the overlap. The windows are disjoint, sorted
    and at most `SLICE` long. How much of them one night can do is for the service's budget to say.
    """
    reached = now if progress.done_until is None else min(progress.done_until, now)
    usual = Window(reached - overlap, now)
    return tuple(part for window in united([*progress.gaps, usual]) for part in window.slices())


def midnight(now: datetime) -> datetime:
    """The beginning of the day in UTC: where a night's window ends, so that two runs of a day ask alike."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def united(windows: Iterable[Window]) -> tuple[Window, ...]:
    """The same moments in the fewest windows, sorted."""
    joined: list[Window] = []
    for window in sorted(windows):
        if joined and window.start <= joined[-1].end:
            joined[-1] = Window(joined[-1].start, max(joined[-1].end, window.end))
        else:
            joined.append(window)
    return tuple(joined)
