"""The figures: each is a share from 0 to 1, over papers that count as often as their weights say."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from curator.measuring.predicting import Predicted

RECALL_WANTED: Final = 0.95
"""Of `ScreeningFigures.work_saved`, as systematic reviews define it (WSS@95)."""


class ScreeningFigures(NamedTuple):
    """How well papers are told that are for the list; None where nothing could be counted.

    Attributes:
        recall: of the wanted papers, the share that is flagged.
        precision: of the flagged papers that people decided about, the share that is wanted.
        unwanted: of all flagged papers, the share that people say is not wanted (borderline ones are not).
        average_precision: precision, averaged over the wanted papers in the order of their scores.
        work_saved: the share of papers nobody need read to find 95 % of the wanted ones, less the 5 % that
            reading none of the others in any order would save.
        flagged: how many of each group are flagged, and ``triage`` how many would be asked about; unweighted.
        papers: how many of each group there are.
    """

    recall: float | None
    precision: float | None
    unwanted: float | None
    average_precision: float | None
    work_saved: float | None
    flagged: Mapping[str, int]
    triage: Mapping[str, int]
    papers: Mapping[str, int]


class SectionFigures(NamedTuple):
    """How well papers are placed.

    Attributes:
        top1: the share whose first section is one of the right ones; ``top2`` one of the first two.
        macro_f1: the F1 score of each section, averaged over the sections that occur.
        confusion: how often papers of one section (first) are placed in another (second).
    """

    papers: int
    top1: float
    top2: float
    macro_f1: float
    confusion: Mapping[tuple[str, str], int]


def screening_figures(said: Sequence[Predicted]) -> ScreeningFigures:
    """Count; papers about which people say nothing count only among the flagged."""
    wanted = _weight(one for one in said if one.paper.wanted)
    right = _weight(one for one in said if one.paper.wanted and one.flagged)
    wrong = _weight(one for one in said if one.paper.wanted is False and one.flagged)
    flagged = _weight(one for one in said if one.flagged)
    ranked = sorted((one for one in said if one.paper.wanted is not None), key=lambda one: -one.score)
    return ScreeningFigures(
        recall=_share(right, wanted),
        precision=_share(right, right + wrong),
        unwanted=_share(wrong, flagged),
        average_precision=_average_precision(ranked, wanted),
        work_saved=_work_saved(ranked, wanted),
        flagged=Counter(one.paper.group for one in said if one.flagged),
        triage=Counter(one.paper.group for one in said if one.triage),
        papers=Counter(one.paper.group for one in said),
    )


def section_figures(said: Sequence[Predicted]) -> SectionFigures:
    """Count; the papers must have sections and rankings, and be at least one."""
    pairs = [_pair(one) for one in said]
    first = sum(true == placed for true, placed in pairs)
    second = sum(not set(one.paper.sections).isdisjoint(one.ranking[:2]) for one in said)
    return SectionFigures(len(said), first / len(said), second / len(said), _macro_f1(pairs), Counter(pairs))


def _pair(one: Predicted) -> tuple[str, str]:
    """The right section and the one that was named; any right one will do."""
    named = one.ranking[0]
    return (named if named in one.paper.sections else one.paper.sections[0], named)


def _macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    sections = {true for true, _ in pairs}
    scores = []
    for section in sections:
        hit = sum(true == placed == section for true, placed in pairs)
        there = sum(true == section for true, _ in pairs)
        named = sum(placed == section for _, placed in pairs)
        scores.append(2 * hit / (there + named))
    return sum(scores) / len(scores)


def _weight(said: Iterable[Predicted]) -> float:
    return sum(one.paper.weight for one in said)


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _average_precision(ranked: Iterable[Predicted], wanted: float) -> float | None:
    """Papers with one score are read at once, so that their order does not matter."""
    if not wanted:
        return None
    read = found = total = 0.0
    for _, group in groupby(ranked, key=lambda one: one.score):
        papers = list(group)
        here = _weight(one for one in papers if one.paper.wanted)
        read += _weight(papers)
        found += here
        total += here * found / read
    return total / wanted


def _work_saved(ranked: Iterable[Predicted], wanted: float) -> float | None:
    if not wanted:
        return None
    groups = [list(group) for _, group in groupby(ranked, key=lambda one: one.score)]
    whole = sum(_weight(group) for group in groups)
    read = found = 0.0
    for group in groups:
        read += _weight(group)
        found += _weight(one for one in group if one.paper.wanted)
        if found >= RECALL_WANTED * wanted:
            break
    return 1 - read / whole - (1 - RECALL_WANTED)
