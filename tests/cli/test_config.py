"""``curator config``: mistakes for people and programs, and schemas for editors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from curator.cli import main
from tests.settings.folders import CURATOR, rules_folder

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository of a list, as the current directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_right_configuration_is_said_to_be_right(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was validated is told in one line, with exit code 0."""
    rules_folder(root)
    assert main(["config", "check"]) == 0
    assert capsys.readouterr().out == (
        "The configuration is right: 2 keyword rules in 1 sections, list README.md, forge github.\n"
    )


def test_a_list_that_is_only_linted_is_right(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And it is said what it cannot be used for."""
    (root / "README.md").write_text("# A list\n", encoding="utf-8")
    (root / "rules").mkdir()
    (root / "rules" / "curator.yaml").write_text(CURATOR, encoding="utf-8")
    assert main(["config", "check"]) == 0
    assert capsys.readouterr().out == (
        "The configuration is right for curator lint, list README.md. It has no keyword rules "
        "(screening.yaml, sections/), by which papers are found.\n"
    )


def test_every_mistake_is_printed_with_its_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line a mistake, a count, and exit code 2."""
    rules_folder(root, curator="version: 1\nlimits: {max_opne: 3, max_open: x}\n")
    assert main(["config", "check"]) == 2
    assert capsys.readouterr().out.splitlines() == [
        "rules/curator.yaml:2: limits.max_opne is not a setting; did you mean max_open?",
        'rules/curator.yaml:2: limits.max_open is "x"; expected a whole number',
        "2 mistakes.",
    ]


def test_a_disagreement_with_the_list_is_a_mistake_too(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A section without a heading in the list is found before a night's run would stumble over it."""
    rules_folder(root, list="# Other\n")
    assert main(["config", "check"]) == 2
    assert capsys.readouterr().out.endswith("1 mistake.\n")


def test_programs_get_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Path, line, column and message, under the version that all our JSON has."""
    rules_folder(root, curator="version: 1\nzzz: 3\n")
    assert main(["config", "check", "--output-format", "json"]) == 2
    document = json.loads(capsys.readouterr().out)
    (mistake,) = document["mistakes"]
    assert document["version"] == 1
    assert (mistake["path"], mistake["line"], mistake["column"]) == ("rules/curator.yaml", 2, 1)
    assert mistake["message"].startswith("zzz is not a setting")


WATCH = "{venue: ICML, year: 2026, begin: 2026-01-01, end: 2026-02-01}"
IDLE = "ICML 2026 is not watched: sources.pmlr.enabled is not true"


def test_settings_without_effect_are_noted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A note is no mistake: the exit code stays 0, for people and for programs."""
    rules_folder(root, curator=f"version: 1\nlist: {{path: README.md}}\ncalendar: [{WATCH}]\n")
    assert main(["config", "check"]) == 0
    note, verdict = capsys.readouterr().out.splitlines()
    assert note == f"Note: rules/curator.yaml:3: {IDLE}"
    assert verdict.startswith("The configuration is right")
    assert main(["config", "check", "--output-format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "version": 1,
        "mistakes": [],
        "notes": [
            {
                "path": "rules/curator.yaml",
                "line": 3,
                "column": 12,
                "message": IDLE,
            }
        ],
    }


@pytest.mark.parametrize("kind", ["curator", "screening", "section", "venues"])
def test_schemas_are_printed_as_json(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each kind of file has its schema."""
    assert main(["config", "schema", "--file", kind]) == 0
    assert json.loads(capsys.readouterr().out)["properties"]["version"]["const"] == 1
