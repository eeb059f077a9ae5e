"""A decision as a maintainer would argue it."""

from __future__ import annotations

import pytest

from curator.core.candidate import Candidate, Classification
from curator.core.rules.argument import quoted, why_no_candidate, why_not_section
from curator.core.rules.classify import Classifier
from curator.core.rules.ruleset import Kind, Rule, RuleSet, Ruling, ScreeningRules, SectionRules
from curator.core.works.paper import Paper, PaperId

RULES = RuleSet(
    ScreeningRules(
        base=-2,
        candidate=0.5,
        triage=0.2,
        rules=(Rule("in.robust", ("robust*",), 1.5), Rule("in.defense", ("defen*",), 1)),
        kinds=(Kind(Rule("k.gan", ("gan",), 0), Ruling.OUT),),
    ),
    (
        SectionRules("training", "T", "t", prior=1, rules=(Rule("training.train", ("train*",), 2),)),
        SectionRules(
            "detection",
            "D",
            "d",
            rules=(
                Rule("detection.weak", ("flag*",), 0.5),
                Rule("detection.detect", ("detect*",), 2.5),
                Rule("detection.strong", ("reject*",), 4),
            ),
        ),
        SectionRules("seminal", "S", "s", propose=False, prior=-1),
    ),
)


def _said(title: str, abstract: str = "") -> Classification:
    return Classifier(RULES).classify(title, abstract, thorough=True)


def test_why_not_says_what_would_have_been_enough() -> None:
    """The lightest rule first, and what the winner could not have done without."""
    found = why_not_section(_said("Training robust nets that detect attacks"), "detection", RULES)
    assert found.winner == "training"
    assert found.gap == pytest.approx(0.5)
    assert [piece.quote for piece in found.fired] == ["detect"]
    assert [step.rule for step in found.enough] == ["detection.strong"]
    assert [step.rule for step in found.without] == ["training.train"]


def test_the_winner_has_nothing_to_make_up_for() -> None:
    """No gap, no change."""
    found = why_not_section(_said("Training nets"), "training", RULES)
    assert (found.gap, found.enough, found.without) == (0, (), ())


def test_a_section_that_is_never_proposed_says_so() -> None:
    """Whatever its score."""
    assert "never proposed" in why_not_section(_said("Training"), "seminal", RULES).vetoed


def test_a_paper_below_the_threshold_misses_so_much() -> None:
    """Half a weight short: one more rule would do."""
    found = why_no_candidate(_said("Robust nets"), RULES)
    assert found.winner == "triage"
    assert found.gap == pytest.approx(0.5)
    assert [step.rule for step in found.enough] == ["in.defense"]


def test_a_kind_that_is_ruled_out_is_the_reason() -> None:
    """With the words that told it."""
    found = why_no_candidate(_said("Robust defense for GAN training"), RULES)
    assert found.vetoed == "k.gan (out) by “GAN”"
    assert found.gap < 0


def test_quotes_stand_in_their_context() -> None:
    """A few words either side, the weightiest first, and nothing is invented at the ends."""
    paper = Paper(
        (PaperId("arxiv", "1"),), "Robust nets", "", abstract="one two three four five six robust end"
    )
    candidate = Candidate(paper.ids[0], paper, _said(paper.title, paper.abstract))
    (quote,) = quoted(candidate, candidate.classification.screening.evidence)
    assert (quote.before, quote.words, quote.after) == ("", "Robust", "nets")


def test_a_section_may_ask_for_more_than_the_screening() -> None:
    """What falls short of it is for triage, and other sections are not touched."""
    picky = RULES.sections[0]._replace(candidate=0.9)
    rules = RULES._replace(sections=(picky, *RULES.sections[1:]))
    said = Classifier(rules).classify("Training robust defenses", "")
    assert (said.screening.verdict.value, said.section) == ("triage", None)
    assert Classifier(rules).classify("Rejecting robust defenses", "").section == "detection"
