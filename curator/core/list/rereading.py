"""What one entry would say after edits of its own characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.list.edit import Edit, apply_edits
from curator.core.list.entry import read_entry
from curator.core.list.reader import Reader
from curator.core.markdown.scanner import scan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curator.core.list.entry import Entry

_LINE: Final = re.compile(r"(?P<end>\r\n?|\n)(?P<line>[^\r\n]*+)")


def reread(text: str, entry: Entry, edits: Iterable[Edit], *, template: str) -> Entry | None:
    """The entry after edits; its places are those in its own text, without what indents it.

    None when it would be no entry, would be more than one block, or would go on in the line below it.

    Args:
        text: the list's.
        entry: as it was read from the list.
        edits: of characters of the entry only, by their places in the list.
        template: of the list.
    """
    start, raw = entry.item.start, entry.raw
    indent = raw[: len(raw) - len(raw.lstrip(" \t"))]
    own = [Edit(edit.start - start, edit.end - start, edit.text) for edit in edits]
    after = apply_edits(raw, own).removeprefix(indent)
    blocks = scan(after + _line_below(text, entry, indent))
    item = blocks.items[0] if blocks.items else None
    if item is None or item.end != len(after) or any(heading.start < item.end for heading in blocks.headings):
        return None
    new = read_entry(after, item, reader=Reader.of(template))
    return None if new is None or new.url.startswith("#") else new  # that is a line of the contents


def _line_below(text: str, entry: Entry, indent: str) -> str:
    """The line end of the entry and the line behind it, which a paragraph could take in."""
    found = _LINE.match(text, entry.item.end)
    return found["end"] + found["line"].removeprefix(indent) if found else ""
