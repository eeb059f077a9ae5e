"""The ACL Anthology, by the XML that it is built from: ACL, EMNLP and their like, workshops apart."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.shelves.shelf import Ask, Shelf
from curator.core.works.ids import doi_id
from curator.core.works.paper import Paper, Unreadable, Venue
from curator.core.works.proceedings import acl_id
from curator.reading.moments import moment_of
from curator.reading.names import names_of
from curator.reading.shelving import abstract_in, shelve, sorted_ids, title_in
from curator.reading.wholeness import quoted
from curator.reading.xmltree import open_xml, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from curator.reading.xmltree import Element

SOURCE: Final = "acl"
SERVICE: Final = "acl_data"
UNVERIFIED: Final = "no collection of findings was seen, nor any of the years before 2020"

_FOLDER: Final = "/acl-org/acl-anthology/master/data/xml"
_SITE: Final = "https://aclanthology.org"
_COLLECTIONS: Final = {
    "ACL": ("acl", "P"),
    "EMNLP": ("emnlp", "D"),
    "NAACL": ("naacl", "N"),
    "EACL": ("eacl", "E"),
    "AACL": ("aacl", ""),
    "IJCNLP": ("ijcnlp", "I"),
    "COLING": ("coling", "C"),
    "LREC": ("lrec", "L"),
    "CoNLL": ("conll", "K"),
    "TACL": ("tacl", "Q"),
}
"""Of each venue the name of its collections since 2020, and the letter of those before."""

_NAMED_SINCE: Final = 2020
_FINDINGS: Final = "Findings of "
_FIRST_FINDINGS: Final = 2020
_WORKSHOP: Final = late(r"\bworkshops?\b|shared task", re.IGNORECASE)
_TUTORIALS: Final = late(r"\btutorials?\b", re.IGNORECASE)
_CONFERENCE: Final = late(r"[A-Za-z]+")
"""A word of a title that may be the name of a conference."""

_TOLD: Final = 3
"""Volumes that are named in one sentence."""

_NOTHING: Final = "no paper stands in it"


def request(venue: str, year: int) -> Ask | None:
    """The file of the collection in which the papers of a venue-year stand."""
    conference = venue.removeprefix(_FINDINGS)
    name, letter = _COLLECTIONS.get(conference, ("", ""))
    if conference != venue:
        name = "findings" if name and year >= _FIRST_FINDINGS else ""
    elif year < _NAMED_SINCE:
        return Ask(SERVICE, f"{_FOLDER}/{letter}{year % 100:02}.xml") if letter and year > _BEFORE else None
    return Ask(SERVICE, f"{_FOLDER}/{year}.{name}.xml") if name else None


def follow(body: bytes, *, venue: str, year: int) -> tuple[Ask, ...]:
    """Nothing: a collection is one file."""
    del body, venue, year
    return ()


def parse(body: bytes, *, venue: str, year: int) -> Shelf:
    """All papers of a collection, each with the venue that its volume says; ``venue`` has the main ones."""
    opened = open_xml(body, roots={"collection"}, expected=f"the Anthology's collection of {venue} {year}")
    if opened.fault:
        return Shelf(fault=opened.fault)
    volumes = opened.root.findall("volume")
    wanted, strange = volumes, tuple[str, ...]()
    if venue.startswith(_FINDINGS) or opened.root.get("id", "").endswith(".findings"):
        # The file of all findings of a year grows by one conference after the other.
        wanted = [volume for volume in volumes if _name_of(volume) == _volume_of(venue)]
        strange = tuple(islice(_strange(volumes, venue, is_there=bool(wanted)), _TOLD))
        if volumes and not wanted:
            return Shelf(fault="; ".join(strange), announced=not strange)
    records = (record for volume in wanted for record in _records(opened.root, volume, venue, year))
    return shelve(records, doubts=strange, nothing=_NOTHING)


_BEFORE: Final = 1978
"""The oldest collection that two digits of a year can name without doubt."""


def _volume_of(venue: str) -> str:
    """The volume of one conference in the collection of all findings."""
    return _COLLECTIONS.get(venue.removeprefix(_FINDINGS), ("",))[0]


def _name_of(volume: Element) -> str:
    return str(volume.get("id", ""))


def _strange(volumes: list[Element], venue: str, *, is_there: bool) -> Iterator[str]:
    """The volumes of findings under unknown names that may be the conference's, as parts of a sentence.

    Where its volume ``is_there``, only those that say so are; else also those that say nothing.
    """
    conference = venue.removeprefix(_FINDINGS)
    names = {name for name, _ in _COLLECTIONS.values()}
    for volume in volumes:
        if _name_of(volume) in names:
            continue
        book = title_in(text_in(volume.find("meta/booktitle")))
        told = set(_CONFERENCE.findall(book)) & set(_COLLECTIONS)
        if conference in told or not (told or is_there):
            yield f"its volume “{quoted(_name_of(volume))}” (“{quoted(book)}”) may be that of {conference}"


def _records(root: Element, volume: Element, venue: str, year: int) -> Iterator[Paper | Unreadable]:
    collection, name = root.get("id", ""), volume.get("id", "")
    book = title_in(text_in(volume.find("meta/booktitle")))
    told = (volume.findtext("meta/year") or "").strip()
    papers = volume.findall("paper")
    if told != str(year):
        yield Unreadable(
            f"{collection}, volume {name}", f"it says that it is of {quoted(told)}, not of {year}"
        )
    elif name == "tutorials" or _TUTORIALS.search(book):
        yield Unreadable(
            f"{collection}, volume {name}", f"its {len(papers)} entries are tutorials, no papers"
        )
    else:
        stands = Venue(_venue(name, book, venue), year, book)
        published = moment_of(volume.get("ingest-date"))
        for paper in papers:
            yield _record(paper, _address(collection, name, paper.get("id", "")), stands, published)


def _venue(volume: str, book: str, venue: str) -> str:
    """The venue that a volume's papers appeared at: the one asked for, its findings, or a workshop of it."""
    if volume == "srw" or _WORKSHOP.search(book):
        return f"{venue} Workshop"
    conference = venue.removeprefix(_FINDINGS)
    return f"{_FINDINGS}{conference}" if book.startswith("Findings") else conference


def _address(collection: str, volume: str, paper: str) -> str:
    """The id of a paper; before 2020 its parts are written without anything between them."""
    if collection[:1].isdigit():
        return f"{collection}-{volume}.{paper}"
    digits = 2 if collection.startswith("W") or len(volume) > 1 else 1
    return f"{collection}-{volume.zfill(digits)}{paper.zfill(4 - digits)}"


def _record(paper: Element, name: str, stands: Venue, published: datetime | None) -> Paper | Unreadable:
    title = title_in(text_in(paper.find("title")))
    own = acl_id((paper.findtext("url") or "").strip()) or acl_id(name)
    if own is None:
        return Unreadable(quoted(title or name), f"“{quoted(name)}” is no id of a paper")
    ids = sorted_ids((own, doi_id(paper.findtext("doi") or "")))
    return Paper(
        ids,
        title,
        f"{_SITE}/{own.value}/",
        names_of(_name(author) for author in paper.findall("author")),
        abstract_in(text_in(paper.find("abstract"))),
        venue=stands,
        published=published,
        withdrawn=paper.find("retracted") is not None or paper.find("removed") is not None,
        source=SOURCE,
    )


def _name(author: Element) -> str:
    """Given and family name; a name may have only one of them."""
    return " ".join(filter(None, (author.findtext("first"), author.findtext("last"))))
