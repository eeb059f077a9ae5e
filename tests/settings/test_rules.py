"""Rule files read into values, and every mistake in them with its file and line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.core.rules.ruleset import Near, Ruling
from curator.settings.mistakes import ConfigurationMistakes
from curator.settings.rules import load_rules
from tests.settings.folders import SCREENING, SECTION, rules_folder

if TYPE_CHECKING:
    from pathlib import Path

RULE = """
  - name: {name}
    phrase: [adversarial training]
    weight: 1
    why: trains
"""


def mistakes(folder: Path) -> list[str]:
    """Every mistake, each as its file's name, line and message."""
    with pytest.raises(ConfigurationMistakes) as error:
        load_rules(folder)
    return [str(mistake).removeprefix(folder.as_posix() + "/") for mistake in error.value.mistakes]


def test_a_file_becomes_values(tmp_path: Path) -> None:
    """Names are prefixed with their file, examples know their lines, defaults are filled in."""
    section = SECTION.replace("anchor: training", "anchor: training\nin_title: 2").replace(
        "    weight: 3\n",
        """\
    weight: 3
    in: title
    near: {phrase: [attack*], within: 4}
    with: [robust*]
    not_with: [gan]
    group: training
    matches:
      - Adversarial Training
""",
    )
    rules = load_rules(rules_folder(tmp_path, section=section))
    (training,) = rules.sections
    (rule,) = training.rules
    assert (training.slug, training.heading, training.anchor) == (
        "training",
        "Adversarial Training",
        "training",
    )
    assert (training.propose, training.prior) == (True, 0.0)
    assert (rule.name, rule.group, rule.in_title, rule.where) == (
        "training.training",
        "training.training",
        2,
        "title",
    )
    assert (rule.near, rule.along, rule.unless) == (Near(("attack*",), 4), ("robust*",), ("gan",))
    assert [(example.text, example.line) for example in rule.matches] == [("Adversarial Training", 15)]
    assert rule.path.endswith("sections/training.yaml")


def test_screening_becomes_values(tmp_path: Path) -> None:
    """Rules for and against a paper, and the kinds with their rulings."""
    more = """\
subject: [adversar*]
out_of_scope:
  - {name: gan, phrase: [gan], weight: -2, why: no}
kinds:
  - {name: debate, ruling: triage, phrase: [debate], why: games}
"""
    screening = load_rules(rules_folder(tmp_path, screening=SCREENING + more)).screening
    assert (screening.base, screening.candidate, screening.triage) == (-2, 0.6, 0.4)
    assert screening.subject == ("adversar*",)
    assert [(rule.name, rule.weight) for rule in screening.rules] == [
        ("screening.defense", 4),
        ("screening.gan", -2),
    ]
    assert [(kind.rule.name, kind.rule.weight, kind.ruling) for kind in screening.kinds] == [
        ("screening.debate", 0, Ruling.TRIAGE)
    ]


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (
            "    wieght: 3\n    weight: 3\n",
            "training.yaml:7: rules[1].wieght is not a setting; did you mean weight?",
        ),
        ("    weight: heavy\n", 'training.yaml:7: rules[1].weight is "heavy"; expected a number'),
        (
            "    weight: 1000\n",
            "training.yaml:7: rules[1].weight is 1000; expected a number of at most 100",
        ),
        ("    weight: 3\n    in: titel\n", "did you mean title?"),
        ("    weight: 3\n    near: {phrase: []}\n", "training.yaml:8: rules[1].near.phrase"),
        ("    weight: 3\n    not_with: ['a (b']\n", "training.yaml:8: rules[1].not_with[1]"),
        ("    weight: 3\n    categories: [cs.LG]\n", "expected either phrase or categories"),
        ("", "weight is missing; expected: How much it says, a number"),
    ],
)
def test_a_mistake_in_a_rule_has_file_line_and_what_is_expected(
    tmp_path: Path, spoilt: str, told: str
) -> None:
    """Unknown keys come with the nearest valid name."""
    folder = rules_folder(tmp_path, section=SECTION.replace("    weight: 3\n", spoilt))
    assert any(told in mistake for mistake in mistakes(folder)), mistakes(folder)


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("[]", "expected either phrase or categories"),
        ("['']", "training.yaml:6: rules[1].phrase[1]"),
        ("['(a+)+$']", "'a+' in the phrase '(a+)+$' is no word"),
        ("['(a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h)']", "too many forms"),
        ("adversarial training", "expected a list"),
    ],
)
def test_a_phrase_that_cannot_be_read_is_named(tmp_path: Path, phrase: str, told: str) -> None:
    """There are no regular expressions to explode, and nothing that looks like one is taken for words."""
    folder = rules_folder(tmp_path, section=SECTION.replace("[adversarial training]", phrase))
    assert any(told in mistake for mistake in mistakes(folder)), mistakes(folder)


def test_a_section_without_heading_is_a_mistake(tmp_path: Path) -> None:
    """Nobody could tell where its papers go."""
    folder = rules_folder(tmp_path, section=SECTION.replace("heading: Adversarial Training\n", ""))
    assert mistakes(folder) == [
        "sections/training.yaml:1: heading is missing; expected: The section's heading in the list"
    ]


def test_thresholds_stand_in_order(tmp_path: Path) -> None:
    """Triage cannot ask more than a candidate."""
    folder = rules_folder(tmp_path, screening=SCREENING.replace("triage: 0.4", "triage: 0.9"))
    (mistake,) = mistakes(folder)
    assert mistake.startswith("screening.yaml:2: ")
    assert "triage is 0.9; expected at most candidate, which is 0.6" in mistake


def test_a_name_stands_once_a_file(tmp_path: Path) -> None:
    """Evidence calls a rule by its name, so two cannot share one; other files may."""
    folder = rules_folder(tmp_path, section=SECTION + RULE.format(name="training"))
    assert mistakes(folder) == [
        "sections/training.yaml:10: the name 'training' is also that of line 5; expected another"
    ]


def test_a_name_in_scope_is_not_that_of_a_kind(tmp_path: Path) -> None:
    """The three lists of the screening are one file."""
    kinds = "kinds:\n  - {name: defense, ruling: out, phrase: [x], why: no}\n"
    folder = rules_folder(tmp_path, screening=SCREENING + kinds)
    assert mistakes(folder) == [
        "screening.yaml:10: the name 'defense' is also that of line 5; expected another"
    ]


def test_two_sections_with_one_anchor_are_a_mistake(tmp_path: Path) -> None:
    """A proposal would not know where to go."""
    folder = rules_folder(tmp_path)
    other = SECTION.replace("Adversarial Training", "Another Heading")
    (folder / "sections" / "zoo.yaml").write_text(other, encoding="utf-8")
    (mistake,) = mistakes(folder)
    assert mistake.startswith("sections/zoo.yaml:3: the anchor 'training' is also that of ")


def test_a_folder_without_sections_is_a_mistake(tmp_path: Path) -> None:
    """There must be somewhere to put a paper."""
    folder = rules_folder(tmp_path)
    (folder / "sections" / "training.yaml").unlink()
    assert mistakes(folder) == ["sections: holds no section; expected <slug>.yaml files"]


def test_all_mistakes_of_all_files_come_together(tmp_path: Path) -> None:
    """Nobody runs the check ten times for ten mistakes."""
    folder = rules_folder(tmp_path, screening="version: 2\n", section="version: 1\nrules: {}\n")
    found = mistakes(folder)
    assert {mistake.split(":")[0] for mistake in found} == {"screening.yaml", "sections/training.yaml"}
    assert len(found) >= 5


def test_a_rule_set_has_a_bound(tmp_path: Path) -> None:
    """Ten thousand phrases are read; phrases that stand for millions of forms are refused in good time."""
    many = ", ".join(f"word{at} follows" for at in range(10_000))
    section = SECTION.replace("adversarial training]", many + "]")
    (read,) = load_rules(rules_folder(tmp_path / "many", section=section)).sections
    assert len(read.rules[0].phrases) == 10_000
    bushy = ", ".join(f"(a|b|c|d|e|f|g|h) (i|j|k|l|m|n|o|p) (q|r|s|t|u|v|w|x) z{at}" for at in range(500))
    section = SECTION.replace("adversarial training]", bushy + "]")
    (mistake,) = mistakes(rules_folder(tmp_path / "bushy", section=section))
    assert "stand for more than 200,000 forms" in mistake
