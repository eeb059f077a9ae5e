"""The figures, counted by hand and held against scikit-learn's."""

from __future__ import annotations

import pytest
from sklearn.metrics import average_precision_score, f1_score

from curator.measuring import interval, screening_figures, section_figures
from tests.measuring.golden import placed, said

RANKED = [
    said(0.9, wanted=True, flagged=True, group="listed"),
    said(0.8, wanted=False, flagged=True, group="hard"),
    said(0.7, wanted=True, flagged=True, group="listed"),
    said(0.4, wanted=True, group="listed"),
    said(0.3, wanted=False, group="random"),
    said(0.2, wanted=False, group="random"),
]


def test_screening_is_counted() -> None:
    """Two of three found, one of three flagged is wrong."""
    figures = screening_figures(RANKED)
    assert figures.recall == pytest.approx(2 / 3)
    assert figures.precision == pytest.approx(2 / 3)
    assert figures.unwanted == pytest.approx(1 / 3)
    assert dict(figures.flagged) == {"listed": 2, "hard": 1}
    assert dict(figures.papers) == {"listed": 3, "hard": 1, "random": 2}


def test_weights_say_how_many_papers_one_stands_for() -> None:
    """A wrong paper that stands for nine counts nine times."""
    heavy = [said(0.8, wanted=False, flagged=True, weight=9.0), said(0.9, wanted=True, flagged=True)]
    assert screening_figures(heavy).precision == pytest.approx(0.1)


def test_average_precision_is_scikit_learns() -> None:
    """Ties read at once, weights and all."""
    tied = [*RANKED, said(0.7, wanted=False, weight=3.0), said(0.4, wanted=True, weight=2.0)]
    wanted = average_precision_score(
        [bool(one.paper.wanted) for one in tied],
        [one.score for one in tied],
        sample_weight=[one.paper.weight for one in tied],
    )
    assert screening_figures(tied).average_precision == pytest.approx(wanted)


def test_work_saved_is_what_need_not_be_read() -> None:
    """All three wanted ones are found after four of six papers: a third less five in a hundred."""
    assert screening_figures(RANKED).work_saved == pytest.approx(1 - 4 / 6 - 0.05)


def test_borderline_papers_count_only_among_the_flagged() -> None:
    """Nobody says that they are wrong."""
    figures = screening_figures([*RANKED, said(0.95, wanted=None, flagged=True, group="borderline")])
    assert figures.precision == pytest.approx(2 / 3)
    assert figures.unwanted == pytest.approx(1 / 4)


def test_without_wanted_papers_there_is_no_recall() -> None:
    """Nothing is made up."""
    figures = screening_figures([said(0.5, wanted=False)])
    assert (figures.recall, figures.precision, figures.average_precision) == (None, None, None)


PLACED = [
    placed("training", "training", "theory"),
    placed("training", "theory", "training"),
    placed("theory", "theory", "training"),
    placed("detection", "training", "theory"),
]


def test_placing_is_counted() -> None:
    """First, and among the first two."""
    figures = section_figures(PLACED)
    assert (figures.papers, figures.top1, figures.top2) == (4, 0.5, 0.75)
    assert figures.confusion[("detection", "training")] == 1


def test_macro_f1_is_scikit_learns() -> None:
    """Over the sections that occur."""
    true = [one.paper.sections[0] for one in PLACED]
    named = [one.ranking[0] for one in PLACED]
    wanted = f1_score(true, named, average="macro", labels=sorted(set(true)), zero_division=0)
    assert section_figures(PLACED).macro_f1 == pytest.approx(wanted)


def test_any_right_section_will_do() -> None:
    """Where people accept two, either is right."""
    assert section_figures([placed("theory/empirical", "empirical", "training")]).top1 == 1


def test_an_interval_holds_the_figure_and_is_the_same_every_time() -> None:
    """It is narrower the more papers there are."""
    few = interval(PLACED, lambda one: section_figures(one).top1)
    many = interval(PLACED * 30, lambda one: section_figures(one).top1)
    assert few is not None
    assert many is not None
    assert few == interval(PLACED, lambda one: section_figures(one).top1)
    assert few.low <= many.low <= 0.5 <= many.high <= few.high
