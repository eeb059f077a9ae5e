"""What a template makes of all items of a text, and how the entries stand together."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.list.entry import read_entry
from curator.core.shape.sampling import count_papers
from curator.core.shape.wording import YEAR
from curator.core.works.arxiv_links import year_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curator.core.list.entry import Entry
    from curator.core.list.reader import Reader
    from curator.core.markdown.blocks import Item
    from curator.core.policy import Order

_CLEAR: Final = 5
"""How many times more often one thing has to be seen than anything else."""
_FEWEST: Final = 3
_COMMAS: Final = 2


class Census(NamedTuple):
    """The entries that say more than a title, and how many other items look like entries of papers."""

    entries: list[Entry]
    unread: int


def take_census(text: str, items: Sequence[Item], *, reader: Reader) -> Census:
    """Read all items, leaving out those within an entry."""
    entries: list[Entry] = []
    unread: list[int] = []
    inside = 0
    for at, item in enumerate(items):
        if item.start < inside:
            continue
        entry = read_entry(text, item, reader=reader)
        if entry is not None and is_plausible(entry):
            entries.append(entry)
            inside = item.end
        else:
            unread.append(at)
    return Census(entries, count_papers(text, items, unread))


def is_plausible(entry: Entry) -> bool:
    """Whether an entry says more than a title, and that is not the whole of it in one row."""
    if entry.url.startswith("#") or not (entry.url or entry.venue or entry.authors):
        return False
    return entry.title.count(",") < _COMMAS or YEAR.search(entry.title) is None


def blank_lines(text: str, entries: Sequence[Entry]) -> int | None:
    """How many blank lines stand between nearly all neighbours; None where that differs."""
    gaps = Counter(lines for _, _, lines in _neighbours(text, entries))
    lines, count = gaps.most_common(1)[0] if gaps else (0, 0)
    return lines if count > _CLEAR * (gaps.total() - count) else None


def order(text: str, entries: Sequence[Entry]) -> Order:
    """By year where nearly all neighbours keep to it; where they do not, new entries go to the bottom."""
    years = ((_year(above), _year(below)) for above, below, _ in _neighbours(text, entries))
    steps = [above - below for above, below in years if above and below]
    falls, rises = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    if falls >= max(_FEWEST, _CLEAR * rises):
        return "newest-first"
    return "oldest-first" if rises >= max(_FEWEST, _CLEAR * falls) else "bottom"


def _neighbours(text: str, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Entry, int]]:
    """Entries with nothing between them but blank lines, and how many of those."""
    for above, below in pairwise(entries):
        gap = text[above.span[1] : below.span[0]]
        if not gap.strip():
            yield above, below, gap.count("\n") + gap.count("\r") - gap.count("\r\n") - 1


def _year(entry: Entry) -> int | None:
    return (entry.venue and entry.venue.year) or year_of(entry.url)
