"""What a run of words looks like; often right is enough, but not for these."""

from __future__ import annotations

import pytest

from curator.core.shape.wording import is_dated, is_names, is_title, speaks_of_a_paper


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ICLR",
        "Goodfellow",
        "Security and Privacy",
        "Workshop on Names, and Others",
        "A. Name. ICML",
        "one, two and three",
        "Ann Name 2, Bob Other",
        "Proceedings of the Conference",
    ],
)
def test_what_is_no_row_of_names(text: str) -> None:
    """Venues, sentences, one word alone."""
    assert not is_names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Name",
        "A. Name, B. C. Other, and D.-E. Third",
        "Name et al.",
        "Tramer and Boneh",
        "Szegedy, Christian, et al.",
        "Li, J., and Ludwig van den Berg",
        "Jos\u00e9 \u00c1lvarez; Zo\u00eb \u0141uk & D'Arcy O\u2019Neil",
    ],
)
def test_names_are_known_by_how_they_are_written(text: str) -> None:
    """Initials, particles, accents, any way to join them."""
    assert is_names(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two words",
        "ICML 2019",
        "Annual Workshop on Names 2019",
        "Ann B. Name, Bob C. Other",
        "A. B. Name et al.",
    ],
)
def test_what_is_no_title(text: str) -> None:
    """Too short, a venue with its year, names."""
    assert not is_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "Adversarial Logit Pairing",
        "A Comparison of the Years 1999 and 2019 in Music",
        "Cats, dogs and others",
    ],
)
def test_a_title_is_known_by_its_words(text: str) -> None:
    """One that looks like a single name is a title all the same."""
    assert is_title(text)


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("ICML", False),
        ("2019 ICML", False),
        ("arXiv 1912.01234", False),
        ("see #2019", False),
        ("A Title of 10", False),
        ("2019", True),
        ("ICML 2019", True),
        ("NIPS'17", True),
    ],
)
def test_a_venue_has_its_year_behind_it(text: str, *, dated: bool) -> None:
    """Digits of an address or a number are no year."""
    assert is_dated(text) is dated


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Reads lists of 2,000 entries", False),
        ("**Fast and simple**: no dependencies, see [the manual](https://a.org/manual)", False),
        ("Fixed a crash ([#2019](https://github.com/a/b/pull/2019))", False),
        ("[A Title](https://arxiv.org/abs/1912.01234)", True),
        ("[A Title](https://a.org/x.pdf)", True),
        ("A. Name, **A Title**", True),
        ("**A Title**, 2019", True),
        ("Name et al., **A Title**", True),
    ],
)
def test_a_sign_of_a_paper_is_seen(text: str, *, paper: bool) -> None:
    """Where it is published, when, by whom; not every number is a year."""
    assert speaks_of_a_paper(text) is paper
