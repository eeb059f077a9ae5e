"""What the rules, or anything else, say of labelled papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from curator.core.candidate import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curator.core.rules.classify import Classifier
    from curator.measuring.gold import Labelled


class Predicted(NamedTuple):
    """One paper and what was said of it.

    Attributes:
        score: the greater, the sooner a person would read it.
        flagged: whether it would be proposed.
        triage: whether a person would be asked.
        ranking: slugs of sections, best first; empty where nobody ranked them.
    """

    paper: Labelled
    score: float
    flagged: bool
    triage: bool = False
    ranking: tuple[str, ...] = ()


def predicted(papers: Iterable[Labelled], classifier: Classifier) -> tuple[Predicted, ...]:
    """The rules' word on each paper, in the order given."""
    return tuple(_predicted(paper, classifier) for paper in papers)


def _predicted(paper: Labelled, classifier: Classifier) -> Predicted:
    said = classifier.classify(paper.title, paper.abstract, paper.categories, thorough=True)
    verdict = said.screening.verdict
    return Predicted(
        paper,
        score=said.screening.score,
        flagged=verdict is Verdict.CANDIDATE,
        triage=verdict is Verdict.TRIAGE,
        ranking=tuple(placing.section for placing in said.ranking),
    )


def by_word(papers: Iterable[Labelled], word: str = "adversarial") -> tuple[Predicted, ...]:
    """The plainest rule there is: whether title or abstract hold a word."""
    return tuple(
        Predicted(paper, float(found), flagged=found)
        for paper in papers
        for found in [word in f"{paper.title} {paper.abstract}".casefold()]
    )


def by_majority(papers: Iterable[Labelled]) -> tuple[Predicted, ...]:
    """Every paper into the section that most have; ties in the order of the alphabet."""
    papers = tuple(papers)
    counts: dict[str, int] = {}
    for paper in papers:
        counts[paper.sections[0]] = counts.get(paper.sections[0], 0) + 1
    ranking = tuple(sorted(counts, key=lambda slug: (-counts[slug], slug)))
    return tuple(Predicted(paper, 0.0, flagged=False, ranking=ranking) for paper in papers)
