"""Candidate, triage or rejected: what fired, summed into a score, and what kind of paper it is."""

from __future__ import annotations

from math import exp, nextafter
from typing import TYPE_CHECKING

from curator.core.candidate import Screening, Verdict
from curator.core.rules.ruleset import Ruling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.candidate import Evidence
    from curator.core.rules.ruleset import ScreeningRules

_STEEPEST = 700.0
"""Beyond it the logistic function is 0 or 1 to a float, and the exponential overflows."""


def logistic(total: float) -> float:
    """A sum of weights as a score from 0 to 1: the greater the sum the greater the score; 0 gives 0.5."""
    return 1 / (1 + exp(-max(-_STEEPEST, min(total, _STEEPEST))))


def screen(evidence: Sequence[Evidence], ruling: Ruling, *, rules: ScreeningRules) -> Screening:
    """Sum what fired into a score and a verdict; ``ruling`` is the strictest of the paper's kinds.

    A paper ruled out or to triage keeps its order among its like: its score is squeezed below the threshold
    that the ruling denies it, so that a verdict always follows from the score.
    """
    score = logistic(rules.base + sum([item.weight for item in evidence]))
    if ruling is Ruling.OUT:
        score = _below(rules.triage, score)
    elif ruling is Ruling.TRIAGE:
        score = _below(rules.candidate, score)
    return Screening(_verdict(score, rules=rules), score, tuple(evidence))


def _below(threshold: float, score: float) -> float:
    """A score squeezed below a threshold, even where it is 1 to a float."""
    return min(score * threshold, nextafter(threshold, 0))


def _verdict(score: float, *, rules: ScreeningRules) -> Verdict:
    if score >= rules.candidate:
        return Verdict.CANDIDATE
    return Verdict.TRIAGE if score >= rules.triage else Verdict.REJECTED
