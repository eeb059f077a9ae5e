"""CVF's open access site: CVPR, ICCV, WACV, ACCV and ECCV 2018, and the workshops beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, urlsplit

from curator.core.late import late
from curator.core.shelves.shelf import Ask, Shelf
from curator.core.works.paper import Paper, Unreadable, Venue
from curator.reading.addresses import absolute
from curator.reading.citation import citation_in
from curator.reading.htmlpage import after, href, open_html, said
from curator.reading.names import bib_names, names_in, names_of
from curator.reading.shelving import abstract_in, ids_of, shelve, title_in
from curator.reading.wholeness import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.works.paper import PaperId
    from curator.reading.htmlpage import Node, Tree

SOURCE: Final = "cvf"
UNVERIFIED: Final = (
    "a whole listing with ?day=all was not seen, nor any of WACV, ACCV, workshops and their menu, nor of the"
    " years before 2019"
)

_SITE: Final = "https://openaccess.thecvf.com/"
_FIRST: Final = {"CVPR": 2013, "ICCV": 2013, "WACV": 2020, "ACCV": 2020, "ECCV": 2018}
_EVERY_TWO: Final = frozenset({"ICCV", "ACCV", "ECCV"})
_ONLY: Final = {"ECCV": 2018}
_IN_DAYS: Final = frozenset({"CVPR", "ICCV"})
_ALL_DAYS_SINCE: Final = 2021
"""Since this year ``?day=all`` is the whole conference; before, it is an empty page with status 200."""

_DAY: Final = late(r"all|20[0-9]{2}-[01][0-9]-[0-3][0-9]")
_WORKSHOP: Final = late(r"/(?P<of>[A-Z]{3,8}20[0-9]{2}_workshops)/(?!menu)[A-Za-z0-9_.-]{1,60}")
_MOST_PAGES: Final = 200
_OF_BIB: Final = late(r"author\s*=\s*\{([^{}]{1,20000})\}")
_ID: Final = late(r"(?P<venue>[A-Z]{2,10}?)(?P<workshop>W?)(?P<year>20[0-9]{2})/.+")
_CHANGED: Final = "no paper stands in it (no element dt.ptitle)"


def request(venue: str, year: int) -> Ask | None:
    """Where the papers of a conference are listed; of its workshops (CVPRW), where they are."""
    conference = _conference(venue)
    if year < _FIRST.get(conference, 9999) or _ONLY.get(conference, year) != year:
        return None
    if conference in _EVERY_TWO and year % 2 != _FIRST[conference] % 2:
        return None
    if conference != venue:
        return Ask(SOURCE, f"/{conference}{year}_workshops/menu")
    whole = conference in _IN_DAYS and year >= _ALL_DAYS_SINCE
    return Ask(SOURCE, f"/{conference}{year}", {"day": "all"} if whole else {})


def follow(body: bytes, *, venue: str, year: int) -> tuple[Ask, ...]:
    """The pages that an index leads to: its days, or all days at once where it offers that; its workshops."""
    page = open_html(body, expected=_named(venue, year))
    if page.fault:
        return ()
    asks = [ask for link in page.tree.css("a[href]") if (ask := _led_to(href(link), venue, year))]
    whole = [ask for ask in asks if ask.params.get("day") == "all"]
    distinct = {(ask.path, ask.params.get("day", "")): ask for ask in whole[:1] or asks}
    return tuple(distinct.values())[:_MOST_PAGES]


def parse(body: bytes, *, venue: str, year: int) -> Shelf:
    """A listing; an index (without papers or fault: `follow` it); or the page of one paper."""
    page = open_html(body, expected=_named(venue, year))
    if page.fault:
        return Shelf(fault=page.fault)
    if one := _of_page(page.tree, venue, year):
        return shelve([one], nothing=_CHANGED)
    listed = page.tree.css("dt.ptitle")
    if not listed and not page.cut and follow(body, venue=venue, year=year):
        return Shelf()
    records = _records(listed, venue, year, cut=bool(page.cut))
    return shelve(records, doubts=page.doubts, nothing=_CHANGED)


def _conference(venue: str) -> str:
    return venue.removesuffix("W") if venue.removesuffix("W") in _FIRST else venue


def _named(venue: str, year: int) -> str:
    return f"CVF's list of {venue} {year}"


def _led_to(address: str, venue: str, year: int) -> Ask | None:
    own = f"{_conference(venue)}{year}"
    apart = venue != _conference(venue)
    parts = urlsplit(absolute(f"{_SITE}{own}_workshops/menu" if apart else f"{_SITE}{own}", address))
    if f"https://{parts.netloc}/".lower() != _SITE:
        return None
    if apart:
        found = _WORKSHOP.fullmatch(parts.path.removesuffix(".py"))
        return Ask(SOURCE, parts.path) if found and found["of"] == f"{own}_workshops" else None
    day = parse_qs(parts.query).get("day", [""])[0]
    if parts.path.removesuffix(".py") != f"/{own}" or not _DAY.fullmatch(day):
        return None
    return Ask(SOURCE, parts.path, {"day": day})


def _records(listed: list[Node], venue: str, year: int, *, cut: bool) -> Iterator[Paper | Unreadable]:
    for number, term in enumerate(listed, 1):
        link = term.css_first("a[href]")
        details = list(after(term, until="dt"))
        links = [href(a) for part in details for a in part.css("a[href]")]
        if cut and number == len(listed) and not any(one.endswith(".pdf") for one in links):
            yield Unreadable(quoted(title_in(said(term))), "the page breaks off within it")
            continue
        address = absolute(_SITE, href(link)) if link is not None else ""
        arxiv = [one for one in links if "arxiv.org/" in one]
        yield _paper(
            address,
            [address, *arxiv],
            title=title_in(said(term)),
            authors=_authors(details),
            asked=(venue, year),
        )


def _authors(details: list[Node]) -> tuple[str, ...]:
    """From the forms that search for an author, else from the entry of BibTeX, else from plain text."""
    for part in details:
        fields = part.css('input[name="query_author"], input[name="query"]')
        if fields:
            return names_of(field.attributes.get("value") or "" for field in fields)
    for part in details:
        if found := _OF_BIB.search(said(part.css_first("div.bibref"))):
            return bib_names(found[1])
    plain = [part for part in details if part.tag == "dd" and part.css_first("a") is None]
    return names_in(said(plain[0])) if plain else ()


def _of_page(tree: Tree, venue: str, year: int) -> Paper | Unreadable | None:
    """The paper whose own page this is."""
    citation = citation_in(tree)
    if citation is None:
        return None
    address = citation.pdf.replace("/papers/", "/html/").removesuffix(".pdf") + ".html"
    return _paper(
        absolute(_SITE, address),
        [citation.pdf],
        title=citation.title,
        authors=citation.authors,
        abstract=abstract_in(said(tree.css_first("#abstract"))),
        asked=(venue, year),
    )


def _paper(  # noqa: PLR0913 - what a record tells, and what was asked
    url: str,
    links: list[str],
    *,
    title: str,
    authors: tuple[str, ...],
    asked: tuple[str, int],
    abstract: str = "",
) -> Paper | Unreadable:
    ids = ids_of(links)
    own = next((paper_id for paper_id in ids if paper_id.scheme == "cvf"), None)
    stands = _venue(own, asked) if own else None
    if stands is None:
        reason = f"it leads to “{quoted(url)}”, which is no paper of {asked[0]} {asked[1]}"
        return Unreadable(quoted(title), reason)
    safe = url.replace("http://", "https://", 1)
    return Paper(ids, title, safe, authors, abstract, venue=stands, source=SOURCE)


def _venue(own: PaperId, asked: tuple[str, int]) -> Venue | None:
    """The conference, or its workshops: an id tells which; None for those of another conference or year."""
    found = _ID.fullmatch(own.value)
    conference = _conference(asked[0])
    if found is None or (found["venue"], int(found["year"])) != (conference, asked[1]):
        return None
    return Venue(found["venue"] + found["workshop"], asked[1], own.value.partition("/")[0])
