"""Finding checks by code, by name, and by the beginning of a code."""

from __future__ import annotations

import pytest

from curator.errors import UsageError
from curator.lint import checks
from curator.lint.registry import all_checks, check_of, expanded, selected


def test_every_module_holds_one_check_that_is_called_as_it_is() -> None:
    """``cur205_arxiv_version.py`` holds CUR205, arxiv-version."""
    for one in all_checks():
        module = one.find.__module__.rpartition(".")[2]
        assert module == f"{one.code}_{one.name}".lower().replace("-", "_")
    assert checks.__doc__


def test_codes_and_names_are_unique() -> None:
    """A code is a promise for ever."""
    codes = [one.code for one in all_checks()]
    assert codes == sorted(set(codes))
    assert len({one.name for one in all_checks()}) == len(codes)


def test_all_checks_are_on_when_none_is_selected() -> None:
    """But those that are ignored."""
    assert selected() == all_checks()
    assert {one.code for one in selected(ignore=("CUR9",))} == {
        one.code for one in all_checks() if not one.code.startswith("CUR9")
    }


def test_the_more_exact_word_wins() -> None:
    """One check of a family, or a family without one check."""
    assert [one.code for one in selected(("CUR901",), ("CUR9",))] == ["CUR901"]
    assert "CUR901" not in {one.code for one in selected(("CUR9",), ("CUR901",))}
    assert [one.code for one in selected(("unused-suppression",), ("CUR9",))] == ["CUR901"]
    assert selected(("CUR901",), ("CUR901",)) == ()
    assert selected(("ALL",), ()) == all_checks()


@pytest.mark.parametrize("word", ["CUR205", "cur205", " arxiv-version", "ARXIV-VERSION"])
def test_a_check_goes_by_code_and_name(word: str) -> None:
    """In any case."""
    assert check_of(word).code == "CUR205"
    assert expanded(word) == ("CUR205",)


@pytest.mark.parametrize(
    ("word", "near"),
    [("CUR2O5", "CUR205"), ("arxiv-versions", "arxiv-version"), ("CUR2055", "CUR205")],
)
def test_an_unknown_check_is_refused_with_the_nearest(word: str, near: str) -> None:
    """For selecting and for explaining."""
    for refuse in (check_of, expanded):
        with pytest.raises(UsageError) as caught:
            refuse(word)
        assert f"Did you mean {near}?" in caught.value.advice


@pytest.mark.parametrize("word", ["", "x" * 100_000, "C"])
def test_what_is_like_no_check_is_refused_without_a_guess(word: str) -> None:
    """And shortened, however long it is."""
    with pytest.raises(UsageError) as caught:
        expanded(word)
    assert len(str(caught.value)) < 100
