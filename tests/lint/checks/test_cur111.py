"""CUR111: known misspellings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curator.lint.surroundings import Surroundings
from tests.lint.linting import around, marked, mended, messages


def told(described: str) -> str:
    """An entry with a description, and misspellings where they are left alone."""
    return f"* [The Teh Propogation](https://a.org/recieve) (ICML 2020) <br/> {described}"


@pytest.mark.parametrize(
    "described",
    [
        "Shows the propagation of errors.",
        "Calls it the Propogation and RECIEVE of errors.",
        "Uses the `recieve` and [code](https://recieve.org/recieve) of it.",
        "See the https://recieve.org/propogation page.",
        "Says the $recieve$ and recieve_it and recieve2 and x.recieve and @recieve.",
        "Uses the {recieve} and \\recieve and recieve(x) of it.",
        "Uses the C{orrecct} and O(n)recieve of it.",
        "Tests the compilability of programs.",
        "Als het beste recieve.",
        "Read <!-- recieve --> of the rest.",
        "",
    ],
)
def test_right_words_names_code_and_addresses_are_left_alone(described: str) -> None:
    """And whatever is no plain English word in small letters."""
    assert messages("CUR111", told(described)) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("the back-propogation of it", "the back-propagation of it"),
        ("a memeber of the ensemble", "a member of the ensemble"),
        ("sorted correclty, and the rest", "sorted correctly, and the rest"),
        ("(either by transformatons or the model)", "(either by transformations or the model)"),
        ("the *effciency* of it", "the *efficiency* of it"),
        ("alot of the data and alot of noise", "alot of the data and alot of noise"),
    ],
)
def test_a_misspelling_with_one_meaning_is_mended(wrong: str, right: str) -> None:
    """Where several are meant, a person chooses."""
    assert messages("CUR111", told(wrong)) != []
    assert mended("CUR111", told(wrong)) == told(right)


def test_what_is_meant_is_told() -> None:
    """All that it may be."""
    entry = told("Shows the exsitence, alot of it.")
    assert messages("CUR111", entry) == [
        "'exsitence' is misspelt, expected 'existence'",
        "'alot' is misspelt, expected 'a lot' or 'allot'",
    ]
    assert marked("CUR111", entry) == ["exsitence", "alot"]


def test_a_word_that_is_right_in_this_list_can_be_named() -> None:
    """In curator.yaml."""
    known = around(options={"CUR111": {"known": ("propogation",)}})
    assert messages("CUR111", told("the propogation of it"), known) == []


def test_nothing_is_said_without_a_dictionary() -> None:
    """It comes with the extra alone."""
    without = replace(around(), corrections=None)
    assert messages("CUR111", told("the propogation of it"), without) == []
    assert Surroundings().corrections is None


@pytest.mark.parametrize("words", ["recieve the ", "a" * 1_000, "$", "the-", "é"])
def test_endless_descriptions_are_read_in_bounded_time(words: str) -> None:
    """Ten thousand words are no more than ten thousand findings."""
    assert len(messages("CUR111", told(words * 10_000))) <= 10_000
