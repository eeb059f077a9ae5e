"""Dates of services, and what is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.reading.moments import moment_of

DAY = datetime(2024, 7, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "2024-07-21",
        "2024-07-21T00:00:00Z",
        "2024-07-21T02:00:00+02:00",
        "2024-07-21T00:00:00.000Z",
        "Sun, 21 Jul 2024 00:00:00 +0000",
        "Sat, 20 Jul 2024 20:00:00 -0400",
        DAY.timestamp(),
        int(DAY.timestamp()),
        int(DAY.timestamp() * 1_000),
        str(int(DAY.timestamp() * 1_000)),
    ],
)
def test_a_date_is_a_moment_in_utc(written: object) -> None:
    """ISO 8601, dates of e-mail, seconds and milliseconds since 1970."""
    assert moment_of(written) == DAY


@pytest.mark.parametrize(
    "written",
    [
        *(None, True, "", "soon", "2024-13-41", "0001-01-01", "9999-12-31", -1, 0, 9 * 10**14, 10**30),
        *(float("nan"), float("inf"), [], {}, "1" * 30, "Mon, 99 Foo 2024", "x" * 10_000),
    ],
)
def test_what_is_no_date_of_a_paper_is_none(written: object) -> None:
    """Nonsense, and years in which nobody wrote papers; never an error."""
    assert moment_of(written) is None


@given(st.one_of(st.text(max_size=60), st.integers(), st.floats()))
def test_nothing_raises(written: object) -> None:
    """Whatever a service sends there."""
    moment = moment_of(written)
    assert moment is None or moment.tzinfo is UTC
