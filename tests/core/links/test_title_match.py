"""Whether two titles can be one paper's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.links.title_match import names_a_paper, resemblance, same_title

TITLE = "Certified Pooling against Small Rotations"


@pytest.mark.parametrize(
    "other",
    [
        TITLE,
        TITLE.upper(),
        f"[2102.04638] {TITLE}",
        f"{TITLE} | OpenReview",
        f"ICML 2021 {TITLE}",
        f"{TITLE}: A Proof and Many Experiments",
        "Certified Pooling against Small Rotation",
        "PoolCert: Certified Pooling against Small Rotations",
        "Certified Pooling against Small…",
        "Certified Pooling against Small ...",
        "Certified {P}ooling against \\emph{Small} Rotations",
    ],
)
def test_spellings_and_decoration_make_no_other_title(other: str) -> None:
    """Case, LaTeX, what a page adds, a subtitle, a method's name, what was cut."""
    assert same_title(TITLE, other)
    assert same_title(other, TITLE)
    assert resemblance(TITLE, other) == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TITLE, "Certified Pooling against Large Translations of Images"),
        ("Adversarial Training", "Fast Adversarial Training"),
        ("Is Robustness Free?", "Robustness Is Not Free"),
    ],
)
def test_a_shared_beginning_or_a_few_words_make_no_equal_title(one: str, other: str) -> None:
    """They are another paper's."""
    assert not same_title(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Fixing Data Augmentation to Improve Adversarial Robustness",
            "Data Augmentation Can Improve Robustness",
        ),
        (
            "PAC-learning in the presence of evasion adversaries",
            "PAC-learning in the presence of adversaries",
        ),
        (
            "Self-supervised Learning with Adversarial Training",
            "Adversarial Self-Supervised Contrastive Learning",
        ),
        ("PoolCert", "PoolCert: Certified Pooling against Small Rotations"),
    ],
)
def test_a_renamed_paper_resembles_itself(one: str, other: str) -> None:
    """Titles change on the way from preprint to proceedings; a list may know a paper by its method's name."""
    assert resemblance(one, other) >= 0.75


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (TITLE, "Towards Deep Learning Models Resistant to Adversarial Attacks"),
        (
            "On the Effectiveness of Interval Bound Propagation for Training Verifiably Robust Models",
            "Scalable Verified Training for Provably Robust Image Classification",
        ),
        ("Explaining and Harnessing Adversarial Examples", "Adversarial Examples in the Physical World"),
        (TITLE, ""),
    ],
)
def test_another_paper_does_not(one: str, other: str) -> None:
    """Though it may be of the same field."""
    assert resemblance(one, other) < 0.6


@pytest.mark.parametrize(
    "title",
    [
        "",
        "OpenReview",
        "403 Forbidden",
        "Error 404: Page Not Found",
        "Just a moment...",
        "Sign in to your account and go on",
        "CVPR 2019 Open Access Repository of Papers",
        "Microsoft Word - final submission version three",
        "camera ready final version.dvi",
        "arXiv.org e-Print archive of all papers",
        "word " * 200,
    ],
)
def test_what_a_page_calls_itself_is_no_papers_title(title: str) -> None:
    """Errors, challenges, files, front pages, and pages that were taken for a title."""
    assert not names_a_paper(title)


@pytest.mark.parametrize(
    "title", [TITLE, "Errors That Machines and Humans Make", "Are you sure about 404 digits?"]
)
def test_a_papers_title_is_one(title: str) -> None:
    """Though it may hold such words."""
    assert names_a_paper(title)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    """The order does not matter, and a text is like itself."""
    assert 0 <= resemblance(one, other) <= 1
    assert same_title(one, other) == same_title(other, one)
    assert same_title(one, one)


@pytest.mark.parametrize(
    "title", ["Ann Smith's Homepage", "Ann Smith\u2019s Web Site", "Jones' page", "Lab Homepage"]
)
def test_the_page_of_a_person_names_no_paper(title: str) -> None:
    """It may hold the paper all the same, so that another title on it proves nothing."""
    assert not names_a_paper(title)


def test_a_paper_about_home_pages_names_one() -> None:
    """The words alone are no person's."""
    assert names_a_paper("Finding the Homepage of a Researcher by Adversarial Search")
