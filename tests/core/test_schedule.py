"""When something is due again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from curator.core.schedule import is_due, next_after

THURSDAY = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)
SUNDAYS = "41 4 * * 0"


def test_sunday_is_day_zero_and_day_seven() -> None:
    """As cron counts, and not as some programs do, for which 0 is Monday."""
    sunday = datetime(2026, 11, 29, 4, 41, tzinfo=UTC)
    assert next_after(SUNDAYS, THURSDAY) == next_after("41 4 * * 7", THURSDAY) == sunday
    assert next_after("41 4 * * sun", THURSDAY) == sunday


def test_what_was_done_since_is_not_due() -> None:
    """A time counts once, and the moment itself has passed."""
    done = datetime(2026, 11, 22, 4, 41, tzinfo=UTC)
    assert not is_due(SUNDAYS, last=done, now=THURSDAY)
    assert not is_due(SUNDAYS, last=done, now=datetime(2026, 11, 29, 4, 40, tzinfo=UTC))
    assert is_due(SUNDAYS, last=done, now=datetime(2026, 11, 29, 4, 41, tzinfo=UTC))


def test_what_was_never_done_is_due() -> None:
    """The first night does it."""
    assert is_due(SUNDAYS, last=None, now=THURSDAY)


def test_what_was_missed_for_weeks_is_due_once() -> None:
    """There is nothing to catch up with."""
    long_ago = datetime(2026, 1, 1, tzinfo=UTC)
    assert is_due(SUNDAYS, last=long_ago, now=THURSDAY)
    assert not is_due(SUNDAYS, last=THURSDAY, now=THURSDAY)


@pytest.mark.parametrize(
    "table", ["99 * * * *", "* * * * 8", "a b c d e", "* * * *", "", "0 0 30 2 *", "0 0 31 4,6 *"]
)
def test_no_table(table: str) -> None:
    """What cron would not take is refused."""
    with pytest.raises(ValueError, match=r"."):
        next_after(table, THURSDAY)
