"""A record held against its pull request: whose word counts, and what is still owed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import pytest

from curator.core.memory import Memory
from curator.core.proposal import Action, Outcome, Published
from tests.core.making import NOW, record, standing

if TYPE_CHECKING:
    from curator.core.record import Record

TODAY = NOW.date()
WITHDRAWN = replace(record(1, outcome=Outcome.WITHDRAWN), reason="The list has it.", owes="close")


def _settled(before: Record, outcome: Outcome | None) -> Record:
    pulls = [standing(1, outcome=outcome)] if outcome else []
    return Memory(records=(before,)).settle(pulls, today=TODAY).records[0]


def test_what_the_bot_takes_back_stays_taken_back_while_it_is_still_open() -> None:
    """A closing that failed is tried again; one that is done is owed no more."""
    assert (_settled(WITHDRAWN, Outcome.OPEN).outcome, _settled(WITHDRAWN, Outcome.OPEN).owes) == (
        Outcome.WITHDRAWN,
        "close",
    )
    for outcome in (Outcome.DECLINED, None):
        done = _settled(WITHDRAWN, outcome)
        assert (done.outcome, done.reason, done.owes) == (Outcome.WITHDRAWN, "The list has it.", "")


def test_who_reopens_what_was_taken_back_is_known_by_the_reason_that_stays() -> None:
    """So that the bot does not close it for the same reason again."""
    reopened = _settled(replace(WITHDRAWN, owes=""), Outcome.OPEN)
    assert (reopened.live, reopened.reason, reopened.decided) == (True, "The list has it.", None)


def test_a_merge_wins_over_all_that_is_owed() -> None:
    """People merged what the bot was about to close."""
    merged = _settled(WITHDRAWN, Outcome.MERGED)
    assert (merged.outcome, merged.owes, merged.decided) == (Outcome.MERGED, "", TODAY)


def test_the_day_of_a_decision_is_the_day_on_which_it_was_learnt() -> None:
    """And a later night does not move it."""
    declined = _settled(record(1), Outcome.DECLINED)
    assert declined.decided == TODAY
    assert Memory(records=(declined,)).settle([]).records[0].decided == TODAY


def test_several_papers_of_one_pull_request_settle_alike() -> None:
    """Their records share a branch."""
    other = replace(record(2), branch=record(1).branch)
    memory = Memory(records=(record(1), other))
    assert memory.watched == (record(1).branch,)
    settled = memory.settle([standing(1, outcome=Outcome.DECLINED)], today=TODAY)
    assert [one.outcome for one in settled.records] == [Outcome.DECLINED] * 2


@pytest.mark.parametrize(
    ("owes", "action", "outcome", "left"),
    [
        ("close", Action.CLOSED, Outcome.WITHDRAWN, ""),
        ("close", Action.KEPT, Outcome.OPEN, ""),
        ("close", Action.SKIPPED, Outcome.WITHDRAWN, "close"),
        ("reopen", Action.UPDATED, Outcome.WITHDRAWN, ""),
        ("reopen", Action.KEPT, Outcome.DECLINED, ""),
        ("reopen", Action.SKIPPED, Outcome.WITHDRAWN, "reopen"),
        ("", Action.KEPT, Outcome.WITHDRAWN, ""),
    ],
)
def test_what_is_done_or_cannot_be_done_is_owed_no_more(
    owes: Literal["", "close", "reopen"], action: Action, outcome: Outcome, left: str
) -> None:
    """What was not tried, or was refused for now, is."""
    before = Memory(records=(replace(WITHDRAWN, owes=owes), record(2)))
    done = Published(WITHDRAWN.key, WITHDRAWN.branch, action, 1, "", "said so")
    after = before.after_all([done])
    assert (after.records[0].outcome, after.records[0].owes) == (outcome, left)
    assert after.records[1] == record(2)
