"""A simulated year in short: arXiv, eight venues that appear at their dates, and maintainers who merge."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from tests.e2e.made_year import BEGIN, EDITIONS, made_year
from tests.e2e.made_year import NIGHTS as WHOLE_YEAR
from tests.e2e.year import living
from tests.e2e.year_promises import broken, figures

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from tests.services.conference_pages import Edition

_MONTH: Final = timedelta(days=30)


def chosen(*editions: Edition, step: int) -> list[date]:
    """A night every ``step`` days, and those after the proceedings of these editions appear."""
    last = BEGIN + timedelta(days=WHOLE_YEAR - 1)
    usual = {BEGIN + timedelta(days=at) for at in range(0, WHOLE_YEAR, step)}
    special = {one.appears + timedelta(days=days) for one in editions for days in (0, 1, 3, 4, 6)}
    return sorted(day for day in usual | special | {last} if day <= last)


NIGHTS: Final = chosen(*EDITIONS, step=21)


def test_a_year(tmp_path: Path) -> None:
    """Each paper for the list is proposed once, whoever tells first; preprints are upgraded within a week."""
    with living(made_year(), tmp_path) as year:
        for number, day in enumerate(NIGHTS):
            year.night(day, twice=number % 6 == 0)
        assert broken(year, until=NIGHTS[-1]) == []
        came = figures(year, until=NIGHTS[-1])
    assert came.proposed == came.wanted >= 90
    assert came.upgraded == came.upgrades_due >= 24


def test_a_site_that_is_down_for_a_month_loses_nothing(tmp_path: Path) -> None:
    """Its proceedings are read, and its upgrades proposed, when it is back."""
    edition = next(one for one in EDITIONS if one.venue == "ICCV")
    back = edition.appears + _MONTH
    nights = sorted({*chosen(edition, step=30), *(back + timedelta(days=days) for days in range(4))})
    with living(made_year(venues={"ICCV"}), tmp_path) as year:
        for day in nights:
            if day == edition.appears:
                year.break_down(edition.service)
            if day == back:
                year.repair()
            year.night(day)
        assert broken(year, until=nights[-1], late=_MONTH) == []
        assert any("cvf" in words for told in year.diary.degraded.values() for words in told)
