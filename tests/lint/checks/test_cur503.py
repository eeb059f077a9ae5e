"""CUR503: entries out of the order of years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.core.policy import ListFormat
from tests.lint.linting import around, marked, mended, messages

if TYPE_CHECKING:
    from curator.core.policy import Order
    from curator.lint.surroundings import Surroundings


def known(order: Order = "newest-first") -> Surroundings:
    """A list whose order is declared."""
    return around(form=ListFormat(order=order))


def entry(year: int | None, name: str = "T") -> str:
    """An entry with a venue of a year, or with neither."""
    venue = f" (ICML {year})" if year else ""
    return f"* [{name}{year}](https://a.org/{name}{year}.pdf){venue} <br/> Shows it."


def preprint(number: str) -> str:
    """A preprint, dated by its number."""
    return f"* [P{number}](https://arxiv.org/abs/{number}) <br/> Shows it."


def rows(*years: int | None, between: str = "\n\n") -> str:
    """Entries of these years."""
    return between.join(map(entry, years))


@pytest.mark.parametrize(
    "text",
    [
        rows(2023, 2022, 2022, 2020, 2017),
        rows(2023, None, 2022, None, 2020),
        rows(2019),
        rows(2015, 2021),
        rows(2023, 2015, 2022, 2016, 2021, 2017),
        rows(2015, 2016, 2017, 2018, 2019, 2020),
        "\n".join([entry(2023), entry(2022), preprint("2111.00001"), entry(2022), entry(2021), entry(2020)]),
        "\n".join([entry(2021), preprint("2011.00001"), entry(2020), preprint("1911.00001"), entry(2020)]),
    ],
)
def test_order_and_its_absence_are_left_alone(text: str) -> None:
    """A preprint may count as of the next year; a section in which too much is out of order follows none."""
    assert messages("CUR503", text, known()) == []


@pytest.mark.parametrize("order", ["top", "bottom"])
def test_orders_without_years_are_left_alone(order: Order) -> None:
    """Nothing can be out of them."""
    assert messages("CUR503", rows(2023, 2022, 2021, 2020, 2022), known(order)) == []


def test_a_list_that_is_in_the_opposite_order_is_left_alone() -> None:
    """Even its shortest sections, which prove nothing by themselves."""
    sections = [(2018, 2019, 2020, 2021), (2017, 2016), (2018, 2018, 2018, 2019)]
    text = "# Papers\n\n" + "\n\n".join(f"## S\n{rows(*years)}" for years in sections)
    assert messages("CUR503", text, known()) == []


def test_an_old_entry_on_top_is_told_where_it_comes() -> None:
    """Between two lines; its year is marked."""
    text = rows(2019, 2022, 2021, 2020, 2018)
    assert messages("CUR503", text, known()) == [
        "a paper of 2019 stands out of order (newest first), expected below line 11 and above line 13"
    ]
    assert marked("CUR503", text, known()) == ["2019"]
    assert mended("CUR503", text, known()) == rows(2022, 2021, 2020, 2019, 2018)


def test_a_new_entry_at_the_end_moves_up() -> None:
    """As little as can be: below those of its year."""
    text = "\n".join([entry(2022), entry(2021, "A"), entry(2020), entry(2019), entry(2021, "B")])
    assert mended("CUR503", text, known()) == "\n".join(
        [entry(2022), entry(2021, "A"), entry(2021, "B"), entry(2020), entry(2019)]
    )


def test_oldest_first_is_kept_as_well() -> None:
    """When it is declared."""
    text = rows(2018, 2019, 2017, 2020, 2021)
    assert messages("CUR503", text, known("oldest-first")) == [
        "a paper of 2017 stands out of order (oldest first), expected above line 5"
    ]
    assert mended("CUR503", text, known("oldest-first")) == rows(2017, 2018, 2019, 2020, 2021)


@pytest.mark.parametrize(
    "years",
    [
        (2021, 2023, 2022, 2022, 2020, 2019, 2018),
        (2023, 2022, 2021, 2020, 2019, 2018, 2022),
        (2023, 2022, 2019, 2018, 2021, 2020, 2018, 2017),
        (2018, 2023, 2022, 2021, 2020, 2019, 2022, 2018),
        (2023, 2022, 2021, 2020, 2018, 2018, 2019, 2019),
        (2020, 2019, 2023, 2022, 2021, 2021, 2020, 2018),
    ],
)
def test_all_of_a_section_are_mended_by_its_first_finding(years: tuple[int, ...]) -> None:
    """Whole entries move, with the blank lines beside them."""
    text = rows(*years)
    assert messages("CUR503", text, known())
    assert mended("CUR503", text, known()) == rows(*sorted(years, reverse=True))


def test_entries_without_a_year_stay_where_they_are() -> None:
    """Below what they stood below."""
    text = rows(2019, 2022, None, 2021, 2020, 2018)
    assert mended("CUR503", text, known()) == rows(2022, None, 2021, 2020, 2019, 2018)


def test_entries_of_several_lines_move_whole() -> None:
    """With what is nested in them."""
    old = entry(2019).replace(" <br/>", "\n  - with a note\n  <br/>")
    text = "\n\n".join([old, *map(entry, (2022, 2021, 2020))])
    assert mended("CUR503", text, known()) == "\n\n".join([*map(entry, (2022, 2021, 2020)), old])


@pytest.mark.parametrize(
    "text",
    [
        f"## S\n{rows(2022, 2021)}\n\nOlder:\n\n{rows(2019, 2020, 2018)}\n",
        f"## S\n{rows(2022, 2021, 2019, 2020)}\n- {entry(2018)[2:]}\n",
        "## S\n"
        + "\n".join(
            f"{number}. {entry(year)[2:]}" for number, year in enumerate((2022, 2021, 2019, 2020, 2018), 1)
        ),
    ],
)
def test_what_is_no_single_plain_list_is_told_and_left(text: str) -> None:
    """Text between entries, other bullets, numbers."""
    assert len(messages("CUR503", text, known())) == 1
    assert mended("CUR503", text, known()) == text


def test_ten_thousand_entries_are_ordered_in_one_round() -> None:
    """A fifth of them stand on top although they are old."""
    years = [2015] * 2_000 + [2024 - number // 1_000 for number in range(8_000)]
    text = rows(*years, between="\n")
    assert len(messages("CUR503", text, known())) == 2_000
    assert mended("CUR503", text, known()) == rows(*sorted(years, reverse=True), between="\n")
