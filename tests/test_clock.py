"""The clock that ``CURATOR_NOW`` sets."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from curator.clock import FixedClock, SystemClock, clock_of
from curator.errors import UsageError


def test_without_the_variable_it_is_now() -> None:
    """The machine's time is used, in UTC."""
    clock = clock_of({"CURATOR_NOW": ""})
    before = datetime.now(tz=UTC)
    assert isinstance(clock, SystemClock)
    assert before <= clock.now() <= datetime.now(tz=UTC)
    assert clock.now().tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        "2026-04-30T06:00:00Z",
        "2026-04-30t06:00:00z",
        "2026-04-30 08:00:00+02:00",
        "2026-04-30T06:00:00.000-00:00",
    ],
)
def test_the_variable_stops_the_clock(text: str) -> None:
    """Any form of RFC 3339 names the moment, which is told in UTC."""
    clock = clock_of({"CURATOR_NOW": text})
    assert clock == FixedClock(datetime(2026, 4, 30, 6, tzinfo=UTC))
    assert clock.now() == datetime(2026, 4, 30, 6, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "2026-04-30",
        "2026-04-30T06:00:00",
        "2026-02-30T06:00:00Z",
        "0001-01-01T00:00:00+14:00",
        "9" * 99,
    ],
)
def test_a_moment_that_is_none_is_wrong_use(text: str) -> None:
    """A day without a time, a time without a zone, or a day that does not exist stops the program."""
    with pytest.raises(UsageError, match="CURATOR_NOW is") as caught:
        clock_of({"CURATOR_NOW": text})
    assert "2026-04-30T06:00:00Z" in caught.value.advice
    assert len(str(caught.value)) < 200
