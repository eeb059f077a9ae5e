"""Whether two lists of authors name the same people."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.core.works.authors import Agreement, agreement

CARLINI = ("Nicholas Carlini", "David Wagner")


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("",),
        ("Anonymous",),
        ("andyd",),
        ("11537",),
        ("Carlini et al.",),
        ("Wagner and others",),
        (" , ",),
    ],
)
def test_a_list_without_full_names_says_nothing(names: tuple[str, ...]) -> None:
    """Handles, numbers and family names alone neither support nor refute."""
    assert agreement(CARLINI, names) is Agreement.UNKNOWN


def test_nobody_in_common_refutes() -> None:
    """Two lists of full names without one person in both are two groups of people."""
    assert agreement(CARLINI, ("Ian Goodfellow", "Anna Wagner")) is Agreement.DIFFER


@pytest.mark.parametrize(
    "names",
    [
        ("Nicholas Carlini", "David Wagner"),
        ("N. Carlini", "D. Wagner"),
        ("Carlini, Nicholas", "Wagner, David A."),
        ("CARLINI Nicholas", "WAGNER David"),
        ("Nicholas Carlini and David Wagner",),
        ("Nicholas Carlini; David Wagner",),
        ("Nicholas Carlini\uff0cDavid Wagner",),
    ],
)
def test_the_same_people_are_known_under_any_spelling(names: tuple[str, ...]) -> None:
    """Initials, order of the names, capitals, and two people written as one do not matter."""
    assert agreement(CARLINI, names) is Agreement.SAME


def test_accents_do_not_matter() -> None:
    """Services transliterate names as they please."""
    assert agreement(["Florian Tramèr"], ["Florian Tramer"]) is Agreement.SAME


def test_a_list_cut_after_four_names_still_is_the_same() -> None:
    """Corpora keep the first four names of longer lists."""
    names = [f"Person Number{letter}" for letter in "abcdef"]
    assert agreement(names, names[:4]) is Agreement.SAME
    assert agreement(names, names[:2]) is Agreement.AGREE


def test_another_first_author_is_agreement_at_most() -> None:
    """A follow-up is often led by somebody else of the group."""
    assert agreement(CARLINI, CARLINI[::-1]) is Agreement.AGREE


def test_few_in_common_agree_partly() -> None:
    """One name of three in both supports an equal title, and nothing less."""
    one, other = ["Ann Lee", "Bob May", "Cy Orr"], ["Ann Lee", "Di Poe", "Ed Roy"]
    assert agreement(one, other) is Agreement.PARTLY


NAMES = st.lists(
    st.sampled_from(["Ann Lee", "Lee Ann", "A. Lee", "Bob May", "Cy Orr", "Orr, Cy", "Zed"]), max_size=5
)


@given(NAMES, NAMES)
def test_agreement_does_not_depend_on_the_order_of_the_lists(one: list[str], other: list[str]) -> None:
    """Which record was seen first must not decide."""
    assert (agreement(one, other) is Agreement.DIFFER) == (agreement(other, one) is Agreement.DIFFER)
    assert agreement(one, other) == agreement(other, one)


@settings(deadline=None)  # the first name with LaTeX in it loads the parser
@given(st.lists(st.text()))
def test_names_from_anywhere_never_raise(names: list[str]) -> None:
    """Names come from services and from people."""
    assert agreement(names, names) in set(Agreement)
