"""``curator rules suggest``: what would help, the exact diff, and pull requests where asked for."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from curator.cli import main
from tests.measuring.golden import line

ROOT = Path(__file__).parents[2]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list's repository with the default rules, and labelled papers that these do not place."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    (tmp_path / "list").mkdir()
    shutil.copy(ROOT / "list" / "README.md", tmp_path / "list")
    odd = [
        line(n, title=f"Quarantining suspicious queries, part {n}", abstract="", section="detection")
        for n in range(12)
    ]
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, odd)))
    monkeypatch.chdir(tmp_path)
    for words in (
        ["init", "-q", "-b", "main"],
        ["add", "rules", "list"],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "The list"],
    ):
        subprocess.run(["git", *words], check=True, cwd=tmp_path)
    return tmp_path


def test_suggestions_are_told_with_their_diff_and_applied_by_nobody(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rule files are as before."""
    before = (repository / "rules" / "sections" / "detection.yaml").read_text()
    assert main(["rules", "suggest", "gold.jsonl", "--most", "1"]) == 0
    out = capsys.readouterr().out
    for told in (
        "1. add to detection: ",
        "fires in 12 papers",
        "+++ b/rules/sections/detection.yaml",
        "better",
    ):
        assert told in out
    assert (repository / "rules" / "sections" / "detection.yaml").read_text() == before


def test_programs_get_the_same(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One JSON document."""
    assert main(["rules", "suggest", "gold.jsonl", "--most", "1", "--output-format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["version"], found["suggestions"][0]["doing"]) == (1, "add")
    assert found["cross_validated"]["right_after"] > found["cross_validated"]["right_before"]
    assert list(found["diffs"]) == ["rules/sections/detection.yaml"]


def test_open_makes_a_branch_that_brings_the_diff(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One draft a file; a second run finds it and writes nothing."""
    arguments = ["rules", "suggest", "gold.jsonl", "--most", "1", "--open", "--forge", "local"]
    assert main(arguments) == 0
    assert "rules/sections/detection.yaml: created" in capsys.readouterr().err
    branches = subprocess.run(
        ["git", "branch", "--list", "curator/rules/*"],
        cwd=repository,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    (branch,) = branches
    shown = subprocess.run(
        ["git", "diff", "--stat", f"main...{branch}"],
        cwd=repository,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "rules/sections/detection.yaml | 5 +++++" in shown
    assert main(arguments) == 0
    assert "kept" in capsys.readouterr().err


def test_a_rule_file_that_differs_from_the_branch_is_not_proposed(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The diff would be of something else."""
    file = repository / "rules" / "sections" / "detection.yaml"
    file.write_text(f"{file.read_text()}\n# edited here\n")
    arguments = ["rules", "suggest", "gold.jsonl", "--most", "1", "--open", "--forge", "local"]
    assert main(arguments) == 2
    assert "is not the same on the branch main as here" in capsys.readouterr().err


def test_decisions_are_learned_from(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without any so far, the list's own entries are what there is."""
    assert main(["rules", "suggest", "--decisions", "--forge", "local", "--most", "1"]) == 0
    assert "of 114" in capsys.readouterr().out
    assert (repository / "list" / ".curator").is_dir()
