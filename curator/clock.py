"""The time: the machine's, or the moment that ``CURATOR_NOW`` names, so that a night can be repeated."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late
from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.ports import Clock

_RFC_3339: Final = late(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?"
    r"(?:[Zz]|[+-][0-9]{2}:[0-9]{2})"
)


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The moment, aware and in UTC."""
        return datetime.now(tz=UTC)


class FixedClock(NamedTuple):
    """A clock that stands at ``moment`` (aware, in UTC)."""

    moment: datetime

    def now(self) -> datetime:
        """The moment it stands at."""
        return self.moment


def clock_of(environ: Mapping[str, str]) -> Clock:
    """The clock that the environment asks for; raises UsageError when ``CURATOR_NOW`` is not RFC 3339."""
    text = environ.get("CURATOR_NOW", "").strip()
    if not text:
        return SystemClock()
    moment = _moment(text)
    if moment is None:
        message = f"CURATOR_NOW is {text[:60]!r}, which is not a moment as RFC 3339 writes it."
        raise UsageError(message, advice="Write it like 2026-04-30T06:00:00Z, or unset it.")
    return FixedClock(moment)


def _moment(text: str) -> datetime | None:
    if not _RFC_3339.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text.upper()).astimezone(UTC)
    except (ValueError, OverflowError):  # a 30 February, or a moment before the year 1 in UTC
        return None
