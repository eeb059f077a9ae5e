"""A paper's verdict and sections: always all of them, with the words that say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.candidate import Verdict
from curator.core.rules.classify import Classifier
from curator.core.rules.ruleset import Kind, Rule, RuleSet, Ruling, ScreeningRules, SectionRules

SCREENING = ScreeningRules(
    base=-2,
    candidate=0.5,
    triage=0.2,
    subject=("adversar*", "gan*"),
    rules=(Rule("screening.adversarial", ("adversar*",), 3.0), Rule("screening.attack", ("attack*",), -1.5)),
    kinds=(Kind(Rule("screening.gan", ("gan*",), 4.0, unless=("adversarial example*",)), Ruling.OUT),),
)
SECTIONS = (
    SectionRules(
        "old", "Old Work", "old", propose=False, prior=-1, rules=(Rule("old.first", ("first",), 5.0),)
    ),
    SectionRules("detection", "Detection", "detection", rules=(Rule("detection.detect", ("detect*",), 2.0),)),
    SectionRules("training", "Training", "training", prior=1),
)
RULES = RuleSet(SCREENING, SECTIONS)


def test_a_paper_without_a_word_of_the_subject_is_ranked_by_priors() -> None:
    """All sections are ranked even where nothing speaks for any of them."""
    result = Classifier(RULES).classify("Detecting Lanes", "First of all.")
    assert result.screening.verdict is Verdict.REJECTED
    assert result.screening.evidence == ()
    assert [placing.section for placing in result.ranking] == ["training", "detection", "old"]
    assert result.section is None


def test_a_candidate_goes_where_most_speaks_for_it() -> None:
    """With the words of the screening and of the section apart."""
    result = Classifier(RULES).classify("Detecting Adversarial Inputs", "")
    assert (result.screening.verdict, result.section) == (Verdict.CANDIDATE, "detection")
    assert [item.quote for item in result.screening.evidence] == ["Adversarial"]
    assert [item.quote for item in result.ranking[0].evidence] == ["Detecting"]
    assert result.ranking[1].evidence == ()


def test_a_section_that_is_never_proposed_is_ranked_but_not_chosen() -> None:
    """Seminal work is what time makes of a paper: the next best section is proposed."""
    result = Classifier(RULES).classify("The first adversarial paper", "")
    assert (result.ranking[0].section, result.section) == ("old", "training")


def test_where_no_section_may_be_proposed_none_is() -> None:
    """A list may be closed to new work altogether."""
    closed = tuple(section._replace(propose=False) for section in SECTIONS)
    assert Classifier(RuleSet(SCREENING, closed)).classify("Adversarial", "").section is None


def test_triage_has_no_section_of_its_own() -> None:
    """Below the threshold nothing is guessed, but the ranking is there to be read."""
    result = Classifier(RULES).classify("Detecting adversarial attacks", "")
    assert (result.screening.verdict, result.section) == (Verdict.TRIAGE, None)
    assert result.ranking[0].section == "detection"


@pytest.mark.parametrize(
    ("ruling", "verdict"),
    [(Ruling.IN, Verdict.CANDIDATE), (Ruling.TRIAGE, Verdict.TRIAGE), (Ruling.OUT, Verdict.REJECTED)],
)
def test_one_line_rules_a_kind_in_out_or_to_triage(ruling: Ruling, verdict: Verdict) -> None:
    """A maintainer of another taste changes one word."""
    kind = SCREENING.kinds[0]._replace(ruling=ruling)
    rules = RuleSet(SCREENING._replace(kinds=(kind,)), SECTIONS)
    assert Classifier(rules).classify("Training GANs", "").screening.verdict is verdict


def test_a_kind_that_is_ruled_out_adds_nothing_to_the_score() -> None:
    """What speaks for it when ruled in is shown with weight 0 when ruled out."""
    (item,) = Classifier(RULES).classify("Training GANs", "").screening.evidence
    assert (item.rule, item.quote, item.weight) == ("screening.gan", "GANs", 0)


def test_the_strictest_of_several_kinds_counts() -> None:
    """A paper of two kinds gets as far as the stricter ruling lets it."""
    kinds = (
        Kind(Rule("screening.out", ("out",), 9.0), Ruling.OUT),
        Kind(Rule("screening.t", ("maybe",), 9.0), Ruling.TRIAGE),
    )
    classifier = Classifier(RuleSet(SCREENING._replace(kinds=kinds), SECTIONS))
    assert classifier.classify("adversarial maybe out", "").screening.verdict is Verdict.REJECTED
    assert classifier.classify("adversarial maybe", "").screening.verdict is Verdict.TRIAGE


def test_a_draw_is_settled_by_the_order_of_the_sections() -> None:
    """The same rules give the same answer, run after run."""
    level = tuple(section._replace(prior=0.0, rules=()) for section in SECTIONS)
    result = Classifier(RuleSet(SCREENING, level)).classify("adversarial", "")
    assert [placing.section for placing in result.ranking] == ["old", "detection", "training"]


TEXTS = st.text(alphabet="advers ialdetcgnfo\n-—ﬁé.()", max_size=80)


@given(TEXTS, TEXTS)
def test_every_paper_is_scored_ranked_and_quoted_exactly(title: str, abstract: str) -> None:
    """Shares of sections add up to one, best first, and each quote is a slice of its field."""
    result = Classifier(RULES).classify(f"adversarial {title}", abstract)
    shares = [placing.score for placing in result.ranking]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1)
    told = {placing.section: placing.score for placing in result.ranking}
    assert Classifier(RULES).shares(f"adversarial {title}", abstract) == told
    fields = {"title": f"adversarial {title}", "abstract": abstract}
    placed = [item for placing in result.ranking for item in placing.evidence]
    for item in [*result.screening.evidence, *placed]:
        assert fields[item.field][item.start : item.end] == item.quote
