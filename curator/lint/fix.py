"""Fixing: edits of findings, round by round, until nothing is left to fix."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.list.edit import apply_edits
from curator.core.list.succession import EditedText
from curator.errors import BrokenPromise
from curator.lint.check import SAFE
from curator.lint.proof import prove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from curator.core.list.edit import Edit
    from curator.lint.check import Changed
    from curator.lint.engine import Found
    from curator.lint.listing import Listing

MOST_ROUNDS: Final = 5
_MOVING: Final[frozenset[Changed]] = frozenset({"order", "entries"})


class Fixed(NamedTuple):
    """A list after fixing, the edits of the first text that led there, and how many findings were mended."""

    listing: Listing
    edits: tuple[Edit, ...]
    mended: int


def fix(
    listing: Listing,
    findings: Callable[[Listing], Sequence[Found]],
    parse: Callable[[str], Listing],
    *,
    unsafe: bool,
) -> Fixed:
    """Mend what can be mended, at most `MOST_ROUNDS` times over; each round is proved before the next.

    Which edits are made depends on their places alone, never on the order in which checks ran. What overlaps
    an edit of this round waits for the next one.

    Raises:
        BrokenPromise: a round changed more than its edits say, or the rounds lead nowhere; nothing is kept.
    """
    seen = {listing.text}
    pieces, mended = EditedText.of(listing.text), 0
    for _ in range(MOST_ROUNDS):
        chosen = _choose(findings(listing), unsafe=unsafe)
        if not chosen:
            break
        edits = [edit for one in chosen for edit in one.finding.edits]
        changed = parse(apply_edits(listing.text, edits))
        prove(listing.document, changed.document, chosen)
        if changed.text in seen:
            raise _endless(chosen)
        seen.add(changed.text)
        listing, pieces, mended = changed, pieces.edited(edits), mended + len(chosen)
    return Fixed(listing, pieces.edits(), mended)


def fixable(found: Found, *, unsafe: bool) -> bool:
    """Whether a finding would be mended."""
    return bool(found.finding.edits) and (unsafe or found.check.fix == SAFE)


def _choose(found: Iterable[Found], *, unsafe: bool) -> list[Found]:
    """Findings whose edits do not touch each other; of two that do, the one whose edits begin first.

    Entries move or go only when nothing else is left to mend, so that the proof can tell what became of them.
    """
    wanted = sorted((one for one in found if fixable(one, unsafe=unsafe)), key=_place)
    wanted = [one for one in wanted if not one.check.changes & _MOVING] or wanted
    taken = _Taken()
    return [one for one in wanted if taken.take(one.finding.edits)]


def _place(found: Found) -> tuple[int, int, str]:
    edits = found.finding.edits
    return min(edit.start for edit in edits), max(edit.end for edit in edits), found.check.code


class _Taken:
    """The stretches that chosen edits change, for edits that come in the order of their first place."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def take(self, edits: Iterable[Edit]) -> bool:
        """Take the edits' places, unless one is taken; two insertions at one place would be in no order."""
        wanted = sorted((edit.start, edit.end) for edit in edits)
        if any(self._meets(start, end) for start, end in wanted):
            return False
        for span in wanted:
            insort(self._spans, span)
        return True

    def _meets(self, start: int, end: int) -> bool:
        at = bisect_left(self._spans, (start, end))
        before = at > 0 and self._spans[at - 1][1] >= start
        return before or (at < len(self._spans) and self._spans[at][0] <= end)


def _endless(chosen: Iterable[Found]) -> BrokenPromise:
    codes = ", ".join(sorted({one.check.code for one in chosen}))
    message = f"the fixes of {codes} undo each other"
    return BrokenPromise(message, advice="Nothing was written. Please report this with the list.")
