"""What a run prints: nothing of a dry run is lost, and nothing commands the log that it is printed to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curator.cli import telling
from tests.pages.making import HOSTILE, paper, report, row, waiting

if TYPE_CHECKING:
    import pytest


def test_a_dry_run_shows_every_proposal_in_full(capsys: pytest.CaptureFixture[str]) -> None:
    """After the tables: branch, title and body, whose lines are neither wrapped nor stripped."""
    rehearsed = row(paper("Robust Nets " * 20))
    assert rehearsed.proposal is not None
    telling.tell(replace(report(rehearsed, waiting(2)), dry_run=True), output_format="text")
    shown = capsys.readouterr().out
    _tables, _, full = shown.partition(f"\nBranch: {rehearsed.proposal.branch}\n")
    title, _, body = full.partition("\n\n")
    assert title == f"Title:  {rehearsed.proposal.title}"
    assert body.rstrip("\n") == rehearsed.proposal.body.rstrip("\n")
    assert shown.count("Branch: ") == 1


def test_a_run_shows_where_its_proposals_are_and_not_their_bodies(capsys: pytest.CaptureFixture[str]) -> None:
    """What was made can be read on the forge; the log of a night stays short."""
    telling.tell(report(row()), output_format="text")
    shown = capsys.readouterr().out
    assert "Branch: " not in shown
    assert "+++ b/list/README.md" not in shown


def test_a_hostile_proposal_commands_no_workflow(capsys: pytest.CaptureFixture[str]) -> None:
    """A body that is printed whole holds no escape sequence and no line that a runner obeys."""
    telling.tell(replace(report(row(paper(HOSTILE))), dry_run=True), output_format="text")
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "##[" not in shown
    assert not any(line.lstrip().startswith("::") for line in shown.splitlines())
