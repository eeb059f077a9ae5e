"""How fast people can take proposals: slower than the limits allow when they decline much or fall behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.proposal import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from curator.core.memory import Record
    from curator.core.policy import Limits

LOOKED_AT: Final = 10
"""Decisions of people, the latest ones; with fewer there is nothing to learn from."""

MANY: Final = 6
NEARLY_ALL: Final = 9
OLD: Final = 30
"""Days after which an open pull request says that nobody gets round to it."""


class Pace(NamedTuple):
    """The limits of tonight, and why they are tighter than the settings'; "" when they are not."""

    limits: Limits
    reason: str = ""


def paced(limits: Limits, records: Sequence[Record], *, today: date) -> Pace:
    """The limits on new proposals in view of how the last ones fared; never wider, and never nothing at all.

    Many declined of the last ten halve them, nearly all of them leave one a run; so does, by a half, an open
    pull request that has waited for more than thirty days.
    """
    slower, reasons = 1, []
    declined = _declined(records)
    if declined >= MANY:
        slower *= 2 if declined < NEARLY_ALL else limits.max_per_run
        reasons.append(f"{declined} of the last {LOOKED_AT} proposals were declined")
    age = _age(records, today)
    if age > OLD:
        slower *= 2
        reasons.append(f"the oldest open one has waited for {age} days")
    if not reasons or slower == 1:
        return Pace(limits)
    tight = limits._replace(
        max_per_run=_part(limits.max_per_run, slower), max_per_day=_part(limits.max_per_day, slower)
    )
    return Pace(tight, f"Slower: {' and '.join(reasons)}.") if tight != limits else Pace(limits)


def _declined(records: Sequence[Record]) -> int:
    decided = [
        record
        for record in records
        if record.decided and record.day and record.outcome in {Outcome.MERGED, Outcome.DECLINED}
    ]
    decided.sort(key=lambda record: (record.decided, record.number or 0))
    last = decided[-LOOKED_AT:]
    return sum(record.outcome is Outcome.DECLINED for record in last) if len(last) == LOOKED_AT else 0


def _age(records: Sequence[Record], today: date) -> int:
    """How many days the oldest open proposal has waited."""
    return max(((today - one.day).days for one in records if one.live and one.day), default=0)


def _part(limit: int, slower: int) -> int:
    return limit if limit <= 1 else max(1, -(-limit // slower))
