"""Which rules fire on a paper, each with the words it fired on: one pass over the text for all of them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.candidate import Evidence
from curator.core.rules.folding import Reading
from curator.core.rules.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from curator.core.rules.matcher import Span
    from curator.core.rules.ruleset import Rule

_LONGEST_WORD: Final = 40
"""Characters a word between two phrases may have on average for them to be near: bounds the counting."""

Firing = tuple[int, Evidence]
"""A rule's number and what it fired on."""


class _Conditions(NamedTuple):
    """What a rule asks beyond its phrases, as numbers of sets of phrases.

    Attributes:
        near: the set of which something must stand close by; None: nothing.
        asked: the sets of which something must stand in the paper: ``with`` and ``near``.
        unless: the set of which nothing may stand in the paper; None: anything may.
    """

    near: int | None
    asked: tuple[int, ...]
    unless: int | None


class Firings:
    """Fires rules, numbered as given, on one paper after another."""

    __slots__ = ("_by_category", "_conditions", "_grouped", "_matcher", "_needed", "_rules", "_simple")

    def __init__(self, rules: Sequence[Rule], *, subject: Sequence[str] = ()) -> None:
        """Compile; raises `PhraseMistake` for a phrase that cannot be read.

        Args:
            rules: numbered in this order; the groups of different files have different names.
            subject: phrases of which one must stand in a paper for any rule to fire; empty: any.
        """
        self._rules = tuple(rules)
        sets: dict[tuple[str, ...], int] = {}
        first = len(self._rules)

        def numbered(phrases: tuple[str, ...]) -> int | None:
            return first + sets.setdefault(phrases, len(sets)) if phrases else None

        self._conditions = tuple(_conditions(rule, numbered) for rule in self._rules)
        self._needed = numbered(tuple(subject))
        phrases = [*(rule.phrases for rule in self._rules), *sets]
        self._matcher = Matcher(phrases, needed=self._needed, everywhere=self._with_places())
        self._simple = tuple(
            conditions == _Conditions(None, (), None) and rule.where == "both"
            for conditions, rule in zip(self._conditions, self._rules, strict=True)
        )
        self._by_category = [(number, rule) for number, rule in enumerate(self._rules) if rule.categories]
        self._grouped = any(rule.group for rule in self._rules)

    def _with_places(self) -> set[int]:
        """The sets of which the first place may not do: looked for near something, or behind the title."""
        near = {conditions.near for conditions in self._conditions if conditions.near is not None}
        return near | {at for at, rule in enumerate(self._rules) if rule.near or rule.where == "abstract"}

    def fire(self, title: str, abstract: str, categories: Sequence[str] = ()) -> list[Firing]:
        """The rules that fire, in their order, each once, with the first words that fired it."""
        read = self._read(title, abstract)
        if read is None:
            return []
        reading, places = read
        firings: list[Firing] = []
        for number, span in places:
            field, quote, start, end = reading.quote(*span)
            rule = self._rules[number]
            weight = rule.weight * rule.in_title if field == "title" else rule.weight
            firings.append((number, Evidence(rule.name, field, quote, start, end, weight)))
        for number, rule in self._by_category:
            firings += _in_categories(number, rule, categories)
        if not self._grouped:
            return firings
        kept = self._once_a_group((number, evidence.weight) for number, evidence in firings)
        return [firing for firing in firings if firing[0] in kept]

    def weigh(self, title: str, abstract: str) -> dict[int, float]:
        """What the rules that fire count for: as `fire`, without the words, in half the time."""
        read = self._read(title, abstract)
        if read is None:
            return {}
        reading, places = read
        rules, title_end = self._rules, reading.title_end
        weights: dict[int, float] = {}
        for number, span in places:
            rule = rules[number]
            weights[number] = rule.weight * rule.in_title if span[0] < title_end else rule.weight
        return self._once_a_group(weights.items()) if self._grouped else weights

    def _read(self, title: str, abstract: str) -> tuple[Reading, Iterator[tuple[int, Span]]] | None:
        """A paper folded, and where rules fire in it; None where it is not of the subject."""
        reading = self._reading(title, abstract)
        if reading is None:
            return None
        found = self._matcher.find(reading.text)
        if self._needed is not None and self._needed not in found:
            return None
        return reading, self._places(found, reading)

    def _places(self, found: Mapping[int, list[Span]], reading: Reading) -> Iterator[tuple[int, Span]]:
        """The numbers of the rules that fire on phrases, in their order, and where their phrases stand."""
        simple, last, title_end = self._simple, len(self._rules), reading.title_end
        for number in sorted(found):
            if number >= last:
                return
            span = found[number][0] if simple[number] else self._span(number, found, reading, title_end)
            if span is not None:
                yield number, span

    def _reading(self, title: str, abstract: str) -> Reading | None:
        """The paper folded; None where it cannot be of the subject, for ASCII even without folding it."""
        if not (title.isascii() and abstract.isascii()):
            reading = Reading(title, abstract)
            return reading if self._matcher.may_hold(reading.text) else None
        if not self._matcher.may_hold(f"{title} {abstract}".lower()):
            return None
        return Reading(title, abstract)

    def _span(
        self, number: int, found: Mapping[int, list[Span]], reading: Reading, title_end: int
    ) -> Span | None:
        """The first place where the rule's phrases stand and its conditions hold."""
        conditions, rule, spans = self._conditions[number], self._rules[number], found[number]
        if conditions.unless in found:
            return None
        for asked in conditions.asked:
            if asked not in found:
                return None
        if rule.where != "both":
            spans = [span for span in spans if (span[0] < title_end) is (rule.where == "title")]
        if rule.near is None or conditions.near is None:
            return spans[0] if spans else None
        others = sorted(found[conditions.near])
        near = _Nearness(reading.text, title_end, rule.near.within)
        for span in spans:
            if near.one_of(others, span):
                return span
        return None

    def _once_a_group(self, weights: Iterable[tuple[int, float]]) -> dict[int, float]:
        """Of the rules of a group only the weightiest; all others as they are."""
        kept: dict[int, float] = {}
        best: dict[str, int] = {}
        for number, weight in weights:
            group = self._rules[number].group
            if group:
                other = best.setdefault(group, number)
                if other != number and abs(weight) <= abs(kept[other]):
                    continue
                kept.pop(other, None)
                best[group] = number
            kept[number] = weight
        return kept


def _conditions(rule: Rule, numbered: Callable[[tuple[str, ...]], int | None]) -> _Conditions:
    near = numbered(rule.near.phrases) if rule.near else None
    asked = (near, numbered(rule.along))
    return _Conditions(near, tuple(one for one in asked if one is not None), numbered(rule.unless))


class _Nearness(NamedTuple):
    """How near is near, in one text."""

    text: str
    title_end: int
    within: int

    def one_of(self, others: Sequence[Span], span: Span) -> bool:
        """Whether the nearest of ``others``, before or after it in the same field, is near enough."""
        at = bisect_left(others, span)
        if at and self._is_near(others[at - 1], span):
            return True
        return at < len(others) and self._is_near(span, others[at])

    def _is_near(self, one: Span, other: Span) -> bool:
        (start, left), (right, _) = one, other
        if start < self.title_end <= right or right - left > (self.within + 1) * _LONGEST_WORD:
            return False
        return self.text.count(" ", left, right) <= self.within + 1


def _in_categories(number: int, rule: Rule, categories: Sequence[str]) -> list[Firing]:
    """Fire on the first category that the rule names; offsets are into all, joined by spaces."""
    start = 0
    for category in categories:
        end = start + len(category)
        if category in rule.categories:
            return [(number, Evidence(rule.name, "categories", category, start, end, rule.weight))]
        start = end + 1
    return []
