"""The keys of titles: those of one work meet, and hardly any others do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.works.authors import Agreement
from curator.core.works.keys import Keys, asked_for, keys_of
from curator.core.works.likeness import Title, near
from tests.core.works.test_identity import Pair, pairs

TITLE = "Smooth Margins for Certified Robust Classifiers"
NO_KEYS = Keys(None, None, None, None)
SOME_WORDS = (
    "a the of for learning models deep robust robustness certify certified multi modal multimodal attack "
    "attacks re survey networks adversarial adversarially 2 3d - : s"
)
WORDS = st.sampled_from(SOME_WORDS.split())


def meet(kept: str, asked: str) -> bool:
    """Whether a title that is kept is found by another one."""
    keys, wanted = keys_of(Title(kept)), asked_for(Title(asked))
    return any(getattr(keys, name) in getattr(wanted, name) for name in Keys._fields)


@pytest.mark.parametrize(
    "other",
    [
        "",
        "Smooth Margins",
        "Tight Margins for Certified Robust Classifiers",
        "Smooth Margins for Robust Classifiers",
        "Smooth Margins for Uncertified Robust Classifiers",
    ],
)
def test_titles_of_two_works_do_not_meet(other: str) -> None:
    """A word less, another one, none at all."""
    assert not meet(TITLE, other)
    assert not meet(other, TITLE)


def test_a_blank_title_has_no_keys() -> None:
    """It would be kept with all others of its kind."""
    assert keys_of(Title(" \n")) == NO_KEYS
    assert keys_of(Title("")) == NO_KEYS


@pytest.mark.parametrize("title", ["Attention", "Adversarial Patch", "word " * 61, "\u6df1\u5ea6"])
def test_too_few_or_too_many_words_are_kept_as_a_whole_only(title: str) -> None:
    """Titles so short or long are never like others."""
    assert keys_of(Title(title)) == NO_KEYS._replace(fingerprint=keys_of(Title(title)).fingerprint)
    assert meet(title, f" {title.upper()}")


@pytest.mark.parametrize("pair", [pair for pair in pairs() if pair.same], ids=lambda pair: pair.b.title[:40])
def test_titles_of_one_work_meet(pair: Pair) -> None:
    """Whichever of the two is kept."""
    assert meet(pair.a.title, pair.b.title)
    assert meet(pair.b.title, pair.a.title)


@given(st.lists(WORDS, min_size=3, max_size=8), st.data())
def test_like_titles_meet_unless_a_hyphen_hides_another_change(words: list[str], data: st.DataObject) -> None:
    """Every rule of likeness leads to a shared key."""
    at = data.draw(st.integers(0, len(words) - 1))
    other = [*words[:at], data.draw(WORDS), *words[at + data.draw(st.integers(0, 1)) :]]
    left, right = " ".join(words), " ".join(other)
    if "modal" not in f"{left} {right}" and near(Title(left), Title(right), Agreement.SAME):
        assert meet(left, right)


def test_keys_are_the_same_on_every_machine() -> None:
    """They are kept in a database that several share."""
    assert keys_of(Title("Adversarial Patch: A Study of Robust Models")) == Keys(
        fingerprint=-8_257_764_322_992_929_457,
        before=-2_018_482_112_995_082_702,
        after=-1_850_716_923_768_036_330,
        initials=2_487_494_713_109_872_701,
    )
