"""Several channels of one service held against each other: each paper once, and where they differ. Pure.

Channels are late in different ways, so that a difference of the last days is told only where it is large; and
one that shows a single announcement is not held to lack what came before.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import TYPE_CHECKING, Final

from curator.core.harvest import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from curator.core.harvest import Harvest
    from curator.core.window import Window
    from curator.core.works.paper import Paper, PaperId

SETTLED: Final = timedelta(days=3)
"""After which every channel should show a paper: the longest that an index was behind the announcements."""

_MUCH: Final = 0.5
"""Share of the last days' papers that another channel may lack before that is told."""

_FEW: Final = 10
_NAMED: Final = 3
_READ: Final = frozenset({Status.FRESH, Status.QUIET})
_UNDATED: Final = datetime.min.replace(tzinfo=UTC)


def disagreement(harvests: Mapping[str, Harvest], window: Window) -> str:
    """What the channels say differently about a window, as part of a sentence; "" where they agree.

    Args:
        harvests: by the channel's name; only those that were read whole are compared.
        window: what all of them were asked for, without a further condition that one of them applies alone.
    """
    read = {name: _dated(harvest, window) for name, harvest in harvests.items() if _is_whole(harvest)}
    found = (
        said
        for (one, here), (other, there) in permutations(read.items(), 2)
        for said in _lacking(one, here, other, there, settled=window.end - SETTLED)
    )
    return "; ".join(found)


def united(papers: Iterable[Paper], *, order: Iterable[str]) -> tuple[Paper, ...]:
    """Each paper once, by its first id, as the first of the sources in ``order`` has it; others come last.

    A paper keeps the place of its first appearance.
    """
    ranks = {name: rank for rank, name in enumerate(order)}
    best: dict[PaperId | str, Paper] = {}
    for paper in papers:
        key = paper.ids[0] if paper.ids else paper.url
        known = best.get(key)
        if known is None or ranks.get(paper.source, len(ranks)) < ranks.get(known.source, len(ranks)):
            best[key] = paper
    return tuple(best.values())


def _is_whole(harvest: Harvest) -> bool:
    return harvest.health.status in _READ and bool(harvest.papers)


def _dated(harvest: Harvest, window: Window) -> dict[PaperId, datetime]:
    """When papers of the window were published, by their first id; those without a date are not compared."""
    dates = {paper.ids[0]: paper.published or _UNDATED for paper in harvest.papers if paper.ids}
    return {one: moment for one, moment in dates.items() if moment in window}


def _lacking(
    one: str,
    here: Mapping[PaperId, datetime],
    other: str,
    there: Mapping[PaperId, datetime],
    *,
    settled: datetime,
) -> Iterator[str]:
    """What the channel ``one`` lacks of what the ``other`` has."""
    if len(set(here.values())) <= 1 < len(set(there.values())):
        return  # it shows a single announcement
    missing = sorted(paper for paper in there if paper not in here)
    old = [paper for paper in missing if there[paper] < settled]
    if old:
        named = ", ".join(str(paper) for paper in old[:_NAMED]) + (", …" if len(old) > _NAMED else "")
        yield f"{one} lacks {_counted(len(old))} that {other} has ({named})"
    lately = sum(moment >= settled for moment in there.values())
    new = len(missing) - len(old)
    if lately >= _FEW and new > lately * _MUCH:
        yield f"{one} does not show {new:,} of {lately:,} papers of the last days that {other} has"


def _counted(number: int) -> str:
    return "a paper" if number == 1 else f"{number:,} papers"
