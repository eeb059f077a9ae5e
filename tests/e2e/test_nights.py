"""Whole nights: arXiv's replay in, draft pull requests on GitHub's double out."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from curator.core.list.document import parse
from tests.e2e import small_rules
from tests.e2e.world import LIST

if TYPE_CHECKING:
    from tests.e2e.world import World

FIRST = datetime(2026, 4, 24, 6, 17, tzinfo=UTC)
NIGHTS = [FIRST + timedelta(days=day) for day in range(7)]


def _proposed(world: World) -> set[str]:
    return {pull.branch for pull in world.town.pulls()}


def test_every_pull_request_is_a_draft_that_adds_exactly_one_entry(world: World) -> None:
    """After a week of nights each draft is the list with one more entry and not another byte changed."""
    for now in NIGHTS:
        world.night(now)
    before = sum(1 for _ in parse(LIST).entries)
    pulls = world.town.pulls()
    assert len(pulls) >= 5
    for pull in pulls:
        assert pull.draft
        added = [line for line in pull.text.splitlines() if line.startswith("* ") and line not in LIST]
        assert len(added) == 1
        assert sum(1 for _ in parse(pull.text).entries) == before + 1


def test_a_second_run_of_any_night_makes_no_write(world: World) -> None:
    """Run twice, change nothing: neither branch, pull request, nor state file is touched again."""
    for now in NIGHTS:
        world.night(now)
        before = len(world.writes())
        again = world.night(now)
        assert again["writes"] == 0
        assert len(world.writes()) == before


def test_an_empty_state_folder_goes_on_where_the_last_run_stopped(world: World) -> None:
    """On a runner that starts with nothing, no night repeats or forgets what an earlier one did."""
    for now in NIGHTS:
        world.night(now)
        shutil.rmtree(world.folder / "state")
        before = len(world.writes())
        assert world.night(now)["writes"] == 0
        assert len(world.writes()) == before
    assert len(world.branches()) == len(world.town.pulls())


@pytest.mark.parametrize(
    "fault", ["http503:0.4,retry_after=0", "empty-page:0.4", "reset:0.4", "truncated-xml:0.4"]
)
def test_a_faulty_arxiv_changes_nothing_in_the_end(world: World, fault: str) -> None:
    """With failing requests the week proposes the same papers as without."""
    small_rules.write(world.rules())
    world.allow(max_open=50, max_per_run=50, max_per_day=50)
    for now in NIGHTS:
        world.night(now)
    expected = _proposed(world)
    assert len(expected) >= 10
    world.start_over()
    world.replay.forget()
    world.replay.always(fault)
    for now in NIGHTS:
        assert world.ended(now).code in {0, 3}
    assert _proposed(world) == expected
    assert world.replay.stats()["by_kind"][fault.partition(":")[0]] >= 3


def test_a_dry_run_tells_what_the_run_then_makes(world: World) -> None:
    """Branches, titles, bodies and diffs of a dry run are those of the run, and it writes nothing."""
    rehearsed = world.night(NIGHTS[-1], "--dry-run")
    assert world.writes() == []
    world.night(NIGHTS[-1])
    planned = [one for one in rehearsed["proposals"] if one["action"] == "created"]
    assert planned
    made = {pull.branch: pull for pull in world.town.pulls()}
    assert {one["branch"] for one in planned} == set(made)
    for one in planned:
        assert (one["title"], one["body"]) == (made[one["branch"]].title, made[one["branch"]].body)


def test_a_closed_pull_request_is_never_proposed_again(world: World) -> None:
    """Closed unmerged is no, for good; the report says so, and the place in the limits is free again."""
    world.night(NIGHTS[0])
    closed = world.branches()[0]
    world.town.person_closes(closed)
    told = [world.night(now) for now in NIGHTS[1:]][-1]
    assert sum(pull.branch == closed for pull in world.town.pulls()) == 1
    assert [one["action"] for one in told["proposals"] if one["branch"] == closed] in ([], ["skipped"])


def test_a_branch_that_a_person_took_up_is_theirs_for_good(world: World) -> None:
    """Their commit stays, no pull request is opened over it, and the next run has nothing to write."""
    planned = world.night(NIGHTS[-1], "--dry-run")["proposals"][0]["branch"]
    world.town.person_commits(LIST + "\nmine\n", branch=planned)
    tip = world.town.tips()[planned]
    told = world.night(NIGHTS[-1])
    assert [one["action"] for one in told["proposals"] if one["branch"] == planned] == ["kept"]
    assert world.night(NIGHTS[-1])["writes"] == 0
    assert world.town.tips()[planned] == tip
    assert planned not in {pull.branch for pull in world.town.pulls()}


def test_two_runs_at_once_do_not_both_publish(world: World) -> None:
    """Two machines that start together make each proposal once; the slower one stops without a write."""
    runs = [world.start(NIGHTS[-1], CURATOR_STATE=str(world.folder / name)) for name in ("here", "there")]
    codes = sorted(run.wait().code for run in runs)
    assert codes in ([0, 0], [0, 3])
    branches = [pull.branch for pull in world.town.pulls()]
    assert len(branches) == len(set(branches))
    assert len(branches) <= 5
