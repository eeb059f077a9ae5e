"""CUR402: one title in two entries."""

from __future__ import annotations

import pytest

from tests.lint.linting import findings, marked, messages

PREPRINT = "* [Adversarial Examples Improve Image Recognition](https://arxiv.org/abs/1911.09665)"
PUBLISHED = "* [Adversarial examples improve image recognition](https://a.org/x.pdf) (CVPR 2020)"


@pytest.mark.parametrize(
    "second",
    [
        "* [Adversarial Examples Improve Speech Recognition](https://a.org/x.pdf)",
        "* [Adversarial Examples](https://a.org/x.pdf)",
        "* [Adversarial Examples Improve Image Recognition](https://arxiv.org/pdf/1911.09665.pdf)",
        "* [X](https://a.org/x.pdf) <br/> Follows “Adversarial Examples Improve Image Recognition”.",
    ],
)
def test_other_titles_and_equal_ids_are_left_alone(second: str) -> None:
    """An id that two entries share is told by another check, once."""
    assert messages("CUR402", f"{PREPRINT}\n{second}") == []


@pytest.mark.parametrize("title", ["Preface", "Open Problems", "Tutorial: Overview"])
def test_a_title_that_many_works_have_is_left_alone(title: str) -> None:
    """Two prefaces are two works; so are two arXiv papers with a short title."""
    one, other = (f"* [{title}](https://arxiv.org/abs/1911.0966{number})" for number in (5, 6))
    assert messages("CUR402", f"{one}\n{other}") == []


def test_the_same_paper_in_another_section_is_found() -> None:
    """As the preprint and as the publication; the section is named."""
    text = f"# Papers\n\n## Empirical Analysis\n{PREPRINT}\n\n## Beyond Safety\n{PUBLISHED}\n"
    assert messages("CUR402", text) == [
        "the paper is listed already, on line 4 in “Empirical Analysis” with another link"
    ]
    assert marked("CUR402", text) == ["Adversarial examples improve image recognition"]
    (found,) = findings("CUR402", text)
    assert found.finding.twin is not None
    assert found.finding.twin.message == (
        "the paper is listed again, on line 7 in “Beyond Safety” with another link"
    )


def test_the_same_paper_in_one_section_is_found() -> None:
    """The section needs no name."""
    assert messages("CUR402", f"{PREPRINT}\n{PUBLISHED}") == [
        "the paper is listed already, on line 5 with another link"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (r"$\ell_p$-Robust Deep Learning Explained", "\u2113p-robust deep learning explained"),
        (
            "Fast is better than free: Revisiting training",
            "Fast is Better than Free \u2013 Revisiting Training",
        ),
        ("Poincaré Defenses for Robust Networks", "Poincare defenses for robust networks"),
    ],
)
def test_spelling_makes_no_other_title(first: str, second: str) -> None:
    """LaTeX, punctuation, accents."""
    assert (
        len(messages("CUR402", f"* [{first}](https://a.org/1.pdf)\n* [{second}](https://a.org/2.pdf)")) == 1
    )


def test_ten_thousand_entries_with_one_title_are_told_once_each() -> None:
    """Not each of each."""
    entries = (f"* [Certified Training of Networks](https://a.org/{number}.pdf)" for number in range(10_000))
    assert len(messages("CUR402", "\n".join(entries))) == 9_999
