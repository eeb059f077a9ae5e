"""The list as a value: sections, entries and table of contents of any text, losing nothing.

A document never changes; the list changes by `Edit` (see `curator.core.list.insertion`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from curator.core.list.edit import Edit, apply_edits
from curator.core.list.entry import Entry, NewEntry, read_entry
from curator.core.list.reader import Reader
from curator.core.markdown.contents import ContentsLink, contents_link
from curator.core.markdown.headings import Slugs, anchor_in, github_slug, title_of
from curator.core.markdown.inline import Link
from curator.core.markdown.scanner import scan
from curator.core.policy import ListFormat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curator.core.markdown.blocks import Heading, Item

__all__ = [
    "ContentsLink",
    "Document",
    "Edit",
    "Entry",
    "Link",
    "NewEntry",
    "Section",
    "apply_edits",
    "parse",
]


class Section(NamedTuple):
    """A heading and what follows it up to the next heading of any level.

    ``span`` (code point offsets) begins with the anchors above the heading, ``body`` with the line below it;
    ``line`` is the heading's. Entries before the first heading stand in a section of level 0 without title.
    """

    title: str
    slug: str
    anchor: str
    line: int
    level: int
    span: tuple[int, int]
    body: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed list; ``unread`` are the first lines of bullets that are neither entries nor contents."""

    text: str = field(repr=False)
    sections: tuple[Section, ...]
    contents: tuple[ContentsLink, ...]
    unread: tuple[int, ...]
    fences: tuple[tuple[int, int], ...] = ()
    comments: tuple[tuple[int, int], ...] = ()

    @property
    def entries(self) -> Iterator[Entry]:
        """All entries, in file order."""
        return chain.from_iterable(section.entries for section in self.sections)

    def section(self, slug: str) -> Section | None:
        """The first section with this slug."""
        return next((section for section in self.sections if section.slug == slug), None)

    def join(self) -> str:
        """The text that was parsed: sections and what stands before them, put together again."""
        starts = [0, *(section.span[0] for section in self.sections), len(self.text)]
        return "".join(self.text[start:end] for start, end in pairwise(starts))


class _Bullets(NamedTuple):
    """What the list items of a text are."""

    entries: list[Entry]
    contents: list[ContentsLink]
    unread: list[int]


_NO_SLUGS: Mapping[str, str] = {}


def parse(text: str, form: ListFormat | None = None, *, slugs: Mapping[str, str] = _NO_SLUGS) -> Document:
    """Read any text; linear in its length.

    ``slugs`` maps a section's heading or anchor, whatever its case and punctuation, to its slug; a section
    that is not in it has the slug that GitHub gives the heading.

    Raises:
        UsageError: the form's template breaks the grammar.
    """
    reader = Reader.of((form or ListFormat()).template)
    blocks = scan(text)
    bullets = _read_bullets(text, blocks.items, reader=reader)
    sections = _sections(text, blocks.headings, bullets.entries, slugs=Slugs(slugs))
    return Document(
        text,
        tuple(sections),
        tuple(bullets.contents),
        tuple(bullets.unread),
        tuple(blocks.fences),
        tuple(blocks.comments),
    )


def _read_bullets(text: str, items: Sequence[Item], *, reader: Reader) -> _Bullets:
    """Sort the items; bullets within an entry are its own, those within any other item are looked at."""
    bullets = _Bullets([], [], [])
    inside = 0
    for item in items:
        if item.start < inside:
            continue
        entry = read_entry(text, item, reader=reader)
        if entry is not None and not entry.url.startswith("#"):
            bullets.entries.append(entry)
            inside = item.end
        elif link := contents_link(text, item):
            bullets.contents.append(link)
        else:
            bullets.unread.append(item.line)
    return bullets


def _sections(
    text: str, headings: Sequence[Heading], entries: Sequence[Entry], *, slugs: Slugs
) -> Iterator[Section]:
    bounds = [heading.start for heading in headings] + [len(text)]
    at = _first_from(entries, 0, bounds[0])
    if at:
        yield Section("", "", "", 1, 0, (0, bounds[0]), 0, tuple(entries[:at]))
    taken: dict[str, int] = {}
    for heading, end in zip(headings, bounds[1:], strict=True):
        start, at = at, _first_from(entries, at, end)
        title = title_of(heading.source)
        github = github_slug(title, taken=taken)
        anchor = anchor_in(text[heading.start : heading.body]) or github
        slug = slugs.find(anchor=anchor, title=title) or github
        span = (heading.start, end)
        yield Section(
            title, slug, anchor, heading.line, heading.level, span, heading.body, tuple(entries[start:at])
        )


def _first_from(entries: Sequence[Entry], at: int, offset: int) -> int:
    """The index of the first entry from ``at`` on that begins at ``offset`` or later."""
    while at < len(entries) and entries[at].span[0] < offset:
        at += 1
    return at
