"""What of the settings a linter needs: no more, so that a snapshot of it is read quickly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from curator.core.lint_choice import LintChoice
    from curator.core.policy import ListFormat
    from curator.core.rules import Rule, RuleSet
    from curator.core.venues import Venues
    from curator.settings.values import Settings


class LintRules(NamedTuple):
    """The list's file (a POSIX path inside its repository), how it is written, and what to check it by.

    The keyword rules come without their examples, which only ``curator rules test`` asks for.
    """

    path: str
    form: ListFormat
    lint: LintChoice
    rules: RuleSet
    venues: Venues

    @classmethod
    def of(cls, settings: Settings) -> LintRules:
        """The linter's part of the settings."""
        chosen = settings.list
        rules = _without_examples(settings.rules)
        return cls(chosen.path, chosen.form, settings.lint, rules, settings.venues)


def _without_examples(rules: RuleSet) -> RuleSet:
    screening = rules.screening
    kinds = tuple(kind._replace(rule=_bare(kind.rule)) for kind in screening.kinds)
    sections = tuple(section._replace(rules=tuple(map(_bare, section.rules))) for section in rules.sections)
    screening = screening._replace(rules=tuple(map(_bare, screening.rules)), kinds=kinds)
    return rules._replace(screening=screening, sections=sections)


def _bare(rule: Rule) -> Rule:
    return rule._replace(matches=(), not_matches=())
