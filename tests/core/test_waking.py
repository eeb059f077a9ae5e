"""Snoozes that are over, and the papers that are kept for those that may come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from curator.core.proposal import Outcome
from curator.core.waking import PAPERS_KEPT, forgetting, woken
from tests.core.making import NOW, paper, record

TODAY = NOW.date()
SNOOZED = [
    replace(record(number, outcome=Outcome.SNOOZED), until=TODAY + timedelta(days=days))
    for number, days in enumerate((-1, 0, 1), 1)
]


def test_what_is_due_comes_back_while_there_are_places() -> None:
    """The rest waits for one."""
    assert [one.owes for one in woken(SNOOZED, places=9, today=TODAY)] == ["reopen", "reopen", ""]
    awake = woken(SNOOZED, places=1, today=TODAY)
    assert [one.outcome for one in awake] == [Outcome.OPEN, Outcome.SNOOZED, Outcome.SNOOZED]
    assert woken(SNOOZED, places=-1, today=TODAY) == tuple(SNOOZED)


def test_what_was_never_closed_simply_stays_open() -> None:
    """The bot did not get round to closing it while it was away."""
    (one,) = woken([replace(SNOOZED[0], owes="close")], places=1, today=TODAY)
    assert (one.live, one.owes, one.until) == (True, "", None)


def test_of_decided_proposals_the_latest_keep_their_papers() -> None:
    """A merged one needs none; what is open or put away keeps it whatever there is."""
    declined = [
        replace(
            record(number, outcome=Outcome.DECLINED),
            paper=paper(number),
            decided=TODAY - timedelta(days=number),
        )
        for number in range(1, PAPERS_KEPT + 3)
    ]
    merged = replace(record(900, outcome=Outcome.MERGED), paper=paper(900))
    others = [replace(record(901), paper=paper(901)), replace(SNOOZED[0], paper=paper(1))]
    kept = forgetting([*declined, merged, *others])
    assert [one.paper is not None for one in kept] == [True] * PAPERS_KEPT + [False] * 3 + [True] * 2
    assert forgetting(kept) == kept
