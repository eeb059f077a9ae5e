"""Edits that put entries of a section into order: each goes whole, with the blank lines beside it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from curator.core.list.edit import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.list.document import Entry
    from curator.lint.structure.entry_order import Misplaced


def reordered(text: str, entries: Sequence[Entry], misplaced: Sequence[Misplaced]) -> tuple[Edit, ...]:
    """All moves in one section; none when its entries are no one list or anything stands between them."""
    if not _is_one_list(text, entries):
        return ()
    moving = {one.place for one in misplaced}
    last = max(place for place in range(len(entries)) if place not in moving)
    tail = entries[last].item.end
    edits = [
        Edit(entries[place].item.start, entries[place + 1].item.start, "") for place in moving if place < last
    ]
    arriving = _arriving(text, entries, misplaced)
    behind = arriving.pop(tail, "")
    if behind or last + 1 < len(entries):
        edits.append(Edit(tail, entries[-1].item.end, behind))
    edits += [Edit(place, place, new) for place, new in arriving.items()]
    return tuple(sorted(edits))


def _arriving(text: str, entries: Sequence[Entry], misplaced: Sequence[Misplaced]) -> dict[int, str]:
    """What is written where; several that come to one place keep the order in which they are given."""
    arriving: dict[int, str] = {}
    for one in misplaced:
        raw = entries[one.place].raw
        if one.above is not None:
            place = entries[one.above].item.end
            arriving[place] = arriving.get(place, "") + _gap(text, entries, one.above) + raw
        elif one.below is not None:
            place = entries[one.below].item.start
            arriving[place] = arriving.get(place, "") + raw + _gap(text, entries, one.below)
    return arriving


def _gap(text: str, entries: Sequence[Entry], place: int) -> str:
    """What stands below an entry, above the next one; for the last one, what stands above it."""
    first = min(place, len(entries) - 2)
    return text[entries[first].item.end : entries[first + 1].item.start]


def _is_one_list(text: str, entries: Sequence[Entry]) -> bool:
    bullets = {entry.bullet for entry in entries}
    return len(bullets) == 1 and all(
        not text[above.item.end : below.item.start].strip() for above, below in pairwise(entries)
    )
