"""The contract of the memory of links, on the fake and on both databases, and what is the databases' own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, timedelta, timezone
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.core.facts import VERDICTS, TitleFrom
from curator.core.links.link import Known, Verdict, Via
from curator.errors import Unavailable
from curator.store.database import FILE
from curator.store.ledger import NoLedger, open_ledger
from curator.store.link_memory import NoLinkMemory
from tests.contracts.link_memory import ALIVE, MISSING, NIGHT, URL, LinkMemoryContract
from tests.fakes import FixedClock, MemoryLinks
from tests.store.papers import PREPRINT, candidate

if TYPE_CHECKING:
    from pathlib import Path

    from curator.ports import LinkMemory
    from tests.contracts.link_memory import Drawer


def _whole(text: str) -> bool:
    """Whether no two halves of a surrogate pair stand side by side, which JSON takes for one character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") == text


TEXT = st.text(st.characters(), max_size=20).filter(_whole)
NAMES: st.SearchStrategy[Any] = st.sampled_from(sorted(VERDICTS))
VIAS: st.SearchStrategy[Any] = st.sampled_from(get_args(Via))
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-7)), timezone(timedelta(seconds=19))])
MOMENTS = st.datetimes(timezones=ZONES)
VERDICT = st.builds(
    Verdict,
    NAMES,
    TEXT,
    st.none() | st.integers(),
    TEXT,
    TEXT,
    st.booleans(),
    VIAS,
    st.none() | st.floats(allow_nan=False),
    st.sampled_from(get_args(TitleFrom)),
)
KNOWN = st.builds(Known, VERDICT, MOMENTS, TEXT, TEXT, st.none() | MOMENTS)


@dataclass(slots=True)
class DatabaseDrawer:
    """A memory in a ledger that is opened anew each time, in a folder or by a URL."""

    location: Path | str
    clock: FixedClock = field(default_factory=FixedClock)

    def open(self) -> LinkMemory:
        """Open it as the next process would."""
        return open_ledger(self.location, clock=self.clock).links


@dataclass(slots=True)
class MemoryDrawer:
    """A fake that lasts as long as the test."""

    clock: FixedClock = field(default_factory=FixedClock)
    links: MemoryLinks = field(init=False)

    def __post_init__(self) -> None:
        """Give the memory the drawer's clock."""
        self.links = MemoryLinks(self.clock)

    def open(self) -> LinkMemory:
        """Give the one that there is."""
        return self.links


class TestMemoryLinks(LinkMemoryContract):
    """The fake."""

    @pytest.fixture
    def drawer(self) -> Drawer:
        """An empty one."""
        return MemoryDrawer()


class TestSqliteLinkMemory(LinkMemoryContract):
    """SQLite in a state folder that does not exist yet."""

    @pytest.fixture
    def drawer(self, tmp_path: Path) -> Drawer:
        """A folder that is not there."""
        return DatabaseDrawer(tmp_path / "state")


class TestPostgresqlLinkMemory(LinkMemoryContract):
    """PostgreSQL, in a schema of the test's own."""

    @pytest.fixture
    def drawer(self, postgresql: str) -> Drawer:
        """An empty schema."""
        return DatabaseDrawer(postgresql)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(st.dictionaries(TEXT, KNOWN, max_size=4))
def test_everything_that_is_known_comes_back_equal(tmp_path: Path, known: dict[str, Known]) -> None:
    """Whatever a page, a server or an address put into it, and whatever time zone a clock had."""
    memory = open_ledger(tmp_path, clock=FixedClock()).links
    memory.keep(known)
    assert memory.recall(known) == known


def test_links_and_papers_share_one_ledger(tmp_path: Path) -> None:
    """Neither knows of the other: forgetting papers forgets no link."""
    clock = FixedClock()
    ledger = open_ledger(tmp_path, clock=clock)
    ledger.links.keep({URL: ALIVE})
    ledger.record(run_id="1", candidates=[candidate()], published=[])
    clock.moment += timedelta(days=200)
    ledger.record(run_id="2", candidates=[], published=[])
    assert ledger.find(PREPRINT) is None
    assert ledger.links.recall([URL]) == {URL: ALIVE}


def test_losing_the_ledger_loses_nothing_but_requests(tmp_path: Path) -> None:
    """The next check asks everybody anew."""
    open_ledger(tmp_path, clock=FixedClock()).links.keep({URL: ALIVE})
    (tmp_path / FILE).unlink()
    memory = open_ledger(tmp_path, clock=FixedClock()).links
    assert memory.recall([URL]) == {}
    memory.keep({URL: MISSING})
    assert memory.recall([URL]) == {URL: MISSING}


@pytest.mark.parametrize(
    "told",
    [
        '{"name": "archived"}',
        '{"name": "alive", "via": "crossref"}',
        '{"name": "alive", "title": "T", "title_from": "people"}',
    ],
)
def test_words_of_a_newer_program_are_not_guessed_at(tmp_path: Path, told: str) -> None:
    """A verdict, or somebody who was asked, that this version does not know: the link is checked anew."""
    memory = open_ledger(tmp_path, clock=FixedClock()).links
    memory.keep({URL: ALIVE, "other": ALIVE})
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute("UPDATE links SET verdict = ? WHERE key = ?", (told, URL))
    assert memory.recall([URL, "other"]) == {"other": ALIVE}


def test_keys_of_a_newer_program_are_passed_over(tmp_path: Path) -> None:
    """Going back to an older version loses what only the newer one knew."""
    memory = open_ledger(tmp_path, clock=FixedClock()).links
    memory.keep({URL: ALIVE})
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute("UPDATE links SET verdict = replace(verdict, '{', '{\"language\":\"en\",')")
    assert memory.recall([URL]) == {URL: ALIVE}


def test_a_check_that_cannot_be_remembered_is_remembered_not_even_in_part(tmp_path: Path) -> None:
    """One transaction: the second link is refused, and so the first is not there either."""
    memory = open_ledger(tmp_path, clock=FixedClock()).links
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute(
            "CREATE TRIGGER full BEFORE INSERT ON links WHEN new.key = 'b' "
            "BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
        )
    with pytest.raises(Unavailable, match="disk is full"):
        memory.keep({"a": ALIVE, "b": ALIVE})
    assert memory.recall(["a", "b"]) == {}


@pytest.mark.parametrize("memory", [NoLinkMemory(), NoLedger().links])
def test_a_run_that_may_write_nowhere_remembers_nothing(memory: LinkMemory) -> None:
    """And opens no file."""
    memory.keep({URL: Known(Verdict("alive"), NIGHT)})
    assert memory.recall([URL]) == {}
