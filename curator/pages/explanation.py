"""Why a paper was proposed, queued or dropped: as a person would argue it, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.text import Text

from curator.core.markdown.escaping import clean
from curator.core.report import why_not
from curator.pages import argument

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import RenderableType

    from curator.core.candidate import Evidence
    from curator.ports import Remembered


def as_json(remembered: Remembered) -> dict[str, Any]:
    """The whole of what is remembered, as plain values."""
    candidate, action = remembered.candidate, remembered.action
    screening = candidate.classification.screening
    return {
        "version": 1,
        "id": str(candidate.id),
        "title": candidate.title,
        "url": candidate.paper.url,
        "seen": remembered.seen.isoformat(),
        "run_id": remembered.run_id,
        "verdict": screening.verdict.value,
        "score": screening.score,
        "section": candidate.classification.section,
        "ranking": [
            {"section": placing.section, "score": placing.score}
            for placing in candidate.classification.ranking
        ],
        "evidence": [_evidence(piece) for piece in screening.evidence],
        "duplicate": candidate.match
        and {
            "line": candidate.listed_at,
            "reason": candidate.match.reason,
            "similarity": candidate.match.similarity,
        },
        "action": action
        and {"action": action.action.value, "branch": action.branch, "reason": action.reason},
    }


def as_text(remembered: Remembered) -> RenderableType:
    """The same for a terminal."""
    return Group(*_parts(remembered))


def _parts(remembered: Remembered) -> Iterable[RenderableType]:
    candidate = remembered.candidate
    classification = candidate.classification
    yield Text(clean(candidate.title), style="bold")
    yield Text(f"{candidate.id}  {candidate.paper.url}")
    yield Text(f"{_fate(remembered)} Seen on {remembered.seen} by run {remembered.run_id}.")
    yield ""
    yield Text(
        f"Screening: {classification.screening.verdict.value}, score {classification.screening.score:.2f}."
    )
    yield from argument.quotes(candidate, classification.screening.evidence)
    yield ""
    yield Text(
        "Sections, best first: "
        + ", ".join(f"{one.section} {one.score:.2f}" for one in classification.ranking)
    )
    for placing in classification.ranking[:2]:
        if placing.evidence:
            yield Text(f"For {placing.section}:")
            yield from argument.quotes(candidate, placing.evidence)


def _fate(remembered: Remembered) -> str:
    candidate, action = remembered.candidate, remembered.action
    if action and not candidate.match:
        return f"{action.action.value.capitalize()}: {clean(action.reason)}."
    if candidate.match:
        return f"Not proposed: already listed on line {candidate.listed_at}, {candidate.match.reason}."
    if candidate.classification.section:
        return "A candidate that waits for room."
    return f"Not proposed: {why_not(candidate)}."


def _evidence(piece: Evidence) -> dict[str, Any]:
    return {
        "rule": piece.rule,
        "field": piece.field,
        "quote": piece.quote,
        "start": piece.start,
        "end": piece.end,
        "weight": piece.weight,
    }
