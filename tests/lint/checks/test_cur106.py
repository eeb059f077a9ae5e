"""CUR106: entries without a description."""

from __future__ import annotations

import pytest

from curator.core.policy import ListFormat
from tests.core.formats import FORMATS
from tests.lint.linting import around, marked, messages

OTHERS = "\n".join(f"* [{name}](https://a.org/{name}) (ICML 2020) <br/> Shows it." for name in "ABC")


def test_lists_without_descriptions_are_left_alone() -> None:
    """Where few entries have one, none is missed."""
    bare = "\n".join(f"* [{name}](https://a.org/{name}) (ICML 2020)" for name in "ABCD")
    assert messages("CUR106", bare) == []
    assert messages("CUR106", f"{bare}\n* [E](https://a.org/e) <br/> Shows it.") == []
    assert messages("CUR106", "* [A](https://a.org/a) (ICML 2020)") == []


@pytest.mark.parametrize(
    "rest", [" <br/> Shows it.", " <br/> `code`", " [code](https://b.org)", " Shows it."]
)
def test_anything_behind_the_head_is_a_description(rest: str) -> None:
    """However it is set off."""
    assert messages("CUR106", f"{OTHERS}\n* [T](https://a.org) (ICML 2020){rest}") == []


@pytest.mark.parametrize(
    ("rest", "at"),
    [
        ("", "2020)"),
        (" ", "2020)"),
        (" <br/>", "<br/>"),
        (" <br/> ", "<br/>"),
        (" <!-- curator: ignore[CUR301] -->", "2020)"),
        (" <br/> <!-- one --> <!-- two -->", "<br/>"),
    ],
)
def test_an_entry_that_ends_behind_its_head_is_found(rest: str, at: str) -> None:
    """With or without the separator; a comment says nothing."""
    text = f"{OTHERS}\n* [T](https://a.org) (ICML 2020){rest}"
    assert messages("CUR106", text) == ["the entry has no description, expected what the paper shows"]
    assert marked("CUR106", text) == [at]


def test_notes_below_an_entry_are_its_description() -> None:
    """As in a reading list."""
    reading = around(form=ListFormat(template=FORMATS["adversarial-examples-reading-list.md"]))
    noted = "\n".join(f"- **{name}**, ICML 2020.\n  - Shows it." for name in "ABC")
    assert messages("CUR106", noted, reading) == []
    assert len(messages("CUR106", f"{noted}\n- **D**, ICML 2020.", reading)) == 1
