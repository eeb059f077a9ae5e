"""The proceedings of NeurIPS: the site of today, and the one before 2020 (papers.nips.cc)."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.shelves.shelf import Ask, Shelf
from curator.core.works.paper import Paper, PaperId, Unreadable, Venue
from curator.reading.addresses import absolute
from curator.reading.citation import citation_in
from curator.reading.htmlpage import after, href, open_html, said
from curator.reading.names import names_in, names_of
from curator.reading.shelving import MOST_RECORDS, abstract_in, ids_of, shelve, title_in
from curator.reading.wholeness import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.reading.htmlpage import Node, Tree

SOURCE: Final = "neurips"
UNVERIFIED: Final = "no list of a year in today's layout was seen, nor any volume of 2025 and later"

_SITE: Final = "https://proceedings.neurips.cc"
_OLD_SITE: Final = "https://papers.nips.cc"
_FIRST_YEAR: Final = 1987
_NAMES: Final = frozenset({"NeurIPS", "NIPS"})
_HASH: Final = late(
    r"(?:https?://[a-z.-]{1,60})?/paper(?:_files/paper)?/(?P<year>[0-9]{4})/(?:hash|file)/[0-9a-f]{32}-"
    r"(?:Abstract|Paper)(?:-(?P<track>[A-Za-z0-9_]{1,40}))?\.(?:html|pdf)"
)
_PAPER_LIKE: Final = late(r"[0-9a-f]{32}|/hash/|-Abstract", re.IGNORECASE)
_NUMBERED: Final = late(r"(?:https?://papers\.nips\.cc)?/paper/(?P<number>[0-9]{1,5})-[^/]{1,300}")
_BOOK_YEAR: Final = late(r"\((?:NIPS|NeurIPS) (?P<year>[0-9]{4})\)")
_COUNT: Final = late(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,6}")
_CHANGED: Final = "no paper stands in it (no link with the title “paper title”, none of the old layout)"
_MOST_PAGES: Final = 8


def request(venue: str, year: int) -> Ask | None:
    """Where the papers of a year are listed."""
    if venue not in _NAMES or year < _FIRST_YEAR:
        return None
    return Ask(SOURCE, f"/paper_files/paper/{year}")


def follow(body: bytes, *, venue: str, year: int) -> tuple[Ask, ...]:
    """The volumes that the page of a year leads to; since 2025 the main conference is one of them."""
    page = open_html(body, expected=_named(venue, year))
    if page.fault:
        return ()
    volume = re.compile(
        rf"(?:{re.escape(_SITE)})?(/paper_files/paper/{year}/vol[0-9]{{1,3}}-[a-z0-9-]{{1,60}})"
    )
    found = (volume.fullmatch(href(link)) for link in page.tree.css("a[href]"))
    paths = dict.fromkeys(one[1] for one in found if one)
    return tuple(Ask(SOURCE, path) for path in paths)[:_MOST_PAGES]


def parse(body: bytes, *, venue: str, year: int) -> Shelf:
    """The list of a year or volume, of either layout, or the page of one paper."""
    page = open_html(body, expected=_named(venue, year))
    if page.fault:
        return Shelf(fault=page.fault)
    tree = page.tree
    if one := _of_page(tree, venue, year):
        return shelve([one], doubts=page.doubts, nothing=_CHANGED)
    found = islice(_of_today(tree, venue, year), MOST_RECORDS + 1)
    records = list(found) or list(islice(_of_old(tree, venue, year), MOST_RECORDS + 1))
    if not records and not page.cut:
        if follow(body, venue=venue, year=year):
            return Shelf()
        if _is_empty(tree):
            return Shelf(announced=True)
    if records and page.cut:
        records[-1] = Unreadable(_where(records[-1]), "the page breaks off at it")
    return shelve(records, total=_total(tree), doubts=page.doubts, nothing=_CHANGED)


def _named(venue: str, year: int) -> str:
    return f"the proceedings of {venue} {year}"


def _of_today(tree: Tree, venue: str, year: int) -> Iterator[Paper | Unreadable]:
    for link in tree.css('a[title="paper title"]'):
        item = _item_of(link)
        signed = (item.css_first("span.paper-authors") or item.css_first("i")) if item else None
        yield _paper(
            absolute(_SITE, href(link)),
            title=title_in(said(link)),
            authors=names_in(said(signed)),
            asked=(venue, year),
        )


def _item_of(link: Node) -> Node | None:
    above = link.parent
    while above is not None and above.tag != "li":
        above = above.parent
    return above


def _of_old(tree: Tree, venue: str, year: int) -> Iterator[Paper | Unreadable]:
    """The year of a list in the old layout stands in its heading only, because its papers have numbers."""
    headed = _BOOK_YEAR.search(said(tree.css_first("h2.subtitle")))
    for link in tree.css('li > a[href*="/paper/"]'):
        title = title_in(said(link))
        if headed is None or int(headed["year"]) != year:
            yield Unreadable(quoted(title), f"the list is not that of {year}")
            continue
        authors = names_of(said(one) for one in after(link, until="li") if one.tag == "a")
        yield _paper(absolute(_OLD_SITE, href(link)), title=title, authors=authors, asked=(venue, year))


def _of_page(tree: Tree, venue: str, year: int) -> Paper | Unreadable | None:
    """The paper whose own page this is."""
    citation = citation_in(tree)
    if citation is None:
        return None
    if citation.year not in {None, year}:
        return Unreadable(quoted(citation.title), f"it is of {citation.year}, not of {year}")
    abstract = tree.css_first("p.abstract") or _below_heading(tree, "Abstract")
    address = citation.pdf.replace("http://", "https://", 1)
    if _NUMBERED.fullmatch(address):
        address = address.removesuffix(".pdf")
    else:
        address = address.replace("/file/", "/hash/").replace("-Paper", "-Abstract").replace(".pdf", ".html")
    return _paper(
        address,
        title=citation.title,
        authors=citation.authors,
        asked=(venue, year),
        abstract=abstract_in(said(abstract)),
    )


def _below_heading(tree: Tree, text: str) -> Node | None:
    """The first paragraph with any text below the heading ``text``."""
    for heading in tree.css("h4"):
        if said(heading).strip() == text:
            return next((one for one in after(heading, until="h4") if said(one).strip()), None)
    return None


def _paper(
    url: str, *, title: str, authors: tuple[str, ...], asked: tuple[str, int], abstract: str = ""
) -> Paper | Unreadable:
    hashed, numbered = _HASH.fullmatch(url), _NUMBERED.fullmatch(url)
    # Some of its papers are about reviews, and their addresses look like a review's.
    ids = (PaperId(SOURCE, numbered["number"]),) if numbered else ids_of([url])
    if not ids or (hashed and int(hashed["year"]) != asked[1]):
        reason = f"it leads to “{quoted(url)}”, which is no paper of {asked[0]} {asked[1]}"
        return Unreadable(quoted(title), reason)
    track = (hashed["track"] or "").replace("_", " ") if hashed else ""
    raw = f"{asked[0]} {asked[1]}, {track}" if track else f"{asked[0]} {asked[1]}"
    return Paper(ids, title, url, authors, abstract, venue=Venue("NeurIPS", asked[1], raw), source=SOURCE)


def _is_empty(tree: Tree) -> bool:
    """Whether this is a list in today's layout with nothing in it, and no paper stands beside it."""
    listed = tree.css_first("ul.paper-list")
    if any(_PAPER_LIKE.search(href(link)) for link in tree.css("a[href]")):
        return False
    return listed is not None and not said(listed).strip() and listed.css_first("li, a, div") is None


def _total(tree: Tree) -> int | None:
    found = _COUNT.search(said(tree.css_first(".paper-count")))
    return int(found[0].replace(",", "")) if found else None


def _where(record: Paper | Unreadable) -> str:
    return quoted(record.title) if isinstance(record, Paper) else record.where
