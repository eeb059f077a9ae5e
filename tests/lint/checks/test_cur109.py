"""CUR109: descriptions that are the abstract's own words."""

from __future__ import annotations

import pytest

from curator.core.facts import EntryFacts
from tests.lint.linting import around, marked, messages

COPIED = "the widely-used ReLU activation (of $\\ell_2$ nets) significantly weakens training"
SPLIT = "\n  weakens"
ABSTRACT = f"We study robustness.\nTo our surprise, {COPIED.replace('ReLU', '{ReLU}')}; smooth ones do not."
KNOWN = around(entries={"arxiv:2006.14536": EntryFacts(abstract=ABSTRACT)})


def told(described: str) -> str:
    """An entry of which the abstract is known."""
    return f"* [T](https://arxiv.org/abs/2006.14536) <br/> {described}"


@pytest.mark.parametrize(
    "described",
    [
        "",
        "We study robustness.",
        "Weakens training.",
        "Finds that the widely used ReLU activation significantly weakens training.",
        "Replaces ReLU by smooth activations, which do not weaken training as it does.",
    ],
)
def test_own_words_and_short_phrases_are_left_alone(described: str) -> None:
    """Fewer than eight words may be the same by chance; one word of one's own makes a description."""
    assert messages("CUR109", told(described), KNOWN) == []


@pytest.mark.parametrize(
    "described",
    [
        f"To our surprise, {COPIED}",
        "The *widely used* ReLU activation of $\\ell_2$ nets significantly weakens training.",
        f"{COPIED.replace(' weakens', SPLIT)}; smooth ones do not.",
    ],
)
def test_copied_words_are_found(described: str) -> None:
    """Whatever their case, signs and line breaks."""
    assert messages("CUR109", told(described), KNOWN) == [
        "the description stands word for word in the abstract"
    ]
    assert marked("CUR109", told(described), KNOWN) == [described]


def test_the_fewest_words_can_be_set() -> None:
    """Two make a copy for who wants it so."""
    strict = around(entries=KNOWN.facts.entries, options={"CUR109": {"words": 2}})
    assert len(messages("CUR109", told("Weakens training."), strict)) == 1


def test_nothing_is_said_without_an_abstract() -> None:
    """Nobody knows then."""
    copied = "The widely used ReLU activation of nets significantly weakens training."
    assert messages("CUR109", told(copied)) == []
    assert messages("CUR109", told(copied), around(entries={"arxiv:2006.14536": EntryFacts(title="T")})) == []
