"""SIGKILL after every single write: the next run leaves one branch and one pull request a paper."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.world import World
    from tests.support.bot import Run

NIGHT = datetime(2026, 4, 29, 23, 30, tzinfo=UTC)
WRITES = 3 + 3 * 5
"""Tree, commit and branch of the state file; tree, commit, branch, draft and labels of three papers."""


def _stall_at(world: World, number: int, phase: str) -> None:
    every_write = "POST|PATCH|PUT|DELETE"
    world.town.double.fault("stall", method=every_write, phase=phase, seconds=20, skip=number)


def _kill_at(world: World, run: Run, number: int) -> None:
    """Kill the run while it waits for the answer to its write number ``number`` (from 0)."""
    deadline = time.monotonic() + 60
    while len(world.writes()) <= number and run.process.is_alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert run.process.is_alive(), run.wait().err
    run.kill()


@pytest.mark.parametrize("forgetful", [False, True], ids=["same state folder", "empty state folder"])
@pytest.mark.parametrize("phase", ["before", "after"])
def test_a_run_killed_at_any_write_is_finished_by_the_next(
    world: World, phase: str, *, forgetful: bool
) -> None:
    """Wherever the power was cut, the next run ends with one branch and one whole draft a paper."""
    world.allow(max_per_run=3)
    for number in range(WRITES):
        world.start_over()
        _stall_at(world, number, phase)
        _kill_at(world, world.start(NIGHT), number)
        world.town.double.control("DELETE", "faults")
        if forgetful:
            shutil.rmtree(world.folder / "state")
        world.night(NIGHT)
        pulls = world.town.pulls()
        assert Counter(pull.branch for pull in pulls) == Counter(world.branches())
        assert len(pulls) == 3
        assert all(pull.draft and pull.labels == {"curator"} for pull in pulls)
        assert world.night(NIGHT)["writes"] == 0
