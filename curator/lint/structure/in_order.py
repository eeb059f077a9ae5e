"""What of a row stands in order: as much of it as can stay where it is."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_order(row: Sequence[Sequence[int]]) -> dict[int, int]:
    """The longest part of the row that does not fall: its places in order, each with its value.

    A place offers one value or several, the highest first, of which it takes one. n log n for n values.
    """
    ends: list[int] = []  # for each length, the lowest value with which a part of that length ends,
    lasts: list[int] = []  # and the number of that value
    first_of_longest = -1
    values: list[tuple[int, int, int]] = []  # place, value, and the number of the value before
    for place, offered in enumerate(row):
        for value in offered:  # from the highest: no two of one place follow each other in order
            length = bisect_right(ends, value)
            if length == len(ends):
                first_of_longest = len(values)
            ends[length : length + 1] = [value]
            values.append((place, value, lasts[length - 1] if length else -1))
            lasts[length : length + 1] = [len(values) - 1]
    kept: dict[int, int] = {}
    number = first_of_longest
    while number >= 0:
        place, value, number = values[number]
        kept[place] = value
    return dict(reversed(kept.items()))
