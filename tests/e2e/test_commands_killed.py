"""SIGKILL after every write of an answer, and the token of a workflow."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.e2e.steered import added, first, says, start, steered_reactions, told

if TYPE_CHECKING:
    from tests.e2e.world import World


def _killed_at(world: World, number: int) -> bool:
    """Start an answer and kill it after its write ``number`` (from 0); False when it makes fewer writes."""
    world.town.double.control("DELETE", "writes")
    fault = {"method": "POST|PATCH|PUT|DELETE", "path": "^/repos/", "phase": "after", "seconds": 20}
    world.town.double.fault("stall", skip=number, times=1, **fault)
    run = start(world)
    deadline = time.monotonic() + 60
    while len(world.writes()) <= number and run.process.is_alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    killed = run.process.is_alive()
    run.kill()
    world.town.double.control("DELETE", "faults")
    return killed


def test_an_answer_that_is_killed_at_any_write_is_finished_when_asked_again(three_papers: World) -> None:
    """One answer, a thumb up, the entry as it was asked for, and then nothing more to write."""
    world = three_papers
    number, branch = first(world)
    writes = 0
    while True:
        comment = says(world, f"/curator title Title number {writes}", number=number)
        event = world.town.double.control("GET", "events", {"event": "issue_comment"})[-1]
        killed = _killed_at(world, writes)
        again = start(world, event=event).wait()
        assert again.code == 0, again.err
        assert added(world, branch).startswith(f"* [Title number {writes}](")
        assert steered_reactions(world, comment) == ["eyes", "+1"]
        assert len(told(world, number)) == 1
        before = len(world.writes())
        assert start(world, event=event).wait().code == 0
        assert len(world.writes()) == before
        if not killed:
            break
        writes += 1
    assert writes >= 8


def test_a_workflows_own_token_is_enough(three_papers: World) -> None:
    """It may answer, ask who may write, and make branches anew."""
    world = three_papers
    world.variables["GITHUB_TOKEN"] = world.town.double.token("actions")
    number, branch = first(world)
    comment = says(world, "/curator title A better title\n/curator ready", number=number)
    ended = start(world).wait()
    assert ended.code == 0, ended.err
    assert added(world, branch).startswith("* [A better title](")
    assert steered_reactions(world, comment) == ["eyes", "+1"]
