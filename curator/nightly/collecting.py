"""What the sources bring: asked for what is still wanted, each paper once, judged against the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.judge import judge
from curator.core.merging import merged
from curator.core.window import Progress, midnight, wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curator.core.candidate import Candidate
    from curator.core.harvest import Harvest, Health
    from curator.core.tending import Bench
    from curator.core.window import Window
    from curator.core.works.paper import Paper
    from curator.nightly.outside import Outside


def collect(
    outside: Outside, known: Mapping[str, Progress], *, asked: Window | None
) -> tuple[list[Harvest], dict[str, Progress]]:
    """Ask every source for what is still wanted of it (or for ``asked``); how far each has been read then."""
    harvests = []
    progress = dict(known)
    for source in outside.sources:
        reached = progress.get(source.name, Progress())
        for window in (asked,) if asked else wanted(reached, midnight(outside.clock.now())):
            outside.narrate(f"asking {source.name} for {window}")
            harvest = source.fetch(window)
            reached = _reached(reached, harvest.health, ordered=asked is not None)
            harvests.append(harvest)
        progress[source.name] = reached
    return harvests, progress


def _reached(before: Progress, health: Health, *, ordered: bool) -> Progress:
    """How far a source has been read; a window that somebody ordered closes gaps and moves nothing else."""
    if not ordered:
        return before.after(health.window, complete=health.complete)
    return before.filled(health.window) if health.complete else before


def distinct(queue: Iterable[Paper], harvests: Iterable[Harvest]) -> Iterable[Paper]:
    """Every paper once; what a source says tonight replaces what it said when the paper was queued."""
    return merged((*queue, *(paper for harvest in harvests for paper in harvest.papers)))


def judged(papers: Iterable[Paper], bench: Bench) -> list[Candidate]:
    """Screen and rank every paper and hold it against the list."""
    return [judge(paper, classifier=bench.classifier, listed=bench.listed) for paper in papers]
