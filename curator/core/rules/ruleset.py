"""Keyword rules as values: what a maintainer wrote in ``rules/``, validated and frozen.

Named tuples here and in other modules that the linter imports: Python makes one of these classes in a third
of the time that a frozen dataclass takes, which is most of a millisecond.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple

Where = Literal["title", "abstract", "both"]


class Ruling(StrEnum):
    """How far a kind of paper may get."""

    IN = "in"
    TRIAGE = "triage"
    OUT = "out"


class Example(NamedTuple):
    """A text that a rule must, or must not, fire on, and the line of the file it stands on."""

    text: str
    line: int = 0


class Near(NamedTuple):
    """One of these phrases stands at most ``within`` words away, in the same field."""

    phrases: tuple[str, ...]
    within: int


class Rule(NamedTuple):
    """One keyword rule: when it fires, its ``weight`` is added, once a paper.

    Attributes:
        name: ``<file>.<rule>``, unique; what evidence calls it.
        phrases: alternatives, in the language of `curator.core.rules.phrases`; one of them fires the rule.
        weight: how much it says; negative speaks against.
        where: the fields that it looks into.
        in_title: what the weight is multiplied with when a phrase stands in the title.
        near: what must stand close by.
        along: phrases of which one must stand anywhere in the paper (``with`` in the files).
        unless: phrases of which none may stand anywhere in the paper (``not_with`` in the files).
        group: of the rules of a file with the same group, only the weightiest that fired counts.
        categories: the paper's categories that fire the rule, when it has no phrases.
        why: the sentence a reviewer is shown.
        matches: what it must fire on.
        not_matches: what it must leave alone.
        path: the file it stands in.
    """

    name: str
    phrases: tuple[str, ...]
    weight: float
    where: Where = "both"
    in_title: float = 1.0
    near: Near | None = None
    along: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    group: str = ""
    categories: tuple[str, ...] = ()
    why: str = ""
    matches: tuple[Example, ...] = ()
    not_matches: tuple[Example, ...] = ()
    path: str = ""


class Kind(NamedTuple):
    """A kind of paper that one line rules in, out or to triage: its rule, and what that line says.

    Ruled in, the rule counts as any other; to triage, it counts, and the paper gets no further than triage;
    out, it does not count, and the paper is rejected.
    """

    rule: Rule
    ruling: Ruling


class ScreeningRules(NamedTuple):
    """Whether a paper is for this list.

    Attributes:
        subject: phrases of which one must stand in a paper; without one it is rejected. Empty: any.
        base: the sum that a paper starts from; the score is the logistic function of the sum.
        candidate: the least score of a candidate, from 0 to 1.
        triage: the least score of a paper shown for triage; at most ``candidate``.
        rules: for (positive weights) and against (negative ones).
        kinds: kinds of papers that are ruled in, out or to triage.
    """

    base: float
    candidate: float
    triage: float
    subject: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    kinds: tuple[Kind, ...] = ()


class SectionRules(NamedTuple):
    """Where a paper belongs: ``prior`` is what a section starts from; never proposed without ``propose``.

    ``candidate`` is the least screening score of a paper that is proposed for it, where it asks for more than
    the screening does; with less the paper is for triage.
    """

    slug: str
    heading: str
    anchor: str
    propose: bool = True
    prior: float = 0.0
    rules: tuple[Rule, ...] = ()
    candidate: float | None = None


class RuleSet(NamedTuple):
    """All of a list's rules; the order of the sections settles a draw between them."""

    screening: ScreeningRules
    sections: tuple[SectionRules, ...]

    @property
    def slugs(self) -> dict[str, str]:
        """The slug of each section, under its heading and under its anchor."""
        names = (
            (name, section.slug) for section in self.sections for name in (section.anchor, section.heading)
        )
        return {name: slug for name, slug in names if name}

    def all_rules(self) -> tuple[Rule, ...]:
        """Every rule: screening, kinds, then section by section."""
        kinds = tuple(kind.rule for kind in self.screening.kinds)
        placed = tuple(rule for section in self.sections for rule in section.rules)
        return (*self.screening.rules, *kinds, *placed)
