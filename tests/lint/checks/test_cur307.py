"""CUR307: a venue that is known."""

from __future__ import annotations

import pytest

from curator.lint.surroundings import Surroundings
from tests.lint.linting import findings, marked, messages


def entry(venue: str) -> str:
    """An entry of that venue."""
    return f"* [T](https://example.org/paper.pdf) ({venue}) <br/> D."


@pytest.mark.parametrize(
    "venue",
    [
        "ICML 2020",
        "NIPS 2016",
        "Neurips 2021",
        "CVPR-W 2022",
        "AISec 17",
        "ICLR Workshop 2019",
        "ICML Oral 2020",
        "IEEE S&P 2017",
        "Conference on Computer and Communications Security 2017",
    ],
)
def test_known_venues_are_left_alone(venue: str) -> None:
    """By whatever name, rightly written or not."""
    assert messages("CUR307", entry(venue)) == []


@pytest.mark.parametrize(
    "venue",
    [
        "arXiv 2020",
        "arxiv preprint 2020",
        "Technical report 2014",
        "PhD thesis 2019",
        "under review 2021",
        "CoRR 2018",
    ],
)
def test_words_for_what_is_not_published_are_left_alone(venue: str) -> None:
    """They name no venue."""
    assert messages("CUR307", entry(venue)) == []


def test_a_year_alone_names_no_venue() -> None:
    """Nor does prose in parentheses."""
    assert messages("CUR307", "* [T](https://example.org/paper.pdf) (2020) <br/> D.") == []
    assert (
        messages("CUR307", "* [T](https://example.org/paper.pdf) (in the year 2020, at last) <br/> D.") == []
    )


def test_a_list_without_venues_is_left_alone() -> None:
    """Everything would be unknown."""
    assert findings("CUR307", entry("NeruIPS 2020"), Surroundings()) == []


@pytest.mark.parametrize(
    ("venue", "near"),
    [("NeruIPS 2020", "NeurIPS"), ("Neurlps 2020", "NeurIPS"), ("USENIX Securty 2020", "USENIX Security")],
)
def test_a_misspelt_venue_is_found_with_the_nearest(venue: str, near: str) -> None:
    """As a question: it may be another one."""
    name = venue.rpartition(" ")[0]
    assert messages("CUR307", entry(venue)) == [f"the venue '{name}' is not known, did you mean {near}?"]
    assert marked("CUR307", entry(venue)) == [name]


def test_an_unknown_venue_like_no_other_is_found() -> None:
    """Without a guess."""
    assert messages("CUR307", entry("Robust Systems Days 2020")) == [
        "the venue 'Robust Systems Days' is not known"
    ]


def test_an_overlong_name_is_shortened() -> None:
    """It may have 200 characters."""
    (message,) = messages("CUR307", entry(f"{'Long' * 45} 2020"))
    assert len(message) < 100
