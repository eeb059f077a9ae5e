"""When a job is due again: a cron table read as the settings read it, a little later each time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from apscheduler.triggers.base import BaseTrigger

from curator.core.schedule import next_after

if TYPE_CHECKING:
    from datetime import datetime


class CronTable(BaseTrigger):  # type: ignore[misc]  # APScheduler ships no types
    """Five cron fields in UTC, and up to ``jitter`` seconds after each time that they name.

    APScheduler's own table counts weekdays from Monday and wants day *and* weekday to fit, which is another
    table than cron's (https://github.com/agronholm/apscheduler/issues/286).
    """

    __slots__ = ("jitter", "table")

    def __init__(self, table: str, *, jitter: int = 0) -> None:
        """Keep the table, which the settings have checked."""
        self.table = table
        self.jitter = jitter

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """The next time after the last one; after now where there was none. APScheduler asks by this name."""
        named = next_after(self.table, previous_fire_time or now)
        late: datetime = self._apply_jitter(named, self.jitter, now)
        return late

    def names(self, moment: datetime) -> bool:
        """Whether the table names this moment, or one that jitter may have moved here."""
        before = moment - timedelta(seconds=self.jitter + 1)
        return next_after(self.table, before) <= moment
