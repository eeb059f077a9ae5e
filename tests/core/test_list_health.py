"""The list's past: when a point is added to it, and the last fresh day of each source."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from curator.core.harvest import Health, Status
from curator.core.list_health import MOST_POINTS, freshened, is_due, measured
from curator.core.memory import Memory
from curator.core.steering import HealthPoint
from curator.core.venues.known import Venues
from curator.core.window import Window
from tests.core.making import NOW, page, record

TODAY = NOW.date()
DAY = timedelta(days=1)
DOCUMENT = page().document
POINT = HealthPoint(TODAY, 2, 1, 0, 1)
MEMORY = Memory(records=(record(1),), links=replace(Memory().links, missing={"https://e.org": NOW}))


def _after(memory: Memory, days: int) -> Memory:
    return measured(memory, DOCUMENT, venues=Venues(), today=TODAY + days * DAY)


def test_a_day_has_one_point_and_only_where_something_is_new() -> None:
    """A flat line needs no points, but for one a week."""
    first = _after(MEMORY, 0)
    assert first.health == (POINT,)
    assert _after(replace(first, records=()), 0).health == (POINT,)
    assert _after(first, 6).health == (POINT,)
    assert _after(first, 7).health == (POINT, POINT._replace(day=TODAY + 7 * DAY))
    assert _after(replace(first, records=()), 1).health == (POINT, POINT._replace(day=TODAY + DAY, open=0))


def test_a_point_alone_is_worth_a_commit_once_a_week() -> None:
    """And a list without a past does not begin one for its own sake."""
    assert not is_due(Memory(), today=TODAY)
    assert not is_due(_after(MEMORY, 0), today=TODAY + 6 * DAY)
    assert is_due(_after(MEMORY, 0), today=TODAY + 7 * DAY)


def test_the_past_is_bounded() -> None:
    """The oldest point gives way."""
    many = tuple(POINT._replace(day=TODAY - n * DAY, open=n + 1) for n in range(MOST_POINTS, 0, -1))
    after = _after(replace(MEMORY, health=many), 0).health
    assert len(after) == MOST_POINTS
    assert (after[0], after[-1]) == (many[1], POINT)


def test_a_source_is_fresh_on_the_day_of_a_fresh_batch_only() -> None:
    """Quiet, stale and broken ones keep the day that they had."""
    window = Window(NOW - DAY, NOW)
    healths = [Health(str(status), status, window, 1, 1, 1, "so") for status in Status]
    known = {"stale": TODAY - 3 * DAY}
    assert freshened(known, healths, today=TODAY) == {"fresh": TODAY, "stale": TODAY - 3 * DAY}
    assert freshened(known, healths[1:], today=TODAY) is known
