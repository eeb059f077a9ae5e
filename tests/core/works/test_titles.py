"""Title fingerprints: equal for two spellings of one title, usable for every title."""

# ruff: noqa: RUF001 -- letters that look like others are the subject of this file
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curator.core.markdown.latex import LONGEST_LATEX
from curator.core.works.identity import fingerprint
from curator.core.works.paper import PaperId
from curator.core.works.titles import LONGEST_FINGERPRINT, parts, words


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Robust Training", "Robust Trainings"),
        ("Generalised Robustness", "Generalized Robustness"),
        ("LoRA", "LoRA+"),
        ("Adversarial Training", "Adversarial Testing"),
        ("0", "1"),
        ("★", "★★"),
        ("对抗训练", "对抗攻击"),
        ("が", "か"),
    ],
)
def test_other_words_are_other_fingerprints(a: str, b: str) -> None:
    """Endings, British spelling, a plus sign, or another letter of any alphabet tell titles apart."""
    assert fingerprint(a) != fingerprint(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Robust  Training.", "robust training"),
        ("Pre-training", "Pretraining"),
        ("Don't Stop", "Don\u2019t stop"),
        (r"Sch{\"o}nhage and Poincar\'e", "Schönhage and Poincaré"),
        (r"$\ell_p$ Robustness", "ℓp robustness"),
        (r"\textsc{MagNet}: 90\% Safe", "MagNet: 90% safe"),
        ("100% Safe {MagNet}", "100% safe MagNet"),
        (r"$\alpha$-$\beta$-CROWN", "α-β-CROWN"),
        ("alpha-beta-CROWN", "α-β-CROWN"),
        ("λ-Nets", "lambda-nets"),
        ("Certiﬁed ﬂows", "certified flows"),
        ("Straße & Ærø", "strasse and aero"),
        ("R&amp;D of <i>p</i>-values", "R and D of p-values"),
        ("Ｒｏｂｕｓｔ", "robust"),
        ("Naïve — Bayes", "naive - bayes"),
    ],
)
def test_spelling_does_not_change_a_fingerprint(a: str, b: str) -> None:
    """Case, punctuation, LaTeX, accents, ligatures, dashes and markup are folded away."""
    assert fingerprint(a) == fingerprint(b)


def test_today_is_a_word_and_not_the_day() -> None:
    """A LaTeX command that prints the date must not make a fingerprint change overnight."""
    assert fingerprint(r"Robust \today") == "robusttoday"


@pytest.mark.parametrize(
    "title", ["0", "★", "{}", "\\", "对抗训练", "Устойчивость", "مقاوم", "🙂", "$$", "''"]
)
def test_every_title_that_shows_something_has_a_fingerprint(title: str) -> None:
    """Titles of one digit, of signs, or in other alphabets stay usable as an id."""
    folded = fingerprint(title)
    assert folded.isalnum()
    assert PaperId.parse(f"title:{folded}").value == folded


def test_only_a_blank_title_has_none() -> None:
    """Nothing to go by is said with an empty fingerprint."""
    assert fingerprint(" \t\n") == ""


@pytest.mark.parametrize(
    "title",
    [
        "x" * 100_000,
        "{" * (LONGEST_LATEX - 1),
        "{" * 100_000,
        "$" * 100_000,
        "\\frac" * 150,
        "\\begin{a}" * 100,
    ],
)
def test_hostile_titles_cost_little_and_stay_short(title: str) -> None:
    """100 kB of text, deep braces and broken LaTeX give a fingerprint of bounded length."""
    assert 0 < len(fingerprint(title)) <= LONGEST_FINGERPRINT


def test_long_titles_differ_by_their_ends() -> None:
    """What is cut off still counts, as a digest."""
    assert fingerprint("x" * 1_000) != fingerprint("x" * 1_001)


@settings(deadline=None)  # the first title with LaTeX in it loads the parser
@given(st.text())
def test_folding_twice_changes_nothing(title: str) -> None:
    """A fingerprint is its own fingerprint, so an id can be made from an id."""
    once = fingerprint(title)
    assert fingerprint(once) == once


@settings(deadline=None)
@given(st.text(alphabet="abc {}$\\%&_^~\"'`", max_size=60))
def test_broken_latex_never_raises(title: str) -> None:
    """LaTeX in titles is written by people in a hurry."""
    assert fingerprint(fingerprint(title)) == fingerprint(title)


def test_words_keep_their_order() -> None:
    """Words are what likeness is measured in."""
    assert words("Towards $\\ell_2$-Robust Nets") == ("towards", "l", "2", "robust", "nets")


@pytest.mark.parametrize(
    "title", ["No subtitle", "Ratio 3:2", "Pre-trained", ": only after", "Only before: "]
)
def test_a_title_of_one_piece_has_no_parts(title: str) -> None:
    """A colon inside a ratio, a hyphen, or an empty side makes no subtitle."""
    assert parts(title) is None


@pytest.mark.parametrize("title", ["A: B", "A - B", "A \u2013 B", "A\u2014B", "A --- B"])
def test_a_colon_or_a_spaced_dash_starts_the_subtitle(title: str) -> None:
    """Both are used for one purpose, often for one title."""
    split = parts(title)
    assert split is not None
    assert [words(part) for part in split] == [("a",), ("b",)]


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=60))
def test_plain_titles_are_read_like_all_others(title: str) -> None:
    """They take a shorter way; an accent, which leaves no trace, sends them the long one."""
    assert words(title) == words(f"{title}\u0301")
