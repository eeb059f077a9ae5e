"""The items of a text that look like entries of papers."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from curator.core.markdown.contents import contents_link
from curator.core.shape.outline import LONGEST, cuts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curator.core.markdown.blocks import Item
    from curator.core.shape.outline import Cut

_LOOKED_AT: Final = 300
_COUNTED: Final = 2_000
_LEVELS: Final = 4


def sample(text: str, items: Sequence[Item]) -> list[tuple[Item, Mapping[str, Cut]]]:
    """Some hundreds of entries from the whole of a text, with the ways to cut each; [] when most are none."""
    parents = _parents(items)
    papers: dict[int, Mapping[str, Cut]] = {}
    others = 0
    for at in _evenly(range(len(items)), _LOOKED_AT):
        around = islice(_outermost_first(at, parents), _LEVELS)
        found = next(((i, shown) for i in around if (shown := _cuts(text, items, i))), None)
        if found is not None:
            papers.setdefault(*found)
        elif contents_link(text, items[at]) is None:
            others += 1
    return [(items[i], shown) for i, shown in papers.items()] if others <= len(papers) else []


def count_papers(text: str, items: Sequence[Item], among: Sequence[int]) -> int:
    """How many items look like entries of papers, among those with these indices; of very many, about."""
    looked_at = _evenly(among, _COUNTED)
    found = sum(bool(_cuts(text, items, at)) for at in looked_at)
    return found * len(among) // len(looked_at) if looked_at else 0


def _evenly(indices: Sequence[int], most: int) -> Sequence[int]:
    return indices[:: max(1, -(-len(indices) // most))]


def _cuts(text: str, items: Sequence[Item], at: int) -> Mapping[str, Cut]:
    """The ways to cut one item, without the items in it; {} when it speaks of no paper."""
    item = items[at]
    end = min(item.end, item.content + LONGEST)
    if at + 1 < len(items):
        end = min(end, items[at + 1].start)
    return cuts(text[item.content : end])


def _parents(items: Sequence[Item]) -> list[int]:
    """For each item the index of the one that it stands in; -1 for an outermost one."""
    parents: list[int] = []
    opened: list[int] = []
    for at, item in enumerate(items):
        del opened[item.depth :]
        parents.append(opened[-1] if opened else -1)
        opened.append(at)
    return parents


def _outermost_first(at: int, parents: Sequence[int]) -> Iterator[int]:
    """The items around the one with this index, and itself: what stands in an entry is a part of it."""
    chain = [at]
    while parents[chain[-1]] >= 0:
        chain.append(parents[chain[-1]])
    return reversed(chain)
