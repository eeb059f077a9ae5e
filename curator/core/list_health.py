"""How the list and its sources do over time: a point a day at most, and the last fresh day of each source."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from curator.core.harvest import Status
from curator.core.steering import HealthPoint
from curator.core.upgrades.upgrade import names_no_publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from curator.core.harvest import Health
    from curator.core.list.document import Document
    from curator.core.memory import Memory
    from curator.core.venues.known import Venues

MOST_POINTS: Final = 120
EVERY: Final = timedelta(days=7)
"""How often a point is kept although nothing has changed."""


def freshened(fresh: Mapping[str, date], healths: Iterable[Health], *, today: date) -> Mapping[str, date]:
    """The day of each source's last fresh batch, once tonight's are known."""
    new = {health.source: today for health in healths if health.status is Status.FRESH}
    return dict(sorted({**fresh, **new}.items())) if new else fresh


def is_due(memory: Memory, *, today: date) -> bool:
    """Whether a point is worth a commit of its own."""
    return bool(memory.health) and today - memory.health[-1].day >= EVERY


def measured(memory: Memory, document: Document, *, venues: Venues, today: date) -> Memory:
    """The memory with today in the list's past: where that has changed, and once a week where not."""
    points = memory.health
    last = points[-1] if points else None
    if last is not None and last.day >= today:
        return memory
    entries = list(document.entries)
    point = HealthPoint(
        day=today,
        entries=len(entries),
        dead=len(memory.links.missing),
        venueless=sum(names_no_publication(entry, venues) for entry in entries),
        open=len({record.branch for record in memory.records if record.live}),
    )
    if last is not None and last[1:] == point[1:] and today - last.day < EVERY:
        return memory
    return replace(memory, health=(*points, point)[-MOST_POINTS:])
