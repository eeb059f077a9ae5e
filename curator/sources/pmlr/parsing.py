"""What PMLR sends, told apart and read: bibliography, volume, feed, one paper, the list of volumes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.shelves.shelf import Shelf
from curator.core.works.paper import Paper, Unreadable
from curator.reading.addresses import absolute
from curator.reading.citation import citation_in
from curator.reading.htmlpage import href, open_html, said
from curator.reading.moments import moment_of
from curator.reading.names import names_in
from curator.reading.shelving import abstract_in, ids_of, shelve, title_in
from curator.reading.wholeness import is_html, quoted
from curator.reading.xmltree import open_xml
from curator.sources.pmlr.bibliography import of_bib
from curator.sources.pmlr.places import SITE, SOURCE, named, page_of, venue_of
from curator.sources.pmlr.volumes import follow, volumes_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.venues.known import KnownVenue
    from curator.core.works.paper import Venue
    from curator.reading.htmlpage import HtmlPage, Node
    from curator.reading.xmltree import Element

_HEADING: Final = late(r"Volume (?P<reissue>R?)(?P<number>[0-9]{1,4}):\s*(?P<name>[^\n]{1,300})")
_CHANGED: Final = "no paper stands in it (no element div.paper)"
_LINKS: Final = frozenset({"abs", "arxiv version", "openreview", "doi"})
"""Labels of links that lead to the paper itself; others lead to code, videos and supplements."""


def parse(body: bytes, *, venue: str, year: int, known: KnownVenue | None = None) -> Shelf:
    """Read whatever the site sends; the list of volumes has no papers and no fault: `follow` it."""
    if not is_html(body):
        begins = body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        return _of_feed(body, venue, year) if begins == b"<" else of_bib(body, venue, year)
    page = open_html(body, expected=named(venue, year))
    if page.fault:
        return Shelf(fault=page.fault)
    if one := _of_one(page, venue, year):
        return shelve([one], doubts=page.doubts, nothing=_CHANGED)
    listed = page.tree.css("div.paper")
    if not listed and not page.cut and volumes_in(page.tree):
        return Shelf(announced=not follow(body, venue=venue, year=year, known=known))
    return shelve(_of_page(page, listed, venue, year), doubts=page.doubts, nothing=_CHANGED)


def _of_one(page: HtmlPage, venue: str, year: int) -> Paper | Unreadable | None:
    """The paper whose own page this is."""
    citation = citation_in(page.tree)
    if citation is None:
        return None
    ids = ids_of([citation.pdf, citation.pdf.removesuffix(".pdf") + ".html"])
    abstract = abstract_in(said(page.tree.css_first("#abstract")))
    stands = venue_of(citation.container, venue, year)
    if not page_of(ids) or citation.year not in {None, year}:
        return Unreadable(quoted(citation.title), f"it is no paper of {venue} {year}")
    return Paper(ids, citation.title, page_of(ids), citation.authors, abstract, venue=stands, source=SOURCE)


def _of_page(page: HtmlPage, listed: list[Node], venue: str, year: int) -> Iterator[Paper | Unreadable]:
    """The papers on the page of a volume; their links are relative in the old layout."""
    heading = next(filter(None, (_HEADING.search(said(one)) for one in page.tree.css("h2, h1"))), None)
    base = f"{SITE}/{'r' if heading['reissue'] else 'v'}{heading['number']}/" if heading else f"{SITE}/"
    stands = venue_of(heading["name"].strip() if heading else "", venue, year)
    for number, entry in enumerate(listed, 1):
        title = title_in(said(entry.css_first("p.title")))
        if page.cut and number == len(listed):
            yield Unreadable(quoted(title), "the page breaks off at it")
            continue
        own = [a for a in entry.css("a[href]") if said(a).strip().casefold() in _LINKS]
        ids = ids_of(absolute(base, href(a)) for a in own)
        if not page_of(ids):
            yield Unreadable(quoted(title), f"it leads to no paper of {venue} {year}")
            continue
        authors = names_in(said(entry.css_first("span.authors")))
        yield Paper(ids, title, page_of(ids), authors, venue=stands, source=SOURCE)


def _of_feed(body: bytes, venue: str, year: int) -> Shelf:
    """The papers of a volume's feed, which tells no authors."""
    opened = open_xml(body, roots={"rss"}, expected=named(venue, year))
    if opened.fault:
        return Shelf(fault=opened.fault)
    channel = opened.root.find("channel")
    container = (
        "" if channel is None else title_in(channel.findtext("description") or "").split(" Held in ")[0]
    )
    stands = venue_of(container, venue, year)
    records = (_of_item(item, stands) for item in opened.root.iterfind("channel/item"))
    return shelve(records, nothing="no item stands in its feed", signed=False)


def _of_item(item: Element, stands: Venue) -> Paper | Unreadable:
    link = (item.findtext("link") or "").strip()
    title = title_in(item.findtext("title") or "")
    ids = ids_of([link])
    if not page_of(ids):
        return Unreadable(quoted(title), f"it leads to “{quoted(link)}”, which is no paper")
    abstract = abstract_in(item.findtext("description") or "")
    published = moment_of(item.findtext("pubDate"))
    return Paper(ids, title, page_of(ids), (), abstract, venue=stands, published=published, source=SOURCE)
