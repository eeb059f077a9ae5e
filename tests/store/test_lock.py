"""One run at a time, by a lock that ends with its holder."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from curator.errors import Unavailable
from curator.store.database import FILE
from curator.store.ledger import SqlLedger, open_ledger
from curator.store.lock import AnotherRun
from tests.fakes import FixedClock
from tests.store.papers import PREPRINT

HOLDER = """
import sys
from pathlib import Path
from curator.store.ledger import open_ledger
from tests.fakes import FixedClock

location = sys.argv[1]
with open_ledger(location if "://" in location else Path(location), clock=FixedClock()).exclusive():
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A state folder, or a PostgreSQL."""
    return str(tmp_path) if request.param == "sqlite" else str(request.getfixturevalue("postgresql"))


@pytest.fixture
def ledger(location: str) -> SqlLedger:
    """A ledger there."""
    return open_ledger(location if "://" in location else Path(location), clock=FixedClock())


def test_a_second_run_is_refused_while_the_first_lasts(ledger: SqlLedger, location: str) -> None:
    """At once, with exit code 3 and no password; when the first has ended, the second may run."""
    with ledger.exclusive(), ExitStack() as second:
        with pytest.raises(AnotherRun, match="another run is in progress") as caught:
            second.enter_context(ledger.exclusive())
        assert caught.value.exit_code == 3
        assert caught.value.advice
    with ledger.exclusive():
        assert ledger.find(PREPRINT) is None


def test_an_explanation_may_be_asked_for_meanwhile(ledger: SqlLedger) -> None:
    """Reading needs no lock, and recording is part of the run that holds it."""
    with ledger.exclusive():
        ledger.record(run_id="1", candidates=[], published=[])
        assert ledger.find(PREPRINT) is None


def test_a_failed_run_gives_the_lock_back(ledger: SqlLedger) -> None:
    """The next night is not kept out."""
    with pytest.raises(ZeroDivisionError), ledger.exclusive():
        _ = 1 / 0
    with ledger.exclusive():
        pass


def test_a_killed_run_gives_the_lock_back(ledger: SqlLedger, location: str) -> None:
    """SIGKILL: nobody is left to tidy up, and nobody has to."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", HOLDER, location]
    with subprocess.Popen(
        command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(AnotherRun), ledger.exclusive():
            pytest.fail("two runs at once")
        holder.kill()
        holder.wait()
    _enter_soon(ledger)


def _enter_soon(ledger: SqlLedger) -> None:
    """PostgreSQL notices a lost connection within moments, not at once."""
    for _ in range(1000):
        try:
            with ledger.exclusive():
                return
        except AnotherRun:
            continue
    pytest.fail("the lock outlived its holder")


def test_a_place_where_no_lock_can_be_made_is_named(tmp_path: Path) -> None:
    """A folder has the lock file's name."""
    (tmp_path / f"{FILE}.lock").mkdir()
    ledger = open_ledger(tmp_path, clock=FixedClock())
    with pytest.raises(Unavailable, match="cannot be locked"), ledger.exclusive():
        pytest.fail("no lock was taken")
