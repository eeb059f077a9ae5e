"""What comes back by itself when its time is up, and what is kept so that the rest can come back at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from curator.core.proposal import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from curator.core.memory import Record

PAPERS_KEPT: Final = 50
"""Of decided proposals: the papers of the latest ones are kept, so that they can be made again."""

_MAY_COME_BACK: Final = (Outcome.DECLINED, Outcome.WITHDRAWN)


def woken(records: Sequence[Record], *, places: int, today: date) -> tuple[Record, ...]:
    """The records with those open again whose snooze is over, as far as there are places for them."""
    due = dict.fromkeys(one.branch for one in records if _is_due(one, today))
    branches = tuple(due)[: max(0, places)]
    return tuple(_awake(one) if _is_due(one, today) and one.branch in branches else one for one in records)


def _is_due(record: Record, today: date) -> bool:
    return record.outcome is Outcome.SNOOZED and record.until is not None and record.until <= today


def _awake(record: Record) -> Record:
    """Open again; one that the bot never got round to closing simply stays open."""
    owes = replace(record, owes="" if record.owes == "close" else "reopen")
    return replace(owes, outcome=Outcome.OPEN, until=None)


def forgetting(records: Sequence[Record]) -> tuple[Record, ...]:
    """The records without the papers that nobody will ask for again."""
    decided = [at for at, one in enumerate(records) if one.paper and one.outcome in _MAY_COME_BACK]
    decided.sort(key=lambda at: (records[at].decided is not None, records[at].decided, at))
    kept = frozenset(decided[-PAPERS_KEPT:])
    return tuple(
        replace(one, paper=None)
        if one.paper and at not in kept and not (one.live or one.outcome is Outcome.SNOOZED)
        else one
        for at, one in enumerate(records)
    )
