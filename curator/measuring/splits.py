"""A set in parts: by venue, and before and after a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.measuring.gold import Labelled

PARTING: Final = 2020
"""The first year of the later half: robust learning spoke otherwise before."""

Parts = dict[str, tuple[int, ...]]
"""The positions of the papers of each part; papers that belong nowhere are left out."""


def by_venue(papers: Sequence[Labelled]) -> Parts:
    """A part a venue, in the order of the alphabet."""
    parts: dict[str, list[int]] = {}
    for at, paper in enumerate(papers):
        if paper.venue:
            parts.setdefault(paper.venue, []).append(at)
    return {venue: tuple(parts[venue]) for venue in sorted(parts)}


def by_half(papers: Sequence[Labelled], *, parting: int = PARTING) -> Parts:
    """What was published before a year, and since."""
    early = tuple(at for at, paper in enumerate(papers) if paper.year is not None and paper.year < parting)
    late = tuple(at for at, paper in enumerate(papers) if paper.year is not None and paper.year >= parting)
    return {name: part for name, part in ((f"before {parting}", early), (f"since {parting}", late)) if part}
