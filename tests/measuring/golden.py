"""Small sets of labelled papers whose figures can be counted by hand."""

from __future__ import annotations

from typing import Any

from curator.measuring import Labelled, Predicted


def said(  # noqa: PLR0913 - what a prediction is made of
    score: float,
    *,
    wanted: bool | None,
    flagged: bool = False,
    group: str = "",
    weight: float = 1.0,
    sections: tuple[str, ...] = (),
    ranking: tuple[str, ...] = (),
) -> Predicted:
    """One paper with a score, as anybody may have given it."""
    paper = Labelled(f"p{score}", "T", "", (), wanted, sections, group, weight)
    return Predicted(paper, score, flagged, ranking=ranking)


def placed(right: str, *ranking: str) -> Predicted:
    """A paper of one section, and where it was placed; several right ones are parted by a slash."""
    return said(0.0, wanted=None, sections=tuple(right.split("/")), ranking=ranking)


def line(number: int, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    """One line of a gold file."""
    return {"id": f"p{number}", "title": f"Paper number {number}", "abstract": "On attacks.", **fields}
