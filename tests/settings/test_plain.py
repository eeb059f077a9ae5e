"""The linter's rules as JSON: everything comes back, and nothing else gets in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from curator.core.lint_choice import LintChoice
from curator.core.policy import ListFormat
from curator.core.rules.ruleset import Kind, Near, Rule, RuleSet, Ruling, ScreeningRules, SectionRules
from curator.core.venues.known import FormerName, KnownVenue, Venues
from curator.settings.lint_rules import LintRules
from curator.settings.plain import Foreign, read_back, written

if TYPE_CHECKING:
    from collections.abc import Callable

RULE = Rule("screening.defense", ("adversarial defen*",), 4.0, near=Near(("robust*",), 3), why="names one")
RULES = LintRules(
    "list/README.md",
    ListFormat(),
    LintChoice(),
    RuleSet(
        ScreeningRules(-2.0, 0.6, 0.4, ("adversarial",), (RULE,), (Kind(RULE, Ruling.OUT),)),
        (SectionRules("training", "Adversarial Training", "training", rules=(RULE,)),),
    ),
    Venues((KnownVenue("NeurIPS", "A Conference", former=(FormerName("NIPS", 2017),)),), 2026),
)


@pytest.mark.parametrize(
    "change",
    [
        lambda _: [],
        lambda _: {},
        lambda rules: rules[:-1],
        lambda rules: [7, *rules[1:]],
        lambda rules: [rules[0], [*rules[1][:2], "newest", rules[1][3]], *rules[2:]],
        lambda rules: [rules[0], [rules[1][0], True, *rules[1][2:]], *rules[2:]],
        lambda rules: [*rules[:2], [["CUR1"], [], {"CUR107": {"longest": None}}, []], *rules[3:]],
        lambda rules: [*rules[:2], [["CUR1"], [], [], []], *rules[3:]],
        lambda rules: [*rules[:2], [["CUR1"], [], {}, [[["CUR1"], "why", "2028-02-30"]]], *rules[3:]],
        lambda rules: [*rules[:3], [[float("nan"), *rules[3][0][1:]], rules[3][1]], rules[4]],
        lambda rules: [*rules[:3], [["-2", *rules[3][0][1:]], rules[3][1]], rules[4]],
        lambda rules: [*rules[:3], [rules[3][0], [{}]], rules[4]],
        lambda rules: [*rules[:3], [rules[3][0], [[*rules[3][1][0][:3], 1, *rules[3][1][0][4:]]]], rules[4]],
        lambda rules: [*rules[:4], [rules[4][0], "2026"]],
        lambda rules: [*rules[:4], [[["ICML", "A Conference", "party", *rules[4][0][0][3:]]], 2026]],
    ],
)
def test_data_of_another_form_are_refused(change: Callable[[list[Any]], object]) -> None:
    """Nothing gets in that has not the very types of the rules: no None for a text, no text for a number."""
    text = written(RULES)
    assert read_back(text) == RULES
    assert written(read_back(text)) == text
    with pytest.raises(Foreign):
        read_back(json.dumps(change(json.loads(text))))
