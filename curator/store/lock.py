"""One run at a time: a lock that the operating system, or PostgreSQL, takes back when its holder dies."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout
from sqlalchemy import text

from curator.errors import CuratorError, Unavailable
from curator.store.database import file_of, reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Engine

_TRY: Final = "SELECT pg_try_advisory_lock(hashtext('curator run'), hashtext(current_schema()))"


class AnotherRun(CuratorError):
    """Another run holds the lock; nothing was done."""

    exit_code = 3


@contextmanager
def exclusive(engine: Engine) -> Iterator[None]:
    """Hold the ledger's one lock for a run; it ends with the block, and with the process however that ends.

    Raises:
        AnotherRun: somebody else holds it now. Nothing waits: the other run does the work.
    """
    file = file_of(engine)
    if file is None:
        with _held_by_session(engine):
            yield
    else:
        with _held_file(file.with_name(f"{file.name}.lock")):
            yield


@contextmanager
def _held_file(path: Path) -> Iterator[None]:
    lock = FileLock(path, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise _another(str(path)) from error
    except OSError as error:
        message = f"{path} cannot be locked: {error.strerror}"
        raise Unavailable(message, advice="Check that the state folder is writable.") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _held_by_session(engine: Engine) -> Iterator[None]:
    """An advisory lock lives as long as its session, so the connection stays open, outside any transaction.

    It is one a schema: several lists may share one database, each in a schema of its own.
    """
    with reading(engine.execution_options(isolation_level="AUTOCOMMIT")) as db:
        if not db.execute(text(_TRY)).scalar_one():
            raise _another(engine.url.render_as_string(hide_password=True))
        yield


def _another(where: str) -> AnotherRun:
    return AnotherRun(
        f"another run is in progress: it holds the lock on {where}",
        advice="Wait until it has ended; its lock ends with it, even when it crashes.",
    )
