"""A night decided: what goes into the state file, and when there is nothing to write."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from curator.core.decision import Decision, Occasion, blocked, decide
from curator.core.link_memo import LinkFindings, LinkMemo
from curator.core.memory import Lease, Memory
from curator.core.policy import Limits
from curator.core.proposal import Marker, Outcome, Standing
from curator.core.repairs.repair import Repair
from tests.core.making import NOW, candidate, page, record, standing

LIMITS = Limits(max_open=10, max_per_run=2, max_per_day=4)
TONIGHT = Occasion(now=NOW, holder="me", commit="c" * 40, limits=LIMITS, progress={})
FOUR = [candidate(number, score=1 - number / 10) for number in range(1, 5)]


def _decide(memory: Memory, made: tuple[int, ...] = (), occasion: Occasion = TONIGHT) -> Decision:
    pulls = [standing(number) for number in made]
    return decide(FOUR, page=page(), memory=memory, standing=pulls, occasion=occasion)


def _numbers(decision: Decision) -> list[int]:
    return [int(addition.candidate.id.value[-5:]) for addition in decision.plan.additions]


def test_a_quiet_night_has_nothing_to_write() -> None:
    """Without candidates and decisions the state file is left as it is."""
    decision = decide([], page=page(), memory=Memory(), standing=[], occasion=TONIGHT)
    assert not decision.changed


def test_the_second_of_two_runs_changes_nothing() -> None:
    """Once the planned pull requests stand, the same night has nothing more to say, caps or not."""
    first = _decide(Memory())
    assert _numbers(first) == [1, 2]
    second = _decide(first.after, made=(1, 2))
    assert _numbers(second) == []
    assert not second.changed


def test_what_a_killed_run_left_undone_is_planned_again_and_no_more() -> None:
    """After a crash between the first and the second pull request, the same night makes just the second."""
    first = _decide(Memory())
    assert _numbers(_decide(first.after, made=(1,))) == [2]
    assert _numbers(_decide(first.after)) == [1, 2]


def test_the_queue_goes_on_the_next_night() -> None:
    """What waited is proposed when a new night has room again."""
    first = _decide(Memory())
    tomorrow = replace(TONIGHT, now=NOW + timedelta(days=1))
    assert _numbers(_decide(first.after, made=(1, 2), occasion=tomorrow)) == [3, 4]


def test_what_a_killed_run_began_is_finished_on_a_later_night_too() -> None:
    """Better papers that have come since wait until what was begun yesterday stands."""
    first = _decide(Memory())
    tomorrow = replace(TONIGHT, now=NOW + timedelta(days=1))
    better = [*FOUR, candidate(5, score=1), candidate(6, score=1)]
    pulls = [standing(1)]
    second = decide(better, page=page(), memory=first.after, standing=pulls, occasion=tomorrow)
    assert _numbers(second) == [2, 5]


def test_a_person_s_decision_makes_room_on_the_same_day_up_to_its_cap() -> None:
    """When maintainers have decided, a second run of the day may propose more, up to the day's cap."""
    first = _decide(Memory())
    pulls = [standing(1, outcome=Outcome.DECLINED), standing(2)]
    second = decide(FOUR, page=page(), memory=first.after, standing=pulls, occasion=TONIGHT)
    assert _numbers(second) == [3, 4]
    tight = replace(TONIGHT, limits=LIMITS._replace(max_per_day=3))
    third = decide(FOUR, page=page(), memory=first.after, standing=pulls, occasion=tight)
    assert _numbers(third) == [3]


def test_a_decision_alone_is_worth_a_commit() -> None:
    """A closed pull request is written down although nothing is proposed."""
    memory = Memory(records=(record(1),))
    closed = [standing(1, outcome=Outcome.DECLINED)]
    assert decide([], page=page(), memory=memory, standing=closed, occasion=TONIGHT).changed


REPAIR = Repair(
    "https://arxiv.org/abs/1901.00001", "https://arxiv.example.org/1901.00001", "moved", "It redirects.", ""
)
MENDING = replace(TONIGHT, links=True, findings=LinkFindings(missing={}, repairs=(REPAIR,)))


def _links(number: int) -> Standing:
    key = "links:2026-04"
    marker = Marker(key, (), "Link repairs of 2026-04")
    return Standing("curator/links/2026-04", marker, Outcome.OPEN, number, "")


def test_a_night_that_does_not_deal_with_links_leaves_their_part_as_it_is() -> None:
    """Neither planned nor forgotten."""
    memory = Memory(links=LinkMemo(checked=NOW, repairs=(REPAIR,)))
    decision = _decide(memory)
    assert (decision.links.branch, decision.after.links) == ("", memory.links)


def test_repairs_of_links_take_one_place_under_the_caps() -> None:
    """Two a run: the repairs and the best paper; the same night again has nothing more to say."""
    first = _decide(Memory(), occasion=MENDING)
    assert (_numbers(first), first.links.branch) == ([1], "curator/links/2026-04")
    assert first.after.lease is not None
    again = replace(MENDING, findings=None)
    pulls = [standing(1), _links(2)]
    second = decide(FOUR, page=page(), memory=first.after, standing=pulls, occasion=again)
    assert (_numbers(second), second.changed) == ([], False)
    assert second.links.batch is not None
    assert second.links.fresh is None


def test_repairs_that_a_killed_run_left_undone_are_planned_again() -> None:
    """With the papers of that run, and no more."""
    first = _decide(Memory(), occasion=MENDING)
    again = replace(MENDING, findings=None)
    second = _decide(first.after, occasion=again)
    assert (_numbers(second), second.links.branch) == ([1], "curator/links/2026-04")
    third = _decide(first.after, made=(1,), occasion=again)
    assert (_numbers(third), third.links.branch) == ([], "curator/links/2026-04")


def test_repairs_wait_for_papers_that_were_begun() -> None:
    """A branch without a pull request may stand there; repairs can wait a night."""
    first = _decide(Memory())
    tomorrow = replace(MENDING, now=NOW + timedelta(days=1))
    second = _decide(first.after, occasion=tomorrow)
    assert (_numbers(second), second.links.branch) == ([1, 2], "")
    assert second.after.links.repairs == (REPAIR,)
    later = replace(MENDING, now=NOW + timedelta(days=2), findings=None)
    third = _decide(second.after, made=(1, 2), occasion=later)
    assert (_numbers(third), third.links.branch) == ([3], "curator/links/2026-04")


def test_the_lease_blocks_others_until_its_work_stands_or_its_time_is_over() -> None:
    """A run on another machine waits for what is under way, and for nothing else."""
    lease = Lease("somebody else", "tonight", NOW + timedelta(minutes=5))
    memory = Memory(records=(record(1, night="tonight"),), lease=lease)
    late = replace(TONIGHT, now=NOW + timedelta(minutes=5))
    assert blocked(memory, standing=[], occasion=TONIGHT)
    assert not blocked(memory, standing=[standing(1)], occasion=TONIGHT)
    assert not blocked(memory, standing=[], occasion=late)
    assert not blocked(memory, standing=[], occasion=replace(TONIGHT, holder="somebody else"))
    assert not blocked(Memory(), standing=[], occasion=TONIGHT)
