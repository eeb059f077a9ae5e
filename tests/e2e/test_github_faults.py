"""GitHub's bad nights: whatever it does at whichever write, the repository ends as after a good night."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from tests.e2e.world import World

NIGHT: Final = datetime(2026, 4, 29, 23, 30, tzinfo=UTC)
WRITES: Final = 3 + 3 * 6
"""The state file's, and three papers': tests/e2e/test_killed.py names and counts them."""
EVERY_WRITE: Final = "POST|PATCH|PUT|DELETE"
LIMIT: Final = {"message": "You have exceeded a secondary rate limit. Please wait a few minutes."}
FAULTS: Final[dict[str, dict[str, Any]]] = {
    "502 before": {"kind": "status", "status": 502},
    "502 after": {"kind": "status", "status": 502, "phase": "after"},
    "secondary limit": {"kind": "status", "status": 403, "headers": {"Retry-After": "1"}, "body": LIMIT},
    "dropped after": {"kind": "drop", "phase": "after"},
}
GIVEN_UP: Final = {"kind": "status", "status": 403, "headers": {"Retry-After": "3600"}, "body": LIMIT}
"""More than a run waits for: the night is over for GitHub."""


def _as_after_a_good_night(world: World) -> None:
    """Three branches, each with one whole draft that adds one entry; and nothing left to do."""
    pulls = world.town.pulls()
    assert sorted(pull.branch for pull in pulls) == world.branches()
    assert len(pulls) == 3
    base = world.town.text("main").splitlines()
    for pull in pulls:
        assert pull.draft
        assert pull.labels == {"curator"}
        (entry,) = [line for line in pull.text.splitlines() if line and line not in base]
        assert entry.startswith("* [")
    assert world.night(NIGHT)["writes"] == 0


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_a_passing_fault_at_every_write_changes_nothing_in_the_end(
    three_papers: World, fault: dict[str, Any]
) -> None:
    """Each write of the night fails once, before or after it took effect: the same run makes up for it."""
    world = three_papers
    for number in range(
        WRITES
    ):  # each fault sees what the ones before it let pass: the first tries that succeeded
        world.town.double.fault(**fault, method=EVERY_WRITE, skip=number)
    told = world.night(NIGHT)
    planned = world.town.double.control("GET", "faults")
    assert [one["hits"] for one in planned] == [1] * WRITES
    assert [one["action"] for one in told["proposals"]].count("created") == 3
    shutil.rmtree(world.folder / "state")
    _as_after_a_good_night(world)


@pytest.mark.parametrize("number", range(WRITES))
def test_when_github_gives_up_the_next_night_goes_on_from_there(three_papers: World, number: int) -> None:
    """From some write on GitHub refuses all: what stands stays, and a run without memory does the rest."""
    world = three_papers
    world.town.double.fault(**GIVEN_UP, method=EVERY_WRITE, skip=number, times=None)
    ended = world.ended(NIGHT)
    assert "Traceback" not in ended.err
    if number == WRITES - 1:
        assert "labels could not be added" in ended.out
    else:
        assert ended.code == 3
        assert "secondary rate limit" in ended.out + ended.err
    before = world.town.pulls()
    world.town.double.control("DELETE", "faults")
    shutil.rmtree(world.folder / "state")
    world.night(NIGHT)
    assert {pull.branch for pull in before} <= {pull.branch for pull in world.town.pulls()}
    _as_after_a_good_night(world)


def test_a_night_that_ends_early_tells_what_was_done_and_what_was_not(three_papers: World) -> None:
    """One proposal stands, one failed with GitHub's own words, one was not tried; the JSON says which."""
    three_papers.town.double.fault(**GIVEN_UP, method=EVERY_WRITE, skip=3 + 6, times=None)
    ended = three_papers.ended(NIGHT)
    told = json.loads(ended.out)
    created, failed, untried = [one for one in told["proposals"] if one["action"] in {"created", "skipped"}]
    assert ended.code == 3
    assert (created["action"], created["pull_request"]) == ("created", 1)
    assert "You have exceeded a secondary rate limit" in failed["reason"]
    assert untried["reason"].startswith("not tried")
    assert told["problems"] == [failed["reason"]]
