"""What a night would have proposed by the drafted rules, as far as anybody could be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Would(NamedTuple):
    """One paper that would have been proposed: for which section, by its heading, with which score."""

    title: str
    url: str
    section: str
    score: float


class Rehearsed(NamedTuple):
    """A night over one week.

    Attributes:
        problem: one sentence: why there is no rehearsal, or what of it is missing; "" for neither.
        since: the first day of the week; None where nothing was asked.
        until: its last day.
        papers: how many came.
        would: those that would have been proposed, or would have waited for room, the best first.
        triage: how many a person would have had to look at.
        listed: how many the list has already.
        each: how many one night proposes at most.
    """

    problem: str
    since: date | None = None
    until: date | None = None
    papers: int = 0
    would: tuple[Would, ...] = ()
    triage: int = 0
    listed: int = 0
    each: int = 0


def not_rehearsed(why: str) -> Rehearsed:
    """Nobody was asked, for this reason."""
    return Rehearsed(f"What would have been proposed last week is not known: {why}")
