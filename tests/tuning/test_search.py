"""Changes that help, and an honest word on how far."""

from __future__ import annotations

from curator.core.rules.ruleset import Rule, RuleSet, ScreeningRules, SectionRules
from curator.measuring import Labelled
from curator.tuning.changes import Change, changed, new_rule
from curator.tuning.search import suggest
from curator.tuning.weighing import hit, shifted, weighed

RULES = RuleSet(
    ScreeningRules(base=0, candidate=0.5, triage=0.2),
    (
        SectionRules(
            "training",
            "Training",
            "training",
            prior=0.5,
            rules=(Rule("training.train", ("train*",), 1.0), Rule("training.odd", ("frog*",), 3.0)),
        ),
        SectionRules(
            "detection", "Detection", "detection", rules=(Rule("detection.detect", ("detect*",), 2.0),)
        ),
    ),
)


def _papers(count: int, title: str, section: str) -> list[Labelled]:
    return [
        Labelled(f"{section}{n}", f"{title} {word}", "", sections=(section,))
        for n, word in zip(
            range(count), ("alpha", "beta", "gamma", "delta", "eps", "zeta", "eta", "theta"), strict=False
        )
    ]


def test_a_phrase_of_a_kind_is_suggested() -> None:
    """Papers that no rule places, and that all speak of one thing; on papers not looked at, too."""
    papers = [
        *_papers(8, "Abstaining from suspicious inputs", "detection"),
        *_papers(8, "Training nets", "training"),
    ]
    mixed = [paper for pair in zip(papers[:8], papers[8:], strict=True) for paper in pair]
    found = suggest(weighed(mixed, RULES), RULES, most=2)
    first = found.suggestions[0]
    assert (first.change.doing, first.change.section, first.support) == ("add", "detection", 8)
    assert first.change.phrase in "abstaining from suspicious inputs"
    assert (found.together.right_before, found.together.right_after) == (8, 16)
    assert found.honest.right_after == 16


def test_a_rule_that_misleads_is_dropped_or_made_lighter() -> None:
    """Frogs were never about training."""
    papers = [*_papers(8, "Detecting frogs", "detection"), *_papers(4, "Training", "training")]
    found = suggest(weighed(papers, RULES), RULES, most=1)
    change = found.suggestions[0].change
    assert change.rule == "training.odd"
    assert change.weight < change.was


def test_what_helps_a_single_paper_is_not_suggested() -> None:
    """A phrase needs three papers of its section."""
    papers = [*_papers(2, "Abstaining", "detection"), *_papers(6, "Training nets", "training")]
    phrases = [one.change.phrase for one in suggest(weighed(papers, RULES), RULES, most=5).suggestions]
    assert not any("abstain" in phrase for phrase in phrases)


def test_rules_that_are_right_are_left_alone() -> None:
    """Nothing to gain, nothing to say."""
    papers = [*_papers(8, "Detecting attacks with detectors", "detection")]
    sure = RULES._replace(sections=(RULES.sections[0], RULES.sections[1]._replace(prior=9.0)))
    assert suggest(weighed(papers, sure), sure, most=5).suggestions == ()


def test_the_same_papers_give_the_same_suggestions() -> None:
    """So that a maintainer can look twice."""
    papers = weighed([*_papers(8, "Abstaining", "detection"), *_papers(8, "Training", "training")], RULES)
    assert suggest(papers, RULES, most=3) == suggest(papers, RULES, most=3)


def test_a_change_tried_in_sums_is_the_change_of_the_rules() -> None:
    """What is promised is what the classifier then does."""
    papers = _papers(3, "Abstaining from frogs in training", "detection")
    changes = (
        new_rule("detection", "abstaining", 2.5),
        Change("drop", "training", "training.odd", "", 0.0, 3.0),
        Change("reweigh", "training", "training.train", "", 0.5, 1.0),
    )
    places = {"training": 0, "detection": 1}
    after = weighed(papers, changed(RULES, changes))
    for one, again in zip(weighed(papers, RULES), after, strict=True):
        assert shifted(one, changes, places) == list(again.sums)
        assert hit(again.sums, again.right)
