"""The contract of the index of proceedings, on the fake and both databases, and what is theirs alone."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from curator.core.works.identity import same_work
from curator.errors import Unavailable
from curator.store.database import FILE
from curator.store.ledger import NoLedger, open_ledger
from tests.contracts.proceedings import (
    ACCEPTED,
    ARXIV,
    AUTHORS,
    OTHER,
    PMLR,
    REJECTED,
    TITLE,
    ProceedingsContract,
    found,
    titled,
)
from tests.fakes import FixedClock, MemoryProceedings
from tests.store.papers import PREPRINT, candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.shelves.works import ListedWork
    from curator.ports import Proceedings
    from tests.contracts.proceedings import Drawer

PAIRS = Path(__file__).parents[1] / "core" / "works" / "identity_pairs.jsonl"


@dataclass(slots=True)
class DatabaseDrawer:
    """An index in a ledger that is opened anew each time, in a folder or by a URL."""

    location: Path | str

    def open(self) -> Proceedings:
        """Open it as the next process would."""
        return open_ledger(self.location, clock=FixedClock()).proceedings


@dataclass(slots=True)
class MemoryDrawer:
    """A fake that lasts as long as the test."""

    index: MemoryProceedings = field(default_factory=MemoryProceedings)

    def open(self) -> Proceedings:
        """Give the one that there is."""
        return self.index


class TestMemoryProceedings(ProceedingsContract):
    """The fake."""

    @pytest.fixture
    def drawer(self) -> Drawer:
        """An empty one."""
        return MemoryDrawer()


class TestSqliteProceedings(ProceedingsContract):
    """SQLite in a state folder that does not exist yet."""

    @pytest.fixture
    def drawer(self, tmp_path: Path) -> Drawer:
        """A folder that is not there."""
        return DatabaseDrawer(tmp_path / "state")


class TestPostgresqlProceedings(ProceedingsContract):
    """PostgreSQL, in a schema of the test's own."""

    @pytest.fixture
    def drawer(self, postgresql: str) -> Drawer:
        """An empty schema."""
        return DatabaseDrawer(postgresql)


def test_the_keys_of_titles_find_every_labelled_pair(tmp_path: Path) -> None:
    """What comparing each with each would find is found, and nothing else."""
    pairs = [json.loads(line) for line in PAIRS.read_text("utf-8").splitlines()]
    records = [
        OTHER._replace(title=pair["b"], authors=tuple(pair.get("authors_b", ())), url=f"https://e.org/{at}")
        for at, pair in enumerate(pairs)
    ]
    asked = [titled(pair["a"], authors=pair.get("authors_a", ())) for pair in pairs]
    index = open_ledger(tmp_path, clock=FixedClock()).proceedings
    index.add(records)
    every = [[one for one in records if same_work(work, one)] for work in asked]
    assert list(map(_addresses, found(index, *asked))) == list(map(_addresses, every))
    assert sum(map(len, every)) > len(pairs) // 3


def _addresses(records: list[ListedWork]) -> list[str]:
    return sorted(record.url for record in records)


def test_proceedings_and_papers_share_one_ledger(tmp_path: Path) -> None:
    """Neither knows of the other: forgetting papers forgets no record, however old."""
    clock = FixedClock()
    ledger = open_ledger(tmp_path, clock=clock)
    ledger.proceedings.add([ACCEPTED])
    ledger.record(run_id="1", candidates=[candidate()], published=[])
    clock.moment += timedelta(days=2_000)
    ledger.record(run_id="2", candidates=[], published=[])
    assert ledger.find(PREPRINT) is None
    assert found(ledger.proceedings, titled(TITLE)) == [[ACCEPTED]]


def test_a_title_that_thousands_carry_is_compared_with_some_of_them(tmp_path: Path) -> None:
    """A flood of one title costs no more than a title usually does."""
    index = open_ledger(tmp_path, clock=FixedClock()).proceedings
    index.add(ACCEPTED._replace(ids=(), url=f"https://example.org/{number}") for number in range(1_000))
    index.add([ACCEPTED])
    told = found(index, titled("", ids=[PMLR]), titled(TITLE, authors=AUTHORS))
    assert told[0] == [ACCEPTED]
    assert len(told[1]) == 200


def test_an_import_that_breaks_off_leaves_whole_parts(tmp_path: Path) -> None:
    """And adding the file again completes it."""
    index = open_ledger(tmp_path, clock=FixedClock()).proceedings
    many = [OTHER._replace(url=f"https://example.org/{number}") for number in range(5_001)]

    def broken() -> Iterator[ListedWork]:
        yield from many
        message = "the file ends here"
        raise EOFError(message)

    with pytest.raises(EOFError):
        index.add(broken())
    assert _count(tmp_path) == 5_000
    index.add(many)
    assert sorted(index.works()) == sorted(many)


def test_a_year_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    """One transaction: when the new records are refused, the old ones are still there."""
    index = open_ledger(tmp_path, clock=FixedClock()).proceedings
    index.add([ACCEPTED])
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute(
            "CREATE TRIGGER full BEFORE INSERT ON proceedings BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
        )
    with pytest.raises(Unavailable, match="disk is full"):
        index.replace([OTHER], source="proceedings", venue="ICML", year=2021)
    assert found(index, titled("", ids=[PMLR])) == [[ACCEPTED]]


def test_a_status_of_a_newer_program_is_not_guessed_at(tmp_path: Path) -> None:
    """The record is as good as not there; further keys of it are passed over."""
    index = open_ledger(tmp_path, clock=FixedClock()).proceedings
    index.add([ACCEPTED, REJECTED])
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute("UPDATE proceedings SET record = replace(record, '\"accepted\"', '\"foreseen\"')")
        db.execute("UPDATE proceedings SET record = replace(record, '{', '{\"pages\":\"1-9\",')")
    assert found(index, titled(TITLE)) == [[REJECTED]]


def test_a_run_that_may_write_nowhere_knows_of_no_proceedings() -> None:
    """And counts what it is given."""
    index = NoLedger().proceedings
    assert index.add([ACCEPTED]) == 1
    assert index.replace([ACCEPTED, OTHER], source="", venue="", year=2021) == 2
    assert index.find([titled(TITLE, ids=[ARXIV, PMLR])]) == {}
    assert list(index.works()) == []


def _count(folder: Path) -> int:
    with closing(sqlite3.connect(folder / FILE)) as db:
        return int(db.execute("SELECT count(*) FROM proceedings").fetchone()[0])
