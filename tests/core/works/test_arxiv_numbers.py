"""Which ids no paper at arXiv can have, and why."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.works.arxiv_numbers import fault_in

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    "text",
    [
        "2302.04638",
        "2302.04638v12",
        "arXiv:1312.6199v4",
        " 1412.6572.pdf ",
        "0704.0001",
        "2611.00001",
        "hep-th/9901001v2",
        "math.GT/0309136",
        "cs/0703001",
    ],
)
def test_an_id_that_a_paper_can_have_is_left_alone(text: str) -> None:
    """Old and new, with version and ending, up to this month."""
    assert fault_in(text, today=TODAY) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2313.04638", "there is no month 13"),
        ("2300.04638", "there is no month 00"),
        ("2612.00001", "its month has not come yet"),
        ("3001.00001", "its month has not come yet"),
        ("0703.0001", "ids of this kind begin in April 2007"),
        ("9901.0001", "ids of this kind begin in April 2007"),
        ("1412.06572", "ids of this year have 4 digits after the dot"),
        ("1501.0657", "ids of this year have 5 digits after the dot"),
        ("2302.046380", "ids of this year have 5 digits after the dot"),
        ("2302.00000", "no paper has the number 0"),
        ("0801.0000", "no paper has the number 0"),
        ("csv/0601001", "there is no archive csv"),
        ("cs/0613001", "there is no month 13"),
        ("cs/0704001", "ids of this kind end in March 2007"),
        ("cs/0601000", "no paper has the number 0"),
        ("math/9012001", "its month has not come yet"),
        ("", "an id is written like 2302.04638 or hep-th/9901001"),
        ("2302.04638v0", "an id is written like 2302.04638 or hep-th/9901001"),
        ("https://doi.org/10.1145/1.2", "an id is written like 2302.04638 or hep-th/9901001"),
        ("\uff12\uff13\uff10\uff12.04638", "an id is written like 2302.04638 or hep-th/9901001"),
        ("9" * 100_000, "an id is written like 2302.04638 or hep-th/9901001"),
    ],
)
def test_what_no_paper_can_have_is_told_with_the_reason(text: str, why: str) -> None:
    """Months, numbers, archives, and the two ways in which ids are written."""
    assert fault_in(text, today=TODAY) == why


def test_the_next_month_begins_a_day_early() -> None:
    """Where arXiv is, it may be tomorrow."""
    assert fault_in("2612.00001", today=date(2026, 11, 30)) == ""
    assert fault_in("2612.00001", today=date(2026, 11, 29)) != ""
    assert fault_in("8912.00001", today=date.max) == ""


@given(st.text(max_size=80), st.dates())
def test_no_text_and_no_day_raises(text: str, today: date) -> None:
    """Whatever stands behind ``/abs/``."""
    assert isinstance(fault_in(text, today=today), str)
