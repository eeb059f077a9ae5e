"""When something is due again: five fields of a cron table, read as cron reads them, in UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cronsim import CronSim, CronSimError

if TYPE_CHECKING:
    from datetime import datetime


def next_after(table: str, moment: datetime) -> datetime:
    """The first time after ``moment`` that a cron table names.

    Raises:
        ValueError: the table has other than five fields, one of them cannot be, or it names no day at all.
    """
    try:
        return next(CronSim(table, moment))
    except CronSimError as error:
        raise ValueError(str(error).lower()) from None
    except StopIteration:
        message = "it names no day that ever comes"
        raise ValueError(message) from None


def is_due(table: str, *, last: datetime | None, now: datetime) -> bool:
    """Whether a time that the table names has passed since ``last``; what was never done is due."""
    return last is None or next_after(table, last) <= now
