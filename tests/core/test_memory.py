"""What the state file remembers, held against what the forge says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from curator.core.memory import Lease, Memory
from curator.core.proposal import Outcome
from tests.core.making import NOW, record, standing

LEASE = Lease("somebody", "tonight", NOW + timedelta(minutes=5))


def test_settling_against_the_same_pull_requests_changes_nothing_worth_a_commit() -> None:
    """An open proposal that is still open is no news, wherever its pull request stands."""
    memory = Memory(records=(record(1), record(2, outcome=Outcome.DECLINED)))
    assert memory.settle([standing(1)]).essence == memory.essence


def test_a_pull_request_closed_unmerged_becomes_a_decision_with_its_reason() -> None:
    """Closed unmerged is remembered for good, and why."""
    memory = Memory(records=(record(1),)).settle(
        [standing(1, outcome=Outcome.DECLINED, reason="out of scope")]
    )
    (declined,) = memory.records
    assert (declined.outcome, declined.reason, declined.live) == (Outcome.DECLINED, "out of scope", False)
    assert memory.watched == ()


def test_a_reopened_pull_request_is_open_again() -> None:
    """Reopening is a way back from a decision."""
    memory = Memory(records=(record(1, outcome=Outcome.DECLINED),)).settle([standing(1)])
    assert memory.watched == (record(1).branch,)


def test_what_was_merged_stays_merged() -> None:
    """Its lines may be edited afterwards, so that a forge which looks for them calls it open again."""
    merged = replace(record(1, outcome=Outcome.MERGED), number=1)
    assert Memory(records=(merged,)).settle([standing(1)]).records == (merged,)


def test_another_pull_request_for_a_branch_that_was_merged_is_open() -> None:
    """Somebody brought the branch back."""
    merged = replace(record(1, outcome=Outcome.MERGED), number=77)
    assert Memory(records=(merged,)).settle([standing(1)]).watched == (merged.branch,)


def test_a_proposal_that_never_came_to_be_is_forgotten() -> None:
    """A crash before the branch was made leaves a record that the forge does not know: it is planned anew."""
    assert Memory(records=(record(1),)).settle([]).records == ()


def test_a_branch_that_a_person_took_up_is_theirs() -> None:
    """It is not watched, not counted as open, and not forgotten although no pull request stands for it."""
    memory = Memory(records=(record(1), record(2))).taken({record(1).branch})
    assert memory.watched == (record(2).branch,)
    assert [one.outcome for one in memory.settle([standing(2)]).records] == [Outcome.TAKEN, Outcome.OPEN]
    assert memory.settle([standing(1), standing(2)]).watched == (record(1).branch, record(2).branch)


def test_a_decision_outlives_the_forge() -> None:
    """A declined proposal stays declined when its branch and pull request can no longer be found."""
    declined = record(1, outcome=Outcome.DECLINED)
    assert Memory(records=(declined,)).settle([]).records == (declined,)


def test_a_pull_request_that_the_file_does_not_know_is_learned() -> None:
    """When the state branch was lost, open pull requests are found by their markers."""
    (learned,) = Memory().settle([standing(1)]).records
    assert (learned.key, learned.ids, learned.live, learned.day) == (record(1).key, record(1).ids, True, None)


def test_a_lease_is_unfinished_until_all_that_it_planned_stands() -> None:
    """The lease needs no release: it is over when the pull requests of its night are there."""
    memory = Memory(records=(record(1, night="tonight"), record(2, night="tonight"), record(3)), lease=LEASE)
    assert memory.unfinished([standing(1)])
    assert not memory.unfinished([standing(1), standing(2)])
    assert not Memory(records=(record(3),)).unfinished([])
