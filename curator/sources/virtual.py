"""The virtual conferences of NeurIPS, ICML, ICLR, CVPR and others: their events as JSON, one file a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late
from curator.core.shelves.shelf import Ask, Shelf
from curator.core.works.paper import Paper, PaperId, Unreadable, Venue
from curator.core.works.titles import fingerprint
from curator.reading.addresses import absolute
from curator.reading.jsonbody import list_at, number_at, open_json, text_at
from curator.reading.names import names_in, names_of
from curator.reading.shelving import abstract_in, ids_of, shelve, title_in
from curator.reading.wholeness import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE: Final = "virtual"
UNVERIFIED: Final = "no file of a virtual conference was seen as it is sent; it is read as others describe it"


class _Site(NamedTuple):
    service: str
    address: str
    first: int


_SITES: Final = {
    "NeurIPS": _Site("virtual_neurips", "https://neurips.cc", 2021),
    "ICML": _Site("virtual_icml", "https://icml.cc", 2021),
    "ICLR": _Site("virtual_iclr", "https://iclr.cc", 2021),
    "CVPR": _Site("virtual_cvpr", "https://cvpr.thecvf.com", 2023),
    "ICCV": _Site("virtual_iccv", "https://iccv.thecvf.com", 2023),
    "ECCV": _Site("virtual_eccv", "https://eccv.ecva.net", 2024),
    "MLSys": _Site("virtual_mlsys", "https://mlsys.org", 2022),
}
_TALKS: Final = frozenset({"poster", "oral", "spotlight", "highlight"})
"""Kinds of events that show a paper."""

_REFUSED: Final = late(r"\b(?:reject|withdr[ae]w|desk)", re.IGNORECASE)
_JOURNALS: Final = ("tmlr", "jmlr", "journal")
_BY_OPENREVIEW: Final = frozenset({"NeurIPS", "ICML", "ICLR"})


def request(venue: str, year: int) -> Ask | None:
    """The file with all orals and posters of a venue-year."""
    site = _SITES.get(venue)
    if site is None or year < site.first:
        return None
    return Ask(site.service, f"/static/virtual/data/{venue.lower()}-{year}-orals-posters.json")


def follow(body: bytes, *, venue: str, year: int) -> tuple[Ask, ...]:
    """Nothing: one file has all."""
    del body, venue, year
    return ()


def parse(body: bytes, *, venue: str, year: int) -> Shelf:
    """Every paper once, although orals are shown as posters, too; workshops, findings and journals apart."""
    opened = open_json(body, expected=f"the list of events of {venue} {year}")
    value = opened.value
    if opened.fault:
        return Shelf(fault=opened.fault)
    if not isinstance(value, dict) or not isinstance(value.get("results"), list):
        return Shelf(fault="it has no list of results, so its layout is not the one that is known")
    total, events = number_at(value, "count"), list_at(value, "results")
    if not events and total == 0:
        return Shelf(announced=True)
    doubts: tuple[str, ...] = ("it says that it goes on at another address",) if value.get("next") else ()
    if total is not None and total > len(events):
        doubts += (f"{len(events):,} events came of {total:,} by its own account",)
    return shelve(_once(events, venue, year), doubts=doubts, nothing="no paper stands in it")


def _once(events: list[object], venue: str, year: int) -> Iterator[Paper | Unreadable]:
    """The posters, then other events whose paper is on no poster; those that show no paper are told."""
    seen: set[PaperId | str] = set()
    for event in sorted(events, key=_is_no_poster):
        record = _record(event, venue, year)
        if isinstance(record, Paper):
            marks: set[PaperId | str] = {*record.ids, f"title {fingerprint(record.title)}"}
            if _is_no_poster(event) and marks & seen:
                continue
            seen |= marks
        yield record


def _is_no_poster(event: object) -> bool:
    return "poster" not in _kind(event)


def _kind(event: object) -> str:
    return text_at(event, "eventtype").strip().casefold()


def _record(event: object, venue: str, year: int) -> Paper | Unreadable:
    title = title_in(text_at(event, "name"))
    where = quoted(title or text_at(event, "id") or "an event")
    if not title:
        return Unreadable(where, "it has no title")
    if refusal := _refusal(event):
        return Unreadable(where, refusal)
    own = absolute(_site(venue), text_at(event, "virtualsite_url"))
    if f"/virtual/{year}/" not in own:
        return Unreadable(where, f"its page “{quoted(own)}” is none of {venue} {year}")
    linked = [text_at(event, key) for key in ("paper_url", "paper_pdf_url", "arxiv_url")]
    ids = ids_of(linked)
    url = linked[0] if ids_of(linked[:1]) else own
    return Paper(
        ids,
        title,
        url,
        _authors(event),
        abstract_in(text_at(event, "abstract")),
        venue=_venue(event, venue, year),
        source=SOURCE,
    )


def _refusal(event: object) -> str:
    """Why an event shows no accepted paper; "" when it does."""
    kind, decision = _kind(event), text_at(event, "decision")
    if not _TALKS & set(kind.split()):
        return f"it is an event of the kind “{quoted(kind)}”, which shows no paper"
    if _REFUSED.search(decision):
        return f"its decision is “{quoted(decision)}”"
    if isinstance(event, dict) and event.get("visible") is False:
        return "the site does not show it"
    return ""


def _site(venue: str) -> str:
    return _SITES[venue].address if venue in _SITES else "https://invalid.invalid"


def _authors(event: object) -> tuple[str, ...]:
    """Of a list of objects or names, or of one text."""
    authors = list_at(event, "authors")
    if len(authors) == 1 and isinstance(authors[0], str):
        return names_in(authors[0])
    return names_of(
        one if isinstance(one, str) else text_at(one, "fullname") or text_at(one, "name") for one in authors
    )


def _venue(event: object, venue: str, year: int) -> Venue | None:
    """The conference, its workshops or findings; None for what is only shown there, such as a journal's."""
    group = text_at(event, "sourceurl").rpartition("?id=")[2]
    told = f"{text_at(event, 'eventtype')}, {text_at(event, 'decision')} {group}".casefold()
    raw = quoted(f"{text_at(event, 'eventtype')}, {text_at(event, 'decision')}, {group}")
    if any(journal in told for journal in _JOURNALS):
        return None
    if "workshop" in told:
        return Venue(f"{venue} Workshop", year, raw)
    if "findings" in told:
        return Venue(f"{venue} Findings", year, raw)
    # Where papers come from OpenReview, one without its group and without a decision came from elsewhere.
    if venue in _BY_OPENREVIEW and f"{venue}.cc/{year}/".casefold() not in told and "accept" not in told:
        return None
    return Venue(venue, year, raw)
