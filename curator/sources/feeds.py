"""Any RSS or Atom feed by its address: journals, groups, blogs; the home of feedparser."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import feedparser

from curator.core.shelves.shelf import Ask, Shelf
from curator.core.works.ids import arxiv_id, doi_id
from curator.core.works.paper import Paper, PaperId, Unreadable
from curator.reading.htmlpage import plain
from curator.reading.moments import moment_of
from curator.reading.names import names_in, names_of
from curator.reading.shelving import abstract_in, ids_of, shelve, sorted_ids, title_in
from curator.reading.wholeness import fault_in, html_instead, is_html, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SOURCE: Final = "feeds"
MOST_ENTRIES: Final = 5_000
"""Of one feed; the package takes half a millisecond for each."""

_LARGEST: Final = 16_000_000
_EXPECTED: Final = "a feed"
_ENTRY: Final = re.compile(rb"<(?:[a-z]{1,10}:)?(?:item|entry)[\s>]")
_OAI: Final = "oai:arXiv.org:"


def request(venue: str, year: int) -> Ask | None:
    """None: a feed has no venue; `request_feed` asks for one."""
    del venue, year
    return None


def request_feed(url: str) -> tuple[str, Ask] | None:
    """Where the service of a feed is (scheme, host, port) and what it is asked; None for no web address."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:  # an unbalanced bracket
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username or parts.password:
        return None
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return f"{parts.scheme}://{parts.netloc}", Ask(SOURCE, path)


def follow(body: bytes, *, venue: str, year: int) -> tuple[Ask, ...]:
    """Nothing: a feed is one answer."""
    del body, venue, year
    return ()


def parse(body: bytes, *, venue: str = "", year: int = 0) -> Shelf:
    """The entries of a feed, without a venue; one whose address proves no id has none."""
    del venue, year
    if fault := _fault(body):
        return Shelf(fault=fault)
    feed = feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=True)
    if not feed.get("version"):
        return Shelf(fault="it is no feed of a known kind")
    doubts = _doubts(feed)
    if not feed.entries and not doubts:
        return Shelf(announced=True)
    # As plain dicts: the package's own, asked for a field that is missing, answer with another one and warn.
    records = (_record(dict(entry.items())) for entry in feed.entries)
    return shelve(records, doubts=doubts, nothing="no entry stands in it", signed=False)


def _fault(body: bytes) -> str:
    if fault := fault_in(body, expected=_EXPECTED):
        return fault
    if is_html(body):
        return html_instead(body, expected=_EXPECTED)
    if len(body) > _LARGEST or len(_ENTRY.findall(body)) > MOST_ENTRIES:
        return f"it has {len(body):,} bytes or more than {MOST_ENTRIES:,} entries, more than any feed"
    return "it declares entities, which no feed needs" if b"<!ENTITY" in body else ""


def _doubts(feed: Mapping[str, object]) -> tuple[str, ...]:
    """What the package noticed; a wrong encoding in the declaration does no harm."""
    error = feed.get("bozo_exception")
    if not feed.get("bozo") or isinstance(error, feedparser.exceptions.ThingsNobodyCaresAboutButMe):
        return ()
    return (f"it is not whole XML ({quoted(str(error))})",)


def _record(entry: Mapping[str, object]) -> Paper | Unreadable:
    title = title_in(plain(_text(entry, "title")))
    link = _text(entry, "link").strip()
    if not link.startswith(("http://", "https://")):
        return Unreadable(quoted(title or "an entry"), f"its link “{quoted(link)}” is no web address")
    return Paper(
        sorted_ids((*ids_of([link, _text(entry, "id")]), *_named(entry))),
        title,
        link,
        _authors(entry),
        abstract_in(plain(_text(entry, "summary"))),
        published=moment_of(_text(entry, "published") or _text(entry, "updated")),
        updated=moment_of(_text(entry, "updated")),
        source=SOURCE,
    )


def _named(entry: Mapping[str, object]) -> Iterator[PaperId | None]:
    """The ids that an entry gives in fields of their own."""
    guid = _text(entry, "id")
    if guid.startswith(_OAI):
        yield arxiv_id(guid.removeprefix(_OAI))
    for field in ("prism_doi", "arxiv_doi", "dc_identifier"):
        yield doi_id(_text(entry, field))


def _authors(entry: Mapping[str, object]) -> tuple[str, ...]:
    """Of several elements one name each, or of one element all names."""
    authors = entry.get("authors")
    named = (
        [_text(one, "name") for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    )
    return names_in(named[0]) if len(named) == 1 else names_of(named)


def _text(entry: Mapping[str, object], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""
