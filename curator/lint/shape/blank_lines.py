"""Blank lines between the entries of a section."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from curator.core.list.edit import Edit
from curator.lint.check import Finding
from curator.lint.majority import are_slips

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curator.core.list.document import Entry
    from curator.lint.listing import Listing

_LINE_END: Final = re.compile(r"\r\n?|\n")


def blank_lines(listing: Listing) -> Iterator[Finding]:
    """More or fewer blank lines between two entries than is set, else than nearly all others have."""
    written = {space: pairs for space, pairs in _between(listing).items() if not space.strip()}
    declared = listing.around.form.blank_lines
    wanted = _custom(written) if declared is None else declared
    for space, pairs in written.items():
        if wanted is not None and _blank(space) != wanted:
            yield from (
                _finding(above, below, space, wanted) for above, below in pairs if _alike(above, below)
            )


def _between(listing: Listing) -> Mapping[str, Sequence[tuple[Entry, Entry]]]:
    """What stands between two entries of a section: nearly always the same."""
    text = listing.text
    found: dict[str, list[tuple[Entry, Entry]]] = defaultdict(list)
    for section in listing.document.sections:
        for above, below in pairwise(section.entries):
            found[text[above.item.end : below.item.start]].append((above, below))
    return found


def _blank(space: str) -> int:
    """The blank lines in what follows an entry; the first line end is its own."""
    return len(_LINE_END.findall(space)) - 1


def _custom(written: Mapping[str, Sequence[object]]) -> int | None:
    """The number of blank lines that nearly all pairs of entries have between them.

    In a list that has none, a blank line may part groups of entries, so that nothing is a slip there.
    """
    counted: Counter[int] = Counter()
    for space, pairs in written.items():
        counted[_blank(space)] += len(pairs)
    for blank, count in counted.most_common(1):
        if blank and are_slips(counted.total() - count, of=counted.total()):
            return blank
    return None


def _alike(above: Entry, below: Entry) -> bool:
    """Whether both are of one depth and have bullets of one kind: another sign begins a new list."""
    same = above.bullet.strip()[-1] == below.bullet.strip()[-1]
    return same and above.item.depth == below.item.depth


def _finding(above: Entry, below: Entry, space: str, wanted: int) -> Finding:
    ends = list(_LINE_END.finditer(space))
    item, blank = below.item, len(ends) - 1
    counted = "1 blank line" if blank == 1 else f"{blank or 'no'} blank lines"
    message = f"{counted} before the entry, expected {wanted or 'none'}"
    if blank < wanted:
        edit = Edit(item.start, item.start, ends[0][0] * (wanted - blank))
        return Finding((item.start, item.content), message, (edit,))
    start = above.item.end + ends[wanted].end()
    return Finding((start, item.start), message, (Edit(start, item.start, ""),))
