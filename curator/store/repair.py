"""A damaged ledger is moved aside: nothing of value is lost, because the forge is the memory."""

from __future__ import annotations

import logging
import sqlite3
from typing import TYPE_CHECKING, Final

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from curator.errors import Unavailable
from curator.store.database import file_of

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

_LOG = logging.getLogger(__name__)
_DAMAGE: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_PRIMARY: Final = 0xFF
"""SQLite's extended result codes keep the primary one in the lowest byte."""


def set_aside_if_damaged(engine: Engine) -> Path | None:
    """Look an SQLite ledger over; when it is damaged, rename it and say so. Returns where it lies now."""
    file = file_of(engine)
    if file is None or not file.exists():
        return None
    complaint = _complaint(engine)
    if complaint is None:
        return None
    aside = file.with_name(f"{file.name}.damaged")
    _move(file, aside)
    _LOG.warning(
        "the ledger %s was damaged (%s): it now lies in %s and is rebuilt from the forge",
        file,
        complaint,
        aside,
    )
    return aside


def _complaint(engine: Engine) -> str | None:
    """What SQLite says is wrong with the file's pages; None when they are sound or cannot be looked at."""
    try:
        with engine.connect() as db:
            answer = str(db.execute(text("PRAGMA quick_check(1)")).scalar_one())
    except DatabaseError as error:
        code = getattr(error.orig, "sqlite_errorcode", 0) & _PRIMARY
        return str(error.orig) if code in _DAMAGE else None
    return None if answer == "ok" else answer


def _move(file: Path, aside: Path) -> None:
    """Take the write-ahead log and its index along; one damaged ledger is kept, not a row of them."""
    try:
        file.replace(aside)
        for suffix in ("-wal", "-shm"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        message = f"the ledger {file} is damaged and cannot be moved away: {error.strerror}"
        raise Unavailable(message, advice="Move or delete it: it is rebuilt from the forge.") from error
