"""The place of a new entry: the order of its section is kept as well as it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.list.document import Entry, NewEntry, parse
from curator.core.list.placing import place
from curator.core.works.paper import Venue

if TYPE_CHECKING:
    from curator.core.policy import Order


def section(*years: int | None) -> tuple[Entry, ...]:
    """Entries of these years."""
    lines = (
        "* [T](https://a.org)\n" if year is None else f"* [T](https://a.org) (ICML {year})\n"
        for year in years
    )
    return tuple(parse("".join(lines)).entries)


def new(year: int | None, url: str = "https://a.org") -> NewEntry:
    """A new entry of this year."""
    return NewEntry("T", url, venue=None if year is None else Venue("ICLR", year))


@pytest.mark.parametrize(
    ("years", "year", "at"),
    [
        ((), 2020, 0),
        ((2022, 2020, 2018), 2023, 0),
        ((2022, 2020, 2018), 2020, 1),
        ((2022, 2020, 2018), 2019, 2),
        ((2022, 2020, 2018), 2017, 3),
        ((None, 2022, None, 2020), 2021, 2),
        ((2022, 2019, 2021, 2020, 2018), 2021, 1),
        ((2022, 2021, 2010, 2020, 2020, 2018), 2019, 5),
        ((2018, 2022, 2021), 2020, 3),
        ((2022, 2020), None, 0),
    ],
)
def test_newest_first(years: tuple[int | None, ...], year: int | None, at: int) -> None:
    """Above those of its year; in a rough order, where the fewest are on the wrong side."""
    assert place(section(*years), new(year), order="newest-first") == at


@pytest.mark.parametrize(
    ("order", "year", "at"),
    [
        ("oldest-first", 2020, 2),
        ("oldest-first", 2017, 0),
        ("oldest-first", None, 3),
        ("top", 2000, 0),
        ("bottom", 2030, 3),
    ],
)
def test_other_orders(order: Order, year: int | None, at: int) -> None:
    """Oldest first puts it below those of its year."""
    assert place(section(2018, 2020, 2022), new(year), order=order) == at


def test_an_arxiv_number_stands_for_a_missing_year() -> None:
    """Of the new entry and of those that are there."""
    entries = tuple(
        parse("* [T](https://arxiv.org/abs/2106.00001)\n* [T](https://arxiv.org/abs/1906.00001)\n").entries
    )
    assert place(entries, new(None, "https://arxiv.org/abs/2001.00001"), order="newest-first") == 1


@given(st.lists(st.integers(2010, 2030)), st.integers(2010, 2030))
def test_a_section_in_order_stays_in_order(years: list[int], year: int) -> None:
    """Whatever is added."""
    years.sort(reverse=True)
    at = place(section(*years), new(year), order="newest-first")
    assert [*years[:at], year, *years[at:]] == sorted([*years, year], reverse=True)
    assert at == 0 or years[at - 1] > year
