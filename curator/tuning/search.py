"""Changes that help, found greedily, and an honest word on how far such changes help elsewhere.

Every change is chosen on papers that are then not used to judge it: the papers are dealt into folds, changes
are looked for on all but one, and what they do to that one is counted. A change is taken only where most of
the inner folds agree, so that no single paper decides.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.tuning.changes import Change, new_rule
from curator.tuning.weighing import hit, loss, shifted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.core.rules.ruleset import RuleSet
    from curator.tuning.weighing import Weighed

FOLDS: Final = 5
INNER: Final = 4
AGREEING: Final = 3
LEAST_SUPPORT: Final = 3
"""Papers of the section in which a suggested phrase must stand: fewer have taught a paper, not a kind."""

LEAST_GAIN: Final = 0.004
"""Of the mean loss, per change; less is not worth a maintainer's look."""

MOST_TRIED: Final = 400
_FACTORS: Final = (0.5, 0.75, 1.25, 1.5)
_WEIGHTS: Final = (0.5, 1.0, 1.5, 2.5)
_PURE: Final = 0.6
"""The least share of a phrase's papers that must be of its section."""


class Effect(NamedTuple):
    """Papers placed right before and after, of how many; and the mean loss before and after."""

    papers: int
    right_before: int
    right_after: int
    loss_before: float
    loss_after: float


class Suggestion(NamedTuple):
    """One change, in how many papers it fires, how many of these are of the section, and what it does."""

    change: Change
    support: int
    of_section: int
    effect: Effect


class Suggested(NamedTuple):
    """All of them, what they do together on the papers they were found on, and out of fold."""

    suggestions: tuple[Suggestion, ...]
    together: Effect
    honest: Effect


def suggest(papers: Sequence[Weighed], rules: RuleSet, *, most: int) -> Suggested:
    """Up to ``most`` changes for the section rules; the same every time."""
    papers = sorted(papers, key=lambda one: min(one.right))  # so that every fold has papers of every section
    search = _Search(rules, most)
    honest = []
    for fold in range(FOLDS):
        rest = [one for at, one in enumerate(papers) if at % FOLDS != fold]
        held = [one for at, one in enumerate(papers) if at % FOLDS == fold]
        if held and rest:
            honest.append(search.effect(held, search.chosen(rest)))
    chosen = search.chosen(papers)
    told = tuple(search.told(papers, chosen, at) for at in range(len(chosen)))
    return Suggested(told, search.effect(papers, chosen), _sum(honest))


class _Search:
    """The changes of one rule set, tried on any papers."""

    def __init__(self, rules: RuleSet, most: int) -> None:
        self._rules = rules
        self._most = most
        self._places = {section.slug: at for at, section in enumerate(rules.sections)}

    def chosen(self, papers: Sequence[Weighed]) -> tuple[Change, ...]:
        """Greedily the change that lowers the loss most, as long as most inner folds agree."""
        tried = [*self._reweighings(papers), *self._phrases(papers)]
        folds = [papers[fold::INNER] for fold in range(INNER)]
        made: tuple[Change, ...] = ()
        while len(made) < self._most:
            best, gain = None, LEAST_GAIN
            before = [self._loss(fold, made) for fold in folds]
            for change in tried:
                if any(_same(change, one) for one in made):
                    continue
                after = [self._loss(fold, (*made, change)) for fold in folds]
                better = [a - b for a, b in zip(before, after, strict=True)]
                mean = sum(better) / len(better)
                if mean > gain and sum(one > 0 for one in better) >= AGREEING:
                    best, gain = change, mean
            if best is None:
                break
            made = (*made, best)
        return made

    def effect(self, papers: Sequence[Weighed], changes: Sequence[Change]) -> Effect:
        """What the changes do to these papers."""
        before = [one.sums for one in papers]
        after = [shifted(one, changes, self._places) for one in papers]
        right = [one.right for one in papers]
        return Effect(
            len(papers),
            sum(map(hit, before, right)),
            sum(map(hit, after, right)),
            sum(map(loss, before, right)) / max(1, len(papers)),
            sum(map(loss, after, right)) / max(1, len(papers)),
        )

    def told(self, papers: Sequence[Weighed], chosen: Sequence[Change], at: int) -> Suggestion:
        """One of the chosen changes with its own part in what they do."""
        change = chosen[at]
        before, after = chosen[:at], chosen[: at + 1]
        fires = [one for one in papers if change.phrase in one.grams or change.rule in one.fired]
        place = self._places[change.section]
        first, second = self.effect(papers, before), self.effect(papers, after)
        effect = Effect(
            len(papers), first.right_after, second.right_after, first.loss_after, second.loss_after
        )
        return Suggestion(change, len(fires), sum(place in one.right for one in fires), effect)

    def _loss(self, papers: Sequence[Weighed], changes: Sequence[Change]) -> float:
        total = sum(loss(shifted(one, changes, self._places), one.right) for one in papers)
        return total / max(1, len(papers))

    def _reweighings(self, papers: Iterable[Weighed]) -> Iterator[Change]:
        """Each rule that fires often enough, lighter, heavier, or gone."""
        fires = Counter(rule for one in papers for rule in one.fired)
        for section in self._rules.sections:
            for rule in section.rules:
                if fires[rule.name] < LEAST_SUPPORT:
                    continue
                for factor in _FACTORS:
                    weight = round(rule.weight * factor, 1)
                    if weight not in {0.0, rule.weight}:
                        yield Change("reweigh", section.slug, rule.name, "", weight, rule.weight)
                yield Change("drop", section.slug, rule.name, "", 0.0, rule.weight)

    def _phrases(self, papers: Sequence[Weighed]) -> Iterator[Change]:
        """Runs of words that stand in several papers of one section, and seldom elsewhere."""
        everywhere = Counter(gram for one in papers for gram in one.grams)
        found = []
        for section in self._rules.sections:
            place = self._places[section.slug]
            here = Counter(gram for one in papers if place in one.right for gram in one.grams)
            found += [
                (count * count / everywhere[gram], gram, section.slug)
                for gram, count in here.items()
                if count >= LEAST_SUPPORT and count / everywhere[gram] >= _PURE
            ]
        for _, gram, slug in sorted(found, key=lambda one: (-one[0], one[1:]))[: MOST_TRIED // 4]:
            for weight in _WEIGHTS:
                yield new_rule(slug, gram, weight)


def _same(one: Change, other: Change) -> bool:
    """Whether both are about one rule, or one phrase lies within the other."""
    if one.doing != "add" or other.doing != "add":
        return one.rule == other.rule
    return one.section == other.section and (one.phrase in other.phrase or other.phrase in one.phrase)


def _sum(effects: Sequence[Effect]) -> Effect:
    papers = sum(one.papers for one in effects)
    return Effect(
        papers,
        sum(one.right_before for one in effects),
        sum(one.right_after for one in effects),
        sum(one.loss_before * one.papers for one in effects) / max(1, papers),
        sum(one.loss_after * one.papers for one in effects) / max(1, papers),
    )
