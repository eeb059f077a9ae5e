"""The papers that the rules get wrong, one sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.measuring.predicting import predicted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.core.rules.classify import Classifier
    from curator.measuring.gold import GoldSet
    from curator.measuring.predicting import Predicted


def wrong(sets: Iterable[GoldSet], classifier: Classifier) -> Iterator[str]:
    """Wanted papers that are not proposed, unwanted ones that are, and those that go elsewhere."""
    for one in sets:
        for said in predicted(one.papers, classifier):
            yield from (f"{one.name}: {told}: {said.paper.title}" for told in _faults(said))


def _faults(said: Predicted) -> Iterator[str]:
    paper = said.paper
    if paper.wanted and not said.flagged:
        yield "missed" + (" (triage)" if said.triage else "")
    if paper.wanted is False and said.flagged:
        yield "proposed, and not wanted"
    if paper.sections and said.ranking[0] not in paper.sections:
        yield f"{'/'.join(paper.sections)} placed in {said.ranking[0]}, then {said.ranking[1]}"
