"""A process that asks instead of being told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.steering import Poll
from curator.steering.polling import AFTER_A_STOP
from tests.fakes import SPRING_NIGHT

if TYPE_CHECKING:
    from tests.steering.world import SteeringWorld
    from tests.support.wire import Wire


@pytest.fixture
def poll(steering: SteeringWorld) -> Poll:
    """The first poll of a process, on the day of the world's clock."""
    steering.town.double.control("POST", "clock", {"set": SPRING_NIGHT.isoformat(), "frozen": True})
    return Poll(steering.outside)


def test_when_nothing_was_said_a_poll_is_two_requests(
    steering: SteeringWorld, poll: Poll, wire: Wire
) -> None:
    """Comments, and open pull requests."""
    steering.says("Just chatting.")
    poll()
    wire.heal()
    poll()
    assert len(wire.sent) == 2
    assert steering.writes() == 0


def test_what_was_said_and_ticked_is_obeyed_once(steering: SteeringWorld, poll: Poll, wire: Wire) -> None:
    """The next poll finds it answered, and asks no more than ever."""
    poll()
    steering.says("/curator move attacks")
    steering.ticks("ready")
    response = poll()
    assert len(response.done) == 2
    assert steering.record.steer.section == "attacks"
    assert not steering.town.pulls()[0].draft
    before = steering.writes()
    poll()
    wire.heal()
    poll()
    assert steering.writes() == before
    assert len(wire.sent) == 2


def test_a_process_that_was_stopped_hears_what_was_said_meanwhile(
    steering: SteeringWorld, poll: Poll
) -> None:
    """For a week; what another process answered, it leaves alone."""
    steering.says("/curator move attacks")
    poll()
    steering.says("/curator title New")
    before = steering.writes()
    Poll(steering.outside)()
    assert steering.record.steer.title == "New"
    assert steering.writes() > before
    before = steering.writes()
    Poll(steering.outside)()
    assert steering.writes() == before
    assert AFTER_A_STOP.days == 7
