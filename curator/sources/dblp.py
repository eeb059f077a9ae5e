"""DBLP as evidence of where a title appeared, no source of papers: at times it turns programs away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.shelves.shelf import Ask, Shelf
from curator.core.works.ids import doi_id
from curator.core.works.paper import Paper, Unreadable, Venue
from curator.reading.bibtex import open_bib
from curator.reading.jsonbody import list_at, number_at, open_json, text_at
from curator.reading.names import bib_names, names_of
from curator.reading.shelving import ids_of, shelve, sorted_ids, title_in
from curator.reading.wholeness import quoted
from curator.reading.xmltree import open_xml, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.reading.xmltree import Element

SOURCE: Final = "dblp"
UNVERIFIED: Final = "the answers to no hit and to too many requests were not seen"

_PAGE: Final = "https://dblp.org/rec/"
_WORKS: Final = frozenset(
    {"article", "inproceedings", "proceedings", "book", "incollection", "phdthesis", "mastersthesis", "data"}
)
_NO_WORK: Final = "it is no work (<{}>), but a person or a page"
_YEAR: Final = late(r"\s*(?P<year>(?:1[89]|20)[0-9]{2})\s*", re.ASCII)
_SEARCH: Final = late(r"[^\w\s-]+")
_MOST_HITS: Final = 30
_LONGEST_QUESTION: Final = 300
_NOTHING: Final = "no record stands in it"


def request(venue: str, year: int) -> Ask | None:
    """None: it carries no venue-year for us; `request_title` asks what it knows of a title."""
    del venue, year
    return None


def request_title(title: str) -> Ask:
    """What it knows of works with the words of a title."""
    words = " ".join(_SEARCH.sub(" ", title[:_LONGEST_QUESTION]).split())
    return Ask(SOURCE, "/search/publ/api", {"q": words, "format": "json", "h": str(_MOST_HITS)})


def follow(body: bytes, *, venue: str, year: int) -> tuple[Ask, ...]:
    """Nothing: more hits would not be better ones."""
    del body, venue, year
    return ()


def parse(body: bytes, *, venue: str = "", year: int = 0) -> Shelf:
    """Hits of a search as JSON or XML, or records as XML or BibTeX; venues are as DBLP writes them."""
    del venue, year
    begins = body.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if begins == b"<":
        return _of_xml(body)
    return _of_bib(body) if begins == b"@" else _of_json(body)


def _of_json(body: bytes) -> Shelf:
    opened = open_json(body, expected="DBLP's answer")
    if opened.fault:
        return Shelf(fault=opened.fault)
    total = number_at(opened.value, "result", "hits", "@total")
    hits = list_at(opened.value, "result", "hits", "hit")
    if total is None:
        return Shelf(fault="it does not say how many hits there are, so its layout is not the known one")
    if not total and not hits:
        return Shelf(announced=True, total=0)
    shelf = shelve(map(_hit, hits), nothing=_NOTHING)
    sent = number_at(opened.value, "result", "hits", "@sent")
    cut = () if sent in {None, len(hits)} else (f"{len(hits)} hits came of {sent} that were sent",)
    return shelf._replace(total=total, doubts=(*shelf.doubts, *cut))


def _hit(hit: object) -> Paper | Unreadable:
    authors = list_at(hit, "info", "authors", "author")
    names = names_of(one if isinstance(one, str) else text_at(one, "text") for one in authors)
    venues = [one for one in list_at(hit, "info", "venue") if isinstance(one, str)]
    links = [text_at(hit, "info", "ee"), *(one for one in list_at(hit, "info", "ee") if isinstance(one, str))]
    fields = {key: text_at(hit, "info", key) for key in ("title", "year", "doi", "key", "url")}
    return _paper(fields, names, venue=venues[0] if venues else "", links=links)


def _of_xml(body: bytes) -> Shelf:
    opened = open_xml(body, roots={"dblp", "result"}, expected="DBLP's answer")
    if opened.fault:
        return Shelf(fault=opened.fault)
    if opened.root.tag == "dblp":
        return shelve(map(_of_record, opened.root), nothing=_NOTHING, signed=False)
    hits = opened.root.find("hits")
    total = "" if hits is None else hits.get("total", "")
    if not (total.isascii() and total.isdigit()):
        return Shelf(fault="it does not say how many hits there are, so its layout is not the known one")
    if total == "0":
        return Shelf(announced=True, total=0)
    return shelve(map(_of_info, opened.root.iterfind("hits/hit/info")), nothing=_NOTHING)._replace(
        total=int(total)
    )


def _of_info(info: Element) -> Paper | Unreadable:
    fields = {key: text_in(info.find(key)) for key in ("title", "year", "doi", "key", "url")}
    names = names_of(text_in(author) for author in info.iterfind("authors/author"))
    links = [text_in(link) for link in info.iterfind("ee")]
    return _paper(fields, names, venue=text_in(info.find("venue")), links=links)


def _of_record(record: Element) -> Paper | Unreadable:
    if record.tag not in _WORKS:
        return Unreadable(quoted(record.get("key", "a record")), _NO_WORK.format(quoted(str(record.tag))))
    fields = {key: text_in(record.find(key)) for key in ("title", "year")}
    names = names_of(text_in(author) for author in record.findall("author"))
    venue = text_in(record.find("booktitle")) or text_in(record.find("journal"))
    links = [text_in(link) for link in record.findall("ee")]
    return _paper({**fields, "key": record.get("key", "")}, names, venue=venue, links=links)


def _of_bib(body: bytes) -> Shelf:
    file = open_bib(body, expected="DBLP's answer")
    if file.fault:
        return Shelf(fault=file.fault)
    records: Iterator[Paper | Unreadable] = (
        _paper(
            {**entry.fields, "key": entry.key.removeprefix("DBLP:"), "url": ""},
            bib_names(entry.fields.get("author", "")),
            venue=title_in(entry.fields.get("booktitle") or entry.fields.get("journal", "")),
            links=[entry.fields.get("url", "").replace("\\_", "_")],
        )
        for entry in file.entries
    )
    return shelve([*records, *file.unreadable], nothing=_NOTHING, signed=False)


def _paper(
    fields: dict[str, str], names: tuple[str, ...], *, venue: str, links: list[str]
) -> Paper | Unreadable:
    key, told = fields.get("key", ""), _YEAR.fullmatch(fields.get("year", ""))
    title = title_in(fields.get("title", "")).removesuffix(".")
    if not title:
        return Unreadable(quoted(key or "a record"), "it has no title")
    return Paper(
        sorted_ids((*ids_of(links), doi_id(fields.get("doi", "").replace("\\_", "_")))),
        title,
        fields.get("url") or f"{_PAGE}{key}",
        names,
        venue=Venue(title_in(venue), int(told["year"]) if told else None, key) if venue else None,
        source=SOURCE,
    )
