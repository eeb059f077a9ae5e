"""Edits: the only way the list changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace ``text[start:end]`` (code points) with ``text``; an insertion has ``start == end``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Insertion:
    """One entry to be inserted: ``entry`` is its line, bullet included; ``line`` its number afterwards."""

    edit: Edit
    entry: str
    line: int


def in_order(edits: Iterable[Edit], *, length: int) -> tuple[Edit, ...]:
    """The edits sorted by place, for a text of ``length`` code points.

    Raises:
        ValueError: two edits overlap or start at the same place, or one lies outside of the text.
    """
    ordered = tuple(sorted(edits))
    reached = 0
    for position, edit in enumerate(ordered):
        if not reached <= edit.start <= edit.end <= length:
            message = f"the edit of {edit.start}:{edit.end} overlaps another one or lies outside of the text"
            raise ValueError(message)
        if position and edit.start == ordered[position - 1].start:
            message = f"two edits start at {edit.start}, so their order is not determined"
            raise ValueError(message)
        reached = edit.end
    return ordered


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with all edits made at once; every other code point stays as it is.

    Raises:
        ValueError: as `in_order`.
    """
    pieces: list[str] = []
    reached = 0
    for edit in in_order(edits, length=len(text)):
        pieces += (text[reached : edit.start], edit.text)
        reached = edit.end
    pieces.append(text[reached:])
    return "".join(pieces)
