"""One change of the section rules, and the rule set with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from curator.core.rules.ruleset import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curator.core.rules.ruleset import RuleSet, SectionRules

Doing = Literal["add", "reweigh", "drop"]

SUGGESTED: Final = "suggested"


class Change(NamedTuple):
    """Add a phrase to a section as a rule of its own, or give a rule another weight, or drop it.

    Attributes:
        section: the slug, which names the file.
        rule: the rule's full name; of a new one as it is to be called.
        phrase: of a new rule, else "".
        weight: the new weight; 0 for a rule that is dropped.
        was: the weight so far; 0 for a new rule.
    """

    doing: Doing
    section: str
    rule: str
    phrase: str = ""
    weight: float = 0.0
    was: float = 0.0

    def __str__(self) -> str:
        """What it does, on one line."""
        if self.doing == "add":
            return f"add to {self.section}: {self.phrase!r}, weight {self.weight:g}"
        if self.doing == "drop":
            return f"drop {self.rule}, weight {self.was:g}"
        return f"reweigh {self.rule}: {self.was:g} to {self.weight:g}"


def new_rule(section: str, phrase: str, weight: float) -> Change:
    """The change that adds a phrase."""
    name = phrase.replace(" ", "-")[: 60 - len(SUGGESTED) - 1].strip("-")
    return Change("add", section, f"{section}.{SUGGESTED}-{name}", phrase, weight)


def changed(rules: RuleSet, changes: Iterable[Change]) -> RuleSet:
    """The rule set with the changes made; screening stays as it is."""
    changes = tuple(changes)
    sections = tuple(_section(one, changes) for one in rules.sections)
    return rules._replace(sections=sections)


def _section(section: SectionRules, changes: tuple[Change, ...]) -> SectionRules:
    weights = {one.rule: one.weight for one in changes if one.doing == "reweigh"}
    dropped = {one.rule for one in changes if one.doing == "drop"}
    kept = [
        rule._replace(weight=weights.get(rule.name, rule.weight))
        for rule in section.rules
        if rule.name not in dropped
    ]
    added = [
        Rule(one.rule, (one.phrase,), one.weight, why=one.phrase)
        for one in changes
        if one.doing == "add" and one.section == section.slug
    ]
    return section._replace(rules=(*kept, *added))
