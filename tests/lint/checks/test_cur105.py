"""CUR105: brackets without a counterpart."""

from __future__ import annotations

import pytest

from curator.core.policy import ListFormat
from tests.lint.linting import around, marked, messages


def titled(title: str) -> str:
    """An entry with a title as written."""
    return f"* [{title}](https://arxiv.org/abs/2107.11630) (ICML 2022) <br/> Shows it."


@pytest.mark.parametrize(
    "title",
    [
        "Detection is (nearly) as hard",
        "A [Short] Title (With [Both] in It)",
        r"Half Open \[0, 1) Intervals",
        "Learning on (0, 1] and More",
        "On $[0,1)$ and $f(x$",
        "Robust :-) Networks :(",
        "1) First and 2) Second, a) Third",
        'The Sign "(" in Programs',
        r"Escaped \( Here",
        "Code `f(x` Here",
    ],
)
def test_titles_whose_brackets_are_right_are_left_alone(title: str) -> None:
    """Intervals, formulas, faces, numbers, quoted and escaped brackets, code."""
    assert messages("CUR105", titled(title)) == []


@pytest.mark.parametrize(
    "entry",
    [
        "* [T](https://a.org/x_(y)_z) (ICML 2022) <br/> Shows it.",
        "* [T](<https://a.org/x(y>) (ICML 2022) <br/> Shows it.",
        "* [T](https://a.org) ([1](https://b.org), [2](https://c.org)) (ICML 2022) <br/> Shows it.",
        "* [T](https://a.org) (ICML (Workshop) 2022) <br/> Shows it.",
        "* [T](https://a.org) (ICML 2022) <br/> Shows it :) and 1) that, f(x and [0,1).",
        "* [T](https://a.org) (ICML 2022)",
        "* [T](https://a.org) [[code](https://b.org)]",
        "* [T](https://a.org) (see [x](https://b.org)) and more",
    ],
)
def test_addresses_venues_and_descriptions_are_left_alone(entry: str) -> None:
    """A description may do as it likes; what the head holds is in pairs."""
    assert messages("CUR105", entry) == []


@pytest.mark.parametrize(
    ("title", "message", "after"),
    [
        ("Detection is (nearly as hard", "the '(' in the title is never closed", "is "),
        ("Detection is nearly) as hard", "the ')' in the title closes nothing", "nearly"),
        ("Detection (is (nearly) as hard", "the '(' in the title is never closed", "Detection "),
    ],
)
def test_a_bracket_of_the_title_is_shown(title: str, message: str, after: str) -> None:
    """The one that has no counterpart, and no other."""
    text = titled(title)
    assert messages("CUR105", text) == [message]
    assert title.partition(after)[2].startswith(marked("CUR105", text)[0])


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        (") (ICML 2022) <br/> Shows it.", "the ')' behind the address closes nothing"),
        ("_b) (ICML 2022) <br/> Shows it.", "the ')' behind the address closes nothing"),
        (" (ICML 2022 <br/> Shows it.", "the '(' behind the address is never closed"),
        (" ((ICML 2022) <br/> Shows it.", "the '(' behind the address is never closed"),
        (" ICML 2022) <br/> Shows it.", "the ')' behind the address closes nothing"),
        (" (ICML 2022)) <br/> Shows it.", "the ')' behind the venue closes nothing"),
        (" (ICML 2022] <br/> Shows it.", "the '(' behind the address is never closed"),
        (" (ICML 2022 Shows it.", "the '(' behind the address is never closed"),
        (") Shows it.", "the ')' behind the address closes nothing"),
    ],
)
def test_a_bracket_of_address_or_venue_is_shown(rest: str, message: str) -> None:
    """Also where nothing sets the description off."""
    assert messages("CUR105", f"* [T](https://a.org/x){rest}") == [message]


def test_a_title_in_bold_may_have_square_brackets() -> None:
    """In pairs as well."""
    bold = around(form=ListFormat(template="- **{title}**{?, {venue} {year}?}"))
    assert messages("CUR105", "- **A [Short] Title**, ICML 2020", bold) == []
    assert messages("CUR105", "- **A [Short Title**, ICML 2020", bold) == [
        "the '[' in the title is never closed"
    ]


@pytest.mark.parametrize("signs", ["(", ")", "[(", ":-) ", "(a, ", "$(", '"("'])
def test_endless_brackets_are_read_in_bounded_time(signs: str) -> None:
    """A hundred thousand in a title, or behind the address, are one finding each at most."""
    bold = around(form=ListFormat(template="- **{title}**{?, {venue} {year}?}"))
    assert len(messages("CUR105", f"- **{signs * 30_000}**, ICML 2020", bold)) <= 1
    assert len(messages("CUR105", f"* [T](https://a.org) {signs * 30_000} <br/> Shows it.")) <= 1
