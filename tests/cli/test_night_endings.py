"""What a run leaves behind on this machine, and what becomes of its result when something is in the way."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from curator.cli import main
from tests.cli.nights import home

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

__all__ = ["home"]
RUN = ("run", "--forge", "local", "--quiet")


def everything(root: Path) -> dict[str, bytes]:
    """Every file under a folder, git's own too, with what is in it."""
    return {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_a_dry_run_writes_nothing_anywhere(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither branch, ledger, page nor state folder: every file is as it was, and the proposals are shown."""
    before = everything(home)
    assert main([*RUN, "--dry-run"]) == 0
    assert everything(home) == before
    assert "\nBranch: curator/add/" in capsys.readouterr().out


def test_a_run_leaves_the_working_tree_clean(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ledger and the page are beside the list, and git does not see them."""
    assert main([*RUN]) == 0
    kept = {file.name for file in (home / "list/.curator").iterdir()}
    assert {"ledger.sqlite3", "report.html", ".gitignore"} <= kept
    status = subprocess.run(["git", "status", "--porcelain"], cwd=home, capture_output=True, check=True)
    assert status.stdout == b""
    assert capsys.readouterr().out.endswith("The report: list/.curator/report.html\n")


def test_a_page_that_cannot_be_written_loses_no_result(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The run is told first; then the complaint on stderr, and exit code 3."""
    (home / "state" / "report.html").mkdir(parents=True)
    assert main([*RUN, "--state", "state", "--output-format", "json"]) == 3
    told = capsys.readouterr()
    assert json.loads(told.out)["proposals"]
    assert told.err.startswith("The report could not be written to state/report.html: ")


def test_a_step_summary_that_cannot_be_written_is_a_remark(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line on stderr; the run is as good as without it."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(home))
    assert main([*RUN, "--dry-run", "--output-format", "json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["proposals"]
    assert told.err == f"The step summary could not be written to {home}: Is a directory.\n"
