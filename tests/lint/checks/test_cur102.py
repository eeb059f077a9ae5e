"""CUR102: what sets the description off from the head."""

from __future__ import annotations

import pytest

from curator.core.policy import ListFormat
from tests.lint.linting import around, marked, mended, messages

HEAD = "* [T](https://arxiv.org/abs/1905.02175) (NeurIPS 2019)"
COLON = around(form=ListFormat(template="- [{title}]({url}){? ({venue} {year})?}{?: {description}?}"))
SPACE = around(form=ListFormat(template="- [{title}]({url}){? ({venue} {year})?}{? {description}?}"))


@pytest.mark.parametrize(
    "rest",
    [
        "",
        " <br/>",
        " <br/> Shows it.",
        " <br> Shows it.",
        "<BR />Shows it.",
        " <br/>\nShows it.",
        " <!-- curator: ignore[CUR301] -->",
        " [code](https://example.org) <br/> Shows it.",
        " (Oral) <br/> Shows it.",
        " [[code](https://example.org)]",
        " (with code)",
        ", <br/> Shows it.",
        " `code`",
        "\n  - shows it\n  - and that",
        "\n\n  - shows it",
    ],
)
def test_a_separator_or_nothing_to_set_off_is_left_alone(rest: str) -> None:
    """Links and words in brackets may be anything; what stands between head and separator is no separator."""
    assert messages("CUR102", HEAD + rest) == []


@pytest.mark.parametrize(
    ("rest", "at"),
    [
        (" Shows it.", "2019)"),
        ("Shows it.", "2019)"),
        (" </br> Shows it.", "</br>"),
        (" <br\\> Shows it.", "<br\\>"),
        (": Shows it.", ":"),
        (" - Shows it.", "-"),
        (" \u2014 Shows it.", "\u2014"),
    ],
)
def test_a_missing_or_other_separator_becomes_the_templates(rest: str, at: str) -> None:
    """Nothing, another sign, or a line break tag that is none."""
    assert marked("CUR102", HEAD + rest) == [at]
    assert mended("CUR102", HEAD + rest) == f"{HEAD} <br/> Shows it."


def test_an_entry_without_a_venue_is_mended_behind_its_address() -> None:
    """The last word of the head is shown."""
    entry = "* [T](https://a.org) Shows it."
    assert marked("CUR102", entry) == ["[T](https://a.org)"]
    assert mended("CUR102", entry) == "* [T](https://a.org) <br/> Shows it."


def test_a_list_in_which_many_go_without_does_so_on_purpose() -> None:
    """Two of four are no slip."""
    assert messages("CUR102", "\n".join([f"{HEAD} Shows it."] * 2 + [f"{HEAD} <br/> Shows it."] * 2)) == []


def test_the_template_says_what_the_separator_is() -> None:
    """A colon in one list; where it is a space, nothing can be missed."""
    entry = "- [T](https://a.org) (ICML 2020)"
    assert mended("CUR102", f"{entry} Shows it.", COLON) == f"{entry}: Shows it."
    assert messages("CUR102", f"{entry}: Shows it.", COLON) == []
    assert messages("CUR102", f"{entry} Shows it.", SPACE) == []


def test_a_separator_that_is_required_is_missed_as_well() -> None:
    """The reader forgives it outside of optional parts."""
    required = around(form=ListFormat(template="* [{title}]({url}) <br/> {description}"))
    assert (
        mended("CUR102", "* [T](https://a.org) Shows it.", required) == "* [T](https://a.org) <br/> Shows it."
    )


@pytest.mark.parametrize("rest", [" <" * 50_000, " <br" * 30_000, "(" * 100_000, " - " * 50_000])
def test_endless_signs_are_read_in_bounded_time(rest: str) -> None:
    """Whatever stands behind the head, there is one finding at most."""
    assert len(messages("CUR102", HEAD + rest)) <= 1
