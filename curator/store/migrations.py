"""The ledger's structure, step by step: forward only, all pending steps in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import insert, inspect, select, text, update

from curator.errors import UsageError
from curator.store.database import reading, writing
from curator.store.schema import schema_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, Engine


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: SQL that SQLite and PostgreSQL both understand. Never changed once released."""

    version: int
    what: str
    statements: tuple[str, ...]


MIGRATIONS: Final = (
    Migration(
        1,
        "runs, the papers they judged, every id of those, and what was done about them",
        (
            """CREATE TABLE runs (
                number INTEGER PRIMARY KEY NOT NULL,
                name TEXT NOT NULL UNIQUE,
                day TEXT NOT NULL
            )""",
            """CREATE TABLE papers (
                id TEXT PRIMARY KEY NOT NULL,
                run INTEGER NOT NULL REFERENCES runs (number),
                verdict TEXT NOT NULL,
                section TEXT,
                candidate TEXT NOT NULL
            )""",
            "CREATE INDEX papers_run ON papers (run)",
            """CREATE TABLE aliases (
                alias TEXT PRIMARY KEY NOT NULL,
                paper TEXT NOT NULL REFERENCES papers (id) ON DELETE CASCADE
            )""",
            "CREATE INDEX aliases_paper ON aliases (paper)",
            """CREATE TABLE actions (
                key TEXT PRIMARY KEY NOT NULL,
                subject TEXT NOT NULL,
                run INTEGER NOT NULL REFERENCES runs (number),
                action TEXT NOT NULL
            )""",
            "CREATE INDEX actions_subject ON actions (subject)",
            "CREATE INDEX actions_run ON actions (run)",
        ),
    ),
    Migration(
        2,
        "what is known of links",
        (
            """CREATE TABLE links (
                key TEXT PRIMARY KEY NOT NULL,
                verdict TEXT NOT NULL,
                checked_at TEXT NOT NULL,
                missing_since TEXT,
                day TEXT NOT NULL
            )""",
        ),
    ),
    Migration(
        3,
        "works of proceedings, the keys of their titles, and their ids",
        (
            """CREATE TABLE proceedings (
                number BIGINT PRIMARY KEY NOT NULL,
                source TEXT NOT NULL,
                venue TEXT NOT NULL,
                year INTEGER NOT NULL,
                fingerprint BIGINT,
                "before" BIGINT,
                "after" BIGINT,
                initials BIGINT,
                record TEXT NOT NULL
            )""",
            "CREATE INDEX proceedings_venue ON proceedings (venue, year, source)",
            "CREATE INDEX proceedings_fingerprint ON proceedings (fingerprint)",
            'CREATE INDEX proceedings_before ON proceedings ("before")',
            'CREATE INDEX proceedings_after ON proceedings ("after")',
            "CREATE INDEX proceedings_initials ON proceedings (initials)",
            """CREATE TABLE proceedings_ids (
                id TEXT NOT NULL,
                work BIGINT NOT NULL REFERENCES proceedings (number) ON DELETE CASCADE,
                PRIMARY KEY (id, work)
            )""",
            "CREATE INDEX proceedings_ids_work ON proceedings_ids (work)",
        ),
    ),
    Migration(
        4,
        "what services said of works",
        (
            """CREATE TABLE answers (
                service TEXT NOT NULL,
                key TEXT NOT NULL,
                day TEXT NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (service, key)
            )""",
            "CREATE INDEX answers_day ON answers (day)",
        ),
    ),
    Migration(
        5,
        "what is known of pages that were read as a whole",
        (
            """CREATE TABLE pages (
                key TEXT PRIMARY KEY NOT NULL,
                etag TEXT NOT NULL,
                last_modified TEXT NOT NULL,
                page TEXT NOT NULL,
                papers TEXT NOT NULL,
                seen TEXT NOT NULL
            )""",
        ),
    ),
)

_ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(hashtext('curator ledger migration'))"


def migrate(engine: Engine, *, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Bring the ledger up to the last of ``migrations``; an up-to-date one is only read.

    Raises:
        UsageError: a newer program made this ledger.
    """
    with reading(engine) as db:
        if _version(db) == migrations[-1].version:
            return
    with writing(engine) as db:
        if db.dialect.name == "postgresql":
            db.execute(text(_ONE_AT_A_TIME))
        _apply(db, migrations)


def _version(db: Connection) -> int:
    if not inspect(db).has_table(schema_version.name):
        return 0
    return db.execute(select(schema_version.c.version)).scalar_one_or_none() or 0


def _apply(db: Connection, migrations: Sequence[Migration]) -> None:
    version, last = _version(db), migrations[-1].version
    if version > last:
        message = f"the ledger has structure {version}, and this curator knows only up to {last}"
        raise UsageError(
            message, advice="Upgrade paper-curator, or move the ledger away: it is rebuilt from the forge."
        )
    for migration in migrations:
        if migration.version > version:
            for statement in migration.statements:
                db.execute(text(statement))
    _mark(db, last)


def _mark(db: Connection, version: int) -> None:
    schema_version.create(db, checkfirst=True)
    if db.execute(update(schema_version).values(version=version)).rowcount == 0:
        db.execute(insert(schema_version).values(version=version))
