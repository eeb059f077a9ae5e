"""What people say, as changes of the memory."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from curator.core import steering_memory
from curator.core.memory import Memory
from curator.core.proposal import Outcome
from curator.core.steering import Ignored, Pause, Steer
from tests.core.making import NOW, paper, record, standing

TODAY = NOW.date()
LATER = TODAY + timedelta(days=30)
BRANCH = record(1).branch
MEMORY = Memory(records=(replace(record(1), paper=paper(1)), record(2)))


def test_a_word_about_one_proposal_leaves_the_others_alone() -> None:
    """Only the record of its branch is another."""
    after = steering_memory.steered(MEMORY, BRANCH, Steer(section="training"))
    assert [one.steer for one in after.records] == [Steer(section="training"), Steer()]
    assert steering_memory.steered(MEMORY, "curator/add/unknown", Steer("x")) == MEMORY


def test_declining_is_a_decision_that_is_still_to_be_carried_out() -> None:
    """Once the forge has closed it, nothing is owed and the reason stays."""
    after = steering_memory.declined(MEMORY, BRANCH, reason="Not ours.", today=TODAY)
    (one, _) = after.records
    assert (one.outcome, one.reason, one.decided, one.owes) == (
        Outcome.DECLINED,
        "Not ours.",
        TODAY,
        "close",
    )
    assert BRANCH in after.watched
    still = after.settle([standing(1), standing(2)]).records[0]
    assert (still.outcome, still.owes) == (Outcome.DECLINED, "close")
    done = after.settle([standing(1, outcome=Outcome.DECLINED), standing(2)]).records[0]
    assert (done.outcome, done.reason, done.owes) == (Outcome.DECLINED, "Not ours.", "")
    assert steering_memory.declined(after, BRANCH, reason="Again.", today=TODAY) == after


@pytest.mark.parametrize("outcome", [Outcome.MERGED, Outcome.TAKEN])
def test_what_is_merged_or_peoples_own_is_neither_declined_nor_put_away_nor_recalled(
    outcome: Outcome,
) -> None:
    """A word that comes too late changes nothing."""
    memory = Memory(records=(record(1, outcome=outcome),))
    assert steering_memory.declined(memory, BRANCH, reason="No.", today=TODAY) == memory
    assert steering_memory.snoozed(memory, BRANCH, until=LATER) == memory
    assert steering_memory.recalled(memory, BRANCH) == memory


def test_a_snooze_is_closed_and_may_be_made_longer() -> None:
    """What is put away already owes no second closing."""
    after = steering_memory.snoozed(MEMORY, BRANCH, until=LATER)
    closed = after.settle([standing(1, outcome=Outcome.DECLINED), standing(2)])
    assert [one.outcome for one in closed.records] == [Outcome.SNOOZED, Outcome.OPEN]
    longer = steering_memory.snoozed(closed, BRANCH, until=LATER + timedelta(days=1))
    assert (longer.records[0].until, longer.records[0].owes) == (LATER + timedelta(days=1), "")
    refused = steering_memory.declined(longer, BRANCH, reason="No.", today=TODAY).records[0]
    assert (refused.outcome, refused.until, refused.owes) == (Outcome.DECLINED, None, "")


def test_what_is_recalled_is_opened_again_until_the_forge_agrees() -> None:
    """A closed pull request does not decline it a second time; an open one ends the matter."""
    memory = Memory(records=(record(1, outcome=Outcome.DECLINED),))
    after = steering_memory.recalled(memory, BRANCH)
    closed = after.settle([standing(1, outcome=Outcome.DECLINED)]).records[0]
    assert (closed.live, closed.owes) == (True, "reopen")
    opened = after.settle([standing(1)]).records[0]
    assert (opened.live, opened.owes) == (True, "")


def test_never_is_a_decision_about_a_paper_that_was_not_proposed() -> None:
    """It waits no longer, and its record keeps it away; recalling it lets it wait again, first of all."""
    memory = Memory(queue=(paper(1), paper(2)), triage=(paper(1),), wanted=paper(1).ids)
    after = steering_memory.never(memory, paper(1), by="ann", today=TODAY)
    assert (after.queue, after.triage, after.wanted) == ((paper(2),), (), ())
    (one,) = after.records
    assert (one.key, one.outcome, one.reason) == (record(1).key, Outcome.DECLINED, "never, said ann")
    assert after.settle([]) == after
    assert steering_memory.never(after, paper(1), by="bob", today=TODAY) == after
    back = steering_memory.recalled(after, one.branch)
    assert (back.records, back.queue, back.wanted) == ((), (paper(1), paper(2)), paper(1).ids)


def test_a_wish_is_written_down_once() -> None:
    """Saying it twice is saying it."""
    after = steering_memory.wanted(MEMORY, paper(3).ids)
    assert after.wanted == paper(3).ids
    assert steering_memory.wanted(after, paper(3).ids) is after


def test_a_pause_is_lifted_by_a_word() -> None:
    """The first pause counts."""
    after = steering_memory.paused(MEMORY, by="ann", today=TODAY, reason="holidays")
    assert after.pause == Pause("ann", TODAY, "holidays")
    assert steering_memory.paused(after, by="bob", today=LATER) == after
    assert steering_memory.resumed(after) == MEMORY


def test_whom_to_ignore_is_taken_back_by_the_same_words() -> None:
    """Whatever their case."""
    after = steering_memory.ignoring(MEMORY, "author", "Ann Lee", by="bob", today=TODAY)
    assert after.ignored == (Ignored("author", "Ann Lee", "bob", TODAY),)
    assert steering_memory.ignoring(after, "author", "ann lee", by="bob", today=TODAY) == after
    assert steering_memory.heeding(after, "query", "Ann Lee") == after
    assert steering_memory.heeding(after, "author", "ANN LEE") == MEMORY
