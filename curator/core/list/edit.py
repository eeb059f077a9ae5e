"""Edits: the only way the list changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.errors import BrokenPromise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CHUNK: Final = 1 << 16


class Edit(NamedTuple):
    """Replace ``text[start:end]`` (code points) with ``text``; an insertion has ``start == end``."""

    start: int
    end: int
    text: str


class Insertion(NamedTuple):
    """One entry to be inserted: ``entry`` is its line, bullet included; ``line`` its number afterwards.

    ``known`` is the edit's offset and its line as git counts it, for `unified_diff`.
    """

    edit: Edit
    entry: str
    line: int
    known: tuple[int, int] = (0, 1)


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
    """The text with all edits made at once; every other code point is compared with what it was.

    Raises:
        ValueError: as `in_order`.
        BrokenPromise: anything outside of the edits came out otherwise.
    """
    ordered = in_order(edits, length=len(text))
    pieces: list[str] = []
    reached = 0
    for edit in ordered:
        pieces += (text[reached : edit.start], edit.text)
        reached = edit.end
    pieces.append(text[reached:])
    changed = "".join(pieces)
    if not only_edited(text, changed, edits=ordered):
        message = "the edits would change more of the list than they say"
        raise BrokenPromise(message, advice="Nothing was written. Please report this with the list.")
    return changed


def only_edited(before: str, after: str, *, edits: Sequence[Edit]) -> bool:
    """Whether ``after`` is ``before`` with ``edits``, in order, and nothing else; compared in pieces."""
    reached = shift = 0
    for edit in edits:
        same = _same(before, after, start=reached, end=edit.start, shift=shift)
        if not same or not after.startswith(edit.text, edit.start + shift):
            return False
        reached = edit.end
        shift += len(edit.text) - (edit.end - edit.start)
    rest = _same(before, after, start=reached, end=len(before), shift=shift)
    return rest and len(after) == len(before) + shift


def _same(before: str, after: str, *, start: int, end: int, shift: int) -> bool:
    lows = range(start, end, _CHUNK)
    return all(after.startswith(before[low : min(low + _CHUNK, end)], low + shift) for low in lows)
