"""The dictionary of misspellings, which an extra installs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from curator.settings import spelling
from curator.settings.spelling import corrections

if TYPE_CHECKING:
    from pathlib import Path

DICTIONARY = """\
abandonned->abandoned
alot->a lot, allot,
clas->class, disabled because of a name
africa->Africa
"""


@pytest.fixture(name="look_up")
def _look_up(tmp_path: Path) -> partial[tuple[str, ...]]:
    file = tmp_path / "dictionary.txt"
    file.write_text(DICTIONARY, encoding="utf-8")
    return partial(spelling._corrections, file)


@pytest.mark.parametrize("word", ["abandoned", "abandon", "abandonned ", "zebra", "", "aaa", "->", "clas"])
def test_a_word_that_is_not_known_has_no_correction(word: str, look_up: partial[tuple[str, ...]]) -> None:
    """Nor has one of which the dictionary says that it is often right."""
    assert look_up(word) == ()


@pytest.mark.parametrize(
    ("word", "meant"), [("abandonned", ("abandoned",)), ("alot", ("a lot", "allot")), ("africa", ("Africa",))]
)
def test_a_misspelling_has_all_that_may_be_meant(
    word: str, meant: tuple[str, ...], look_up: partial[tuple[str, ...]]
) -> None:
    """Whatever the order of the file."""
    assert look_up(word) == meant


def test_a_dictionary_that_is_gone_knows_nothing(tmp_path: Path) -> None:
    """It may have been removed since."""
    assert spelling._corrections(tmp_path / "gone.txt", "abandonned") == ()


def test_the_dictionary_that_is_installed_is_found() -> None:
    """The tests install the extra."""
    known = corrections()
    assert known is not None
    assert known("propogation") == ("propagation",)
    assert known("propagation") == ()


def test_nothing_is_looked_up_where_the_extra_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check is silent then."""
    monkeypatch.setattr(spelling, "_PACKAGE", "no_such_package_of_words")
    assert corrections() is None
