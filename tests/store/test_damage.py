"""A ledger that is damaged, or killed in the middle of a write: the next run goes on."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from curator.core.works.paper import PaperId
from curator.errors import Unavailable
from curator.store.database import FILE, connect
from curator.store.ledger import open_ledger
from curator.store.repair import set_aside_if_damaged
from tests.fakes import FixedClock
from tests.store.papers import PREPRINT, candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

DYING = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from curator.core.works.paper import PaperId
from curator.store.ledger import open_ledger
from tests.fakes import FixedClock
from tests.store.papers import candidate

location, table = sys.argv[1:]
ledger = open_ledger(location if "://" in location else Path(location), clock=FixedClock())
ids = [PaperId("arxiv", f"2604.{number:05}") for number in range(2000)]
night = [candidate(id=paper, ids=(paper,)) for paper in ids]

@event.listens_for(Engine, "after_cursor_execute")
def die(connection, cursor, statement, *_):
    if statement.startswith(f"INSERT INTO {table}"):
        os.kill(os.getpid(), signal.SIGKILL)

ledger.record(run_id="2", candidates=night, published=[])
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A state folder, or a PostgreSQL."""
    return str(tmp_path) if request.param == "sqlite" else str(request.getfixturevalue("postgresql"))


def _place(location: str) -> Path | str:
    return location if "://" in location else Path(location)


@pytest.mark.parametrize("table", ["papers", "aliases"])
def test_killed_while_it_writes_the_ledger_has_the_night_before(location: str, table: str) -> None:
    """SIGKILL with 2,000 papers half written: none is there, all before is, and the repetition works."""
    ledger = open_ledger(_place(location), clock=FixedClock())
    ledger.record(run_id="1", candidates=[candidate()], published=[])
    before = ledger.find(PREPRINT)
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", DYING, location, table], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL
    again = open_ledger(_place(location), clock=FixedClock())
    assert again.find(PaperId("arxiv", "2604.00002")) is None
    assert again.find(PREPRINT) == before
    again.record(run_id="2", candidates=[candidate(title="Later")], published=[])
    found = again.find(PREPRINT)
    assert found is not None
    assert found.candidate.title == "Later"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """An SQLite ledger with one paper, and nobody using it."""
    open_ledger(tmp_path, clock=FixedClock()).record(run_id="1", candidates=[candidate()], published=[])
    yield tmp_path / FILE
    assert not list(tmp_path.glob("*-wal"))


def test_a_sound_ledger_is_left_alone(file: Path) -> None:
    """Looking it over changes nothing; nor does one that is not there yet."""
    assert set_aside_if_damaged(connect(file.parent)) is None
    assert set_aside_if_damaged(connect(file.parent / "elsewhere")) is None
    assert file.exists()


@pytest.mark.parametrize("damage", ["not a database", "overwritten pages", "cut off"])
def test_a_damaged_ledger_is_moved_aside_and_begun_anew(
    file: Path, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    """A warning says where it lies; the night goes on, because the forge is the memory."""
    content = file.read_bytes()
    spoilt = {
        "not a database": b"<html>quota exceeded</html>" * 400,
        "overwritten pages": content[:4096] + b"\xa5" * (len(content) - 4096),
        "cut off": content[: len(content) // 2],
    }[damage]
    file.write_bytes(spoilt)
    ledger = open_ledger(file.parent, clock=FixedClock())
    aside = file.with_name(f"{FILE}.damaged")
    assert aside.read_bytes() == spoilt
    (record,) = caplog.records
    assert str(aside) in record.getMessage()
    assert ledger.find(PREPRINT) is None
    ledger.record(run_id="1", candidates=[candidate()], published=[])
    assert ledger.find(PREPRINT) is not None


def test_a_second_damaged_ledger_takes_the_place_of_the_first(file: Path) -> None:
    """Damaged ledgers do not fill the disk."""
    for damage in (b"first" * 1000, b"second" * 1000):
        file.write_bytes(damage)
        open_ledger(file.parent, clock=FixedClock())
    assert file.with_name(f"{FILE}.damaged").read_bytes() == b"second" * 1000
    assert len(list(file.parent.glob("*damaged*"))) == 1


def test_a_damaged_ledger_that_cannot_be_moved_is_named(file: Path) -> None:
    """The file system's own words, and what to do."""
    file.write_bytes(b"damage" * 1000)
    (file.parent / f"{FILE}.damaged").mkdir()
    with pytest.raises(Unavailable, match="is damaged and cannot be moved away") as caught:
        open_ledger(file.parent, clock=FixedClock())
    assert "delete it" in caught.value.advice


def test_a_ledger_that_somebody_writes_is_not_damaged(file: Path) -> None:
    """Looking it over while a run writes: neither a false alarm nor a wait."""
    rival = sqlite3.connect(file, isolation_level=None)
    rival.execute("BEGIN IMMEDIATE")
    ledger = open_ledger(file.parent, clock=FixedClock())
    assert ledger.find(PREPRINT) is not None
    rival.close()
