"""The ledger's structure: every step is applied once, whole or not at all, and never backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect, text

from curator.core.proposal import Action
from curator.errors import Unavailable, UsageError
from curator.store.codec import encode
from curator.store.database import connect, reading, writing
from curator.store.ledger import open_ledger
from curator.store.migrations import MIGRATIONS, Migration, migrate
from curator.store.schema import metadata
from tests.contracts.link_memory import ALIVE, URL
from tests.fakes import FixedClock
from tests.store.papers import PREPRINT, candidate, published

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

NEXT = Migration(MIGRATIONS[-1].version + 1, "notes", ("CREATE TABLE notes (paper TEXT NOT NULL)",))
BROKEN = Migration(
    NEXT.version, "half of something", ("CREATE TABLE half (paper TEXT)", "CREATE TABLE papers (id TEXT)")
)

FIRST_STRUCTURE: tuple[tuple[str, dict[str, str]], ...] = (
    ("INSERT INTO runs VALUES (1, 'night-1', '2026-04-30')", {}),
    (
        "INSERT INTO papers VALUES (:id, 1, 'candidate', 'training', :candidate)",
        {"id": str(PREPRINT), "candidate": encode(candidate())},
    ),
    ("INSERT INTO aliases VALUES (:id, :id)", {"id": str(PREPRINT)}),
    (
        "INSERT INTO actions VALUES (:key, :id, 1, :action)",
        {"key": f"add:{PREPRINT}", "id": str(PREPRINT), "action": encode(published(Action.CREATED))},
    ),
)
"""What a program that knew no links yet wrote on one night."""


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """An empty database of each kind."""
    return connect(tmp_path if request.param == "sqlite" else request.getfixturevalue("postgresql"))


def _tables(engine: Engine) -> dict[str, dict[str, bool]]:
    """Every table with its columns, and whether they may be empty."""
    with reading(engine) as db:
        seen = inspect(db)
        return {
            table: {str(column["name"]): bool(column["nullable"]) for column in seen.get_columns(table)}
            for table in seen.get_table_names()
        }


def test_the_steps_make_what_queries_expect(engine: Engine) -> None:
    """Tables, columns, keys and indexes are the same in the migrations and in the schema."""
    migrate(engine)
    assert _tables(engine) == {
        name: {column.name: bool(column.nullable) for column in table.columns}
        for name, table in metadata.tables.items()
    }
    with reading(engine) as db:
        seen = inspect(db)
        for name, table in metadata.tables.items():
            assert {
                index["name"] for index in seen.get_indexes(name) if "duplicates_constraint" not in index
            } == {index.name for index in table.indexes}
            assert seen.get_pk_constraint(name)["constrained_columns"] == [
                key.name for key in table.primary_key
            ]


def test_an_up_to_date_ledger_is_only_read(engine: Engine) -> None:
    """Opening it twice writes nothing the second time, so that `explain` never waits for a run."""
    migrate(engine)
    with writing(engine):
        migrate(engine)


def test_a_step_keeps_what_the_ledger_knows(engine: Engine, request: pytest.FixtureRequest) -> None:
    """The next version of the program adds its table and finds yesterday's papers."""
    location = str(engine.url.render_as_string(hide_password=False))
    open_ledger(location, clock=FixedClock()).record(run_id="1", candidates=[candidate()], published=[])
    migrate(engine, migrations=(*MIGRATIONS, NEXT))
    assert "notes" in _tables(engine)
    with reading(engine) as db:
        assert db.execute(text("SELECT id FROM papers")).scalars().all() == [str(PREPRINT)]


def test_a_ledger_of_the_first_structure_is_brought_up_with_all_that_it_holds(engine: Engine) -> None:
    """Papers, their ids and what was done about them stay; then links can be remembered beside them."""
    migrate(engine, migrations=MIGRATIONS[:1])
    assert "links" not in _tables(engine)
    with writing(engine) as db:
        for statement, row in FIRST_STRUCTURE:
            db.execute(text(statement), row)
    location = str(engine.url.render_as_string(hide_password=False))
    ledger = open_ledger(location, clock=FixedClock())
    found = ledger.find(PREPRINT)
    assert found is not None
    assert (found.candidate, found.action, found.run_id) == (
        candidate(),
        published(Action.CREATED),
        "night-1",
    )
    assert ledger.links.recall([URL]) == {}
    ledger.links.keep({URL: ALIVE})
    assert ledger.links.recall([URL]) == {URL: ALIVE}


def test_a_step_that_fails_leaves_the_ledger_as_it_was(engine: Engine) -> None:
    """Half a migration would be worse than none."""
    migrate(engine)
    before = _tables(engine)
    with pytest.raises(Unavailable, match="papers"):
        migrate(engine, migrations=(*MIGRATIONS, BROKEN))
    assert _tables(engine) == before
    migrate(engine, migrations=(*MIGRATIONS, NEXT))
    assert set(_tables(engine)) == {*before, "notes"}


def test_a_ledger_of_a_newer_program_is_left_alone(engine: Engine) -> None:
    """Said in one sentence, with both numbers and the two ways out."""
    migrate(engine, migrations=(*MIGRATIONS, NEXT))
    with pytest.raises(
        UsageError, match=f"has structure {NEXT.version}.*only up to {MIGRATIONS[-1].version}"
    ) as caught:
        migrate(engine)
    assert "Upgrade" in caught.value.advice
    assert "notes" in _tables(engine)


def test_versions_count_up() -> None:
    """From 1, without a gap."""
    assert [migration.version for migration in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))
