"""A record held against its pull request: who decided what, and what the bot still owes.

A person's word wins over the bot's. A pull request that the bot has to close, and that is still open, was not
reopened by anybody; one that is open although nothing is owed was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curator.core.proposal import Action, Outcome
from curator.core.record import Record

if TYPE_CHECKING:
    from datetime import date

    from curator.core.proposal import Published, Standing


def settled(record: Record, pull: Standing | None, *, today: date | None) -> Record:
    """The record as the forge has it now; None is a branch without a pull request that is known."""
    if pull is None:
        return replace(record, owes="") if record.owes == "close" else record
    # A merge is for good, also where a forge looks for its lines and they have been edited since.
    if record.outcome is Outcome.MERGED and record.number == pull.number:
        return record
    found = replace(record, number=pull.number, url=pull.url)
    if pull.outcome is Outcome.OPEN:
        return _standing_open(found)
    if pull.outcome is Outcome.MERGED:
        over = replace(found, outcome=Outcome.MERGED, reason=pull.reason, until=None, owes="")
        return replace(over, decided=found.decided or today)
    return _standing_closed(found, pull, today=today)


def _standing_open(record: Record) -> Record:
    if record.owes == "close":
        return record
    if record.live:
        return replace(record, owes="")
    # Somebody has reopened it. Why the bot had taken it back is kept, so that it does not do so again.
    reason = record.reason if record.outcome is Outcome.WITHDRAWN else ""
    return replace(record, outcome=Outcome.OPEN, reason=reason, until=None, decided=None, owes="")


def _standing_closed(record: Record, pull: Standing, *, today: date | None) -> Record:
    if record.owes == "reopen":
        return record
    if record.outcome in {Outcome.OPEN, Outcome.MERGED, Outcome.TAKEN}:
        return replace(record, outcome=Outcome.DECLINED, reason=pull.reason, decided=today, owes="")
    return replace(record, owes="")


def remembered(pull: Standing, *, today: date | None) -> Record:
    """The record of a pull request that the memory does not know, from its marker."""
    marker = pull.marker
    unknown = Record(marker.key, pull.branch, marker.ids, marker.title, pull.outcome)
    reason = pull.reason if pull.outcome is not Outcome.OPEN else ""
    known = replace(unknown, number=pull.number, url=pull.url, reason=reason)
    return known if known.live else replace(known, decided=today)


def after_all(record: Record, done: Published | None) -> Record:
    """The record once the night has done something about its branch.

    What was owed is done, or cannot be done: then it stays as people left it, and is not tried again.
    """
    if done is None:
        return record
    if record.owes == "close" and done.action is Action.CLOSED:
        return replace(record, owes="")
    if record.owes == "close" and done.action is Action.KEPT:
        return replace(record, outcome=Outcome.OPEN, owes="", decided=None)
    if record.owes == "reopen" and done.action is Action.UPDATED:
        return replace(record, owes="")
    if record.owes == "reopen" and done.action is Action.KEPT:
        return replace(record, outcome=Outcome.DECLINED, reason=done.reason, owes="")
    return record
