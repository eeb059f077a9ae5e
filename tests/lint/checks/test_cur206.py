"""CUR206: arXiv ids that no paper can have, in links to papers."""

from __future__ import annotations

from datetime import date

import pytest

from tests.lint.linting import around, marked, messages


def entry(url: str) -> str:
    """An entry whose main link is ``url``."""
    return f"* [Bounds That Hold]({url}) (ICML 2021) <br/> Proves them."


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2102.04638",
        "http://www.arxiv.org/pdf/2102.04638v3.pdf",
        "https://export.arxiv.org/abs/math.GT/0309136",
        "https://arxiv.org/abs/2102.04638/",
        "https://arxiv.org/pdf/2102.04638.pdf#page=3",
        "https://arxiv.org/abs/2102.04638?context=cs.LG",
        "https://arxiv.org/html/2102.04638v1/figures/x1.png",
        "https://arxiv.org/html/cs/0601001v1/S1.F1",
        "https://doi.org/10.48550/arXiv.2102.04638",
    ],
)
def test_links_to_papers_that_can_be_are_left_alone(url: str) -> None:
    """With version, ending, page, and files of an HTML page."""
    assert messages("CUR206", entry(url)) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/list/cs.LG/2113",
        "https://arxiv.org/a/doe_j_1",
        "https://arxiv.org/search/?query=2113.04638",
        "https://arxiv.org",
        "https://arxiv.org/help/arxiv_identifier",
        "https://info.arxiv.org/abs/2113.04638",
        "https://example.org/abs/2113.04638",
        "https://www.arxiv-vanity.com/papers/2113.04638/",
        "https://doi.org/10.48550/other.2113.04638",
    ],
)
def test_other_pages_are_left_alone(url: str) -> None:
    """Listings, authors, searches and help are no papers, and other hosts have other numbers."""
    assert messages("CUR206", entry(url)) == []


def test_an_id_outside_of_links_is_left_alone() -> None:
    """In code, in a comment, and in the text, where it may be talked about."""
    line = entry("https://arxiv.org/abs/2102.04638")
    assert messages("CUR206", f"{line} `https://arxiv.org/abs/2113.04638` arXiv:2113.04638") == []
    assert messages("CUR206", f"{line} <!-- [x](https://arxiv.org/abs/2113.04638) -->") == []


@pytest.mark.parametrize(
    ("url", "mark", "fault"),
    [
        ("https://arxiv.org/abs/2113.04638", "2113.04638", "there is no month 13"),
        (
            "https://arxiv.org/pdf/2102.4638.pdf",
            "2102.4638.pdf",
            "ids of this year have 5 digits after the dot",
        ),
        (
            "https://arxiv.org/pdf/1412.06572v3",
            "1412.06572v3",
            "ids of this year have 4 digits after the dot",
        ),
        ("https://arxiv.org/abs/2612.00001", "2612.00001", "its month has not come yet"),
        ("https://arxiv.org/html/2102.00000v1", "2102.00000v1", "no paper has the number 0"),
        ("https://arxiv.org/abs/foo/0601001", "foo/0601001", "there is no archive foo"),
        ("https://arxiv.org/abs/", "", "an id is written like 2302.04638 or hep-th/9901001"),
        (
            "https://arxiv.org/abs/2102.04638.",
            "2102.04638.",
            "an id is written like 2302.04638 or hep-th/9901001",
        ),
        ("https://doi.org/10.48550/arXiv.2113.04638", "2113.04638", "there is no month 13"),
    ],
)
def test_an_id_that_cannot_be_is_marked(url: str, mark: str, fault: str) -> None:
    """With the reason."""
    assert marked("CUR206", entry(url)) == [mark]
    assert messages("CUR206", entry(url)) == [f"“{mark}” is no arXiv id: {fault}"]


def test_links_of_descriptions_are_read_as_well() -> None:
    """A mistyped id misleads everywhere."""
    line = f"{entry('https://a.org/p')} Extends [this](<https://arxiv.org/abs/2113.04638?a&amp;b>)."
    assert marked("CUR206", line) == ["https://arxiv.org/abs/2113.04638?a&amp;b"]


def test_without_a_day_no_month_is_in_the_future() -> None:
    """A list that is linted without a clock is not accused."""
    assert messages("CUR206", entry("https://arxiv.org/abs/2612.00001"), around(today=date.max)) == []


def test_a_long_address_is_told_shortly() -> None:
    """A megabyte where an id should be."""
    (told,) = messages("CUR206", entry("https://arxiv.org/abs/" + "21" * 500_000))
    assert len(told) < 150
    (told,) = messages("CUR206", entry("https://arxiv.org/html/" + "a/" * 500_000))
    assert len(told) < 150
