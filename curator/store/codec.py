"""Candidates and actions as JSON text and back, loss-free; keys of a newer program are passed over.

Plain ASCII text: PostgreSQL refuses a NUL, and drivers refuse half a surrogate pair, either of which a
hostile title may hold.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar

from curator.core.candidate import Candidate, Classification, Evidence, Placing, Screening, Verdict
from curator.core.proposal import Action, Published
from curator.core.works.identity import Match
from curator.core.works.paper import Paper, PaperId, Venue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from _typeshed import DataclassInstance

    Stored = Mapping[str, Any]

T = TypeVar("T")

_EVIDENCE_LENGTH: Final = 6
_LONGEST_INDEXED: Final = 200
"""PostgreSQL cannot index a text of more than about 2,700 bytes."""


def index_text(text: str) -> str:
    """A text as the ledger indexes it: ASCII and short, a digest keeping long ones apart."""
    plain = json.dumps(text)[1:-1]
    if len(plain) <= _LONGEST_INDEXED:
        return plain
    return f"{plain[:100]}~{hashlib.sha256(plain.encode()).hexdigest()}"


def encode(value: Candidate | Published) -> str:
    """The value as one line of JSON."""
    return _ENCODER.encode(value)


def _plain(value: object) -> object:
    kind = type(value)
    if kind in _OBJECTS:
        stored = {name: getattr(value, name) for name in _OBJECTS[kind]}
        if isinstance(value, Paper):
            stored["ids"] = [str(one) for one in value.ids]
        elif isinstance(value, Candidate):
            stored["id"] = str(value.id)
        return stored
    if isinstance(value, datetime):
        return value.isoformat()
    message = f"{kind.__name__} has no place in the ledger"
    raise TypeError(message)


def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


_STORED: Final[tuple[type[DataclassInstance], ...]] = (
    Candidate,
    Paper,
    Venue,
    Classification,
    Screening,
    Match,
    Published,
)
_OBJECTS: Final[Mapping[type, tuple[str, ...]]] = {kind: _names(kind) for kind in _STORED}
# One encoder for all, because a night has thousands of candidates; their values cannot hold themselves. It
# has a hundred thousand of evidence and placings: as named tuples they become rows, in half the room.
_ENCODER: Final = json.JSONEncoder(default=_plain, separators=(",", ":"), check_circular=False)


def candidate_of(text: str) -> Candidate:
    """Read what `encode` wrote of a candidate."""
    stored = json.loads(text)
    return Candidate(
        id=PaperId.parse(stored["id"]),
        paper=_paper(stored["paper"]),
        classification=_classification(stored["classification"]),
        match=_maybe(stored["match"], _match),
        listed_at=stored["listed_at"],
    )


def published_of(text: str) -> Published:
    """Read what `encode` wrote of an action."""
    stored = json.loads(text)
    return Published(
        key=stored["key"],
        branch=stored["branch"],
        action=Action(stored["action"]),
        number=stored["number"],
        url=stored["url"],
        reason=stored["reason"],
    )


def _paper(stored: Stored) -> Paper:
    return Paper(
        ids=tuple(PaperId.parse(one) for one in stored["ids"]),
        title=stored["title"],
        url=stored["url"],
        authors=tuple(stored["authors"]),
        abstract=stored["abstract"],
        categories=tuple(stored["categories"]),
        comment=stored["comment"],
        journal_ref=stored["journal_ref"],
        venue=_maybe(stored["venue"], _venue),
        published=_maybe(stored["published"], datetime.fromisoformat),
        updated=_maybe(stored["updated"], datetime.fromisoformat),
        version=stored["version"],
        withdrawn=stored["withdrawn"],
        source=stored["source"],
    )


def _classification(stored: Stored) -> Classification:
    screening = stored["screening"]
    return Classification(
        screening=Screening(
            Verdict(screening["verdict"]), screening["score"], _evidence(screening["evidence"])
        ),
        ranking=tuple(Placing(one[0], one[1], _evidence(one[2])) for one in stored["ranking"]),
        section=stored["section"],
    )


def _evidence(stored: Sequence[Sequence[Any]]) -> tuple[Evidence, ...]:
    return tuple(Evidence(*one[:_EVIDENCE_LENGTH]) for one in stored)


def _match(stored: Stored) -> Match:
    return Match(stored["kind"], stored["reason"], stored["similarity"])


def _venue(stored: Stored) -> Venue:
    return Venue(stored["name"], stored["year"], stored["raw"])


def _maybe(stored: Any | None, read: Callable[[Any], T]) -> T | None:  # noqa: ANN401  # any JSON value
    return None if stored is None else read(stored)
