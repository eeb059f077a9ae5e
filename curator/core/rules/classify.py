"""Whether a paper is for the list, and how well it fits each section: both with the words that say so."""

from __future__ import annotations

from dataclasses import replace
from math import exp
from typing import TYPE_CHECKING

from curator.core.candidate import Classification, Placing, Verdict
from curator.core.rules.firing import Firings
from curator.core.rules.ruleset import Ruling
from curator.core.rules.screen import screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.candidate import Evidence
    from curator.core.rules.firing import Firing
    from curator.core.rules.ruleset import Rule, RuleSet

_STRICTNESS = (Ruling.IN, Ruling.TRIAGE, Ruling.OUT)


class Classifier:
    """Compiled rules; one of it serves any number of papers."""

    __slots__ = (
        "_anything",
        "_asked",
        "_firings",
        "_nothing",
        "_places",
        "_priors",
        "_proposable",
        "_rules",
        "_rulings",
    )

    def __init__(self, rules: RuleSet) -> None:
        """Compile; raises `PhraseMistake` for a phrase that cannot be read."""
        screening = rules.screening
        first = len(screening.rules)
        self._rules = rules
        self._rulings = {first + at: kind.ruling for at, kind in enumerate(screening.kinds)}
        self._places = _places(rules)
        self._priors = [section.prior for section in rules.sections]
        self._asked = {one.slug: one.candidate for one in rules.sections if one.candidate is not None}
        self._proposable = frozenset(section.slug for section in rules.sections if section.propose)
        self._firings = Firings(_weighed(rules), subject=screening.subject)
        self._anything: Firings | None = None
        self._nothing = self._classified([])

    def classify(
        self, title: str, abstract: str, categories: Sequence[str] = (), *, thorough: bool = False
    ) -> Classification:
        """Screen one paper and rank all sections for it.

        A paper without a word of the subject (`ScreeningRules.subject`) is rejected unread, as most papers of
        a day are, and its sections are ranked by what they start from. Who is ``thorough`` has them ranked by
        its words all the same, at ten times the cost; the verdict stays.
        """
        firings = self._firings.fire(title, abstract, categories)
        if firings:
            return self._classified(firings)
        return self._off_subject(title, abstract, categories) if thorough else self._nothing

    def _off_subject(self, title: str, abstract: str, categories: Sequence[str]) -> Classification:
        if self._anything is None:
            self._anything = Firings(_weighed(self._rules))
        firings = self._anything.fire(title, abstract, categories)
        placing = [firing for firing in firings if self._places[firing[0]] is not None]
        return replace(self._nothing, ranking=self._classified(placing).ranking)

    def shares(self, title: str, abstract: str) -> dict[str, float]:
        """The scores of all sections, by slug: those of `classify`, without the words that say so."""
        totals = self._priors.copy()
        for number, weight in self._firings.weigh(title, abstract).items():
            place = self._places[number]
            if place is not None:
                totals[place] += weight
        return {
            section.slug: share for section, share in zip(self._rules.sections, _shares(totals), strict=True)
        }

    def _classified(self, firings: Sequence[Firing]) -> Classification:
        placed: list[list[Evidence]] = [[] for _ in self._priors]
        totals = self._priors.copy()
        screened: list[Evidence] = []
        strictest = Ruling.IN
        for number, evidence in firings:
            place = self._places[number]
            if place is not None:
                placed[place].append(evidence)
                totals[place] += evidence.weight
                continue
            screened.append(evidence)
            if number in self._rulings:
                strictest = max(strictest, self._rulings[number], key=_STRICTNESS.index)
        screening = screen(screened, strictest, rules=self._rules.screening)
        ranking = self._ranking(totals, placed)
        section = self._section(screening.verdict, ranking)
        if section is not None and screening.score < self._asked.get(section, 0.0):
            return Classification(replace(screening, verdict=Verdict.TRIAGE), ranking, None)
        return Classification(screening, ranking, section)

    def _ranking(self, totals: Sequence[float], placed: Sequence[Sequence[Evidence]]) -> tuple[Placing, ...]:
        """Sections by their sums, best first."""
        sections, shares = self._rules.sections, _shares(totals)
        order = sorted(range(len(totals)), key=totals.__getitem__, reverse=True)
        return tuple([Placing(sections[at].slug, shares[at], tuple(placed[at])) for at in order])

    def _section(self, verdict: Verdict, ranking: Sequence[Placing]) -> str | None:
        """The best section that may be proposed, for a candidate."""
        if verdict is not Verdict.CANDIDATE:
            return None
        return next((placing.section for placing in ranking if placing.section in self._proposable), None)


def _shares(totals: Sequence[float]) -> list[float]:
    """Sums as shares of one (softmax)."""
    highest = max(totals)
    powers = [exp(total - highest) for total in totals]
    whole = sum(powers)
    return [power / whole for power in powers]


def _weighed(rules: RuleSet) -> tuple[Rule, ...]:
    """All rules; a kind that is ruled out adds nothing. Groups are kept apart by file."""
    out = {kind.rule.name for kind in rules.screening.kinds if kind.ruling is Ruling.OUT}
    return tuple(rule._replace(weight=0.0) if rule.name in out else rule for rule in rules.all_rules())


def _places(rules: RuleSet) -> tuple[int | None, ...]:
    """For each rule the section it speaks for; None for the screening's."""
    unplaced = len(rules.screening.rules) + len(rules.screening.kinds)
    placed = (at for at, section in enumerate(rules.sections) for _ in section.rules)
    return (*(None,) * unplaced, *placed)
