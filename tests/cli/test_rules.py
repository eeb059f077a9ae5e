"""``curator rules``: mistakes by file and line, and examples that do not hold by their exact words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from curator.cli import main
from tests.settings.folders import SCREENING, SECTION, rules_folder

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = """\
    matches:
      - Adversarial Training for Free
      - Training for Free
    not_matches:
      - Trained by an Adversary
      - On Adversarial Training
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_right_rules_are_said_to_be_right(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was read is counted."""
    rules_folder(root)
    assert main(["rules", "check"]) == 0
    assert capsys.readouterr().out == (
        "The rules are right: 1 screening rule, 0 kinds of papers, 1 rule for 1 section.\n"
    )


def test_mistakes_are_named_with_file_and_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them, and exit code 2; curator.yaml is not looked at."""
    rules_folder(root, curator="nonsense", section=SECTION.replace("weight", "wieght"))
    assert main(["rules", "check"]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert "rules/sections/training.yaml:7: rules[1].wieght is not a setting; did you mean weight?" in lines
    assert lines[-1] == "2 mistakes."


def test_programs_get_mistakes_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same form as that of ``config check``."""
    rules_folder(root, section=SECTION.replace("weight: 3", "weight: x"))
    assert main(["rules", "check", "--output-format", "json"]) == 2
    document = json.loads(capsys.readouterr().out)
    assert (document["version"], document["rules"]) == (1, 0)
    assert [(item["path"], item["line"]) for item in document["mistakes"]] == [
        ("rules/sections/training.yaml", 7)
    ]


def test_examples_that_hold_are_counted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rules without examples are not an error."""
    examples = "    matches: [Adversarial Training]\n    not_matches: [Training, Adversaries]\n"
    rules_folder(root, section=SECTION + examples)
    assert main(["rules", "test"]) == 0
    assert capsys.readouterr().out == "All 3 examples of 1 rule hold.\n"


def test_broken_examples_are_named_by_their_words(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """File, line, rule, the text, and what the rule fired on; exit code 1."""
    rules_folder(root, section=SECTION + EXAMPLES)
    assert main(["rules", "test"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "rules/sections/training.yaml:11: training.training must fire on 'Training for Free' and does not",
        (
            "rules/sections/training.yaml:14: training.training must leave 'On Adversarial Training' alone "
            "and fires on 'Adversarial Training'"
        ),
        "2 of 4 examples broken.",
    ]


def test_programs_get_broken_examples_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``fired_on`` is null where the rule did not fire."""
    rules_folder(root, section=SECTION + EXAMPLES)
    assert main(["rules", "test", "--output-format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["version"], document["examples"]) == (1, 4)
    assert [item["fired_on"] for item in document["broken"]] == [None, "Adversarial Training"]


def test_examples_stand_where_the_rule_looks(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For a rule about abstracts the text is an abstract; for one about categories, a category."""
    section = (
        SECTION.replace("    weight: 3\n", "    weight: 3\n    in: abstract\n")
        + EXAMPLES.split("      - T", 1)[0]
    )
    more = (
        "  - {name: cats, categories: [cs.CR], weight: 1, why: x, matches: [cs.CR], not_matches: [cs.CV]}\n"
    )
    rules_folder(root, section=section, screening=SCREENING + more)
    assert main(["rules", "test"]) == 0
    assert capsys.readouterr().out == "All 3 examples of 2 rules hold.\n"
