"""Quiet is not stale is not broken: how the health of a source is judged, and with which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from curator.core.harvest import Observed, Outlook, Status, judge
from curator.core.window import Window

FRIDAY = datetime(2026, 4, 17, 6, tzinfo=UTC)
WEEK = Window(datetime(2026, 4, 10, 7, tzinfo=UTC), datetime(2026, 4, 17, 7, tzinfo=UTC))
GOOD = Observed(
    source="arxiv",
    window=WEEK,
    requests=2,
    answers=2,
    received=1_732,
    total=1_732,
    newest=datetime(2026, 4, 16, 17, 58, tzinfo=UTC),
)
DUE = Outlook(working_days=4, last_due=FRIDAY, resting=False, missed=0, bearable=1)


def test_all_records_and_the_latest_news_are_fresh() -> None:
    """The sentence says how many came of how many, and how new they are."""
    health = judge(GOOD, outlook=DUE)
    assert health.status is Status.FRESH
    assert health.reason == "1,732 of 1,732 records came, the newest of Thu 2026-04-16 17:58 UTC."
    assert health.complete
    assert (health.source, health.window, health.requests, health.received, health.total) == (
        "arxiv",
        WEEK,
        2,
        1_732,
        1_732,
    )


def test_a_weekend_is_quiet() -> None:
    """No news was due, so nothing is wrong, and the window need not be asked again."""
    health = judge(GOOD, outlook=replace(DUE, resting=True))
    assert (health.status, health.complete) == (Status.QUIET, True)
    assert health.reason.endswith("; no news was due since Fri 2026-04-17.")


def test_one_announcement_missed_is_taken_for_a_holiday() -> None:
    """Holidays are not all known, so once is quiet."""
    health = judge(GOOD, outlook=replace(DUE, missed=1))
    assert health.status is Status.QUIET
    assert health.reason.endswith("; the news due on Fri 2026-04-17 did not come, as on a holiday.")


@pytest.mark.parametrize("resting", [False, True])
def test_old_news_is_stale_on_any_day(*, resting: bool) -> None:
    """Two announcements missed by a source with hundreds of papers a day are no holiday."""
    health = judge(GOOD, outlook=replace(DUE, missed=2, resting=resting))
    assert (health.status, health.complete) == (Status.STALE, False)
    assert "although news was due 2 times since, last on Fri 2026-04-17" in health.reason


def test_a_narrow_question_is_not_stale_so_soon() -> None:
    """What is bearable depends on how much usually comes."""
    assert judge(GOOD, outlook=replace(DUE, missed=2, bearable=4)).status is Status.QUIET


def test_nothing_at_all_on_a_weekend_is_quiet() -> None:
    """A window in which nothing was due may be empty."""
    nothing = replace(GOOD, received=0, total=0, newest=None)
    health = judge(nothing, outlook=replace(DUE, working_days=0))
    assert health.status is Status.QUIET
    assert health.reason == "No paper, and none was due: news last came on Fri 2026-04-17."


@pytest.mark.parametrize(("days", "said"), [(1, "a working day"), (4, "4 working days")])
def test_nothing_at_all_on_a_working_day_is_stale(days: int, said: str) -> None:
    """A total of zero where there must be papers is never taken for quiet."""
    nothing = replace(GOOD, received=0, total=0, newest=None)
    health = judge(nothing, outlook=replace(DUE, working_days=days, resting=True))
    assert (health.status, health.complete) == (Status.STALE, False)
    assert health.reason == f"It answers that there is no paper at all in a time that holds {said}."


def test_a_page_that_failed_makes_it_partial() -> None:
    """What came before is kept, and the window is asked again."""
    broken = replace(GOOD, received=800, failure="status 503 after 10 attempts")
    health = judge(broken, outlook=DUE)
    assert (health.status, health.complete) == (Status.PARTIAL, False)
    assert health.reason == "800 of 1,732 records came, but: status 503 after 10 attempts."


def test_doubts_make_it_partial_although_no_page_failed() -> None:
    """A service that leaves records out is not believed."""
    health = judge(replace(GOOD, doubts=("5 never came", "dates are odd")), outlook=DUE)
    assert health.status is Status.PARTIAL
    assert health.reason.endswith("but: 5 never came; dates are odd.")


def test_a_source_that_gave_no_answer_is_down() -> None:
    """Nothing could be believed, so there is nothing to count."""
    gone = replace(GOOD, answers=0, received=0, total=None, newest=None, failure="status 503")
    health = judge(gone, outlook=DUE)
    assert (health.status, health.total) == (Status.DOWN, None)
    assert health.reason == "Nothing could be read: status 503."


def test_an_empty_answer_before_a_failure_is_partial_and_not_down() -> None:
    """It did answer once."""
    health = judge(replace(GOOD, received=0, newest=None, failure="status 503"), outlook=DUE)
    assert health.status is Status.PARTIAL


def test_what_was_noticed_is_told_without_changing_the_verdict() -> None:
    """Oddities that did no harm stand at the end of the sentence."""
    health = judge(replace(GOOD, notes=("the order was ignored", "pages overlap")), outlook=DUE)
    assert health.status is Status.FRESH
    assert health.reason.endswith(" Noticed: the order was ignored; pages overlap.")


def test_an_unknown_total_is_not_made_up() -> None:
    """A source that does not count its records is quoted without a total."""
    assert judge(replace(GOOD, total=None), outlook=DUE).reason.startswith("1,732 records came, ")


def test_a_source_that_was_not_asked_is_idle() -> None:
    """One that was asked and had nothing is not, nor one that gave papers without being asked."""
    health = judge(GOOD, outlook=replace(DUE, resting=True))
    assert not health.idle
    assert replace(health, requests=0, received=0).idle
    assert not replace(health, requests=1, received=0).idle
    assert not replace(health, requests=0, received=0, status=Status.DOWN).idle
