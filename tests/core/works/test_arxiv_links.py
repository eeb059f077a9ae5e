"""Links to arXiv: their form, and the year in their number."""

from __future__ import annotations

import pytest

from curator.core.works.arxiv_links import Form, form_of, in_form, usual_form, year_of


@pytest.mark.parametrize(
    ("url", "form", "year"),
    [
        ("https://example.org/abs/2302.04638", None, None),
        ("https://arxiv.org/list/cs.LG/recent", None, None),
        ("https://arxiv.org/abs/2302.04638", "abs", 2023),
        ("http://www.arxiv.org/pdf/2302.04638v2", "pdf", 2023),
        ("https://arxiv.org/pdf/0704.0001.pdf", "pdf-extension", 2007),
        ("https://arxiv.org/abs/math/9901001", "abs", 1999),
        ("https://arxiv.org/abs/hep-th/0301001", "abs", 2003),
    ],
)
def test_form_and_year_of_a_link(url: str, form: Form | None, year: int | None) -> None:
    """Other links have neither."""
    assert (form_of(url), year_of(url)) == (form, year)


def test_a_link_takes_any_form_and_loses_its_version() -> None:
    """Over https, whatever it was."""
    assert in_form("http://arxiv.org/pdf/2302.04638v2.pdf", "abs") == "https://arxiv.org/abs/2302.04638"
    assert in_form("https://arxiv.org/abs/2302.04638", "pdf") == "https://arxiv.org/pdf/2302.04638"
    assert (
        in_form("https://arxiv.org/abs/2302.04638", "pdf-extension") == "https://arxiv.org/pdf/2302.04638.pdf"
    )


@pytest.mark.parametrize("url", ["https://example.org", "https://arxiv.org/abs/not-an-id"])
def test_other_links_stay(url: str) -> None:
    """Also one that only looks like arXiv's."""
    assert in_form(url, "pdf") == url


def test_the_usual_form_is_that_of_most() -> None:
    """Other links do not count."""
    urls = [
        "https://arxiv.org/abs/2302.04638",
        *["https://arxiv.org/pdf/2302.04638"] * 2,
        *["https://a.org"] * 9,
    ]
    assert usual_form(urls) == "pdf"
    assert usual_form(["https://a.org"]) is None
