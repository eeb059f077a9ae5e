"""Bullets among entries that are none, and entries without their bullet."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

from curator.lint.shape.concealed import Concealed
from curator.lint.shape.separator import BREAK, separator_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curator.core.list.document import Section
    from curator.lint.check import Span
    from curator.lint.listing import Listing

_BULLET: Final = re.compile(r"(?P<indent>[ \t]*+)(?:[*+-]|[0-9]{1,9}[.)])[ \t]*+")


def unread_bullets(listing: Listing) -> Iterator[Span]:
    """The text of the first line of each bullet that stands where an entry could, without the bullet itself.

    Only in sections with at least as many entries, else only what holds the separator of the list's template;
    neither a bullet within another one nor one that holds entries is meant.
    """
    separator = separator_of(listing.around.form.template)
    sign = separator.anywhere if separator and BREAK.search(separator.sign) else None
    for number, lines in _by_section(listing).items():
        section = listing.document.sections[number]
        amid_entries = len(lines) <= len(section.entries)
        for start, end in _in_section(listing, section, lines):
            if amid_entries or (sign and sign.search(listing.text, start, end)):
                yield start, end


def entries_without_bullet(listing: Listing) -> Iterator[Span]:
    """The titles of lines that read like entries in a section of entries, but for the bullet before them."""
    concealed: Concealed | None = None
    starts = [section.line for section in listing.document.sections]
    for found in _bare_entry().finditer(listing.text) if starts else ():
        line = listing.places.lines.position(found.start("title")).line
        section = listing.document.sections[max(0, bisect_right(starts, line) - 1)]
        concealed = concealed or Concealed(listing.document)
        if section.entries and section.line <= line and not concealed.covers(found.start("title")):
            yield found.span("title")


def _by_section(listing: Listing) -> Mapping[int, Sequence[int]]:
    """The lines of unread bullets, and of links that lead to ``#`` alone, by the number of their section."""
    document = listing.document
    nowhere = [link.line for link in document.contents if not link.target]
    starts = [section.line for section in document.sections]
    found: dict[int, list[int]] = defaultdict(list)
    for line in sorted([*document.unread, *nowhere]):
        if (place := bisect_right(starts, line) - 1) >= 0:
            found[place].append(line)
    return found


def _in_section(listing: Listing, section: Section, lines: Sequence[int]) -> Iterator[Span]:
    text, entries = listing.text, section.entries
    nested_from = min((entry.item.indent for entry in entries), default=1)
    starts = [entry.line for entry in entries]
    for line in lines:
        start, end = listing.places.lines.bounds(line)
        bullet = _BULLET.match(text, start, end)
        place = bisect_right(starts, line)
        column = len(bullet["indent"].expandtabs(4)) if bullet else nested_from
        holds = (
            place < len(entries) and entries[place].item.depth > 0 and _column(entries[place].bullet) > column
        )
        if bullet and column < nested_from and not holds:
            yield bullet.end(), end


def _column(bullet: str) -> int:
    return len(bullet[: len(bullet) - len(bullet.lstrip())].expandtabs(4))


@cache
def _bare_entry() -> re.Pattern[str]:
    """A link whose text has three words, and behind it a line break tag, or a year in parentheses."""
    return re.compile(
        r"\n(?P<title>\[(?:[^\[\]\s]++[ ]){2,60}[^\[\]\r\n]*+\])\(https?://[^\s()]++\)[ ]{0,9}"
        r"(?:<br|\([^()\r\n]{0,100}[0-9]{4}\))"
    )
