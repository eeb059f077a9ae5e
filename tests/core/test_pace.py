"""Fewer proposals for people who decline much, or who do not get round to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from curator.core.pace import paced
from curator.core.policy import Limits
from curator.core.proposal import Outcome
from tests.core.making import NOW, record

if TYPE_CHECKING:
    from curator.core.record import Record

TODAY = NOW.date()
LIMITS = Limits(max_open=20, max_per_run=6, max_per_day=10)


def _decided(declined: int, of: int = 10) -> list[Record]:
    """Decisions, the declined ones the latest."""
    return [
        replace(
            record(number, outcome=Outcome.DECLINED if number > of - declined else Outcome.MERGED),
            decided=TODAY - timedelta(days=of - number),
        )
        for number in range(1, of + 1)
    ]


def _open(days: int) -> Record:
    return replace(record(99), day=TODAY - timedelta(days=days))


@pytest.mark.parametrize(
    ("declined", "old", "per_run", "per_day"),
    [(0, 0, 6, 10), (5, 30, 6, 10), (6, 0, 3, 5), (8, 0, 3, 5), (0, 31, 3, 5), (7, 40, 2, 3), (9, 0, 1, 2)],
)
def test_the_pace_follows_what_people_can_take(declined: int, old: int, per_run: int, per_day: int) -> None:
    """Never nothing at all, and never more than the settings say."""
    pace = paced(LIMITS, [*_decided(declined), _open(old)], today=TODAY)
    assert (pace.limits.max_per_run, pace.limits.max_per_day) == (per_run, per_day)
    assert pace.limits.max_open == LIMITS.max_open
    assert bool(pace.reason) is (pace.limits != LIMITS)


def test_the_reason_is_a_sentence_for_people() -> None:
    """Both reasons, where there are two."""
    pace = paced(LIMITS, [*_decided(7), _open(40)], today=TODAY)
    assert pace.reason == (
        "Slower: 7 of the last 10 proposals were declined and the oldest open one has waited for 40 days."
    )


def test_a_few_decisions_teach_nothing() -> None:
    """Nine declined are no ten; and of more than ten only the latest count."""
    assert paced(LIMITS, _decided(9, of=9), today=TODAY).reason == ""
    older = [
        replace(one, outcome=Outcome.DECLINED, decided=TODAY - timedelta(days=99)) for one in _decided(0)
    ]
    assert paced(LIMITS, [*older, *_decided(0)], today=TODAY).reason == ""


def test_one_a_run_cannot_be_slower() -> None:
    """Who asks for the least gets that, and no false excuse."""
    least = Limits(max_per_run=1, max_per_day=1)
    assert paced(least, _decided(10), today=TODAY) == (least, "")


def test_what_was_never_proposed_counts_for_nothing() -> None:
    """A refusal of a paper in doubt says nothing about the proposals."""
    never = [replace(one, day=None) for one in _decided(10)]
    assert paced(LIMITS, never, today=TODAY).reason == ""
