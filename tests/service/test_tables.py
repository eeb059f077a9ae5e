"""When a job is due: cron tables as cron reads them, and a little later."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta

import pytest

from curator.service.tables import CronTable

FRIDAY = datetime(2026, 4, 24, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("table", "day"),
    [
        ("0 6 * * 0", datetime(2026, 4, 26, 6, tzinfo=UTC)),
        ("0 6 * * 7", datetime(2026, 4, 26, 6, tzinfo=UTC)),
        ("0 6 * * MON", datetime(2026, 4, 27, 6, tzinfo=UTC)),
        ("0 6 1 * SUN", datetime(2026, 4, 26, 6, tzinfo=UTC)),
    ],
    ids=["0 is Sunday", "so is 7", "by name", "a day or a weekday"],
)
def test_a_table_is_read_as_cron_reads_it(table: str, day: datetime) -> None:
    """The settings check it by the same reading."""
    assert CronTable(table).get_next_fire_time(None, FRIDAY) == day


def test_the_next_time_follows_the_last_and_not_now() -> None:
    """However late it is, no time is lost without the scheduler's knowing."""
    last = FRIDAY - timedelta(days=3)
    assert CronTable("0 6 * * *").get_next_fire_time(last, FRIDAY) == datetime(2026, 4, 22, 6, tzinfo=UTC)


def test_jitter_makes_late_and_never_early() -> None:
    """Between the time that the table names and so many seconds after it."""
    named = datetime(2026, 4, 25, 6, tzinfo=UTC)
    times = {CronTable("0 6 * * *", jitter=60).get_next_fire_time(None, FRIDAY) for _ in range(50)}
    assert len(times) > 1
    assert all(named <= one <= named + timedelta(seconds=60) for one in times)


def test_a_time_that_was_moved_by_jitter_is_still_the_table_s() -> None:
    """Of a table that was changed since, it is not."""
    late = datetime(2026, 4, 25, 6, 0, 59, tzinfo=UTC)
    assert CronTable("0 6 * * *", jitter=60).names(late)
    assert not CronTable("0 6 * * *", jitter=30).names(late)
    assert not CronTable("0 7 * * *", jitter=60).names(late)


def test_a_table_survives_being_stored() -> None:
    """The scheduler keeps it in its database."""
    kept = pickle.loads(pickle.dumps(CronTable("0 6 * * *", jitter=9)))  # noqa: S301 - our own bytes
    assert (kept.table, kept.jitter) == ("0 6 * * *", 9)
