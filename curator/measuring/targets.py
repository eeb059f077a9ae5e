"""What the rules of the default list are held to, and whether they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from curator.measuring.evaluation import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.measuring.evaluation import Measured

TOP1, TOP2 = 0.85, 0.95
RECALL_LISTED, RECALL_YES = 0.96, 0.92
MOST_RANDOM = 5
MOST_UNWANTED = 0.15


class Target(NamedTuple):
    """One figure of one set, as seen and as wanted; ``most`` where less is better."""

    of: str
    figure: str
    seen: float
    wanted: float
    most: bool = False

    @property
    def met(self) -> bool:
        """Whether it is good enough."""
        return self.seen <= self.wanted if self.most else self.seen >= self.wanted


def targets(measured: Measured) -> Iterator[Target]:
    """Those that a set has figures for."""
    name = measured.name
    graded = False
    for one in measured.screened:
        if one.by != RULES:
            continue
        figures = one.figures
        graded = "yes" in figures.papers
        if figures.recall is not None:
            wanted = RECALL_YES if graded else RECALL_LISTED
            yield Target(name, "recall", figures.recall, wanted)
        if graded and figures.unwanted is not None:
            yield Target(name, "unwanted among candidates", figures.unwanted, MOST_UNWANTED, most=True)
        if "random" in figures.papers:
            flagged = figures.flagged.get("random", 0)
            yield Target(name, "random papers flagged", flagged, MOST_RANDOM, most=True)
    if graded:
        return
    for placed in measured.placed:
        if placed.by == RULES:
            yield Target(name, "sections, top-1", placed.figures.top1, TOP1)
            yield Target(name, "sections, top-2", placed.figures.top2, TOP2)
