"""The contract of the ledger, on the fake, on SQLite and on PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from curator.store.ledger import open_ledger
from tests.contracts.ledger import LedgerContract
from tests.fakes import FixedClock, MemoryLedger

if TYPE_CHECKING:
    from pathlib import Path

    from curator.ports import Ledger
    from tests.contracts.ledger import Shelf


@dataclass(slots=True)
class DatabaseShelf:
    """A ledger that is opened anew each time, in a folder or by a URL."""

    location: Path | str
    clock: FixedClock = field(default_factory=FixedClock)

    def open(self) -> Ledger:
        """Open it as the next process would."""
        return open_ledger(self.location, clock=self.clock)


@dataclass(slots=True)
class MemoryShelf:
    """A fake that lasts as long as the test."""

    clock: FixedClock = field(default_factory=FixedClock)
    ledger: MemoryLedger = field(init=False)

    def __post_init__(self) -> None:
        """Give the ledger the shelf's clock."""
        self.ledger = MemoryLedger(self.clock)

    def open(self) -> Ledger:
        """Give the one that there is."""
        return self.ledger


class TestMemoryLedger(LedgerContract):
    """The fake."""

    @pytest.fixture
    def shelf(self) -> Shelf:
        """An empty one."""
        return MemoryShelf()


class TestSqliteLedger(LedgerContract):
    """SQLite in a state folder that does not exist yet."""

    @pytest.fixture
    def shelf(self, tmp_path: Path) -> Shelf:
        """A folder that is not there."""
        return DatabaseShelf(tmp_path / "state" / "folder")


class TestPostgresqlLedger(LedgerContract):
    """PostgreSQL, in a schema of the test's own."""

    @pytest.fixture
    def shelf(self, postgresql: str) -> Shelf:
        """An empty schema."""
        return DatabaseShelf(postgresql)
