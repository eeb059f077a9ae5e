"""The title of a page, out of its HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.links.page_title import LONGEST, MOST_READ, is_pdf, title_in

if TYPE_CHECKING:
    from collections.abc import Mapping

HTML = {"content-type": "text/html; charset=utf-8"}
SAMPLES = Path(__file__).parents[4] / "shared" / "samples"


def _title(body: bytes, headers: Mapping[str, str]) -> str:
    return title_in(body, headers)[0]


@pytest.mark.parametrize(
    ("body", "said_to"),
    [
        (b"", ""),
        (b"%PDF-1.7", "page"),
        (b"<p>Text.</p>", "page"),
        (b"<title>Bounds That Hold</title>", "page"),
        (b'<meta property="og:title" content="Bounds That Hold Under Rotation">', "page"),
        (b'<meta name="citation_title" content=" "><title>Bounds That Hold</title>', "page"),
        (b'<meta name="citation_title" content="Bounds That Hold">', "citation"),
    ],
)
def test_who_is_told_a_title_is_told_with_it(body: bytes, said_to: str) -> None:
    """Only what indexes of papers are told is a paper's for certain; a page that was read may say nothing."""
    assert title_in(body, {})[1] == said_to


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("https://example.org/pdf.html", False),
        ("https://example.org/a.pdfs", False),
        ("https://example.org/a.PDF", True),
        ("https://example.org/a.pdf#page=2", True),
        ("https://example.org/pdf?id=1", True),
        ("https://example.org/pdf/1", True),
    ],
)
def test_a_pdf_is_told_by_its_address(url: str, is_one: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """It is not opened."""
    assert is_pdf(url) is is_one


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"", {}),
        (b"", HTML),
        (b"%PDF-1.7 <title>Bounds That Hold</title>", {}),
        (b"%PDF-1.7 <title>Bounds That Hold</title>", {"content-type": "application/pdf"}),
        (b"<title>Bounds That Hold</title>", {"content-type": "text/plain"}),
        (b"<title>Bounds That Hold</title>", {"content-type": "application/octet-stream"}),
        (b'{"title": "<title>Bounds That Hold</title>"}', {"content-type": "application/json"}),
        (b'{"title": "<title>Bounds That Hold</title>"}', {}),
        (b"<html><body><h1>Bounds That Hold</h1>", HTML),
        (b"<title></title><title>Bounds That Hold</title>", HTML),
        (b"<svg><title>Logo</title></svg>", HTML),
        (b'<meta name="citation_title" content=" ">', HTML),
    ],
)
def test_what_is_no_page_with_a_title_has_none(body: bytes, headers: dict[str, str]) -> None:
    """PDFs, data, and pages that name only a part of themselves."""
    assert _title(body, headers) == ""


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (b"<title>Bounds That Hold | Example Press</title>", "Bounds That Hold | Example Press"),
        (b"<TITLE >\n  Bounds\tThat\r\n Hold </TITLE>", "Bounds That Hold"),
        (b"<title>Bounds &amp; Limits&nbsp;&#8211; &lt;p&gt;</title>", "Bounds & Limits \u2013 <p>"),
        (b'<meta name="citation_title" content="Bounds That Hold"><title>Press</title>', "Bounds That Hold"),
        (b"<title>Press</title><META CONTENT='Bounds That Hold' NAME=Citation_Title>", "Bounds That Hold"),
        (
            b'<meta name="citation_title" content=""><meta name="citation_title" content="Bounds">',
            "Bounds",
        ),
        (
            b'<meta property="og:title" content="Bounds That Hold Under Rotation"><title>Press</title>',
            "Bounds That Hold Under Rotation",
        ),
        (
            b'<meta property="og:title" content="Press"><title>Bounds That Hold | Press</title>',
            "Bounds That Hold | Press",
        ),
        (
            b'<meta property="og:title" content="404 Not Found"><title>Bounds That Hold</title>',
            "Bounds That Hold",
        ),
        (b'<noscript><img src="p.gif"></noscript><title>Bounds That Hold</title>', "Bounds That Hold"),
        (b"<svg><title>Logo</title></svg><title>Bounds That Hold</title>", "Bounds That Hold"),
        (b"<title>Bounds <b>That</b> Hold</title>", "Bounds <b>That</b> Hold"),
    ],
)
def test_what_indexes_are_told_goes_before_what_browsers_are(head: bytes, title: str) -> None:
    """A title for sharing counts where it can be a paper's; elsewhere it names the site."""
    assert _title(b"<!doctype html><html><head>" + head + b"</head><body>Text</body></html>", HTML) == title


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>Straße für Émile</title>".encode(), "text/html"),
        ("<title>Straße für Émile</title>".encode(), "text/html; charset=iso-8859-1"),
        ("<title>Straße für Émile</title>".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        ("<title>Straße für Émile</title>".encode("latin-1"), "text/html"),
        ("<title>Straße für Émile</title>".encode("latin-1"), "text/html; charset=utf-8"),
        ("<title>Straße für Émile</title>".encode("latin-1"), "text/html; charset=rot13"),
        ("<title>Straße für Émile</title>".encode("latin-1"), "text/html; charset=iso-8859-12"),
        ("<title>Straße für Émile</title>".encode("utf-16-le"), "text/html; charset=utf-16le"),
        ("\ufeff<title>Straße für Émile</title>".encode("utf-16-le"), "text/html"),
        ("\ufeff<title>Straße für Émile</title>".encode(), "text/html; charset=windows-1251"),
        ("<meta charset=macintosh><title>Straße für Émile</title>".encode("cp1252"), "text/html"),
    ],
)
def test_a_title_is_read_in_the_encoding_that_fits(body: bytes, kind: str) -> None:
    """What is UTF-8 is read so whatever its server says; what nobody names is Latin."""
    assert _title(body, {"content-type": kind}) == "Straße für Émile"


@pytest.mark.parametrize(
    ("encoding", "text"), [("windows-1251", "Границы"), ("gb2312", "边界"), ("iso-2022-jp", "境界")]
)
def test_a_page_says_its_own_encoding(encoding: str, text: str) -> None:
    """In a meta element, where the server says nothing."""
    page = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}"><title>{text}</title>'
    assert _title(page.encode(encoding), {}) == text


def test_a_page_may_be_cut_anywhere() -> None:
    """A prefix never fails, and gives a part of the title or, cut within the tag that ends it, of that."""
    body = "<head><title>Schranken für Émile</title><body>Straße".encode()
    assert _title(body[:-2], HTML) == "Schranken für Émile"
    for length in range(len(body)):
        title = _title(body[:length], HTML).partition("<")[0]
        assert "Schranken für Émile".startswith(title.removesuffix("\ufffd"))


def test_a_title_beyond_the_beginning_is_not_read() -> None:
    """A page is looked at as far as a visit reads it."""
    assert _title(b"<p>" + b" " * MOST_READ + b"<title>Bounds That Hold</title>", HTML) == ""


def test_nothing_in_a_title_can_steer_a_terminal() -> None:
    """Control characters and those that turn the direction of writing are blanks."""
    body = "<title>Bounds\x1b[31m &#27;That\u202e Hold\u200b</title>".encode()
    assert _title(body, HTML) == "Bounds [31m That Hold"


@pytest.mark.parametrize(
    "body",
    [
        b"<div>" * 13_000,
        b"<title>" + b"x" * 60_000,
        b"<meta name=citation_title content=>" * 1_800,
        b"<meta charset" * 5_000,
        b"<b><p>" * 10_000,
        b"<svg><title>" * 5_000,
        b"\x00" * 60_000,
        b"<!--" * 15_000,
        b"<title>" * 9_000,
    ],
    ids=range(9),
)
def test_a_hostile_page_has_at_most_a_long_title(body: bytes) -> None:
    """However deep, long or broken it is."""
    assert len(_title(body, {})) <= LONGEST


@given(
    st.binary(max_size=300),
    st.sampled_from(["", "text/html", "text/html; charset=gbk", 'text/html;charset="']),
)
def test_any_bytes_have_a_title_or_none(body: bytes, kind: str) -> None:
    """On one line, and of characters that can be written down."""
    title = _title(b"<title>" + body, {"content-type": kind})
    assert title == " ".join(title.split())
    title.encode()


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the recorded pages are not on this machine")
@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("arxiv_html/abs_2006.05188.html", "Optimal Continual Learning has Perfect Memory and is NP-hard"),
        ("cvf_openaccess/CVPR2024_paper_fan.html", "Bi-level Learning of Task-Specific Decoders for Joint "),
        ("cvf_openaccess/CVPR2020_listing_raw.html", "CVPR 2020 Open Access Repository"),
        (
            "neurips_proceedings/old_papers.nips.cc_paper_8668.html",
            "Learner-aware Teaching: Inverse Reinforce",
        ),
        (
            "neurips_proceedings/proceedings.neurips.cc_1988_paper.html",
            "Neural Control of Sensory Acquisition",
        ),
        (
            "openreview/forum_iclr2019_under_review_rendered.html",
            "Minimal Images in Deep Neural Networks: Fra",
        ),
        (
            "pmlr/jmlr_v28_agarwal13.html",
            "Selective sampling algorithms for cost-sensitive multiclass prediction",
        ),
        ("pmlr/jmlr_v28_bengio13.html", "Better Mixing via Deep Representations"),
        ("link_check/iospress_via_doi_cloudflare.html", "Automatic move pruning for single-agent search"),
        (
            "link_check/ieeexplore_6649456_via_doi.html",
            "Entropy-driven optimization dynamics for Gaussian ve",
        ),
    ],
)
def test_recorded_pages_tell_their_titles(name: str, title: str) -> None:
    """Of the proceedings and publishers that lists link to, as they were served."""
    assert _title((SAMPLES / name).read_bytes()[:MOST_READ], {}).startswith(title)
