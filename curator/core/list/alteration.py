"""Whether a list reads after edits as it did before: what must not change is compared, not trusted."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from curator.core.markdown.inline import address, placed_links_in

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from curator.core.list.document import Document
    from curator.core.list.edit import Edit
    from curator.core.list.entry import Entry
    from curator.core.markdown.inline import PlacedLink


class Moved:
    """Where the places of a text are after edits, and what its links lead to."""

    def __init__(self, made: Sequence[Edit]) -> None:
        """``made`` are the edits in order; without any, everything is where it was."""
        self._urls = {edit.start: address(edit.text) for edit in made}
        self._ends = [edit.end for edit in made]
        self._shifts = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in made)]

    def at(self, offset: int) -> int:
        """An offset that lies within no edit; what is not there (-1) stays so."""
        return offset + self._shifts[bisect_left(self._ends, offset + 1)] if offset >= 0 else offset

    def span(self, span: tuple[int, int]) -> tuple[int, int]:
        """Both ends."""
        return self.at(span[0]), self.at(span[1])

    def url(self, link: PlacedLink) -> str:
        """What the link leads to."""
        return self._urls.get(link.url_start, link.url)


def links_of(document: Document, entry: Entry, moved: Moved) -> list[tuple[str, str, tuple[int, int]]]:
    """Words, addresses and places of an entry's links, wherever they stand in it."""
    found = placed_links_in(document.text, entry.item.content, entry.item.end)
    return [(link.text, moved.url(link), moved.span((link.url_start, link.url_end))) for link in found]


def outline(document: Document) -> tuple[object, ...]:
    """All that stands outside of entries."""
    sections = [(one.title, one.anchor, one.line, one.level) for one in document.sections]
    contents = [(link.label, link.target) for link in document.contents]
    return sections, contents, document.unread, len(document.fences), len(document.comments)


def difference(before: Document, after: Document, moved: Moved, *, changing: Collection[int] = ()) -> str:
    """What reads otherwise, as the beginning of a sentence; "" for nothing.

    Left out are the addresses that the edits change, and all of the entries with the numbers ``changing``.
    """
    if outline(before) != outline(after):
        return "headings, contents or other bullets would read otherwise"
    old, new = tuple(before.entries), tuple(after.entries)
    if len(old) != len(new):
        return f"{len(old)} entries would become {len(new)}"
    stayed = Moved(())
    for at, (was, now) in enumerate(zip(old, new, strict=True)):
        if moved.span(was.span) != now.span:
            return f"the entry on line {was.line} would begin or end elsewhere"
        if at in changing:
            continue
        if tuple(map(moved.span, was.spans)) != now.spans:
            return f"the entry on line {was.line} would read otherwise"
        if was.raw != now.raw and links_of(before, was, moved) != links_of(after, now, stayed):
            return f"the entry on line {was.line} would have other links"
    return ""
