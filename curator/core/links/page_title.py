"""The title of a page: what it tells indexes of papers, else what it tells browsers."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from curator.core.late import late

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selectolax.lexbor import LexborHTMLParser

    from curator.core.facts import TitleFrom

    Page = LexborHTMLParser

MOST_READ: Final = 65_536
"""Bytes of a page that are looked at; its title stands before them."""

LONGEST: Final = 1_000
"""Characters of a title that are kept; `title_match` takes what is half as long for a whole page."""

_HTML: Final = late(r"\s*(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE)
_CHARSET: Final = late(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE)
_CHARSET_IN_META: Final = late(
    r"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE
)
_OF_THE_WEB: Final = late(
    r"utf-?(?:8|16(?:-?[lb]e)?)|iso-?8859-?[0-9]{1,2}|windows-?(?:125[0-8]|874)|koi8-[ru]|gbk|gb2312|gb18030"
    r"|big5(?:-hkscs)?|shift[_-]?jis|euc-(?:jp|kr)|iso-2022-jp",
    re.IGNORECASE,
)
"""Encodings that browsers read; Python has others, which unpack or run what they are given."""

_STATEFUL: Final = ("utf-16", "iso2022")
"""Encodings, by the names that Python gives them, whose bytes may be taken for UTF-8, too."""

_LATIN: Final = "cp1252"
_LATIN_BY_NAME: Final = late(r"(?:us-)?ascii|iso-?8859-?1|latin-?1", re.IGNORECASE)
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_UNSEEN: Final = late("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_MOST_METAS: Final = 500
_PDF: Final = late(r"\.pdf(?:[?#]|\Z)|/pdf[/?]", re.IGNORECASE)


def title_in(body: bytes, headers: Mapping[str, str]) -> tuple[str, TitleFrom]:
    """The title of an HTML page, on one line, and to whom the page says it.

    The title is "" where it has none, and for whatever is no HTML; both are "" where there is no body.

    Args:
        body: its beginning, decompressed; it may end anywhere.
        headers: of the answer, names in lower case.
    """
    page = parsed(body, headers)
    title = "" if page is None else title_of(page)
    if page is not None and is_of_a_paper(page):
        return title, "citation"
    return title, "page" if body else ""


def is_pdf(url: str) -> bool:
    """Whether an address is that of a PDF, which is not opened for its title."""
    return _PDF.search(url) is not None


def title_of(page: Page) -> str:
    """The title of a page that was parsed."""
    told = _in_metas(page)
    return told.get("citation_title") or _of_a_paper(told.get("og:title", "")) or _in_head(page)


def is_of_a_paper(page: Page) -> bool:
    """Whether a page tells indexes of papers what it is about."""
    return "citation_title" in _in_metas(page)


def parsed(body: bytes, headers: Mapping[str, str]) -> Page | None:
    """The tree of an HTML page; None for whatever is none."""
    if not is_html(body, headers):
        return None
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only pages that were read pay for it

    # As with scripts, <noscript> is one text; else an image in it would end the head before the title.
    return LexborHTMLParser(_decoded(body[:MOST_READ], headers), scripting=True)


def is_html(body: bytes, headers: Mapping[str, str]) -> bool:
    """Whether an answer says that it is HTML or, where it says nothing, looks like it."""
    if not body:
        return False
    if kind := headers.get("content-type", "").strip():
        return _HTML.match(kind) is not None
    return body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _decoded(body: bytes, headers: Mapping[str, str]) -> str:
    """By its mark, as UTF-8 wherever it can be, else as it says; never an error."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body.decode(encoding, "replace")
    said = _said(body, headers)
    if not said.startswith(_STATEFUL):
        try:  # of what was cut within a character, the rest
            return codecs.getincrementaldecoder("utf-8")().decode(body)
        except UnicodeDecodeError:
            pass
    return body.decode(_LATIN if said.startswith("utf-8") else said, "replace")


def _said(body: bytes, headers: Mapping[str, str]) -> str:
    """The encoding that the answer names, or else the page; Latin where nobody names one of the web's."""
    found = _CHARSET.search(headers.get("content-type", "")[:300])
    if found is None and b"charset" in (head := body[:2_048].lower()):
        found = _CHARSET_IN_META.search(head.decode("latin-1"))
    label = found[1].lower() if found else ""
    if not _OF_THE_WEB.fullmatch(label) or _LATIN_BY_NAME.fullmatch(label):
        return _LATIN
    try:
        return codecs.lookup(label).name
    except LookupError:
        return _LATIN


def _in_metas(page: Page) -> dict[str, str]:
    """What the page's ``meta`` elements say of its title; of a repeated one the first that says something."""
    told: dict[str, str] = {}
    for meta in page.css("meta[content]")[:_MOST_METAS]:
        fields = meta.attributes
        name = (fields.get("name") or fields.get("property") or "").strip().lower()
        if name in {"citation_title", "og:title"} and (text := _folded(fields.get("content") or "")):
            told.setdefault(name, text)
    return told


def _of_a_paper(title: str) -> str:
    """A title that may be a paper's, not the name of the site; "" for any other."""
    from curator.core.links.title_match import names_a_paper  # noqa: PLC0415 - only pages that tell one pay for it

    return title if title and names_a_paper(title) else ""


def _in_head(page: Page) -> str:
    for title in page.css("title")[:_MOST_METAS]:
        if title.parent is None or title.parent.tag != "svg":  # drawings have titles, too
            return _folded(title.text())
    return ""


def _folded(text: str) -> str:
    """On one line, without what a terminal would obey or nobody sees."""
    return " ".join(_UNSEEN.sub(" ", text[: 4 * LONGEST]).split())[:LONGEST]
