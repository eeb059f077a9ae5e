"""When arXiv's news is due: weekdays, weekends, holidays, and how narrow the question is."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from curator.core.window import Window
from curator.sources.arxiv.calendar import outlook, working_days

if TYPE_CHECKING:
    from curator.core.harvest import Outlook


def april(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment of April 2026; the 6th, 13th and 20th are Mondays."""
    return datetime(2026, 4, 1, hour, minute, tzinfo=UTC) + timedelta(days=day - 1)


def week_to(
    now: datetime, *, newest: datetime | None, received: int = 2_000, holidays: tuple[date, ...] = ()
) -> Outlook:
    """The outlook of the usual week that ends at ``now``."""
    window = Window(now - timedelta(days=7), now)
    return outlook(window, now=now, newest=newest, received=received, holidays=holidays)


@pytest.mark.parametrize(
    ("now", "newest"),
    [
        (april(14, 7), april(13, 17)),  # Tuesday: Monday's papers are out
        (april(14, 5), april(10, 17)),  # Tuesday, before the news can be relied on: Friday's are
        (april(13, 7), april(10, 17)),  # Monday: Friday's papers came out on Sunday evening
        (april(17, 7), april(16, 17)),  # Friday
        (april(18, 5), april(16, 17)),  # Saturday, less than a day after Friday's news
    ],
)
def test_the_latest_news_is_fresh(now: datetime, newest: datetime) -> None:
    """The newest paper is of the batch that was announced last."""
    seen = week_to(now, newest=newest)
    assert (seen.missed, seen.resting) == (0, False)


@pytest.mark.parametrize("now", [april(18, 7), april(19, 12), april(20, 5)])
def test_a_weekend_rests(now: datetime) -> None:
    """From Saturday morning to Monday morning no news is due, and Thursday's papers are the newest."""
    seen = week_to(now, newest=april(16, 17))
    assert (seen.missed, seen.resting, seen.last_due) == (0, True, april(17, 6))


def test_news_before_its_time_ends_the_rest() -> None:
    """On Sunday evening the papers of Friday can already be there."""
    assert not week_to(april(20, 3), newest=april(17, 17)).resting


@pytest.mark.parametrize(("newest", "missed"), [(april(15, 17), 1), (april(14, 17), 2), (april(8, 17), 6)])
def test_each_announcement_since_the_newest_paper_counts(newest: datetime, missed: int) -> None:
    """On Friday morning Thursday's papers are due; every older batch is one more announcement missed."""
    assert week_to(april(17, 7), newest=newest).missed == missed


def test_a_listed_holiday_is_no_missed_news() -> None:
    """A day without an announcement counts like a weekend."""
    seen = week_to(april(17, 7), newest=april(15, 17), holidays=(date(2026, 4, 17),))
    assert (seen.missed, seen.resting) == (0, True)


def test_holidays_without_end_are_not_counted_for_ever() -> None:
    """Even when every day were a holiday, the past two months are all that is looked at."""
    every = tuple(date(2026, 1, 1) + timedelta(days=number) for number in range(200))
    assert week_to(april(17, 7), newest=april(16, 17), holidays=every).missed == 0


@pytest.mark.parametrize(("received", "bearable"), [(2_000, 1), (21, 1), (7, 3), (3, 7), (1, 21), (0, 1)])
def test_a_narrow_question_may_be_silent_for_longer(received: int, bearable: int) -> None:
    """With two papers a day a few days without one prove nothing; with hundreds a day two do."""
    assert week_to(april(17, 7), newest=april(16, 17), received=received).bearable == bearable


@pytest.mark.parametrize(
    ("start", "end", "now", "days"),
    [
        (april(11), april(13), april(30), 0),  # Saturday and Sunday
        (april(10), april(13), april(30), 0),  # Friday's papers may be dated either side of the weekend
        (april(13), april(14), april(30), 1),  # Monday
        (april(13, 1), april(14), april(30), 0),  # not the whole of it
        (april(13), april(20), april(30), 4),
        (april(1), april(29), april(30, 7), 16),
        (april(13), april(14), april(14, 5), 0),  # not announced yet
        (april(13), april(14), april(14, 7), 0),  # announced up to 19:00 of Monday
        (april(13), april(14), april(15, 7), 1),
        (april(16), april(17), april(19), 0),  # Thursday after 19:00 comes on Sunday evening
        (april(16), april(17), april(20, 7), 1),
        (april(14), april(13), april(30), 0),
        (april(20), april(29), april(15), 0),  # not yet
    ],
)
def test_working_days_are_whole_days_whose_papers_are_out(
    start: datetime, end: datetime, now: datetime, days: int
) -> None:
    """Monday to Thursday, counted only once the announcement that holds their last hour was due."""
    assert working_days(Window(start, end), now=now) == days


def test_a_window_that_ends_at_midnight_is_judged_by_the_morning_after() -> None:
    """On Saturday morning the window ends on Friday, and all the same it is the weekend."""
    window = Window(april(10), april(18))
    seen = outlook(window, now=april(18, 7), newest=april(16, 17), received=500, holidays=())
    assert (seen.missed, seen.resting) == (0, True)


def test_a_window_of_the_past_is_judged_by_its_own_end() -> None:
    """A week asked again a month later is not stale because it holds no paper of today."""
    window = Window(april(6), april(10, 7))
    seen = outlook(window, now=april(30, 7), newest=april(9, 17), received=500, holidays=())
    assert (seen.missed, seen.resting) == (0, False)
