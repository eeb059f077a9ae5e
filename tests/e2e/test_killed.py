"""SIGKILL after every single write: the next run leaves one branch and one pull request a paper."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from tests.e2e.world import World
    from tests.support.bot import Run

NIGHT: Final = datetime(2026, 4, 29, 23, 30, tzinfo=UTC)
PROPOSING: Final = ("tree", "commit", "check", "branch", "draft", "labels")
STEPS: Final = (
    *(f"state file: {step}" for step in ("tree", "commit", "branch")),
    *(f"paper {n}: {step}" for n in (1, 2, 3) for step in PROPOSING),
    *(f"dashboard: {step}" for step in ("issue", "pin")),
)
"""Every write of a night with three proposals, in order."""


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


def test_the_steps_are_all_the_writes_there_are(three_papers: World) -> None:
    """No write of the night is left out below."""
    assert three_papers.night(NIGHT)["writes"] == len(STEPS)
    last = {"trees": "tree", "commits": "commit", "refs": "branch", "pulls": "draft", "labels": "labels"}
    last |= {"issues": "issue", "graphql": "pin"}
    made = [last.get(write["path"].rpartition("/")[2], "check") for write in three_papers.writes()]
    assert made == [step.partition(": ")[2] for step in STEPS]


@pytest.mark.parametrize("phase", ["before", "after"])
@pytest.mark.parametrize("number", range(len(STEPS)), ids=STEPS)
def test_a_run_killed_at_any_write_is_finished_by_the_next(
    three_papers: World, number: int, phase: str
) -> None:
    """Wherever the power was cut, the next run ends with one branch and one whole draft a paper.

    Every other time on a machine that has lost its state folder.
    """
    world, forgetful = three_papers, (number + (phase == "after")) % 2 == 0
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
