"""Two runs at once: who may publish, who waits, and when a run that died stops being waited for."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta

import pytest

from curator import holder
from curator.core.decision import LEASE
from curator.errors import Refused, StateMoved, Unavailable
from tests.fakes import FakeSource, MemoryLedger
from tests.support.rehearsal import Rehearsal, branch, paper

THREE = (paper(1), paper(2), paper(3))
ALL = [branch(1), branch(2), branch(3)]


class PowerCut(BaseException):
    """Stands in for a SIGKILL: nothing in the program catches it."""


def _cut_off(stage: Rehearsal, *, at: int = 2) -> None:
    with pytest.raises(PowerCut):
        stage.night(stage.forge(PowerCut(), at=at))


@pytest.fixture
def stage() -> Rehearsal:
    """A night with three new papers, on a machine that others know nothing of."""
    return Rehearsal(FakeSource(THREE), machine="elsewhere:1")


def _on_another_machine(stage: Rehearsal, name: str = "here:1") -> None:
    stage.machine = name
    stage.ledger = MemoryLedger(stage.clock)


def test_a_lease_whose_work_stands_holds_up_nobody(stage: Rehearsal) -> None:
    """The other machine has finished: there is nothing to wait for, and nothing to write."""
    stage.night()
    _on_another_machine(stage)
    assert stage.night().writes == 0


def test_while_another_run_publishes_nothing_is_written(stage: Rehearsal) -> None:
    """The night ends as unavailable, says until when, and leaves neither state, proposal nor ledger entry."""
    _cut_off(stage, at=3)
    before = (list(stage.repository.states), stage.branches())
    _on_another_machine(stage)
    forge = stage.forge()
    with pytest.raises(Unavailable, match="until 03:47 UTC at most; nothing was written") as caught:
        stage.night(forge)
    assert caught.value.exit_code == 3
    assert forge.writes == 0
    assert (stage.repository.states, stage.branches()) == before
    assert stage.ledger.find(THREE[0].ids[0]) is None


def test_the_same_run_started_again_goes_on_at_once(stage: Rehearsal) -> None:
    """A workflow that is re-run keeps its name, so it does not wait for itself."""
    _cut_off(stage)
    stage.ledger = MemoryLedger(stage.clock)
    stage.night()
    assert sorted(stage.branches()) == ALL


def test_a_lease_whose_time_is_up_is_taken_over(stage: Rehearsal) -> None:
    """A machine that never came back is waited for half an hour, and no longer."""
    _cut_off(stage)
    _on_another_machine(stage)
    stage.clock.moment += LEASE - timedelta(seconds=1)
    with pytest.raises(Unavailable):
        stage.night()
    stage.clock.moment += timedelta(seconds=1)
    stage.night()
    assert sorted(stage.branches()) == ALL
    lease = stage.memory().lease
    assert lease is not None
    assert lease.holder == "here:1"


def test_a_lease_of_a_process_that_is_gone_is_taken_over_at_once(stage: Rehearsal) -> None:
    """On the same machine a killed run need not be waited for: its process no longer exists."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    stage.machine = holder.this_process({}).replace(str(os.getpid()), str(process.pid))
    _cut_off(stage)
    _on_another_machine(stage, holder.this_process({}))
    stage.night()
    assert sorted(stage.branches()) == ALL


def test_a_lease_of_a_process_that_lives_is_respected(stage: Rehearsal) -> None:
    """The first run is still at work on this very machine, with a state folder of its own."""
    stage.machine = holder.this_process({}).replace(str(os.getpid()), str(os.getppid()))
    _cut_off(stage)
    _on_another_machine(stage, holder.this_process({}))
    with pytest.raises(Unavailable):
        stage.night()


def test_when_another_run_was_faster_nothing_is_proposed(stage: Rehearsal) -> None:
    """Between reading the state file and writing it another machine wrote it: the slower one steps back."""
    other = Rehearsal(stage.source, stage.repository, machine="here:1")

    def meanwhile(told: str) -> None:
        if told == "deciding":
            other.night()

    stage.narrate = meanwhile
    forge = stage.forge()
    with pytest.raises(StateMoved):
        stage.night(forge)
    assert forge.writes == 0
    assert sorted(stage.branches()) == ALL
    assert stage.ledger.find(THREE[0].ids[0]) is None
    stage.narrate = lambda _: None
    assert stage.night().writes == 0


def test_a_run_that_could_not_finish_is_not_waited_for_on_its_own_machine(stage: Rehearsal) -> None:
    """A refused write ends the run; the next one of the day, by a new process, goes on where it stopped."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    stage.machine = holder.this_process({}).replace(str(os.getpid()), str(process.pid))
    assert stage.night(stage.forge(Refused("no"), at=3)).degraded
    stage.machine = holder.this_process({})
    assert not stage.night().degraded
    assert sorted(stage.branches()) == ALL
