"""When a venue-year is worth asking for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from curator.core.shelves.watches import NEARLY_OVER, OVERDUE, SOURCE_OF, Watch, remembered

BEGIN, END = date(2026, 7, 1), date(2026, 9, 30)
ICML = Watch("ICML", 2026, BEGIN, END, "pmlr")
WEEK, DAY = timedelta(days=7), timedelta(days=1)


def due(day: date, *, read: date | None = None, today: date | None = None) -> bool:
    """Whether it is due on a day, on which it is also asked."""
    return ICML.is_due(day, today=today or day, read=read, again=WEEK)


def test_nothing_is_due_before_its_first_day() -> None:
    """However late it is asked."""
    assert not due(BEGIN - DAY)
    assert not due(BEGIN - DAY, today=BEGIN + WEEK)
    assert due(BEGIN)


@pytest.mark.parametrize(("days", "expected"), [(0, True), (1, True), (180, True), (181, False)])
def test_what_was_never_read_is_due_for_half_a_year_after_its_end(days: int, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Then nobody waits for it any more."""
    assert due(END + days * DAY) is expected
    assert timedelta(days=180) == OVERDUE


@pytest.mark.parametrize(("days", "expected"), [(0, False), (6, False), (7, True), (8, True)])
def test_what_was_read_is_due_again_after_a_week(days: int, expected: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Proceedings hardly change."""
    assert due(date(2026, 8, 1) + days * DAY, read=date(2026, 8, 1)) is expected


def test_what_was_read_is_due_once_more_after_its_end() -> None:
    """And never again."""
    assert not due(END, read=END - DAY)
    assert due(END + DAY, read=END)
    assert ICML.is_last_look(today=END + DAY, read=END)
    assert not due(END + 9 * DAY, read=END + DAY)
    assert not ICML.is_last_look(today=END, read=END - WEEK)
    assert not ICML.is_last_look(today=END + DAY, read=None)


def test_it_is_late_a_week_before_its_end() -> None:
    """Something should have come by then."""
    assert not ICML.is_late(today=END - NEARLY_OVER)
    assert ICML.is_late(today=END - NEARLY_OVER + DAY)


def test_it_is_called_as_people_call_it() -> None:
    """Its memory is kept apart from that of the same year at another place."""
    assert (ICML.name, ICML.key) == ("ICML 2026", "pmlr ICML 2026")
    assert ICML._replace(source="virtual").key == "virtual ICML 2026"


def test_what_was_read_long_ago_is_forgotten() -> None:
    """800 days are remembered and 801 are not, in one order."""
    read = {"b": END, "a": END + DAY, "c": END - DAY}
    assert list(remembered(read, today=END + 800 * DAY).items()) == [("a", END + DAY), ("b", END)]


def test_each_venue_has_one_place() -> None:
    """The best-known ones are there."""
    places = {name: SOURCE_OF[name] for name in ("ICML", "NeurIPS", "CVPR", "ECCV", "ACL", "ICLR")}
    assert list(places.values()) == ["pmlr", "neurips", "cvf", "ecva", "acl", "openreview"]
