"""What a text is made of, by offsets: its headings and list items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Heading(NamedTuple):
    """A heading outside of lists: anchors from offset ``start``, itself from ``own``, the rest from ``body``.

    ``source`` is its text as written; ``line`` counts from 1.
    """

    start: int
    own: int
    body: int
    line: int
    level: int
    source: str


@dataclass(slots=True, unsafe_hash=True)
class Item:
    """A list item: from its line's start (``start``) to the end of its last line that is not blank (``end``).

    ``content`` is where its text begins, ``indent`` the column that its further lines reach; ``depth`` is 0
    for an item of an outermost list. Lines count from 1. No item changes once the text is read.
    """

    start: int
    content: int
    line: int
    indent: int
    depth: int
    end: int = 0
    end_line: int = 0


class Blocks(NamedTuple):
    """All headings and items of a text, each in the order in which they begin.

    ``fences`` and ``comments`` are where blocks of fenced code and of HTML comments begin and end.
    """

    headings: list[Heading]
    items: list[Item]
    fences: list[tuple[int, int]]
    comments: list[tuple[int, int]]
