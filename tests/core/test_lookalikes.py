"""Titles that may be one, found without comparing each with each."""

from __future__ import annotations

import gzip
import json
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from curator.core.authors import Agreement
from curator.core.likeness import Title, near
from curator.core.lookalikes import Lookalikes

if TYPE_CHECKING:
    from collections.abc import Sequence

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "proceedings.jsonl.gz"
TITLE = "Benchmarking Neural Network Robustness to Common Corruptions and Perturbations"


def met(*titles: str, authors: bool = False) -> list[list[int]]:
    """What each of some titles may repeat."""
    lookalikes = Lookalikes()
    return [lookalikes.meet(number, title, authors=authors) for number, title in enumerate(titles)]


@pytest.mark.parametrize(
    "other",
    [
        "",
        "Towards Deep Learning Models Resistant to Large Perturbations",
        "Benchmarking Neural Network Robustness to Common Corruptions",
        "Benchmarking Neural Network Robustness to Common Corruptions in Speech",
        "Benchmarking Neural Network Robustness to Crude Corruptions and Perturbations",
        f"Rethinking: {TITLE.removeprefix('Benchmarking ')}",
        "★★★",
    ],
)
def test_other_titles_are_not_worth_a_comparison(other: str) -> None:
    """One more content word, one less or another one makes another work."""
    assert met(TITLE, other) == [[], []]


def test_titles_that_differ_in_a_number_are_not_worth_a_comparison() -> None:
    """Or else a list of numbered works would have to be compared with itself."""
    titles = [f"The Adversarial Robustness Challenge for Vision Models, Part {number}" for number in range(50)]
    assert met(*titles) == [[]] * 50


@pytest.mark.parametrize(
    "other",
    [
        TITLE.upper(),
        "Benchmarking Neural-Network Robustness to Common Corruptions & Perturbations",
        "Benchmarking the Robustness".replace("the Robustness", TITLE.removeprefix("Benchmarking ")),
        "Benchmarking Neural Networks' Robustness to Common Corruption and Perturbation",
        "Benchmarking Neural Network Robustness Against Common Corruptions and Pertubations".replace(
            " Against", " to"
        ),
        "Benchmarking Neural Network Robustnes to Common Corruptions and Perturbations",
        "Benchmarking Neural Network Robustness to the Common Corruptions and the Perturbations",
        f"ImageNet-C: {TITLE}".replace("-", ""),
    ],
)
def test_another_spelling_finds_the_title_whichever_comes_first(other: str) -> None:
    """Small words, hyphens, endings, slips, and a name before the colon."""
    assert met(TITLE, other) == [[], [0]]
    assert met(other, TITLE) == [[], [0]]


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Robust Overfitting: Why It Happens and How to Avoid It", "Robust Overfitting"),
        ("Adversarial Robustness of Trees and Forests", "Robustness of Forests and Adversarial Trees"),
        ("Certified Training of Small Transformers", "Certified Training for Small Transformer Networks"),
        (
            "TRADES: Balancing Accuracy and Robustness by a Regularized Surrogate Loss",
            "ROBIN: Balancing Accuracy and Robustness by a Regularized Surrogate Loss",
        ),
    ],
)
def test_more_is_forgiven_where_authors_are_known(title: str, other: str) -> None:
    """A subtitle, the order of words, light words, another name before the colon."""
    assert met(title, other) == [[], []]
    assert met(title, other, authors=True) == [[], [0]]
    assert met(other, title, authors=True) == [[], [0]]


def test_several_titles_are_named_lowest_first() -> None:
    """An equal one hides those that are only alike: nothing better can come of them."""
    assert met(TITLE, f"{TITLE}!", TITLE.replace("Perturbations", "Perturbation")) == [[], [0], [0]]
    assert met(TITLE, TITLE, TITLE) == [[], [0], [0, 1]]


def test_of_a_crowd_under_one_key_the_first_few_are_kept() -> None:
    """So the work stays linear when thousands of titles are the same."""
    found = met(*[TITLE] * 100)
    assert [len(numbers) for numbers in found] == [*range(8), *[8] * 92]
    assert all(numbers == list(range(len(numbers))) for numbers in found)


def test_titles_without_end_are_met_like_others() -> None:
    """They are equal or they are not."""
    assert met("word " * 50_000, "word " * 50_000, "word " * 49_999) == [[], [0], []]


@pytest.mark.skipif(not CORPUS.is_file(), reason="the folder ../shared/corpora is not here")
def test_what_every_comparison_finds_among_real_titles_is_found() -> None:
    """Two thousand titles of one subject and their near ones, each compared with each."""
    titles = real_titles()
    found = {
        (other, number)
        for number, numbers in enumerate(met(*titles))
        for other in numbers
        if one_work(titles[other], titles[number])
    }
    compared = {
        (first, second)
        for first, second in combinations(range(len(titles)), 2)
        if abs(len(titles[first]) - len(titles[second])) < 20 and one_work(titles[first], titles[second])
    }
    assert len(compared) >= 5
    assert compared <= found


def one_work(title: str, other: str) -> bool:
    """Whether two titles that are not equal are near."""
    first, second = Title(title), Title(other)
    return first.fingerprint != second.fingerprint and near(first, second, Agreement.UNKNOWN) is not None


def real_titles() -> Sequence[str]:
    """Published titles on robustness, shortest first."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        titles = dict.fromkeys(json.loads(line)["title"] for line in lines)
    return sorted((title for title in titles if "dversarial" in title), key=lambda title: (len(title), title))[:1500]
