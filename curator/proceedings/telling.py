"""What came of several pages, as one harvest of their source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.harvest import Harvest, Health, Status
from curator.core.works.paper import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curator.core.window import Window
    from curator.proceedings.reading import Reading

_TOLD: Final = 12
"""Sentences of one report; a month of days is not told day by day."""


def harvest_of(
    source: str, window: Window, readings: Sequence[Reading], *, requests: int, idle: str
) -> Harvest:
    """Everything that was read for a window; ``idle`` is what to say where nothing was."""
    totals = [one.shelf.total for one in readings if one.shelf.papers]
    known = [total for total in totals if total is not None]
    health = Health(
        source,
        _status({one.status for one in readings}),
        window,
        requests,
        sum(one.shelf.records for one in readings),
        sum(known) if known and len(known) == len(totals) else None,
        " ".join(_sentences(readings)) or idle,
    )
    papers = tuple(paper for one in readings for paper in one.shelf.papers)
    return Harvest(papers, tuple(_unreadable(readings)), health)


def _status(found: set[Status]) -> Status:
    """Of all pages together: the worst, but where only some are down, the others came."""
    if not found:
        return Status.QUIET
    if found == {Status.DOWN}:
        return Status.DOWN
    if found & {Status.DOWN, Status.PARTIAL}:
        return Status.PARTIAL
    return next(one for one in (Status.STALE, Status.FRESH, Status.QUIET) if one in found)


def _sentences(readings: Sequence[Reading]) -> Iterator[str]:
    """What went wrong first."""
    ordered = sorted(readings, key=lambda one: one.status in {Status.FRESH, Status.QUIET})
    for one in ordered[:_TOLD]:
        yield f"{one.about.name}: {one.reason.rstrip('.')}."
    if len(ordered) > _TOLD:
        yield f"And {len(ordered) - _TOLD} more."


def _unreadable(readings: Sequence[Reading]) -> Iterator[Unreadable]:
    for one in readings:
        for record in one.shelf.unreadable:
            yield Unreadable(f"{one.about.name}: {record.where}", record.reason)
