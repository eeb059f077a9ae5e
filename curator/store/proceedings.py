"""What this machine knows of proceedings, in the ledger's database: works are found by keys, never in pairs.

Nothing is forgotten here: that a work stands in proceedings, or was rejected there, stays true.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, select

from curator.core.shelves.works import FoundWork, best_first
from curator.core.works.keys import Asked, asked_for
from curator.core.works.sameness import Known, compare
from curator.store.codec import index_text
from curator.store.database import reading, writing
from curator.store.proceedings_rows import rows_of, work_of
from curator.store.rows import in_lists, put
from curator.store.schema import proceedings, proceedings_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Engine, Select

    from curator.core.shelves.works import ListedWork
    from curator.core.works.sameness import Work

_WRITTEN_AT_ONCE: Final = 5_000
_READ_AT_ONCE: Final = 5_000
_ASKED_AT_ONCE: Final = 500
_MOST_ALIKE: Final = 200
"""Records under one key that a work is compared with, so that one title carried by thousands stays cheap."""


class SqlProceedings:
    """The `Proceedings` in SQLite or PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        """Take it from an open ledger (`SqlLedger.proceedings`), whose tables are up to date."""
        self._engine = engine

    def add(self, works: Iterable[ListedWork]) -> int:
        """Remember records, each in place of an older one of the same; says how many, repeated ones too.

        They are read and written in parts, each in one transaction: adding them again after a failure
        changes nothing but what was missing.

        Raises:
            Unavailable: the database could not be written; the parts before are remembered.
        """
        count = 0
        for part in _parts(works):
            with writing(self._engine) as db:
                _put(db, part)
            count += len(part)
        return count

    def replace(self, works: Iterable[ListedWork], *, source: str, venue: str, year: int) -> int:
        """Remember what ``source`` has of a venue's year in place of what it had, in one transaction.

        Raises:
            Unavailable: the database could not be written; all is as it was.
        """
        of_it = (proceedings.c.venue == index_text(venue)) & (proceedings.c.year == year)
        count = 0
        with writing(self._engine) as db:
            db.execute(delete(proceedings).where(of_it, proceedings.c.source == index_text(source)))
            for part in _parts(works):
                _put(db, part)
                count += len(part)
        return count

    def find(self, works: Sequence[Work]) -> Mapping[int, tuple[FoundWork, ...]]:
        """Every record that is one of the works, by the work's place in ``works``, best evidence first.

        Raises:
            Unavailable: the database could not be read.
        """
        found: dict[int, tuple[FoundWork, ...]] = {}
        with reading(self._engine) as db:
            for start in range(0, len(works), _ASKED_AT_ONCE):
                asked = _Round(works[start : start + _ASKED_AT_ONCE])
                asked.look_up(db)
                found |= ((start + at, matches) for at, matches in asked.matches())
        return found

    def works(self) -> Iterator[ListedWork]:
        """All records, in any order, read in parts as they are asked for.

        Raises:
            Unavailable: the database could not be read.
        """
        last: int | None = None
        while part := self._after(last):
            last = part[-1][0]
            yield from (work for _, record in part if (work := work_of(record)) is not None)

    def _after(self, last: int | None) -> list[tuple[int, str]]:
        """The next records in the order of their numbers; no transaction stays open between two parts."""
        query = select(proceedings.c.number, proceedings.c.record).order_by(proceedings.c.number)
        if last is not None:
            query = query.where(proceedings.c.number > last)
        with reading(self._engine) as db:
            return [(row.number, row.record) for row in db.execute(query.limit(_READ_AT_ONCE))]


class NoProceedings:
    """The `Proceedings` of a run that may write nowhere: it knows of none and keeps none."""

    def add(self, works: Iterable[ListedWork]) -> int:
        """Count them, and forget them at once."""
        return sum(1 for _ in works)

    def replace(self, works: Iterable[ListedWork], *, source: str, venue: str, year: int) -> int:  # noqa: ARG002 - the port's signature
        """Count them, and forget them at once."""
        return sum(1 for _ in works)

    def find(self, works: Sequence[Work]) -> Mapping[int, tuple[FoundWork, ...]]:  # noqa: ARG002 - the port's signature
        """Nothing."""
        return {}

    def works(self) -> Iterator[ListedWork]:
        """None."""
        return iter(())


class _Round:
    """A few hundred works being looked up together: their keys, and the records that stand under those."""

    def __init__(self, works: Sequence[Work]) -> None:
        self._works = [Known(work) for work in works]
        self._keys = [asked_for(one.title) for one in self._works]
        self._ids = [[index_text(str(paper_id)) for paper_id in work.ids] for work in works]
        self._records: dict[int, Known[ListedWork] | None] = {}
        self._under: dict[tuple[str, object], list[int]] = {}

    def look_up(self, db: Connection) -> None:
        """Ask for all keys at once."""
        by_id = select(proceedings_ids.c.id, proceedings.c.number, proceedings.c.record).join(
            proceedings, proceedings.c.number == proceedings_ids.c.work
        )
        ids = {one for mine in self._ids for one in mine}
        for part in in_lists(sorted(ids)):
            self._keep(db, "id", by_id.where(proceedings_ids.c.id.in_(part)))
        for name in Asked._fields:
            column = proceedings.c[name]
            by_key = select(column, proceedings.c.number, proceedings.c.record)
            for numbers in in_lists(sorted({key for keys in self._keys for key in getattr(keys, name)})):
                self._keep(db, name, by_key.where(column.in_(numbers)))

    def _keep(self, db: Connection, name: str, query: Select[Any]) -> None:
        for key, number, record in db.execute(query):
            self._under.setdefault((name, key), []).append(number)
            if number not in self._records:
                work = work_of(record)
                self._records[number] = work and Known(work)

    def matches(self) -> Iterator[tuple[int, tuple[FoundWork, ...]]]:
        """The places of the works that are there, and their records."""
        for at, known in enumerate(self._works):
            records = (self._records[number] for number in self._alike(at))
            pairs = ((record, compare(known, record)) for record in records if record is not None)
            found = [FoundWork(record.work, match) for record, match in pairs if match]
            if found:
                yield at, tuple(sorted(found, key=best_first))

    def _alike(self, at: int) -> set[int]:
        keys: tuple[tuple[str, object], ...] = (
            *(("id", one) for one in self._ids[at]),
            *((name, key) for name in Asked._fields for key in getattr(self._keys[at], name)),
        )
        return {number for key in keys for number in sorted(self._under.get(key, ()))[:_MOST_ALIKE]}


def _parts(works: Iterable[ListedWork]) -> Iterator[list[ListedWork]]:
    coming = iter(works)
    while part := list(islice(coming, _WRITTEN_AT_ONCE)):
        yield part


def _put(db: Connection, works: Sequence[ListedWork]) -> None:
    rows, ids = rows_of(works)
    numbers = [row["number"] for row in rows]
    for part in in_lists(numbers):
        db.execute(delete(proceedings_ids).where(proceedings_ids.c.work.in_(part)))
    put(db, proceedings, rows)
    put(db, proceedings_ids, ids)
