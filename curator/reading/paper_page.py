"""The page of one paper at a site of proceedings, by what it tells indexes of papers. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.works.paper import Paper
from curator.reading.citation import citation_in
from curator.reading.htmlpage import open_html, said
from curator.reading.shelving import abstract_in, ids_of

if TYPE_CHECKING:
    from curator.reading.htmlpage import Tree

_ABSTRACTS: Final = ("#abstract", ".acl-abstract span", ".acl-abstract", "p.abstract", ".paper-abstract")
_HEADINGS: Final = "h2, h3, h4, h5"
_PAGES: Final = (
    (late(r"/papers/(?P<paper>[^?#]*_paper)\.pdf\Z"), r"/html/\g<paper>.html"),
    (
        late(r"/file/(?P<hash>[0-9a-f]{32})-Paper(?P<track>[^/.?#]*)\.pdf\Z"),
        r"/hash/\g<hash>-Abstract\g<track>.html",
    ),
    (late(r"/(?P<key>[a-z][a-z0-9_'-]{2,80})/(?P=key)\.pdf\Z"), r"/\g<key>.html"),
    (late(r"\A/(?P<paper>[A-Za-z0-9][A-Za-z0-9._-]{3,80}?[0-9])(?:v[1-9])?\.pdf\Z"), r"/\g<paper>/"),
)
"""How the paths of PDFs at sites of proceedings end, and those of the pages of the same papers."""


def page_of(path: str) -> str:
    """The path of a paper's page, for a path that may be its PDF's."""
    for pattern, page in _PAGES:
        found = pattern.search(path)
        if found is not None:
            return path[: found.start()] + found.expand(page)
    return path


def read_paper_page(body: bytes, *, url: str) -> Paper | str:
    """The paper, or why the page is none, as a clause; ``url`` is the page's own address.

    The page tells no venue: an address of proceedings proves it.
    """
    page = open_html(body, expected="the paper's page")
    if page.fault:
        return page.fault
    citation = citation_in(page.tree)
    if citation is None or not citation.title:
        return "the page is not that of one paper: it has no citation_title"
    abstract = abstract_in(_abstract(page.tree))
    ids = ids_of([url, citation.pdf])
    return Paper(ids, citation.title, url, citation.authors, abstract)


def _abstract(tree: Tree) -> str:
    for selector in _ABSTRACTS:
        if text := said(tree.css_first(selector)).strip():
            return text
    return _below_heading(tree)


def _below_heading(tree: Tree) -> str:
    """The paragraphs that follow a heading “Abstract”, up to the first that is not empty."""
    heading = next((one for one in tree.css(_HEADINGS) if said(one).strip().casefold() == "abstract"), None)
    below = heading.next if heading is not None else None
    while below is not None:
        if below.tag == "p" and (text := said(below).strip()):
            return text
        below = below.next
    return ""
