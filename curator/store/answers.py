"""What this machine remembers of the answers of services, in the ledger's database."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select

from curator.ports import KeptAnswer
from curator.store import schema
from curator.store.codec import index_text
from curator.store.database import reading, writing
from curator.store.rows import in_lists, put

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Engine

    from curator.ports import Clock

RETENTION: Final = timedelta(days=365)
LONGEST: Final = 20_000
"""Characters of one answer; a longer one is not kept, and asked for again."""


class SqlAnswers:
    """The `AnswerMemory` in SQLite or PostgreSQL: a cache, and nothing is lost with it but requests."""

    def __init__(self, engine: Engine, *, clock: Clock, retention: timedelta = RETENTION) -> None:
        """Take it from an open ledger (`SqlLedger.answers`), whose tables are up to date."""
        self._engine = engine
        self._clock = clock
        self._retention = retention

    def recall(self, service: str, keys: Collection[str]) -> Mapping[str, KeptAnswer]:
        """The answers of a service under those of the keys that there are any of, however old.

        Raises:
            Unavailable: the database could not be read.
        """
        indexed = {index_text(key): key for key in keys}
        table, found = schema.answers, dict[str, KeptAnswer]()
        with reading(self._engine) as db:
            for part in in_lists(list(indexed)):
                asked = select(table).where(table.c.service == service, table.c.key.in_(part))
                for row in db.execute(asked):
                    found[indexed[row.key]] = KeptAnswer(date.fromisoformat(row.day), row.body)
        return found

    def keep(self, service: str, answers: Mapping[str, str]) -> None:
        """Remember answers of today, in one transaction, in place of older ones; too long ones are left out.

        An answer that was not renewed for the retention is forgotten.

        Raises:
            Unavailable: the database could not be written; nothing of it was remembered.
        """
        today = self._clock.now().date()
        rows = [
            {"service": service, "key": index_text(key), "day": today.isoformat(), "body": body}
            for key, body in answers.items()
            if len(body) <= LONGEST
        ]
        with writing(self._engine) as db:
            put(db, schema.answers, rows)
            oldest = (today - self._retention).isoformat()
            db.execute(delete(schema.answers).where(schema.answers.c.day < oldest))


class NoAnswers:
    """The `AnswerMemory` of a run that may write nowhere: it knows nothing and keeps nothing."""

    def recall(self, service: str, keys: Collection[str]) -> Mapping[str, KeptAnswer]:  # noqa: ARG002 - the port's signature
        """Nothing."""
        return {}

    def keep(self, service: str, answers: Mapping[str, str]) -> None:
        """Forget at once."""
