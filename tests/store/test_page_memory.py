"""The contract of the memory of pages, on the fake and on both databases."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from curator.store.ledger import NoLedger, open_ledger
from tests.contracts.page_memory import KEY, MARKED, PageMemoryContract
from tests.fakes import FixedClock, MemoryPages

if TYPE_CHECKING:
    from pathlib import Path

    from curator.ports import PageMemory


@dataclass(slots=True)
class DatabaseDrawer:
    """A memory in a ledger that is opened anew each time, in a folder or by a URL."""

    location: Path | str
    clock: FixedClock = field(default_factory=FixedClock)

    def open(self) -> PageMemory:
        """Open it as the next process would."""
        return open_ledger(self.location, clock=self.clock).pages


@dataclass(slots=True)
class MemoryDrawer:
    """A fake that lasts as long as the test."""

    clock: FixedClock = field(default_factory=FixedClock)
    pages: MemoryPages = field(init=False)

    def __post_init__(self) -> None:
        """Give the memory the drawer's clock."""
        self.pages = MemoryPages(self.clock)

    def open(self) -> PageMemory:
        """Give the one that there is."""
        return self.pages


class TestFakePageMemory(PageMemoryContract):
    """The fake."""

    @pytest.fixture
    def drawer(self) -> MemoryDrawer:
        """An empty one."""
        return MemoryDrawer()


class TestSqlPageMemory(PageMemoryContract):
    """The real one, in each kind of database."""

    @pytest.fixture(params=["sqlite", "postgresql"])
    def drawer(self, request: pytest.FixtureRequest, tmp_path: Path) -> DatabaseDrawer:
        """An empty one."""
        return DatabaseDrawer(
            tmp_path if request.param == "sqlite" else request.getfixturevalue("postgresql")
        )


def test_a_run_that_writes_nowhere_remembers_no_page() -> None:
    """A dry run reads everything that is due, and the run after it does so again."""
    pages = NoLedger().pages
    pages.keep({KEY: MARKED})
    assert pages.recall([KEY]) == {}
