"""The table of contents: bullets that link within the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from curator.core.late import late
from curator.core.markdown.inline import TEXT, label, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.markdown.blocks import Item

_LINK: Final = late(
    rf"\[(?P<text>{TEXT})\]\(\s*+<?#(?P<target>[^\s()<>]*+)"
    r"|<a\s++href\s*+=\s*+[\"']?#(?P<href>[^\"'<>\r\n]*+)[\"']?\s*+>(?P<label>[^<>]*+)",
    re.IGNORECASE,
)


class PlacedTarget(NamedTuple):
    """A link within the page: the anchor that it leads to, and where its words and the anchor stand."""

    target: str
    label: tuple[int, int]
    place: tuple[int, int]


class ContentsLink(NamedTuple):
    """One link of the table of contents: its words, the anchor that it leads to (without ``#``), its lines.

    Below the first of its lines stands what is nested in its bullet.
    """

    label: str
    target: str
    line: int
    end_line: int


def contents_link(text: str, item: Item) -> ContentsLink | None:
    """The link within the page that an item begins with; None when it begins with anything else."""
    found = _LINK.match(text, item.content, item.end)
    if found is None:
        return None
    if found["href"] is not None:
        return ContentsLink(label(found["label"]), unescaped(found["href"]), item.line, item.end_line)
    return ContentsLink(label(found["text"]), unquote(found["target"]), item.line, item.end_line)


def targets_in(text: str, start: int, end: int) -> Iterator[PlacedTarget]:
    """The links within the page in ``text[start:end]``, in order."""
    for found in _LINK.finditer(text, start, end):
        if found["href"] is not None:
            yield PlacedTarget(unescaped(found["href"]), found.span("label"), found.span("href"))
        else:
            yield PlacedTarget(unquote(found["target"]), found.span("text"), found.span("target"))
