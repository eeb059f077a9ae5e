"""What of a row stands in order."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.lint.structure.in_order import in_order

ROWS = st.lists(
    st.lists(st.integers(0, 5), min_size=1, max_size=2, unique=True).map(
        lambda offered: sorted(offered)[::-1]
    ),
    max_size=7,
)


@pytest.mark.parametrize("row", [[], [[3]], [[1], [1], [2]], [[2, 1], [2, 1], [2, 1]]])
def test_a_row_in_order_stays_whole(row: list[list[int]]) -> None:
    """Equal values are in order."""
    assert list(in_order(row)) == list(range(len(row)))


def test_a_place_takes_the_value_that_keeps_it() -> None:
    """Of those that it offers."""
    assert in_order([[2], [3, 1], [3]]) == {0: 2, 1: 3, 2: 3}


def test_of_two_parts_of_one_length_the_earlier_stays() -> None:
    """What stands below it is what moves."""
    assert in_order([[2], [1]]) == {0: 2}


@given(ROWS)
def test_no_longer_part_is_in_order(row: list[list[int]]) -> None:
    """Compared with every choice of places and values."""
    kept = in_order(row)
    assert list(kept) == sorted(kept)
    assert all(value in row[place] for place, value in kept.items())
    assert all(one <= other for one, other in pairwise(kept.values()))
    assert len(kept) == max(map(length, product(*([None, *offered] for offered in row))), default=0)


def length(values: tuple[int | None, ...]) -> int:
    """How many of the chosen values there are; none when they fall anywhere."""
    chosen = [value for value in values if value is not None]
    return len(chosen) if all(one <= other for one, other in pairwise(chosen)) else 0
