"""Where a ledger may be kept, and what is said when it cannot be used."""

from __future__ import annotations

import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest

from curator.errors import CuratorError, Unavailable, UsageError
from curator.store import database
from curator.store.database import FILE, connect
from curator.store.ledger import open_ledger
from tests.fakes import FixedClock
from tests.store.papers import PREPRINT, candidate

if TYPE_CHECKING:
    from pathlib import Path


def test_a_state_folder_is_made_and_holds_one_database(tmp_path: Path) -> None:
    """Between two nights nothing is open: no write-ahead log, no index of it."""
    folder = tmp_path / "deep" / "state"
    open_ledger(folder, clock=FixedClock()).record(run_id="1", candidates=[candidate()], published=[])
    assert {path.name for path in folder.iterdir()} == {FILE, ".gitignore"}


def test_sqlite_is_set_up_for_a_reader_beside_a_writer(tmp_path: Path) -> None:
    """Write-ahead log, and foreign keys that count."""
    engine = connect(tmp_path)
    with engine.connect() as db:
        settings = {
            name: db.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    assert settings == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 10_000}


def test_an_sqlite_url_names_a_file(tmp_path: Path) -> None:
    """The file need not have our name."""
    ledger = open_ledger(f"sqlite:///{tmp_path}/mine.db", clock=FixedClock())
    ledger.record(run_id="1", candidates=[candidate()], published=[])
    assert (tmp_path / "mine.db").exists()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_usual_spelling_of_postgresql_means_psycopg(scheme: str) -> None:
    """Hosters hand out all three."""
    assert connect(f"{scheme}://me:secret@localhost/papers").driver == "psycopg"


@pytest.mark.parametrize(
    "location",
    [
        "",
        "papers.db",
        "sqlite://",
        "sqlite:///:memory:",
        "mysql://me:secret@localhost/papers",
        "postgresql+asyncpg://me:secret@localhost/papers",
        "postgresql://me:secret@localhost:port/papers",
    ],
)
def test_any_other_place_is_refused(location: str) -> None:
    """With what would do, and without the password."""
    with pytest.raises(UsageError) as caught:
        connect(location)
    assert "postgresql+psycopg://" in caught.value.advice
    assert "secret" not in f"{caught.value}{caught.value.advice}"


def test_a_missing_driver_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's is an extra, which most do not need."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UsageError, match="driver psycopg is not installed") as caught:
        connect("postgresql://localhost/papers")
    assert "paper-curator[postgres]" in caught.value.advice


def _refusal(location: Path | str) -> CuratorError:
    with pytest.raises(Unavailable) as caught:
        open_ledger(location, clock=FixedClock()).record(run_id="1", candidates=[], published=[])
    assert caught.value.exit_code == 3
    assert caught.value.advice
    return caught.value


def test_a_database_that_does_not_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line of its words; the password is in none of them."""
    monkeypatch.setattr(database, "_PATIENCE", 2)
    error = _refusal("postgresql://me:secret@127.0.0.1:9/papers")
    assert "\n" not in str(error)
    assert "me:***@127.0.0.1" in str(error)
    assert "secret" not in str(error)


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    """The state folder's name is taken."""
    (tmp_path / "state").write_text("")
    assert "cannot be made" in str(_refusal(tmp_path / "state"))


def test_a_file_that_is_a_folder(tmp_path: Path) -> None:
    """The ledger's name is taken."""
    (tmp_path / FILE).mkdir()
    assert "unable to open database file" in str(_refusal(tmp_path))


def test_a_writer_that_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting has an end, and nothing of the night is half written; reading does not even wait."""
    monkeypatch.setattr(database, "_PATIENCE", 0)
    ledger = open_ledger(tmp_path, clock=FixedClock())
    rival = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    rival.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable, match="database is locked"):
        ledger.record(run_id="1", candidates=[candidate()], published=[])
    assert ledger.find(PREPRINT) is None
    rival.close()
    ledger.record(run_id="1", candidates=[candidate()], published=[])
    assert ledger.find(PREPRINT) is not None
