"""The contract of the memory of answers, on the fake and both databases, and what is the databases' own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from curator.errors import Unavailable
from curator.store.answers import NoAnswers
from curator.store.database import FILE
from curator.store.ledger import NoLedger, open_ledger
from tests.contracts.answer_memory import BODY, KEY, SERVICE, AnswerMemoryContract
from tests.fakes import FixedClock, MemoryAnswers

if TYPE_CHECKING:
    from pathlib import Path

    from curator.ports import AnswerMemory
    from tests.contracts.answer_memory import Drawer


@dataclass(slots=True)
class DatabaseDrawer:
    """A memory in a ledger that is opened anew each time, in a folder or by a URL."""

    location: Path | str
    clock: FixedClock = field(default_factory=FixedClock)

    def open(self) -> AnswerMemory:
        """Open it as the next process would."""
        return open_ledger(self.location, clock=self.clock).answers


@dataclass(slots=True)
class MemoryDrawer:
    """A fake that lasts as long as the test."""

    clock: FixedClock = field(default_factory=FixedClock)
    answers: MemoryAnswers = field(init=False)

    def __post_init__(self) -> None:
        """Give the memory the drawer's clock."""
        self.answers = MemoryAnswers(self.clock)

    def open(self) -> AnswerMemory:
        """Give the one that there is."""
        return self.answers


class TestMemoryAnswers(AnswerMemoryContract):
    """The fake."""

    @pytest.fixture
    def drawer(self) -> Drawer:
        """An empty one."""
        return MemoryDrawer()


class TestSqliteAnswers(AnswerMemoryContract):
    """SQLite in a state folder that does not exist yet."""

    @pytest.fixture
    def drawer(self, tmp_path: Path) -> Drawer:
        """A folder that is not there."""
        return DatabaseDrawer(tmp_path / "state")


class TestPostgresqlAnswers(AnswerMemoryContract):
    """PostgreSQL, in a schema of the test's own."""

    @pytest.fixture
    def drawer(self, postgresql: str) -> Drawer:
        """An empty schema."""
        return DatabaseDrawer(postgresql)


def test_answers_that_cannot_be_remembered_are_remembered_not_even_in_part(tmp_path: Path) -> None:
    """One transaction: the second is refused, and so the first is not there either."""
    memory = open_ledger(tmp_path, clock=FixedClock()).answers
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute(
            "CREATE TRIGGER full BEFORE INSERT ON answers WHEN new.key = 'b' "
            "BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
        )
    with pytest.raises(Unavailable, match="disk is full"):
        memory.keep(SERVICE, {"a": BODY, "b": BODY})
    assert memory.recall(SERVICE, ["a", "b"]) == {}


@pytest.mark.parametrize("memory", [NoAnswers(), NoLedger().answers])
def test_a_run_that_may_write_nowhere_remembers_nothing(memory: AnswerMemory) -> None:
    """And opens no file."""
    memory.keep(SERVICE, {KEY: BODY})
    assert memory.recall(SERVICE, [KEY]) == {}
