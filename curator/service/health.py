"""Whether the service is well, in one value that a probe and a person can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from curator import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, timedelta

    from curator.service.record import Record


class Vitals(NamedTuple):
    """The service at one moment: since when it is up, whether it stands still, what comes next."""

    now: datetime
    up_since: datetime
    alive: bool
    busy: bool
    next: Mapping[str, datetime]


def trouble(record: Record, vitals: Vitals, *, max_silence: timedelta) -> str:
    """Why the service is not well, one sentence; "" when it is."""
    if not vitals.alive:
        return "The scheduler has stopped; restart the service."
    since = record.last_good or record.since
    if vitals.now - since > max_silence:
        last = (
            f"The last good run ended {since:%Y-%m-%d %H:%M} UTC"
            if record.last_good
            else "No run was good yet"
        )
        return f"{last}, and limits.max_silence_days is {max_silence.days}."
    return ""


def as_json(record: Record, vitals: Vitals, *, wrong: str) -> dict[str, Any]:
    """The answer of ``/healthz``; keys are only ever added."""
    return {
        "version": 1,
        "status": "failing" if wrong else "ok",
        "reason": wrong or None,
        "curator": __version__,
        "started": vitals.up_since.isoformat(),
        "uptime_seconds": round((vitals.now - vitals.up_since).total_seconds()),
        "run_in_progress": vitals.busy,
        "last_run": dict(record.last) if record.last else None,
        "last_success": record.last_good.isoformat() if record.last_good else None,
        "next_run": {name: moment.isoformat() for name, moment in sorted(vitals.next.items())},
    }
