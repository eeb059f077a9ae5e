"""The page of one paper at a site of proceedings."""

from __future__ import annotations

import pytest

from curator.core.works.paper import Paper, PaperId
from curator.reading.paper_page import page_of, read_paper_page

URL = "https://proceedings.mlr.press/v139/example21a.html"
HEAD = (
    '<!DOCTYPE html><html><head><meta name="citation_title" content="Ponds &amp; Lakes">'
    '<meta name="citation_author" content="Writer, Ada"></head><body>'
)
END = "</body></html>"


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/v139/example21a/example21a.pdf", "/v139/example21a.html"),
        (
            "/content/CVPR2024/papers/Fan_One_CVPR_2024_paper.pdf",
            "/content/CVPR2024/html/Fan_One_CVPR_2024_paper.html",
        ),
        (
            "/paper_files/paper/2023/file/" + "a" * 32 + "-Paper-Conference.pdf",
            "/paper_files/paper/2023/hash/" + "a" * 32 + "-Abstract-Conference.html",
        ),
        ("/paper/2020/file/" + "b" * 32 + "-Paper.pdf", "/paper/2020/hash/" + "b" * 32 + "-Abstract.html"),
        ("/2022.acl-long.1.pdf", "/2022.acl-long.1/"),
        ("/P19-1234v2.pdf", "/P19-1234/"),
        ("/v139/example21a.html", "/v139/example21a.html"),
        ("/2022.acl-long.1/", "/2022.acl-long.1/"),
        ("", ""),
    ],
)
def test_a_pdf_leads_to_the_page_of_its_paper(path: str, page: str) -> None:
    """And a page to itself."""
    assert page_of(path) == page


@pytest.mark.parametrize(
    "body",
    [
        '<div id="abstract">It is calm.</div>',
        "<h4>Abstract</h4><p><p>It is calm.</p>",
        '<div class="acl-abstract"><h5>Abstract</h5><span>It is calm.</span></div>',
    ],
)
def test_title_authors_and_abstract_are_read(body: str) -> None:
    """In the layouts of four sites."""
    expected = Paper(
        (PaperId("pmlr", "v139/example21a"),), "Ponds & Lakes", URL, ("Ada Writer",), "It is calm."
    )
    assert read_paper_page((HEAD + body + END).encode(), url=URL) == expected


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"\xff\xfe\x00",
        b"<!DOCTYPE html><html><body>Papers</body></html>",
        b"<html>" + b"<div>" * 90_000,
    ],
)
def test_any_other_page_is_none(body: bytes) -> None:
    """The reason is a clause."""
    found = read_paper_page(body, url=URL)
    assert isinstance(found, str)
    assert found
