"""One answer of arXiv's OAI-PMH as papers, in the formats ``arXivRaw`` and ``arXiv``. Pure.

``arXivRaw`` has all versions with their moments, so that a paper's first submission is known; what ``arXiv``
calls ``created`` is the newest version's day on the present server, and was the first one's on the old.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.markdown.escaping import clean
from curator.core.shelves.shelf import Shelf
from curator.core.works.ids import arxiv_id
from curator.core.works.paper import Paper, Unreadable
from curator.reading.moments import moment_of
from curator.reading.shelving import shelve
from curator.reading.wholeness import quoted
from curator.reading.xmltree import open_xml, text_in
from curator.sources.arxiv.withdrawn import is_withdrawn
from curator.sources.arxiv.written import full_name, ids_of, line, names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from lxml import etree  # type: ignore[import-untyped] # ships no types

    from curator.core.works.paper import PaperId

SOURCE: Final = "arxiv_oai"
UNVERIFIED: Final = (
    "no list of records with a token was seen from the present server, nor one in the format arXivRaw; a "
    "single record in it was, and lists in the format arXiv"
)
_OAI: Final = "{http://www.openarchives.org/OAI/2.0/}"
_OWN: Final = "oai:arXiv.org:"
_NOTHING: Final = "noRecordsMatch"
_FORMATS: Final = ("arXivRaw", "arXiv")
_WITHDRAWN: Final = "I"
"""The type of a version's source where there is none any more."""

_DELETED: Final = "deleted"


class OaiPage(NamedTuple):
    """One answer: its ``shelf``, the ``token`` of the next one or "", and how many records all have, if told.

    ``error`` is arXiv's code where it refuses the question, which then is no use asking again.
    """

    shelf: Shelf
    token: str = ""
    complete: int | None = None
    error: str = ""


def parse(body: bytes) -> OaiPage:
    """Read an answer to ``ListRecords`` or ``GetRecord``; raises nothing, whatever it is."""
    opened = open_xml(body, roots={f"{_OAI}OAI-PMH"}, expected="a list of arXiv's records")
    if opened.fault:
        return OaiPage(Shelf(fault=opened.fault))
    refusal = opened.root.find(f"{_OAI}error")
    if refusal is not None:
        return _refused(refusal.get("code", ""), clean(text_in(refusal)))
    listed = opened.root.find(f"{_OAI}ListRecords")
    listed = opened.root.find(f"{_OAI}GetRecord") if listed is None else listed
    if listed is None:
        return OaiPage(Shelf(fault="it holds neither records nor an error"))
    records = listed.findall(f"{_OAI}record")
    there = [record for record in records if not _is_deleted(record)]
    gone = len(records) - len(there)
    shelf = shelve(map(_record, there), nothing="it holds no paper") if there or not gone else Shelf()
    token = listed.find(f"{_OAI}resumptionToken")
    size = "" if token is None else token.get("completeListSize", "")
    return OaiPage(
        shelf._replace(aside={_DELETED: gone} if gone else {}),
        text_in(token).strip(),
        int(size) if size.isascii() and size.isdigit() and len(size) < len("1000000000") else None,
    )


def _refused(code: str, reason: str) -> OaiPage:
    if code == _NOTHING:
        return OaiPage(Shelf(announced=True))
    return OaiPage(Shelf(fault=f"arXiv says: {quoted(f'{code}: {reason}')}"), error=code or "unknown")


def _is_deleted(record: etree._Element) -> bool:
    header = record.find(f"{_OAI}header")
    return header is not None and header.get("status") == _DELETED


def _record(record: etree._Element) -> Paper | Unreadable:
    where = line(record.findtext(f"{_OAI}header/{_OAI}identifier")) or "a record"
    own = arxiv_id(where.removeprefix(_OWN))
    told = record.find(f"{_OAI}metadata/*")
    if own is None or told is None:
        return Unreadable(quoted(where), "it has no arXiv id" if own is None else "it has no metadata")
    space, _, name = str(told.tag).rpartition("}")
    if name not in _FORMATS:
        return Unreadable(quoted(where), f"its metadata are of another format, <{quoted(name)}>")
    return _paper(own, told, f"{space}}}", raw=name == "arXivRaw")


def _paper(own: PaperId, told: etree._Element, space: str, *, raw: bool) -> Paper | Unreadable:
    def field(name: str) -> str:
        return line(told.findtext(f"{space}{name}"))

    title, abstract, comment = field("title"), field("abstract"), field("comments")
    if not clean(title):
        return Unreadable(str(own), "it has no title")
    first, last = _versions(told, space) if raw else _days(own, field("created"), field("updated"))
    if raw and first is None:
        return Unreadable(str(own), "its first version has no date that can be read")
    return Paper(
        ids=ids_of(own, field("doi")),
        title=title,
        url=f"https://arxiv.org/abs/{own.value}",
        authors=names(field("authors")) if raw else tuple(_authors(told, space)),
        abstract=abstract,
        categories=tuple(dict.fromkeys(field("categories").split())),
        comment=comment,
        journal_ref=field("journal-ref"),
        published=first,
        updated=last,
        version=len(told.findall(f"{space}version")) if raw else None,
        withdrawn=is_withdrawn(comment=comment, abstract=abstract) or (raw and _has_no_source(told, space)),
        source=SOURCE,
    )


def _versions(told: etree._Element, space: str) -> tuple[datetime | None, datetime | None]:
    """The moments of the first and the last version."""
    dates = [line(version.findtext(f"{space}date")) for version in told.findall(f"{space}version")]
    return (moment_of(dates[0]), moment_of(dates[-1])) if dates else (None, None)


def _days(own: PaperId, created: str, updated: str) -> tuple[datetime | None, datetime | None]:
    """The first and the last day; ``created`` is no first one unless it is in the month that the id tells."""
    first, last = moment_of(created), moment_of(updated or created)
    month = own.value.rpartition("/")[2][:4]
    return first if first is not None and f"{first:%y%m}" == month else None, last


def _authors(told: etree._Element, space: str) -> Iterator[str]:
    for author in told.iterfind(f"{space}authors/{space}author"):
        parts = (line(author.findtext(f"{space}{part}")) for part in ("forenames", "keyname", "suffix"))
        if name := full_name(*parts):
            yield name


def _has_no_source(told: etree._Element, space: str) -> bool:
    kinds = [line(version.findtext(f"{space}source_type")) for version in told.findall(f"{space}version")]
    return bool(kinds) and kinds[-1] == _WITHDRAWN
