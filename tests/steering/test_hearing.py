"""Events that come twice, late, out of order, or of comments that have changed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.core.proposal import Outcome
from curator.core.steering import Steer
from curator.errors import StateMoved
from curator.forge.github.events import Spoke
from curator.pages.answer import MARK
from curator.steering import respond
from tests.steering.world import ISSUES, SteeringWorld
from tests.support.wire import Killed

if TYPE_CHECKING:
    from tests.support.wire import Wire


def test_a_repeated_event_writes_nothing(steering: SteeringWorld) -> None:
    """However often GitHub sends it."""
    steering.told("/curator move attacks\n/curator rebsae")
    before = steering.writes()
    for _ in range(3):
        steering.hears(last=2)
    assert steering.writes() == before


def test_events_out_of_order_come_to_the_order_in_which_it_was_said(steering: SteeringWorld) -> None:
    """The later event hears what was said before it; the late one finds that done."""
    steering.says("/curator move attacks")
    steering.says("/curator move defenses")
    steering.hears()
    assert steering.record.steer == Steer(section="defenses")
    before = steering.writes()
    steering.hears(last=3)
    assert steering.record.steer == Steer(section="defenses")
    assert steering.writes() == before
    assert len(steering.tended) == 1


def test_an_edited_comment_is_obeyed_anew_once(steering: SteeringWorld) -> None:
    """Its old answer makes room for the new one, and its thumb turns."""
    comment = steering.says("/curator move atacks")
    steering.hears()
    steering.edits(comment, "/curator move attacks")
    steering.hears()
    before = steering.writes()
    steering.hears()
    assert steering.record.steer == Steer(section="attacks")
    assert steering.writes() == before
    assert ("❌" in steering.answer, "✅" in steering.answer) == (False, True)
    assert steering.reactions(comment) == ["eyes", "+1"]


def test_an_edit_around_the_command_is_no_new_order(steering: SteeringWorld) -> None:
    """Who mends a slip in the chatter does not ask again."""
    comment = steering.says("Thnks!\n/curator move attacks")
    steering.hears()
    before = steering.writes()
    steering.edits(comment, "Thanks!\n\n/curator move attacks")
    steering.hears()
    assert steering.writes() == before


def test_a_command_that_was_taken_out_before_it_was_heard_is_none(steering: SteeringWorld) -> None:
    """The comment counts as it is now."""
    comment = steering.says("/curator ignore")
    steering.edits(comment, "Sorry, wrong window.")
    steering.hears(last=2)
    assert steering.writes() == 0


def test_a_deleted_comment_is_passed_over(steering: SteeringWorld) -> None:
    """Its event comes all the same."""
    comment = steering.says("/curator ignore")
    steering.town.ask("DELETE", f"{ISSUES}/comments/{comment}")
    steering.hears(last=2)
    assert steering.writes() == 0


def test_chatter_writes_nothing(steering: SteeringWorld) -> None:
    """Nor do commands in a quote or in code."""
    steering.says("Looks good to me.\n\n> /curator ready\n\n```\n/curator pause\n```")
    steering.hears()
    assert steering.writes() == 0


def test_the_bots_own_words_are_no_command(steering: SteeringWorld) -> None:
    """Whatever they quote."""
    steering.says("/curator pause", who="bot")
    before = steering.writes()
    steering.hears()
    assert steering.writes() == before
    assert steering.memory.pause is None


def test_what_was_said_long_before_is_not_heard_with_it(steering: SteeringWorld) -> None:
    """Who deletes the answers does not have months of orders obeyed again."""
    steering.told("/curator move attacks")
    (answer,) = [one for one in steering.town.ask("GET", f"{ISSUES}/1/comments") if MARK in one["body"]]
    steering.town.ask("DELETE", f"{ISSUES}/comments/{answer['id']}")
    steering.town.double.control("POST", "clock", {"advance": 3 * 86_400})
    steering.told("/curator title New")
    assert "move" not in steering.answer


def test_a_hundred_commands_are_obeyed_as_far_as_twenty(steering: SteeringWorld) -> None:
    """The rest is said to be left out."""
    steering.told("/curator rebsae\n" * 100)
    assert steering.answer.count("❌") == 21
    assert "80 more" in steering.answer


def test_a_thread_goes_on_for_years(steering: SteeringWorld) -> None:
    """The answer shows the last few, and still knows the others."""
    for number in range(18):
        steering.told(f"/curator title Number {number}")
    assert steering.answer.count("curator:heard") == 15
    before = steering.writes()
    for last in range(36, 30, -1):
        steering.hears(last=last)
    assert steering.writes() == before


def test_another_run_that_was_quicker_is_read_and_built_upon(
    steering: SteeringWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order is applied to what it left."""
    state = steering.outside.state
    save, tries = state.save, []

    def losing(text: str, **replacing: object) -> object:
        tries.append(text)
        if len(tries) < 3:
            message = "Another run has moved it."
            raise StateMoved(message)
        return save(text, **replacing)  # type: ignore[arg-type] # passed on as it came

    monkeypatch.setattr(state, "save", losing)
    steering.told("/curator move attacks")
    assert (len(tries), steering.record.steer.section) == (3, "attacks")


def test_a_state_that_never_rests_is_said_loudly(
    steering: SteeringWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was done, and the same event can be sent again."""

    def moved(*_: object, **__: object) -> None:
        message = "Another run has moved it."
        raise StateMoved(message)

    with monkeypatch.context() as patch:
        patch.setattr(steering.outside.state, "save", moved)
        steering.says("/curator move attacks")
        with pytest.raises(StateMoved):
            steering.hears()
    steering.hears()
    assert steering.record.steer.section == "attacks"


@pytest.mark.parametrize("after", [False, True])
def test_killed_at_any_write_the_same_event_comes_to_the_same_end(
    steering: SteeringWorld, wire: Wire, *, after: bool
) -> None:
    """One answer, the right thumb, the memory as it was asked for; and then nothing more to write."""
    for text, outcome in (("/curator ignore", Outcome.DECLINED), ("/curator unignore", Outcome.OPEN)):
        comment = steering.says(text)
        for number in range(1, 12):
            wire.heal()
            wire.kill_at(number, after=after)
            try:
                respond(steering.outside, Spoke(1, comment))
            except Killed:
                continue
            break
        wire.heal()
        before = steering.writes()
        respond(steering.outside, Spoke(1, comment))
        assert steering.record.outcome is outcome
        assert steering.reactions(comment) == ["eyes", "+1"]
        assert len(steering.answers) == 1
        assert steering.writes() == before


def test_a_thousand_comments_are_heard_in_a_few_requests(steering: SteeringWorld, wire: Wire) -> None:
    """Ten pages of a hundred, and the rest as ever."""
    steering.town.double.control("POST", "settings", {"content_per_minute": None, "content_per_hour": None})
    for number in range(1_000):
        steering.town.ask("POST", f"{ISSUES}/1/comments", {"body": f"word {number}"})
    steering.says("/curator move attacks")
    wire.heal()
    steering.hears()
    assert steering.record.steer.section == "attacks"
    assert len(wire.sent) <= 45
