"""One paper's lines in the list, read by the entry template; and what a new entry says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from curator.core.markdown.inline import Link, address, label, links_in, shown, without_comments
from curator.core.works.ids import ids_in_url
from curator.core.works.paper import Venue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.list.reader import Reader
    from curator.core.markdown.blocks import Item
    from curator.core.works.paper import PaperId

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
    _found: re.Match[str] = field(repr=False, compare=False)
    _reader: Reader = field(repr=False, compare=False)

    @property
    def description(self) -> str:
        """The described part and what no part matched; made when asked for, to parse long lists quickly."""
        start, end = self.span_of("description") or (0, 0)
        described = self._found.string[start:end].strip()
        rest = self._found.string[self._found.end() : self.item.end].strip()
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

    def span_of(self, name: str) -> tuple[int, int] | None:
        """Where a field (one of `FIELDS` but ``links``) stands, as written; None when the entry lacks it.

        A link's address stands without the parentheses around it; white space may surround a description.
        """
        for group in self._reader.places[name]:
            if (span := self._found.span(group))[0] >= 0:
                return span
        return None

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each field of the template stands, in its order; (-1, -1) for what the entry lacks."""
        return tuple(map(self._found.span, range(1, self._found.re.groups + 1)))

    @property
    def read_to(self) -> int:
        """The offset up to which the template read the entry: what follows it belongs to no field."""
        return self._found.end()

    @property
    def raw(self) -> str:
        """The entry's characters in the file."""
        return self._found.string[self.item.start : self.item.end]

    @property
    def bullet(self) -> str:
        """What stands before the entry's text: indentation, bullet, space."""
        return self._found.string[self.item.start : self.item.content]

    @property
    def links(self) -> tuple[Link, ...]:
        """All links of the entry, the main one first."""
        return self._links(self.item.end)

    @property
    def ids(self) -> tuple[PaperId, ...]:
        """Every id that the links before the description prove, the main one's first."""
        told = self.span_of("description")
        head = self._links(told[0] if told else self._found.end())
        return tuple(dict.fromkeys(paper_id for link in head for paper_id in ids_in_url(link.url)))

    def _links(self, end: int) -> tuple[Link, ...]:
        source = without_comments(self._found.string[self.item.content : end])
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
    return Entry(
        title,
        address(found[url]) if url else _first_url(text, item),
        _read_venue(found, reader),
        _authors(without_comments(found[authors])) if authors else (),
        _tags(without_comments(found[tags])) if tags else (),
        item,
        found,
        reader,
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


def _tags(source: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(tag for tag in map(shown, source.split(",")) if tag)
