"""The ledger's database: SQLite in the state folder or PostgreSQL by its URL, its errors in plain words."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from curator.errors import Unavailable, UsageError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection, Engine
    from sqlalchemy.pool import ConnectionPoolEntry

FILE: Final = "ledger.sqlite3"
_WRITES: Final = "curator_writes"
_PATIENCE: Final = 10
"""Seconds to wait for another process's write, or for PostgreSQL to answer."""
_PAGE: Final = 16_384
"""Bytes; a candidate takes two to three thousand, and the usual page of 4,096 would hold one and much air."""
_EXPECTED: Final = "Use postgresql+psycopg://user@host/database, or sqlite:////path/to/ledger.sqlite3."
_POSTGRESQL: Final = {"postgres", "postgresql", "postgresql+psycopg"}


def connect(location: Path | str) -> Engine:
    """A database in a state folder (a path), or the one that a ``postgresql+psycopg://`` or SQLite URL names.

    Every connection is closed after use: a run's ledger is opened a few times a night, and what is not
    open cannot go stale between two nights of a long-running service.

    Raises:
        UsageError: the URL is not one of these, or its driver is not installed.
    """
    url = _url(location)
    try:
        if url.drivername == "postgresql+psycopg":
            return create_engine(url, poolclass=NullPool, connect_args={"connect_timeout": _PATIENCE})
        engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": _PATIENCE})
    except ModuleNotFoundError as error:
        message = f"the ledger's driver {error.name} is not installed"
        raise UsageError(message, advice="Install it with: pip install 'paper-curator[postgres]'.") from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _url(location: Path | str) -> URL:
    if not isinstance(location, str):
        return make_url("sqlite://").set(database=str(location.absolute() / FILE))
    try:
        url = make_url(location)
    except (ArgumentError, ValueError) as error:
        # The text itself is not repeated: it may hold a password.
        message = "the ledger's URL cannot be read"
        raise UsageError(message, advice=_EXPECTED) from error
    if url.drivername in _POSTGRESQL:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database and url.database != ":memory:":
        return url
    message = f"the ledger cannot be kept in {url.drivername}"
    raise UsageError(message, advice=_EXPECTED)


def file_of(engine: Engine) -> Path | None:
    """The file of an SQLite ledger; None for PostgreSQL."""
    name = engine.url.database
    return Path(name) if engine.dialect.name == "sqlite" and name else None


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads; it neither waits for a writer nor stops one."""
    with _plainly(engine), engine.connect() as db, db.begin():
        yield db


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: all of it or, after an error or a crash, nothing."""
    options = {_WRITES: True}
    with _plainly(engine), engine.connect().execution_options(**options) as db, db.begin():
        yield db


@contextmanager
def _plainly(engine: Engine) -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        first_line = str(error.orig).strip().partition("\n")[0]
        message = f"the ledger {engine.url.render_as_string(hide_password=True)} cannot be used: {first_line}"
        raise Unavailable(
            message, advice="Check that it is reachable, writable and has room; see docs/state.md."
        ) from error


def _prepare(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
    """Leave transactions to `_begin` (the driver would begin none before a CREATE TABLE)."""
    connection.isolation_level = None
    for pragma in (f"page_size = {_PAGE}", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(db: Connection) -> None:
    """A writer takes its lock at once: one that read first could not wait for another writer any more."""
    writes = db.get_execution_options().get(_WRITES, False)
    db.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
