"""ECVA's site: the papers of ECCV, all years on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.shelves.shelf import Ask, Shelf
from curator.core.works.paper import Paper, Unreadable, Venue
from curator.reading.addresses import absolute
from curator.reading.htmlpage import after, href, open_html, said
from curator.reading.names import names_in
from curator.reading.shelving import ids_of, shelve, title_in
from curator.reading.wholeness import quoted

if TYPE_CHECKING:
    from curator.reading.htmlpage import Node, Tree


SOURCE: Final = "ecva"
UNVERIFIED: Final = "no page of ECVA was seen as it is sent; its layout is read as others describe it"

_SITE: Final = "https://www.ecva.net/"
_FIRST_YEAR: Final = 2018
_YEAR: Final = late(r"/?papers/eccv_(?P<year>20[0-9]{2})/(?P<part>[A-Za-z_]{1,40})/")
_HEADING: Final = late(r"\bECCV (?P<year>20[0-9]{2})\b")
_CHANGED: Final = "no paper of that year stands in it (no element dt.ptitle that leads to one)"


def request(venue: str, year: int) -> Ask | None:
    """Where the papers of all years are listed."""
    if venue != "ECCV" or year < _FIRST_YEAR or year % 2:
        return None
    return Ask(SOURCE, "/papers.php", always_there=True)


def follow(body: bytes, *, venue: str, year: int) -> tuple[Ask, ...]:
    """Nothing: one page has all."""
    del body, venue, year
    return ()


def parse(body: bytes, *, venue: str, year: int) -> Shelf:
    """The papers of one year; a year that the page does not name, while it names others, is not out yet."""
    page = open_html(body, expected="ECVA's list of papers")
    if page.fault:
        return Shelf(fault=page.fault)
    listed = page.tree.css("dt.ptitle")
    of_year = [term for term in listed if _year_of(term) == year]
    known = listed and not page.cut and all(map(_year_of, listed))
    if known and not of_year and _is_unnamed(page.tree, year):
        return Shelf(announced=True)
    broken = listed[-1] if page.cut and listed else None
    records = (_record(term, (venue, year), broken=term == broken) for term in of_year)
    return shelve(records, doubts=page.doubts, nothing=_CHANGED)


def _is_unnamed(tree: Tree, year: int) -> bool:
    """Whether the headings name other years and not this one, and no link leads to a paper of it."""
    headings = {found["year"] for one in tree.css(".accordion") if (found := _HEADING.search(said(one)))}
    if not headings or str(year) in headings:
        return False
    return all(_year_in(link) != year for link in tree.css("a[href]"))


def _year_of(term: Node) -> int:
    """The year in the address that a title leads to; 0 where none does."""
    return _year_in(term.css_first("a[href]"))


def _year_in(link: Node | None) -> int:
    found = _YEAR.search(href(link))
    return int(found["year"]) if found else 0


def _record(term: Node, asked: tuple[str, int], *, broken: bool) -> Paper | Unreadable:
    title = title_in(said(term))
    details = list(after(term, until="dt"))
    links = [absolute(_SITE, href(a)) for part in details for a in part.css("a[href]")]
    if broken and not any(one.endswith(".pdf") for one in links):
        return Unreadable(quoted(title), "the page breaks off within it")
    url = absolute(_SITE, href(term.css_first("a[href]")))
    ids = ids_of([url, *links])
    if not any(paper_id.scheme in {"ecva", "cvf"} for paper_id in ids):
        return Unreadable(quoted(title), f"it leads to “{quoted(url)}”, which is no paper of {asked[0]}")
    return Paper(ids, title, url, _authors(details), venue=Venue(*asked, f"ECCV {asked[1]}"), source=SOURCE)


def _authors(details: list[Node]) -> tuple[str, ...]:
    plain = [part for part in details if part.tag == "dd" and part.css_first("a") is None]
    return names_in(said(plain[0])) if plain else ()
