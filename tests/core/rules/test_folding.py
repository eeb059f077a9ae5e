"""Texts as the rules read them, and the exact way back to what stood there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.rules.folding import Reading, fold

_ODD = (
    "aZ9 \t\n\r-\u2013\u2014_/'\"“”()[]{}$\\~^.,;:!?éñüßﬁﬂ½…\u00ad\u200b\u0301\u00a0\u2028\u2113"
    "\u221e\u0436\u6f22\ud800\U0001f600\x00\x7f"
)
TEXTS = st.one_of(st.text(max_size=60), st.text(alphabet=_ODD, max_size=60))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("plain words", "plain words"),
        ("Adversarial\nExamples", "adversarial examples"),
        ("out-of\u2013distribution", "out of distribution"),
        ("naïve Poincaré", "naive poincare"),
        ("classiﬁer", "classifier"),
        ("adver\u00adsarial e\u0301tude", "adversarial etude"),
        ("ends. Begins", "ends. begins"),
        ("training (AT) helps", "training. at. helps"),
        ("“robust” `it'", " robust   it "),
        ("a\u00a0b\u2028c", "a b c"),
        ("漢", "."),
    ],
)
def test_case_hyphens_dashes_quotes_and_accents_make_no_difference(text: str, folded: str) -> None:
    """What separates words is a space, what ends a thought a full stop, and letters are plain ones."""
    assert fold(text) == folded


def test_latex_around_words_is_space() -> None:
    """An emphasized word in an abstract is the word."""
    assert Reading("", r"\emph{adversarial} examples, $\ell_\infty$-robust").text.split(" . ")[1] == (
        "emph adversarial examples. ell infty robust "
    )


def _quoted(title: str, abstract: str, words: str) -> tuple[str, str, int, int]:
    reading = Reading(title, abstract)
    at = reading.text.index(words)
    return reading.quote(at, at + len(words))


@pytest.mark.parametrize(
    ("title", "abstract", "words", "quote"),
    [
        ("Robust Models", "", "robust models", ("title", "Robust Models", 0, 13)),
        ("A", "We train robust\n  models.", "robust models", ("abstract", "robust\n  models", 9, 24)),
        ("A  --  B", "x", "b", ("title", "B", 7, 8)),
        ("Reﬁned classiﬁers", "robust", "classifiers", ("title", "classiﬁers", 7, 17)),
        ("é\u0301\u0301é", "naïve  \u00adrobust", "robust", ("abstract", "robust", 8, 14)),
        ("", "robust", "robust", ("abstract", "robust", 0, 6)),
        ("Robustness", "", "robust", ("title", "Robustness", 0, 10)),
    ],
)
def test_a_quote_is_what_stood_there(
    title: str, abstract: str, words: str, quote: tuple[str, str, int, int]
) -> None:
    """Field, words and offsets are those of the original, line breaks and ligatures included."""
    assert _quoted(title, abstract, words) == quote


def test_no_run_of_spaces_is_left() -> None:
    """However much space stands between two words, a phrase finds them."""
    assert "  " not in Reading("a \t ( b )", "c\n\n\n  d — — e").text


@given(TEXTS, TEXTS)
def test_every_offset_leads_back_to_the_words_themselves(title: str, abstract: str) -> None:
    """For every word of the folded text, the quote is a slice of its field, and folds to that word."""
    reading = Reading(title, abstract)
    fields = {"title": title, "abstract": abstract}
    at = 0
    for word in reading.text.split(" "):
        if word.isalnum():
            field, quote, start, end = reading.quote(at, at + len(word))
            assert fields[field][start:end] == quote
            assert fold(quote).strip(" .") in {word, ""} or word in fold(quote).replace(".", " ").split()
            assert (at < reading.title_end) is (field == "title")
        at += len(word) + 1


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    """The folded text is ASCII of words, spaces and full stops, and folds to itself."""
    folded = fold(text)
    assert folded.isascii()
    assert fold(folded) == folded
    assert set(folded) <= set("abcdefghijklmnopqrstuvwxyz0123456789 .")
