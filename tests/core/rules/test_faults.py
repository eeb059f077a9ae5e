"""Rules that contradict each other, hide each other, or never fire."""

from __future__ import annotations

from pathlib import Path

from curator.core.rules.faults import faults_on, static_faults
from curator.core.rules.ruleset import Example, Kind, Rule, RuleSet, Ruling, ScreeningRules, SectionRules
from curator.settings.load import load

ROOT = Path(__file__).parents[3]


def _set(*rules: Rule, kinds: tuple[Kind, ...] = (), placed: tuple[Rule, ...] = ()) -> RuleSet:
    screening = ScreeningRules(base=0, candidate=0.5, triage=0.2, rules=rules, kinds=kinds)
    return RuleSet(screening, (SectionRules("s", "S", "s", rules=placed),))


def _told(rules: RuleSet) -> list[tuple[str, str]]:
    return [(one.fault, one.rule.name) for one in static_faults(rules)]


def test_the_default_rules_have_no_fault() -> None:
    """Of those that the files alone show."""
    assert [str(one) for one in static_faults(load(ROOT / "rules", {}).rules)] == []


def test_one_phrase_for_and_against_is_a_contradiction() -> None:
    """Named with the other rule and the phrase."""
    (found,) = static_faults(_set(Rule("a", ("attack*",), 2), Rule("b", ("attack*", "game"), -1)))
    assert (found.fault, found.rule.name) == ("contradiction", "b")
    assert "speaks against what a speaks for: 'attack*'" in str(found)


def test_a_phrase_under_other_conditions_is_none() -> None:
    """For with one word beside it, against without."""
    assert _told(_set(Rule("a", ("attack",), 2, along=("defense",)), Rule("b", ("attack",), -1))) == []


def test_a_rule_that_bars_itself_can_never_fire() -> None:
    """Each of its phrases holds what it must not stand with."""
    barred = Rule("a", ("adversarial attack", "attack on nets"), 2, unless=("attack*",))
    assert _told(_set(barred)) == [("contradiction", "a")]
    assert _told(_set(barred._replace(phrases=("adversarial attack", "defense")))) == []


def test_a_lighter_rule_behind_a_heavier_one_of_its_group_is_shadowed() -> None:
    """It can never count; in another group, or where it looks further, it can."""
    light = Rule("light", ("robust training",), 1, group="g")
    heavy = Rule("heavy", ("robust training", "training"), 2, group="g")
    assert _told(_set(placed=(light, heavy))) == [("shadowed", "light")]
    assert _told(_set(placed=(light, heavy._replace(group="h")))) == []
    assert _told(_set(placed=(light, heavy._replace(where="title")))) == []
    assert _told(_set(placed=(light, heavy._replace(along=("net",))))) == []


def test_an_example_that_a_kind_rules_out_is_a_contradiction() -> None:
    """A rule that promises what never happens."""
    wants = Rule("wants", ("adversarial",), 3, matches=(Example("Generative Adversarial Nets", 7),))
    gans = Kind(Rule("gans", ("generative adversarial",), 0), Ruling.OUT)
    (found,) = static_faults(_set(wants, kinds=(gans,)))
    assert "(line 7), which gans rules out by 'Generative Adversarial'" in found.message


def test_what_fires_on_no_paper_is_dead() -> None:
    """A whole rule, or a phrase of one that lives."""
    rules = _set(Rule("a", ("robust*", "sturdy"), 1), Rule("b", ("nowhere",), 1))
    found = list(faults_on(rules, [("Robust nets", "", ()), ("Other", "text", ())]))
    assert [(one.fault, one.rule.name) for one in found] == [("dead", "b"), ("dead", "a")]
    assert "'sturdy'" in found[1].message


def test_rules_for_categories_live_by_categories() -> None:
    """They have no phrases to look for."""
    rules = _set(Rule("c", (), 1, categories=("cs.CR",)))
    assert list(faults_on(rules, [("T", "", ("cs.CR",))])) == []
    assert [one.rule.name for one in faults_on(rules, [("T", "", ("cs.LG",))])] == ["c"]
