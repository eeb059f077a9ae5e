"""Foreign text in rule files: read back as it was, on one line, with nothing hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.onboarding.yaml_text import quoted, remark, row, scalar
from curator.settings.yamltree import grow

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def read_back(text: str) -> object:
    """The value of the key ``k``, as settings read it."""
    tree, _ = grow(f"k: {text}\n", path="rules.yaml")
    assert tree is not None
    assert isinstance(tree.data, dict)
    return tree.data["k"]


@given(TEXTS)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    """Quotes, colons, braces, emoji, control characters: whatever a heading or title holds."""
    assert read_back(scalar(text)) == read_back(quoted(text)) == text
    assert "\n" not in scalar(text)
    assert scalar(text).isprintable()


@given(st.lists(TEXTS, max_size=5))
def test_a_row_of_texts_is_read_back(texts: list[str]) -> None:
    """As a list with the same texts."""
    assert read_back(row(texts)) == texts


@given(TEXTS)
def test_a_remark_ends_with_its_line(text: str) -> None:
    """Words in a comment set no key."""
    tree, _ = grow(f"{remark(text)}\nk: 1\n", path="rules.yaml")
    assert tree is not None
    assert tree.data == {"k": 1}


@pytest.mark.parametrize(
    "word", ["true", "no", "null", "on", "y", "off", "123", "1e3", "~", "", "-", "*a", "- a"]
)
def test_what_yaml_would_take_for_something_else_is_quoted(word: str) -> None:
    """A heading that reads `no` stays a heading."""
    assert read_back(scalar(word)) == word


@pytest.mark.parametrize(
    ("value", "text"), [(2.0, "2"), (-7.4, "-7.4"), (0.0, "0"), (True, "true"), (3, "3")]
)
def test_numbers_are_written_as_people_write_them(value: float, text: str) -> None:
    """Without a point where there is nothing behind it."""
    assert scalar(value) == text
    assert read_back(text) == value


def test_a_phrase_needs_no_quotes() -> None:
    """Rule files are for people."""
    assert row(["detect* adversar*", "gan"]) == "[detect* adversar*, gan]"
