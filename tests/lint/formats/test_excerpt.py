"""A line of the list in a terminal: what is wrong is in sight, and the caret stands below it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from curator.lint.formats.excerpt import Excerpt, drawn, excerpt


def shown(text: str, marked: str, *, columns: int = 40) -> Excerpt:
    """The excerpt of a text of one line around its first ``marked``."""
    start = text.index(marked)
    return excerpt(text, (0, len(text)), (start, start + len(marked)), columns=columns)


def below(found: Excerpt) -> str:
    """The characters above the carets, when every character takes one column."""
    return found.shown[found.indent : found.indent + found.length]


def test_a_line_that_fits_is_left_alone() -> None:
    """Nothing is cut that need not be."""
    assert shown("* [A title](https://x)", "title") == Excerpt("* [A title](https://x)", 5, 5)


@pytest.mark.parametrize("place", [0, 3, 100, 200, 390, 399])
def test_of_a_long_line_the_marked_part_is_seen(place: int) -> None:
    """With an ellipsis where the line goes on, and as much around it as there is room for."""
    line = "".join(chr(ord("a") + number % 26) for number in range(400))
    found = excerpt(line, (0, 400), (place, place + 1), columns=40)
    assert below(found) == line[place]
    assert 35 <= len(found.shown) <= 40
    assert found.shown.startswith("…") is (place > 30)
    assert found.shown.endswith("…") is (place < 370)


def test_a_long_mark_is_cut_too() -> None:
    """Its beginning is what a reader needs."""
    found = shown(f"before {'x' * 300} after", "x" * 300)
    assert found.shown == f"before {'x' * 25}…"
    assert found.length == 25


@pytest.mark.parametrize(
    ("line", "marked", "under"),
    [
        ("数学 title", "title", 5),
        ("a\ttitle", "title", 5),
        ("e\u0301e\u0301 title", "title", 3),
        ("\U0001f600 title", "title", 3),
        ("a\u200b title", "title", 10),
        ("\u202ea title", "title", 10),
        ("\x1b[2J title", "title", 12),
    ],
)
def test_the_caret_stands_below_what_it_is_about(line: str, marked: str, under: int) -> None:
    """Wide, combining, hidden characters and tabs take the columns that a terminal gives to what is shown."""
    found = shown(line, marked)
    assert (found.indent, found.length) == (under, len(marked))


def test_hidden_characters_are_seen() -> None:
    """A finding about a zero-width space would otherwise point at nothing."""
    found = shown("a\u200bb", "\u200b")
    assert (found.shown, found.indent, found.length) == ("a<U+200B>b", 1, 8)


def test_a_mark_on_a_letter_is_shown_below_the_letter() -> None:
    """A combining accent has no column of its own."""
    assert shown("cafe\u0301 x", "\u0301") == Excerpt("cafe\u0301 x", 3, 1)


def test_a_pile_of_marks_does_not_grow_over_other_lines() -> None:
    """Four on one letter are more than any language needs."""
    assert shown("e" + "\u0301" * 60 + " title", "title") == Excerpt("e\u0301\u0301\u0301\u0301 title", 2, 5)


def test_a_place_between_characters_has_one_caret() -> None:
    """Also at the end of a line."""
    assert excerpt("abc", (0, 3), (3, 3), columns=40) == Excerpt("abc", 3, 1)


def test_what_goes_on_over_the_line_ends_with_it() -> None:
    """The rest of a finding on several lines is not shown."""
    assert excerpt("one\ntwo\nthree", (4, 7), (5, 12), columns=40) == Excerpt("two", 1, 2)


def test_a_line_of_fifty_megabytes_is_looked_at_only_around_the_finding() -> None:
    """What is far away is never read."""
    line = "x" * 50_000_000
    found = excerpt(line, (0, len(line)), (25_000_000, 25_000_003), columns=80)
    assert below(found) == "xxx"
    assert len(found.shown) == 80


@given(
    text=st.text("ab数\u0301\t\u200b\U0001f600\x1b ", max_size=200),
    places=st.tuples(st.integers(0, 200), st.integers(0, 200)),
    columns=st.integers(20, 120),
)
def test_no_line_is_wider_than_the_terminal(text: str, places: tuple[int, int], columns: int) -> None:
    """As another library counts columns, and the caret is not beyond it."""
    start, end = sorted(min(place, len(text)) for place in places)
    found = excerpt(text, (0, len(text)), (start, end), columns=columns)
    assert cell_len(found.shown) <= columns
    assert found.indent + found.length <= columns + 1
    cells = drawn(f"{found.shown}…")
    assert isinstance(cells, list)
    assert cell_len(found.shown) == sum(taken for _, taken in cells) - 1
