"""Papers as the sums that place them, so that a change is tried in microseconds."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.rules.classify import Classifier
from curator.core.rules.folding import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from curator.core.rules.ruleset import RuleSet
    from curator.measuring import Labelled
    from curator.tuning.changes import Change

LONGEST: Final = 3
"""Words of a phrase that may be suggested."""

_STOPS: Final = frozenset(
    """
    a an and are as at be by can for from has have in into is it its not of on or our such than that the their
    these they this to via was we which while who with without however also both more most many new novel
    using use uses used based show shows shown paper papers work works method methods approach approaches
    model models propose proposed results different various well over under between through against when
    where how
    """.split()  # noqa: SIM905 - words that a person can read and add to
)


class Weighed(NamedTuple):
    """One labelled paper.

    Attributes:
        right: the places of the sections that are right.
        sums: of each section, in the order of the rule set, prior included.
        fired: what each section rule that fired counted for, by its name, and the section's place.
        grams: the runs of one to three words in it, each with whether it stands in the title.
    """

    paper: Labelled
    right: frozenset[int]
    sums: tuple[float, ...]
    fired: dict[str, tuple[int, float]]
    grams: dict[str, bool]


def weighed(papers: Iterable[Labelled], rules: RuleSet) -> tuple[Weighed, ...]:
    """The papers whose section is known, weighed by the rules as they are."""
    classifier = Classifier(rules)
    places = {section.slug: at for at, section in enumerate(rules.sections)}
    return tuple(_weighed(paper, classifier, rules, places) for paper in papers if paper.sections)


def _weighed(paper: Labelled, classifier: Classifier, rules: RuleSet, places: dict[str, int]) -> Weighed:
    said = classifier.classify(paper.title, paper.abstract, paper.categories, thorough=True)
    sums = [section.prior for section in rules.sections]
    fired: dict[str, tuple[int, float]] = {}
    for placing in said.ranking:
        at = places[placing.section]
        for evidence in placing.evidence:
            sums[at] += evidence.weight
            fired[evidence.rule] = (at, evidence.weight)
    right = frozenset(places[slug] for slug in paper.sections)
    return Weighed(paper, right, tuple(sums), fired, _grams(paper))


def _grams(paper: Labelled) -> dict[str, bool]:
    """Runs of words that begin and end with one that says something."""
    reading = Reading(paper.title, paper.abstract)
    title = len(reading.text[: reading.title_end].replace(".", " . ").split())
    words = reading.text.replace(".", " . ").split()
    found: dict[str, bool] = {}
    for start, first in enumerate(words):
        for length in range(1, LONGEST + 1):
            run = words[start : start + length]
            if len(run) < length or "." in run:
                break
            if _says_something(first) and _says_something(run[-1]):
                found.setdefault(" ".join(run), start < title)
    return found


def _says_something(word: str) -> bool:
    return len(word) > 2 and word.isalpha() and word not in _STOPS  # noqa: PLR2004 - shorter ones are noise


def shifted(one: Weighed, changes: Sequence[Change], places: dict[str, int]) -> list[float]:
    """The paper's sums with the changes made."""
    sums = list(one.sums)
    for change in changes:
        if change.doing == "add":
            if change.phrase in one.grams:
                sums[places[change.section]] += change.weight
        elif change.rule in one.fired:
            at, counted = one.fired[change.rule]
            sums[at] += counted * (change.weight / change.was - 1) if change.was else 0.0
    return sums


def loss(sums: Sequence[float], right: frozenset[int]) -> float:
    """How surprised the rules are by the right sections: minus the logarithm of their share."""
    highest = max(sums)
    powers = [exp(one - highest) for one in sums]
    return -log(sum(powers[at] for at in right) / sum(powers) + 1e-12)


def hit(sums: Sequence[float], right: frozenset[int]) -> bool:
    """Whether the first section is a right one."""
    return max(range(len(sums)), key=sums.__getitem__) in right
