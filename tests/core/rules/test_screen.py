"""Verdicts: how weights become a score, and how far a kind of paper may get."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.candidate import Evidence, Verdict
from curator.core.rules.ruleset import Ruling, ScreeningRules
from curator.core.rules.screen import logistic, screen

RULES = ScreeningRules(base=-2, candidate=0.6, triage=0.3)


def evidence(*weights: float) -> list[Evidence]:
    """Evidence of those weights."""
    return [Evidence("r", "title", "q", 0, 1, weight) for weight in weights]


@pytest.mark.parametrize(
    ("weights", "verdict"),
    [
        ((), Verdict.REJECTED),
        ((1.0,), Verdict.REJECTED),
        ((1.5,), Verdict.TRIAGE),
        ((1.0, 1.5), Verdict.CANDIDATE),
        ((1.0, 1.5, -1.0), Verdict.TRIAGE),
    ],
)
def test_the_sum_decides(weights: tuple[float, ...], verdict: Verdict) -> None:
    """Below the threshold of triage a paper is rejected, between the two a person decides."""
    assert screen(evidence(*weights), Ruling.IN, rules=RULES).verdict is verdict


def test_a_score_at_the_threshold_is_enough() -> None:
    """Thresholds are the least scores."""
    rules = ScreeningRules(base=0, candidate=0.5, triage=0.5)
    assert screen([], Ruling.IN, rules=rules).verdict is Verdict.CANDIDATE


@pytest.mark.parametrize(
    ("ruling", "verdict"),
    [(Ruling.IN, Verdict.CANDIDATE), (Ruling.TRIAGE, Verdict.TRIAGE), (Ruling.OUT, Verdict.REJECTED)],
)
def test_a_kind_gets_no_further_than_its_ruling(ruling: Ruling, verdict: Verdict) -> None:
    """However much speaks for the paper."""
    assert screen(evidence(1000.0), ruling, rules=RULES).verdict is verdict


def test_papers_of_a_ruled_out_kind_keep_their_order() -> None:
    """A stronger one still scores higher than a weaker one."""
    scores = [screen(evidence(weight), Ruling.OUT, rules=RULES).score for weight in (0.0, 1.0, 2.0)]
    assert scores == sorted(set(scores))


def test_no_sum_is_too_great() -> None:
    """Weights that nobody means overflow nothing."""
    assert (logistic(0), logistic(1e308), logistic(-1e308) < 1e-300) == (0.5, 1.0, True)


@given(st.floats(-50, 50), st.floats(0, 50), st.sampled_from(list(Ruling)))
def test_more_weight_never_lowers_a_score(weight: float, more: float, ruling: Ruling) -> None:
    """The score is from 0 to 1, grows with the sum, and the verdict follows from it."""
    low, high = (screen(evidence(value), ruling, rules=RULES) for value in (weight, weight + more))
    order = [Verdict.REJECTED, Verdict.TRIAGE, Verdict.CANDIDATE]
    assert 0 <= low.score <= high.score <= 1
    assert order.index(low.verdict) <= order.index(high.verdict)
