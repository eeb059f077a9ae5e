"""Titles that may be one, found without comparing each with each."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from curator.core.list.document import parse
from curator.core.works.authors import Agreement
from curator.core.works.likeness import Title, near
from curator.core.works.lookalikes import Lookalikes

OWN = Path(__file__).parents[3] / "list" / "README.md"
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
    titles = [
        f"The Adversarial Robustness Challenge for Vision Models, Part {number}" for number in range(50)
    ]
    assert met(*titles) == [[]] * 50


@pytest.mark.parametrize(
    "other",
    [
        TITLE.upper(),
        "Benchmarking Neural-Network Robustness to Common Corruptions & Perturbations",
        "Benchmarking Neural Networks' Robustness to Common Corruption and Perturbation",
        "Benchmarking Neural Network Robustness to Common Corruptions and Pertubations",
        "Benchmarking Neural Network Robustnes to Common Corruptions and Perturbations",
        "Benchmarking Neural Network Robustness to the Common Corruptions and the Perturbations",
        f"ImageNetC: {TITLE}",
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


def test_nothing_is_missed_that_comparing_each_with_each_would_find() -> None:
    """The longer titles of the list of this project, each in six spellings."""
    titles = [spelling for title in listed_titles() for spelling in spellings(title)]
    compared = {
        pair for pair in combinations(range(len(titles)), 2) if one_work(*(titles[at] for at in pair))
    }
    texts = [title.text for title in titles]
    found = {(other, number) for number, numbers in enumerate(met(*texts)) for other in numbers}
    assert len(compared) > 300
    assert compared <= found


def listed_titles() -> list[str]:
    """Forty titles of the list of this project."""
    titles = [entry.title for entry in parse(OWN.read_text(encoding="utf-8")).entries]
    return [title for title in titles if len(title.split()) >= 8][:40]


def spellings(title: str) -> list[Title]:
    """The title, with a small word more, other hyphens or endings, a slip, a name before it."""
    longest = max(title.split(), key=len)
    slip = longest[:2] + longest[2] * 2 + longest[3:]
    changed = (
        title,
        title.replace(" ", " the ", 1),
        f"{title.replace('-', '') if '-' in title else title.replace(' ', '-', 1)} of",
        f"{title.rstrip('s?!')}ing".replace("-", " "),
        title.replace(longest, slip),
        f"SHIELD: {title}",
    )
    return [Title(text) for text in changed]


def one_work(one: Title, other: Title) -> bool:
    """Whether two titles that are not equal are near."""
    return one.fingerprint != other.fingerprint and near(one, other, Agreement.UNKNOWN) is not None
