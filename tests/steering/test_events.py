"""Events that are neither commands nor boxes: what follows from a pull request that was closed or merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.errors import Unavailable
from tests.steering.world import BRANCH, ISSUES

if TYPE_CHECKING:
    from tests.steering.world import SteeringWorld


def test_closing_and_reopening_have_everything_tended(steering: SteeringWorld) -> None:
    """What they mean is seen by looking; the event only says when to look."""
    steering.town.person_closes(BRANCH)
    steering.hears("pull_request")
    steering.town.ask("PATCH", f"{ISSUES}/1", {"state": "open"})
    steering.hears("pull_request")
    assert len(steering.tended) == 2
    assert steering.writes() == 0


def test_a_label_that_changes_is_looked_at(steering: SteeringWorld) -> None:
    """It may be the one that pauses."""
    steering.town.ask("POST", f"{ISSUES}/1/labels", ["bug"])
    steering.hears("pull_request")
    assert len(steering.tended) == 1


def test_what_the_bot_did_itself_is_no_news(steering: SteeringWorld) -> None:
    """Or it would answer itself for ever."""
    steering.town.ask("PATCH", f"{ISSUES}/1", {"state": "closed"}, who="bot")
    steering.hears("pull_request")
    assert steering.tended == []


def test_a_tending_that_fails_is_told(steering: SteeringWorld) -> None:
    """The next night does it."""
    steering.fails = Unavailable("Another run is publishing.")
    steering.town.person_closes(BRANCH)
    assert steering.hears("pull_request").problems == ("Another run is publishing.",)
