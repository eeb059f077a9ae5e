"""What of the settings a linter needs: no more, so that a snapshot of it is read quickly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from curator.core.lint_choice import LintChoice
    from curator.core.policy import ListFormat
    from curator.core.rules.ruleset import RuleSet
    from curator.core.venues.known import Venues
    from curator.settings.values import Settings


class LintRules(NamedTuple):
    """The list's file (a POSIX path inside its repository), how it is written, and what to check it by.

    Of the keyword rules only what places a paper comes along: no rules for screening, and no examples.
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
        rules = _placing(settings.rules)
        return cls(chosen.path, chosen.form, settings.lint, rules, settings.venues)


def _placing(rules: RuleSet) -> RuleSet:
    sections = tuple(
        section._replace(rules=tuple(rule._replace(matches=(), not_matches=()) for rule in section.rules))
        for section in rules.sections
    )
    return rules._replace(screening=rules.screening._replace(rules=(), kinds=()), sections=sections)
