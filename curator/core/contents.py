"""The table of contents: bullets that link within the page."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from curator.core.inline import TEXT, label

if TYPE_CHECKING:
    from curator.core.blocks import Item

_LINK: Final = re.compile(
    rf"\[(?P<text>{TEXT})\]\(\s*+<?#(?P<target>[^\s()<>]*+)"
    r"|<a\s++href\s*+=\s*+[\"']?#(?P<href>[^\"'<>\r\n]*+)[\"']?\s*+>(?P<label>[^<>]*+)",
    re.IGNORECASE,
)


class ContentsLink(NamedTuple):
    """One link of the table of contents: its words, the anchor that it leads to (without ``#``), its line."""

    label: str
    target: str
    line: int


def contents_link(text: str, item: Item) -> ContentsLink | None:
    """The link within the page that an item begins with; None when it begins with anything else."""
    found = _LINK.match(text, item.content, item.end)
    if found is None:
        return None
    if found["href"] is not None:
        return ContentsLink(label(found["label"]), html.unescape(found["href"]), item.line)
    return ContentsLink(label(found["text"]), unquote(found["target"]), item.line)
