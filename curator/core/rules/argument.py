"""A decision as a maintainer would argue it: the words in context, and what would have changed it."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.candidate import Verdict
from curator.core.rules.ruleset import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curator.core.candidate import Candidate, Classification, Evidence, Placing
    from curator.core.rules.ruleset import RuleSet, SectionRules

AROUND: Final = 5
"""Words that are shown either side of a quote."""


class Quote(NamedTuple):
    """The words that fired a rule, with what stands around them in the paper."""

    before: str
    words: str
    after: str
    evidence: Evidence


class Step(NamedTuple):
    """A rule that would have made the difference: one more that fires, or one less."""

    rule: str
    weight: float


class WhyNot(NamedTuple):
    """Why a section lost, or why a paper is no candidate.

    Attributes:
        asked: the section's slug, or ``candidate``.
        winner: the section that won, or the verdict.
        gap: by how much the sum fell short; negative or 0 where it did not.
        fired: what spoke for it.
        enough: rules of it that did not fire, each enough by itself, the lightest first.
        without: rules that spoke for the winner, without each of which it would not have won.
        vetoed: the kind that ruled the paper out or to triage; "" for none.
    """

    asked: str
    winner: str
    gap: float
    fired: tuple[Evidence, ...]
    enough: tuple[Step, ...]
    without: tuple[Step, ...]
    vetoed: str = ""


def quoted(candidate: Candidate, evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
    """Each piece of evidence in its context, the weightiest first."""
    fields = {
        "title": candidate.title,
        "abstract": candidate.paper.abstract,
        "categories": " ".join(candidate.paper.categories),
    }
    found = [_quote(fields[piece.field], piece) for piece in evidence]
    return tuple(sorted(found, key=lambda one: -abs(one.evidence.weight)))


def _quote(text: str, piece: Evidence) -> Quote:
    before = text[: piece.start].split()[-AROUND:]
    after = text[piece.end :].split()[:AROUND]
    return Quote(" ".join(before), piece.quote, " ".join(after), piece)


def why_not_section(classification: Classification, slug: str, rules: RuleSet) -> WhyNot:
    """Why a paper is not placed in a section; the section must be one of the rules'."""
    sections = {section.slug: section for section in rules.sections}
    placings = {placing.section: placing for placing in classification.ranking}
    winner = classification.section or classification.ranking[0].section
    section, best = placings[slug], placings[winner]
    gap = _sum(best, sections[winner]) - _sum(section, sections[slug])
    return WhyNot(
        asked=slug,
        winner=winner,
        gap=gap,
        fired=section.evidence,
        enough=_enough(sections[slug], section, gap),
        without=_without(best.evidence, gap),
        vetoed="" if sections[slug].propose else f"{slug} is never proposed for a new paper",
    )


def why_no_candidate(classification: Classification, rules: RuleSet) -> WhyNot:
    """Why a paper is no candidate: how far it is from the threshold, and which kind it is of."""
    screening = classification.screening
    kinds = {kind.rule.name: kind.ruling for kind in rules.screening.kinds}
    strict = [
        f"{piece.rule} ({kinds[piece.rule].value}) by “{piece.quote}”"
        for piece in screening.evidence
        if kinds.get(piece.rule, Ruling.IN) is not Ruling.IN
    ]
    total = rules.screening.base + sum(piece.weight for piece in screening.evidence)
    gap = _logit(rules.screening.candidate) - total
    fired = {piece.rule for piece in screening.evidence}
    silent = [Step(rule.name, rule.weight) for rule in rules.screening.rules if rule.name not in fired]
    return WhyNot(
        asked=Verdict.CANDIDATE.value,
        winner=screening.verdict.value,
        gap=gap,
        fired=tuple(piece for piece in screening.evidence if piece.weight > 0),
        enough=_lightest(silent, gap),
        without=tuple(Step(one.rule, one.weight) for one in screening.evidence if 0 < gap <= -one.weight),
        vetoed=strict[0] if strict else "",
    )


def _sum(placing: Placing, section: SectionRules) -> float:
    return section.prior + sum(piece.weight for piece in placing.evidence)


def _enough(section: SectionRules, placing: Placing, gap: float) -> tuple[Step, ...]:
    fired = {piece.rule for piece in placing.evidence}
    return _lightest([Step(rule.name, rule.weight) for rule in section.rules if rule.name not in fired], gap)


def _lightest(silent: Iterable[Step], gap: float) -> tuple[Step, ...]:
    heavy = (one for one in silent if one.weight > gap > 0)
    return tuple(sorted(heavy, key=lambda one: (one.weight, one.rule)))


def _without(evidence: Iterable[Evidence], gap: float) -> tuple[Step, ...]:
    heavy = (Step(piece.rule, piece.weight) for piece in evidence if piece.weight > gap > 0)
    return tuple(sorted(heavy, key=lambda one: (one.weight, one.rule)))


def _logit(score: float) -> float:
    """The sum that gives a score, which lies between 0 and 1."""
    return log(score / (1 - score))
