"""What the page of one paper tells indexes."""

from __future__ import annotations

from curator.reading.citation import citation_in
from curator.reading.htmlpage import open_html

PAGE = """<html><head>
<meta name="citation_title" content="A {B}ayesian title">
<meta name="citation_author" content="Example, Ada"><meta name="citation_author" content="Bo Beispiel">
<meta name="citation_publication_date" content="2024/07/21">
<meta name="citation_conference_title" content="Some Conference">
<meta name="citation_pdf_url" content="https://example.org/a.pdf">
</head></html>"""


def test_a_paper_tells_what_it_is() -> None:
    """Authors in reading order, whichever way they are written."""
    citation = citation_in(open_html(PAGE.encode(), expected="it").tree)
    assert citation == (
        "A Bayesian title",
        ("Ada Example", "Bo Beispiel"),
        "https://example.org/a.pdf",
        2024,
        "Some Conference",
    )


def test_a_page_that_tells_no_title_is_no_papers() -> None:
    """A list, or a page of another kind."""
    assert (
        citation_in(open_html(b"<html><meta name='citation_author' content='x'></html>", expected="it").tree)
        is None
    )


def test_what_is_missing_is_empty() -> None:
    """A title alone is a paper still."""
    date = "<meta name='citation_publication_date' content='soon'>"
    page = f"<html><meta name='citation_title' content='0'>{date}</html>"
    assert citation_in(open_html(page.encode(), expected="it").tree) == ("0", (), "", None, "")
