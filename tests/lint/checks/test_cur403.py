"""CUR403: titles that are nearly equal."""

from __future__ import annotations

import pytest

from tests.lint.linting import findings, marked, messages

TITLE = "Benchmarking Neural Network Robustness to Common Corruptions and Perturbations"
ENTRY = f"* [{TITLE}](https://openreview.net/forum?id=HJz6tiCqYm) (ICLR 2019)"


def beside(title: str, url: str = "https://a.org/x.pdf", *, first: str = ENTRY) -> str:
    """The entry and another one."""
    return f"{first}\n* [{title}]({url})"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Towards Deep Learning Models Resistant to Adversarial Attacks",
            "Towards Deep Learning Models Resistant to Large Perturbations",
        ),
        (
            "Provable Defenses against Adversarial Examples via the Convex Outer Adversarial Polytope",
            "Scaling provable adversarial defenses",
        ),
        ("Certified Defenses against Adversarial Examples", "Certified Defenses against Adversarial Patches"),
        (
            "Evaluating Robustness of Neural Networks with Mixed Integer Programming",
            "Evaluating the Robustness of Neural Networks: An Extreme Value Theory Approach",
        ),
        (
            "Adversarial Robustness of Networks, Part 1: Vision",
            "Adversarial Robustness of Networks, Part 2: Vision",
        ),
        ("Detecting adversarial samples from artifacts", "Detecting adversarial sample from artifact"),
    ],
)
def test_cousins_are_left_alone(first: str, second: str) -> None:
    """One content word more or less makes another paper; so may an ending in a short title."""
    assert messages("CUR403", beside(second, first=f"* [{first}](https://b.org/1.pdf)")) == []


def test_equal_titles_and_ids_are_left_alone() -> None:
    """They are told by other checks."""
    assert messages("CUR403", beside(TITLE.upper())) == []
    assert messages("CUR403", beside(f"{TITLE} of", "https://openreview.net/pdf?id=HJz6tiCqYm")) == []


def test_a_preprint_and_its_publication_are_left_alone() -> None:
    """As CUR404 tells."""
    assert messages("CUR403", beside(f"{TITLE}s", "https://arxiv.org/abs/1903.12261")) == []


def test_both_lines_and_the_likeness_are_told() -> None:
    """And what the difference is."""
    text = beside("Benchmarking the Neural Networks' Robustness to Common Corruptions and Perturbations")
    assert messages("CUR403", text) == [
        (
            "lines 5 and 6 have nearly the same title, 97% alike: "
            "the titles differ only in spelling: “network” / “networks”"
        )
    ]
    assert marked("CUR403", text) == [
        "Benchmarking the Neural Networks' Robustness to Common Corruptions and Perturbations"
    ]
    (found,) = findings("CUR403", text)
    assert found.finding.twin is not None
    assert found.finding.twin.message == found.finding.message


@pytest.mark.parametrize(
    "title",
    [
        f"ImageNetC: {TITLE}",
        TITLE.replace("Common", "the Common"),
        TITLE.replace("Perturbations", "Pertubations"),
        TITLE.replace("Benchmarking Neural Network", "Benchmark of Neural-Network"),
    ],
)
def test_other_spellings_are_found(title: str) -> None:
    """A name before the colon, small words, slips, endings and hyphens."""
    assert len(messages("CUR403", beside(title))) == 1


def test_titles_that_differ_in_a_number_are_told_apart_in_ten_thousand_entries() -> None:
    """Without a comparison of each with each."""
    entries = (f"* [{TITLE}, Part {number}](https://a.org/{number}.pdf)" for number in range(10_000))
    assert messages("CUR403", "\n".join(entries)) == []
