"""What this machine remembers of links, in the ledger's database."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, get_args

from sqlalchemy import delete, select

from curator.core.facts import TITLES_FROM, VERDICTS
from curator.core.links.link import Known, Verdict, Via
from curator.store.codec import index_text
from curator.store.database import reading, writing
from curator.store.rows import in_lists, put
from curator.store.schema import links

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Engine, Row

    from curator.ports import Clock

RETENTION: Final = timedelta(days=365)
_VIAS: Final = frozenset(get_args(Via))


class SqlLinkMemory:
    """The `LinkMemory` in SQLite or PostgreSQL: a cache, and nothing is lost with it but requests."""

    def __init__(self, engine: Engine, *, clock: Clock, retention: timedelta = RETENTION) -> None:
        """Take it from an open ledger (`SqlLedger.links`), whose tables are up to date."""
        self._engine = engine
        self._clock = clock
        self._retention = retention

    def recall(self, keys: Collection[str]) -> Mapping[str, Known]:
        """What is known of those of the keys that anything is known of.

        Raises:
            Unavailable: the database could not be read.
        """
        indexed = {index_text(key): key for key in keys}
        found: dict[str, Known] = {}
        with reading(self._engine) as db:
            for part in in_lists(list(indexed)):
                for row in db.execute(select(links).where(links.c.key.in_(part))):
                    known = _known(row)
                    if known is not None:
                        found[indexed[row.key]] = known
        return found

    def keep(self, found: Mapping[str, Known]) -> None:
        """Remember, in one transaction, in place of what was known before.

        A link of which nothing was kept for the retention is forgotten.

        Raises:
            Unavailable: the database could not be written; nothing of it was remembered.
        """
        today = self._clock.now().date()
        rows = [_row(key, known, today) for key, known in found.items()]
        with writing(self._engine) as db:
            put(db, links, rows)
            db.execute(delete(links).where(links.c.day < (today - self._retention).isoformat()))


class NoLinkMemory:
    """The `LinkMemory` of a run that may write nowhere: it knows nothing and keeps nothing."""

    def recall(self, keys: Collection[str]) -> Mapping[str, Known]:  # noqa: ARG002 - the port's signature
        """Nothing."""
        return {}

    def keep(self, found: Mapping[str, Known]) -> None:
        """Forget at once."""


def _row(key: str, known: Known, today: date) -> dict[str, str | None]:
    # ASCII, as all of the ledger: a title or a header may hold what a database refuses.
    told = {**known.verdict._asdict(), "etag": known.etag, "last_modified": known.last_modified}
    since = known.missing_since
    return {
        "key": index_text(key),
        "verdict": json.dumps(told, separators=(",", ":")),
        "checked_at": known.checked_at.isoformat(),
        "missing_since": None if since is None else since.isoformat(),
        "day": today.isoformat(),
    }


def _known(row: Row[Any]) -> Known | None:
    """What a row says; None for words of a newer program. Its further keys are passed over."""
    told: dict[str, Any] = json.loads(row.verdict)
    verdict = Verdict(**{name: told[name] for name in Verdict._fields if name in told})
    if verdict.name not in VERDICTS or verdict.via not in _VIAS or verdict.title_from not in TITLES_FROM:
        return None
    return Known(
        verdict,
        datetime.fromisoformat(row.checked_at),
        etag=told["etag"],
        last_modified=told["last_modified"],
        missing_since=None if row.missing_since is None else datetime.fromisoformat(row.missing_since),
    )
