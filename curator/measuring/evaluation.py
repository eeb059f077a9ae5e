"""The whole measurement: every set, the rules beside the baselines, all of it the same every time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.errors import UsageError
from curator.measuring.bootstrap import Interval, intervals
from curator.measuring.figures import screening_figures, section_figures
from curator.measuring.predicting import by_majority, by_word, predicted
from curator.measuring.splits import by_half, by_venue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curator.core.rules.classify import Classifier
    from curator.measuring.figures import ScreeningFigures, SectionFigures
    from curator.measuring.gold import GoldSet, Labelled
    from curator.measuring.predicting import Predicted
    from curator.measuring.splits import Parts
    from curator.measuring.svm import Vectors

RULES: Final = "rules"
WORD: Final = "the word"
MAJORITY: Final = "majority"
SVM: Final = "linear SVM"
FEWEST: Final = 2
"""Papers of a venue that are worth a line of their own."""

_SCREENING: Final = ("recall", "precision", "unwanted", "average_precision", "work_saved")
_SECTIONS: Final = ("top1", "top2", "macro_f1")


@dataclass(frozen=True, slots=True)
class Screened:
    """One contestant's screening of one set, with the curve that a picture is drawn from."""

    by: str
    figures: ScreeningFigures
    sure: Mapping[str, Interval]
    said: tuple[Predicted, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Placed:
    """One contestant's placing of one set."""

    by: str
    figures: SectionFigures
    sure: Mapping[str, Interval]


class HeldOut(NamedTuple):
    """One part of a set: how the rules do there, and how an SVM does that has not seen the part.

    ``share`` is recall of the wanted papers where a set is screened, top-1 where it is placed.
    """

    part: str
    papers: int
    rules: float
    svm: float | None


@dataclass(frozen=True, slots=True)
class Measured:
    """One set, measured; a part is empty where the set does not say what it needs."""

    name: str
    papers: int
    screened: tuple[Screened, ...] = ()
    recalled: tuple[HeldOut, ...] = ()
    placed: tuple[Placed, ...] = ()
    held_out: tuple[HeldOut, ...] = ()
    remarks: tuple[str, ...] = ()


def evaluate(sets: Sequence[GoldSet], classifier: Classifier, *, baselines: bool) -> tuple[Measured, ...]:
    """Measure the rules on every set.

    Raises:
        UsageError: no set says enough for any figure, or the baselines are not installed.
    """
    measured = tuple(_measured(one, classifier, baselines=baselines) for one in sets)
    if not any(one.screened or one.placed for one in measured):
        message = "These papers are all of one kind, so there is nothing to tell apart."
        advice = "Label papers that are for the list and others that are not, or papers of several sections."
        raise UsageError(message, advice=advice)
    return measured


def _measured(gold: GoldSet, classifier: Classifier, *, baselines: bool) -> Measured:
    screened, recalled = _screening(gold, classifier, baselines=baselines) if gold.screens else ((), ())
    placed, held_out = _placing(gold, classifier, baselines=baselines) if gold.places else ((), ())
    return Measured(gold.name, len(gold.papers), screened, recalled, placed, held_out, gold.remarks)


def _screening(
    gold: GoldSet, classifier: Classifier, *, baselines: bool
) -> tuple[tuple[Screened, ...], tuple[HeldOut, ...]]:
    said = predicted(gold.papers, classifier)
    contestants = {RULES: said, WORD: by_word(gold.papers)}
    vectors = None
    if baselines:
        vectors = _vectors(gold)
        contestants[SVM] = vectors.screened(vectors.folds([paper.group for paper in gold.papers]))
    wanted = [one for one in said if one.paper.wanted]
    parts = _parts(gold.papers)
    held_out = _recalled(said, parts, vectors) if any(one.paper.year for one in wanted) else ()
    return tuple(_screened(by, one) for by, one in contestants.items()), held_out


def _screened(by: str, said: tuple[Predicted, ...]) -> Screened:
    figures = screening_figures(said)
    return Screened(
        by, figures, intervals(said, lambda one: _named(screening_figures(one), _SCREENING)), said
    )


def _recalled(said: Sequence[Predicted], parts: Parts, vectors: Vectors | None) -> tuple[HeldOut, ...]:
    """The recall in each part that has wanted papers; the SVM learned from all other parts."""
    found = []
    for part, places in parts.items():
        count = sum(bool(said[at].paper.wanted) for at in places)
        if count >= FEWEST:
            ours = screening_figures([said[at] for at in places]).recall or 0.0
            svm = screening_figures(vectors.screened([places])).recall if vectors else None
            found.append(HeldOut(part, count, ours, svm))
    return tuple(found)


def _placing(
    gold: GoldSet, classifier: Classifier, *, baselines: bool
) -> tuple[tuple[Placed, ...], tuple[HeldOut, ...]]:
    papers = gold.places
    said = predicted(papers, classifier)
    contestants = {RULES: said, MAJORITY: by_majority(papers)}
    vectors = None
    if baselines:
        vectors = _vectors(gold, placed_only=True)
        contestants[SVM] = vectors.placed(vectors.folds([paper.sections[0] for paper in papers]))
    placed = tuple(_placed(by, one) for by, one in contestants.items())
    held_out = []
    for part, places in _parts(papers).items():
        if len(places) >= FEWEST:
            ours = section_figures([said[at] for at in places]).top1
            svm = section_figures(vectors.placed([places])).top1 if vectors else None
            held_out.append(HeldOut(part, len(places), ours, svm))
    return placed, tuple(held_out)


def _placed(by: str, said: tuple[Predicted, ...]) -> Placed:
    return Placed(
        by, section_figures(said), intervals(said, lambda one: _named(section_figures(one), _SECTIONS))
    )


def _named(figures: ScreeningFigures | SectionFigures, names: Sequence[str]) -> dict[str, float | None]:
    return {name: getattr(figures, name) for name in names}


def _parts(papers: Sequence[Labelled]) -> Parts:
    return by_half(papers) | by_venue(papers)


def _vectors(gold: GoldSet, *, placed_only: bool = False) -> Vectors:
    from curator.measuring.svm import Vectors  # noqa: PLC0415 - only who wants baselines needs the extra

    return Vectors(gold.places if placed_only else gold.papers)
