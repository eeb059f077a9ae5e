"""What this machine remembers of pages that it read as a whole, in the ledger's database."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, select

from curator.ports import SeenPage, Validators
from curator.store.codec import index_text
from curator.store.database import reading, writing
from curator.store.rows import in_lists, put
from curator.store.schema import pages

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Engine, Row

    from curator.ports import Clock

RETENTION: Final = timedelta(days=800)
"""Longer than any venue-year is watched, its time after the end included."""


class SqlPageMemory:
    """The `PageMemory` in SQLite or PostgreSQL: a cache, and nothing is lost with it but requests."""

    def __init__(self, engine: Engine, *, clock: Clock, retention: timedelta = RETENTION) -> None:
        """Take it from an open ledger (`SqlLedger.pages`), whose tables are up to date."""
        self._engine = engine
        self._clock = clock
        self._retention = retention

    def recall(self, keys: Collection[str]) -> Mapping[str, SeenPage]:
        """What is known of those of the keys that anything is known of.

        Raises:
            Unavailable: the database could not be read.
        """
        indexed = {index_text(key): key for key in keys}
        found: dict[str, SeenPage] = {}
        with reading(self._engine) as db:
            for part in in_lists(list(indexed)):
                for row in db.execute(select(pages).where(pages.c.key.in_(part))):
                    found[indexed[row.key]] = _seen(row)
        return found

    def keep(self, pages_read: Mapping[str, SeenPage]) -> None:
        """Remember, in one transaction, in place of what was known before.

        A page that was not seen for the retention is forgotten.

        Raises:
            Unavailable: the database could not be written; nothing of it was remembered.
        """
        oldest = self._clock.now().date() - self._retention
        with writing(self._engine) as db:
            put(db, pages, [_row(key, page) for key, page in pages_read.items()])
            db.execute(delete(pages).where(pages.c.seen < oldest.isoformat()))


class NoPageMemory:
    """The `PageMemory` of a run that may write nowhere: it knows nothing and keeps nothing."""

    def recall(self, keys: Collection[str]) -> Mapping[str, SeenPage]:  # noqa: ARG002 - the port's signature
        """Nothing."""
        return {}

    def keep(self, pages: Mapping[str, SeenPage]) -> None:
        """Forget at once."""


def _row(key: str, page: SeenPage) -> dict[str, str]:
    # ASCII, as all of the ledger: a header may hold what a database refuses.
    return {
        "key": index_text(key),
        "etag": json.dumps(page.validators.etag),
        "last_modified": json.dumps(page.validators.last_modified),
        "page": page.page,
        "papers": page.papers,
        "seen": page.seen.isoformat(),
    }


def _seen(row: Row[Any]) -> SeenPage:
    validators = Validators(json.loads(row.etag), json.loads(row.last_modified))
    return SeenPage(validators, row.page, row.papers, date.fromisoformat(row.seen))
