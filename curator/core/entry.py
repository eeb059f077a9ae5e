"""One paper's lines in the list, read by the entry template; and what a new entry says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from curator.core.ids import ids_in_url
from curator.core.inline import Link, address, label, links_in, shown, without_comments
from curator.core.paper import Venue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.blocks import Item
    from curator.core.paper import PaperId
    from curator.core.reader import Reader

_AUTHOR_ENDS: Final = re.compile(r"\s*+(?:[,;&]\s*+(?:and\s++)?|\band\b\s*+)")
_ET_AL: Final = re.compile(r"\s*\bet\s+al\b\.?", re.IGNORECASE)
_LAST_OF_19XX: Final = 70
_AROUND_A_VENUE: Final = " \t\r\n,.;:"


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What a new entry says: plain text and addresses from outside, not yet Markdown, not yet safe."""

    title: str
    url: str
    authors: tuple[str, ...] = ()
    venue: Venue | None = None
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    description: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. Title and venue are plain text; the description is Markdown on one line, without comments.

    ``url`` is "" when the entry has no link. A venue without a name is a year that stands alone.
    """

    title: str
    url: str
    venue: Venue | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    item: Item
    _told: tuple[int, int, int] = field(
        repr=False
    )  # where the description begins and ends, and the rest begins
    _document: str = field(repr=False, hash=False)

    @property
    def description(self) -> str:
        """The described part and what no part matched; made when asked for, to parse long lists quickly."""
        start, end, rest_start = self._told
        described, rest = (
            self._document[start:end].strip(),
            self._document[rest_start : self.item.end].strip(),
        )
        source = without_comments(f"{described} {rest}" if described and rest else described or rest).strip()
        if "\n" in source or "\r" in source:
            return " ".join(line.strip() for line in source.splitlines() if line.strip())
        return source

    @property
    def line(self) -> int:
        """Its first line, counted from 1."""
        return self.item.line

    @property
    def end_line(self) -> int:
        """Its last line, counted from 1."""
        return self.item.end_line

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the file (code points), without its last line end."""
        return self.item.start, self.item.end

    @property
    def raw(self) -> str:
        """The entry's characters in the file."""
        return self._document[self.item.start : self.item.end]

    @property
    def bullet(self) -> str:
        """What stands before the entry's text: indentation, bullet, space."""
        return self._document[self.item.start : self.item.content]

    @property
    def links(self) -> tuple[Link, ...]:
        """All links of the entry, the main one first."""
        return self._links(self.item.end)

    @property
    def ids(self) -> tuple[PaperId, ...]:
        """Every id that the links before the description prove, the main one's first."""
        found = dict.fromkeys(i for link in self._links(self._told[0]) for i in ids_in_url(link.url))
        return tuple(found)

    def _links(self, end: int) -> tuple[Link, ...]:
        source = without_comments(self._document[self.item.content : end])
        links = tuple(links_in(source))
        if not self.url or (links and links[0].url == self.url):
            return links
        main = next((link for link in links if link.url == self.url), Link(self.title, self.url))
        return (main, *(link for link in links if link != main))


def read_entry(text: str, item: Item, *, reader: Reader) -> Entry | None:
    """The entry that a list item is; None when the template finds no title in it."""
    found = reader.pattern.match(text, item.content, item.end)
    if found is None:
        return None
    title = label(found[reader.title])
    if not title:
        return None
    url = _first(reader.url, found)
    authors, tags = _first(reader.authors, found), _first(reader.tags, found)
    rest = found.end()
    described = found.span(reader.description) if reader.description else (-1, -1)
    return Entry(
        title,
        address(found[url]) if url else _first_url(text, item),
        _read_venue(found, reader),
        _authors(found[authors]) if authors else (),
        tuple(map(shown, found[tags].split(","))) if tags else (),
        item,
        (rest, rest, rest) if described[0] < 0 else (*described, rest),
        text,
    )


def _first(groups: Sequence[int], found: re.Match[str]) -> int:
    """The first of a field's groups that the entry fills; 0 when there is none."""
    for group in groups:
        if found.start(group) >= 0:
            return group
    return 0


def _first_url(text: str, item: Item) -> str:
    first = next(links_in(without_comments(text[item.content : item.end])), None)
    return first.url if first else ""


def _read_venue(found: re.Match[str], reader: Reader) -> Venue | None:
    name, year = _first(reader.venue, found), _first(reader.year, found)
    if not name:
        return _venue("", found[year], found[year]) if year else None
    if not year:
        return _venue(found[name], "", found[name])
    start, end = found.start(name), found.end(year)
    return _venue(found[name], found[year], found.string[start:end] if start < end else found[name])


@lru_cache(maxsize=4096)
def _venue(name: str, year: str, raw: str) -> Venue:
    digits = year.lstrip("'\u2019")
    number = int(digits) if digits else None
    if number is not None and len(digits) == 2:  # noqa: PLR2004 -- "AISec 17"
        number += 2000 if number < _LAST_OF_19XX else 1900
    return Venue(name=shown(name).strip(_AROUND_A_VENUE), year=number, raw=shown(raw))


def _authors(source: str) -> tuple[str, ...]:
    """Names between commas, semicolons and ``and``; "et al." is no name."""
    if not source:
        return ()
    names = (shown(name) for name in _AUTHOR_ENDS.split(_ET_AL.sub("", source)))
    return tuple(
        name.rstrip(".") if len(name.rstrip(".").rsplit(" ", 1)[-1]) > 1 else name for name in names if name
    )
