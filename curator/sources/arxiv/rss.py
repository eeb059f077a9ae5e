"""arXiv's feed of a day's news, in RSS 2.0 or Atom, as papers. Pure.

It is read strictly, as XML: a package that forgives would take half a feed for a short one. All items bear
the day of the announcement, not that of their submission; names, title and abstract are as in TeX.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late
from curator.core.markdown.escaping import clean
from curator.core.shelves.shelf import Shelf
from curator.core.works.ids import arxiv_id
from curator.core.works.paper import Paper, Unreadable
from curator.reading.moments import moment_of
from curator.reading.shelving import shelve
from curator.reading.wholeness import quoted
from curator.reading.xmltree import open_xml, text_in
from curator.sources.arxiv.calendar import deadline
from curator.sources.arxiv.withdrawn import is_withdrawn
from curator.sources.arxiv.written import ids_of, line, names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree  # type: ignore[import-untyped] # ships no types

    from curator.core.works.paper import PaperId

SOURCE: Final = "arxiv_rss"

MOST_ITEMS: Final = 2_000
"""Items that a feed gives at most; it leaves out new papers first, and keeps the replaced ones."""

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_ARXIV: Final = "{http://arxiv.org/schemas/atom}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_OWN: Final = "oai:arXiv.org:"
_ERROR: Final = "Feed error for query"
_VERSION: Final = late(r"v([1-9][0-9]{0,2})$")
_BEFORE_ABSTRACT: Final = late(r"^\s*arXiv:\S{1,40}\s+Announce Type:\s+\S{1,40}\s+Abstract:\s*")
_NEW: Final = "new"
_CROSS: Final = "cross"
_REPLACED: Final = frozenset({"replace", "replace-cross"})
_OLDER: Final = "older papers, cross-listed"
_CHANGED: Final = "replaced"
_LATELY: Final = timedelta(days=8)
_NOON: Final = time(12, tzinfo=UTC)


class News(NamedTuple):
    """One feed.

    Attributes:
        shelf: its new papers, and those of these days that were cross-listed; the rest is set aside.
        day: the newest day of announcement in it; None where it has no item.
        days: the same of each category in it.
    """

    shelf: Shelf
    day: date | None = None
    days: Mapping[str, date] = {}


def parse(body: bytes) -> News:
    """Read a feed; raises nothing, whatever it is. One without an item is what a weekend brings."""
    opened = open_xml(body, roots={"rss", f"{_ATOM}feed"}, expected="arXiv's news")
    if opened.fault:
        return News(Shelf(fault=opened.fault))
    is_rss = opened.root.tag == "rss"
    feed = opened.root.find("channel") if is_rss else opened.root
    if feed is None:
        return News(Shelf(fault="it has no channel"))
    space = "" if is_rss else _ATOM
    if line(feed.findtext(f"{space}title")).startswith(_ERROR):
        said = feed.find("description" if is_rss else f"{_ATOM}subtitle")
        return News(Shelf(fault=f"arXiv says: {quoted(text_in(said)) or 'the question is wrong'}"))
    items = feed.findall("item" if is_rss else f"{_ATOM}entry")
    return _news([_read(item, is_rss=is_rss) for item in items])


class _Item(NamedTuple):
    """One item: how and when it was announced, in which categories, and its paper or why there is none."""

    kind: str
    day: date | None
    categories: tuple[str, ...]
    record: Paper | Unreadable


def _news(items: list[_Item]) -> News:
    if not items:
        return News(Shelf(announced=True))
    aside = Counter(kind for item in items if (kind := _kept_aside(item)))
    records = [item.record for item in items if not _kept_aside(item)]
    days: dict[str, date] = {}
    for item in items:
        for category in item.categories if item.day else ():
            days[category] = max(days.get(category, date.min), item.day or date.min)
    doubts = (f"{len(items):,} items came, the most that it gives",) if len(items) >= MOST_ITEMS else ()
    shelf = shelve(records, doubts=doubts, nothing="it has items, and no paper") if records else Shelf()
    day = max((item.day for item in items if item.day), default=None)
    return News(shelf._replace(aside=dict(aside), announced=not records), day, days)


def _kept_aside(item: _Item) -> str:
    """What an item is that is none of these days' papers; "" for one that is."""
    if item.kind in _REPLACED:
        return _CHANGED
    if item.kind == _CROSS and isinstance(item.record, Paper) and not _is_of(item.record.ids[0], item.day):
        return _OLDER
    return ""


def _is_of(own: PaperId, day: date | None) -> bool:
    """Whether a paper's id is of the month of the announcement, or of one that has just ended."""
    months = {f"{each:%y%m}" for each in (day, day - _LATELY)} if day else set()
    return own.value.rpartition("/")[2][:4] in months


def _read(item: etree._Element, *, is_rss: bool) -> _Item:
    space = "" if is_rss else _ATOM
    kind = line(item.findtext(f"{_ARXIV}announce_type"))
    moment = moment_of(line(item.findtext("pubDate" if is_rss else f"{_ATOM}published")))
    told = item.findall(f"{space}category")
    found = (line(text_in(one) if is_rss else one.get("term")) for one in told)
    categories = tuple(dict.fromkeys(filter(None, found)))
    day = moment.date() if moment else None
    return _Item(kind, day, categories, _record(item, kind, day, categories, is_rss=is_rss))


def _record(
    item: etree._Element, kind: str, day: date | None, categories: tuple[str, ...], *, is_rss: bool
) -> Paper | Unreadable:
    space = "" if is_rss else _ATOM
    guid = line(item.findtext("guid" if is_rss else f"{_ATOM}id"))
    own, title = arxiv_id(guid.removeprefix(_OWN)), line(item.findtext(f"{space}title"))
    if own is None or not clean(title):
        return Unreadable(quoted(guid or title or "an item"), "it has no arXiv id, or no title")
    if kind not in {_NEW, _CROSS, *_REPLACED}:
        return Unreadable(quoted(guid), f"nobody knows what it is, “{quoted(kind)}”")
    if day is None:
        return Unreadable(quoted(guid), "its day of announcement cannot be read")
    summary = text_in(item.find("description" if is_rss else f"{_ATOM}summary"))
    abstract, version = line(_BEFORE_ABSTRACT.sub("", summary)), _VERSION.search(guid)
    return Paper(
        ids=ids_of(own, line(item.findtext(f"{_ARXIV}DOI"))),
        title=title,
        url=f"https://arxiv.org/abs/{own.value}",
        authors=names(text_in(item.find(f"{_DC}creator"))),
        abstract=abstract,
        categories=categories,
        journal_ref=line(item.findtext(f"{_ARXIV}journal_reference")),
        published=submitted(day) if kind == _NEW else None,
        version=int(version[1]) if version else None,
        withdrawn=is_withdrawn(comment="", abstract=abstract),
        source=SOURCE,
    )


def submitted(day: date) -> datetime:
    """About when the new papers of an announcement were submitted: at noon of the last day for it."""
    return datetime.combine(deadline(day), _NOON)
