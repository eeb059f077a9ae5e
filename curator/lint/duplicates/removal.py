"""Taking an entry out of the list, with the blank lines that belong to it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.list.edit import Edit

if TYPE_CHECKING:
    from curator.core.list.document import Entry
    from curator.lint.case import Case

_BLANK_LINES: Final = late(r"(?>(?:[ \t]*+(?:\r\n?|\n))*)")


def without(case: Case) -> Edit:
    """The edit that removes an entry; between its neighbours then stands what stood above it."""
    text, entries = case.text, case.section.entries
    at = bisect_left(entries, case.start, key=_start)
    start, end = case.entry.span
    if at + 1 == len(entries) and at and not text[entries[at - 1].item.end : start].strip():
        return Edit(entries[at - 1].item.end, end, "")
    below = _BLANK_LINES.match(text, end, case.section.span[1])
    return Edit(start, below.end() if below else end, "")


def _start(entry: Entry) -> int:
    return entry.item.start
