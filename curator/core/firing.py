"""Which rules fire on a paper, each with the words it fired on: one pass over the text for all of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from curator.core.candidate import Evidence
from curator.core.folding import Reading
from curator.core.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curator.core.matcher import Span
    from curator.core.rules import Rule

_LONGEST_WORD: Final = 40
"""Characters a word between two phrases may have on average for them to be near: bounds the counting."""

Firing = tuple[int, Evidence]
"""A rule's number and what it fired on."""


@dataclass(frozen=True, slots=True)
class _Conditions:
    """What a rule asks beyond its phrases, as numbers of sets of phrases; None: nothing asked."""

    near: int | None
    along: int | None
    unless: int | None


class Firings:
    """Fires rules, numbered as given, on one paper after another."""

    __slots__ = ("_by_category", "_conditions", "_grouped", "_matcher", "_needed", "_rules")

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

        self._conditions = tuple(
            _Conditions(
                numbered(rule.near.phrases if rule.near else ()), numbered(rule.along), numbered(rule.unless)
            )
            for rule in self._rules
        )
        self._needed = numbered(tuple(subject))
        phrases = [*(rule.phrases for rule in self._rules), *sets]
        self._matcher = Matcher(phrases, needed=self._needed, everywhere=self._with_places())
        self._by_category = [(number, rule) for number, rule in enumerate(self._rules) if rule.categories]
        self._grouped = any(rule.group for rule in self._rules)

    def _with_places(self) -> set[int]:
        """The sets of which the first place may not do: looked for in one field, or near something."""
        near = {conditions.near for conditions in self._conditions if conditions.near is not None}
        return near | {at for at, rule in enumerate(self._rules) if rule.near or rule.where != "both"}

    def fire(self, title: str, abstract: str, categories: Sequence[str] = ()) -> list[Firing]:
        """The rules that fire, in their order, each once, with the first words that fired it."""
        reading = Reading(title, abstract)
        found = self._matcher.find(reading.text)
        if not found or (self._needed is not None and self._needed not in found):
            return []
        firings: list[Firing] = []
        last = len(self._rules)
        for number in sorted(found):
            if number >= last:
                break
            span = self._span(number, found, reading)
            if span is not None:
                firings.append((number, self._evidence(number, span, reading)))
        for number, rule in self._by_category:
            firings += _in_categories(number, rule, categories)
        return self._once_a_group(firings) if self._grouped else firings

    def _span(self, number: int, found: Mapping[int, list[Span]], reading: Reading) -> Span | None:
        """The first place where the rule's phrases stand and its conditions hold."""
        conditions, rule, spans = self._conditions[number], self._rules[number], found[number]
        if conditions.unless in found or (conditions.along is not None and conditions.along not in found):
            return None
        if rule.where != "both":
            wanted = rule.where == "title"
            spans = [span for span in spans if reading.in_title(span[0]) is wanted]
        if rule.near is None or conditions.near is None:
            return spans[0] if spans else None
        others = found.get(conditions.near, [])
        within = rule.near.within
        return next((span for span in spans if _stands_near(span, others, within, reading)), None)

    def _evidence(self, number: int, span: Span, reading: Reading) -> Evidence:
        rule = self._rules[number]
        field, quote, start, end = reading.quote(*span)
        weight = rule.weight * rule.in_title if field == "title" else rule.weight
        return Evidence(rule.name, field, quote, start, end, weight)

    def _once_a_group(self, firings: list[Firing]) -> list[Firing]:
        best: dict[str, Firing] = {}
        for firing in firings:
            group = self._rules[firing[0]].group
            if group and (group not in best or abs(firing[1].weight) > abs(best[group][1].weight)):
                best[group] = firing
        kept = {firing[0] for firing in best.values()}
        return [firing for firing in firings if firing[0] in kept or not self._rules[firing[0]].group]


def _stands_near(span: Span, others: Sequence[Span], within: int, reading: Reading) -> bool:
    """Whether the nearest of ``others``, before or after it in the same field, is ``within`` words away."""
    at = bisect_left(others, span)
    for start, end in others[max(at - 1, 0) : at + 1]:
        left, right = (end, span[0]) if start < span[0] else (span[1], start)
        far = right - left > (within + 1) * _LONGEST_WORD
        same_field = reading.in_title(start) is reading.in_title(span[0])
        if same_field and not far and reading.text.count(" ", left, right) <= within + 1:
            return True
    return False


def _in_categories(number: int, rule: Rule, categories: Sequence[str]) -> list[Firing]:
    """Fire on the first category that the rule names; offsets are into all, joined by spaces."""
    start = 0
    for category in categories:
        end = start + len(category)
        if category in rule.categories:
            return [(number, Evidence(rule.name, "categories", category, start, end, rule.weight))]
        start = end + 1
    return []
