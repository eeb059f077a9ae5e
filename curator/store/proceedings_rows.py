"""Records of proceedings as rows of the ledger and back; keys of a newer program are passed over."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final, get_args

from curator.core.claims.cues import Standing
from curator.core.shelves.works import ListedWork
from curator.core.works.keys import keys_of
from curator.core.works.likeness import Title
from curator.core.works.paper import PaperId
from curator.store.codec import index_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curator.store.rows import Row

_STANDINGS: Final = frozenset(get_args(Standing))
_BYTES: Final = 8
# One for all, because an import has hundred thousands; ASCII, as all of the ledger.
_ENCODER: Final = json.JSONEncoder(separators=(",", ":"), check_circular=False)


def rows_of(works: Iterable[ListedWork]) -> tuple[list[Row], list[Row]]:
    """The rows of records and of their ids, each once; of two with one identity the later one counts."""
    records: dict[int, Row] = {}
    ids: dict[int, list[Row]] = {}
    for work in works:
        number = _number(work)
        records[number] = _row(number, work)
        ids[number] = [{"id": name, "work": number} for name in {index_text(str(one)) for one in work.ids}]
    return list(records.values()), [row for rows in ids.values() for row in rows]


def work_of(record: str) -> ListedWork | None:
    """Read what a row's ``record`` says; None for a status of a newer program."""
    stored: dict[str, Any] = json.loads(record)
    if stored["status"] not in _STANDINGS:
        return None
    return ListedWork(
        title=stored["title"],
        authors=tuple(stored["authors"]),
        venue=stored["venue"],
        year=stored["year"],
        url=stored["url"],
        status=stored["status"],
        ids=tuple(PaperId(*one) for one in stored["ids"]),
        source=stored["source"],
        seen=date.fromisoformat(stored["seen"]),
        track=stored["track"],
    )


def _row(number: int, work: ListedWork) -> Row:
    return {
        "number": number,
        "source": index_text(work.source),
        "venue": index_text(work.venue),
        "year": work.year,
        **keys_of(Title(work.title))._asdict(),
        "record": _ENCODER.encode({**work._asdict(), "seen": work.seen.isoformat()}),
    }


def _number(work: ListedWork) -> int:
    """A number of 64 bits made of a record's identity: that two get the same one is not to be expected."""
    digest = hashlib.blake2b(_ENCODER.encode(work.identity).encode(), digest_size=_BYTES).digest()
    return int.from_bytes(digest, "big", signed=True)
