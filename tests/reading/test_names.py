"""Names in reading order, whatever way a service writes them."""

from __future__ import annotations

import pytest

from curator.reading.names import MOST_AUTHORS, bib_names, name_of, names_in, names_of


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ada Example", "Ada Example"),
        ("  Ada \n Example ", "Ada Example"),
        ("Example, Ada", "Ada Example"),
        ("van der Example, Ada", "Ada van der Example"),
        ("Example, Jr., Ada", "Ada Example Jr."),
        ("Ada Example, Jr.", "Ada Example Jr."),
        ("Ada Example III", "Ada Example III"),
        ("Ada Example 0009", "Ada Example"),
        ("Ada Example*", "Ada Example"),
        ("Ada Example†,", "Ada Example"),
        (r"Ex{\'e}mple, Andr\'e", "André Exémple"),
        ("李小龍", "李小龍"),
        ("Ada\u200b Example", "Ada Example"),
        ("Madonna", "Madonna"),
        ("", ""),
        (",", ""),
    ],
)
def test_a_name_is_read_in_reading_order(written: str, read: str) -> None:
    """Family names before a comma come last; footnote marks and disambiguating digits are no part of it."""
    assert name_of(written) == read


def test_a_number_alone_is_kept() -> None:
    """Digits are left out after a name only."""
    assert name_of("0009") == "0009"


def test_names_in_one_text_are_parted() -> None:
    """Commas, semicolons and “and” stand between them, also both at once."""
    assert names_in("A One, B Two and C Three") == ("A One", "B Two", "C Three")
    assert names_in("A One, B Two, and C Three") == ("A One", "B Two", "C Three")
    assert names_in("A One; B Two") == ("A One", "B Two")
    assert names_in("") == ()


def test_a_name_with_and_in_it_is_one() -> None:
    """Only the word parts names."""
    assert names_in("Sandy Anderson, Andy Brand") == ("Sandy Anderson", "Andy Brand")


def test_namesakes_stay_two() -> None:
    """Two authors of one paper may have one name."""
    assert names_of(["Wei Example", "", "Wei Example"]) == ("Wei Example", "Wei Example")


def test_a_field_of_bibtex_is_parted_by_and() -> None:
    """Line breaks around it, and nobody for “others”."""
    assert bib_names("Example, Ada and\n   Beispiel, Bo and others") == ("Ada Example", "Bo Beispiel")
    assert bib_names("") == ()


def test_more_authors_than_any_work_has_are_left_out() -> None:
    """A list without end takes no time without end."""
    assert len(names_of("A B" for _ in range(100_000))) == MOST_AUTHORS
