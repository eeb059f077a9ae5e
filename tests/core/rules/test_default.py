"""The rules that come with the program do what their examples say, and what a reader expects of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from curator.core.candidate import Verdict
from curator.core.rules.classify import Classifier
from curator.core.rules.examples import broken_examples
from curator.core.rules.ruleset import RuleSet, Ruling
from curator.settings.rules import load_rules

ROOT = Path(__file__).parents[3]
SECTIONS = {
    "training": "General_training",
    "inference": "General_inference",
    "detection": "Detection",
    "certified": "Certified_Defense_and_Model_Verification",
    "theory": "Theoretical",
    "empirical": "Empirical",
    "beyond-safety": "Beyond_Safety",
    "seminal": "Seminal_work",
    "benchmarks": "Benchmark_Datasets",
}


@pytest.fixture(scope="module")
def rules() -> RuleSet:
    """The rule set in ``rules/``."""
    return load_rules(ROOT / "rules")


def test_every_example_holds(rules: RuleSet) -> None:
    """As ``curator rules test`` says."""
    assert [str(broken) for broken in broken_examples(rules)] == []


def test_there_is_a_file_for_each_section_of_the_list(rules: RuleSet) -> None:
    """With its anchor; only seminal work is never proposed."""
    assert {section.slug: section.anchor for section in rules.sections} == SECTIONS
    assert [section.slug for section in rules.sections if not section.propose] == ["seminal"]


def test_each_disputed_kind_of_paper_has_one_line(rules: RuleSet) -> None:
    """A maintainer of another taste finds the line to change."""
    rulings = {kind.rule.name.removeprefix("screening."): kind.ruling for kind in rules.screening.kinds}
    assert rulings == {
        "attacks-without-a-defense": Ruling.TRIAGE,
        "generative-adversarial-networks": Ruling.OUT,
        "domain-adversarial-training": Ruling.OUT,
        "games-and-debate": Ruling.OUT,
        "jailbreaks": Ruling.TRIAGE,
        "federated-poisoning": Ruling.OUT,
        "backdoors-and-poisoning": Ruling.TRIAGE,
    }


def test_each_kind_and_each_rule_in_scope_has_examples_or_company(rules: RuleSet) -> None:
    """A kind decides alone, so it shows what it is about and what it leaves alone."""
    for kind in rules.screening.kinds:
        assert kind.rule.matches, kind.rule.name
        assert kind.rule.not_matches, kind.rule.name


@pytest.mark.parametrize(
    ("title", "abstract", "section"),
    [
        (
            "Cleaning Images at Test Time",
            (
                "We purify adversarial examples with a diffusion model before the classifier sees them, a "
                "defense that needs no training."
            ),
            "inference",
        ),
        (
            "Telling Tampered Inputs Apart",
            (
                "We detect adversarial examples with a detector that has few false positives, robust "
                "against adaptive attacks."
            ),
            "detection",
        ),
        (
            "Bounds for ReLU Networks",
            (
                "Certified robustness by interval bound propagation: we verify neural networks against "
                "adversarial perturbations."
            ),
            "certified",
        ),
        (
            "Faster Adversarial Training",
            "We improve the robustness of models with a regularizer for single-step adversarial training.",
            "training",
        ),
        (
            "How Many Samples Does Robustness Need?",
            (
                "We prove a lower bound on the sample complexity of adversarially robust learning, and a "
                "theorem on PAC learnability."
            ),
            "theory",
        ),
        (
            "An Empirical Study of Robust Features",
            (
                "We investigate adversarially trained models and find that across architectures adversarial "
                "robustness differs. Our results reveal why."
            ),
            "empirical",
        ),
        (
            "A Benchmark for Robust Segmentation",
            (
                "We present a new benchmark and dataset with a leaderboard for adversarial robustness of "
                "segmentation models."
            ),
            "benchmarks",
        ),
        (
            "Adversarial Augmentation Helps Transfer Learning",
            (
                "Adversarially robust representations improve transfer learning to downstream tasks and "
                "robustness to common corruptions."
            ),
            "beyond-safety",
        ),
    ],
)
def test_a_plain_paper_of_each_kind_finds_its_section(
    rules: RuleSet, title: str, abstract: str, section: str
) -> None:
    """What a kind of paper is, said in a sentence, is enough."""
    result = Classifier(rules).classify(title, abstract)
    assert (result.screening.verdict, result.section) == (Verdict.CANDIDATE, section)


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        (
            "Image Synthesis with Generative Adversarial Networks",
            "A generator and a discriminator play a minimax game; results are robust.",
        ),
        (
            "Domain-Adversarial Training of Networks",
            "We learn features that a domain classifier cannot tell apart.",
        ),
        ("Regret of Adversarial Bandits", "We bound the regret against an adversary."),
        ("Poisoning Federated Learning", "Malicious clients attack federated learning with backdoors."),
        ("Robust Lane Detection", "Our detector is robust to rain."),
    ],
)
def test_what_is_adversarial_in_another_sense_is_rejected(rules: RuleSet, title: str, abstract: str) -> None:
    """The word alone says little."""
    assert Classifier(rules).classify(title, abstract).screening.verdict is Verdict.REJECTED


def test_an_attack_without_a_defense_is_no_candidate(rules: RuleSet) -> None:
    """It may be shown for triage, never proposed."""
    abstract = (
        "We propose a transferable adversarial attack that fools vision-language models with "
        "adversarial examples."
    )
    result = Classifier(rules).classify(
        "Transferable Adversarial Attacks on Vision-Language Models", abstract
    )
    assert result.screening.verdict is not Verdict.CANDIDATE
