"""``curator respond`` as a workflow runs it: what it needs, and how it ends when that is not there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from curator.cli import main
from tests.e2e.world import ROOT
from tests.support.github import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.github import GitHubTown

EVENT = {
    "action": "created",
    "issue": {"number": 1},
    "comment": {"id": 1},
    "repository": {"full_name": REPOSITORY},
    "sender": {"login": "alice"},
}


@pytest.fixture
def workflow(github_town: GitHubTown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The variables of a workflow that a comment started."""
    file = tmp_path / "event.json"
    file.write_text(json.dumps(EVENT), encoding="utf-8")
    values = {
        "CURATOR_CONFIG": str(ROOT / "rules"),
        "CURATOR_STATE": str(tmp_path / "state"),
        "CURATOR_NOW": "2026-04-30T03:17:00+00:00",
        "GITHUB_API_URL": github_town.double.url,
        "GITHUB_EVENT_NAME": "issue_comment",
        "GITHUB_EVENT_PATH": str(file),
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_TOKEN": github_town.double.token("bot"),
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def test_a_comment_that_is_gone_ends_well(
    github_town: GitHubTown, workflow: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is nothing to do, and nothing is written."""
    assert main(["respond"]) == 0
    assert "Nothing to do." in capsys.readouterr().out
    assert github_town.double.writes() == []


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("GITHUB_EVENT_PATH", "", "GITHUB_EVENT_PATH is not set"),
        ("GITHUB_EVENT_PATH", "no/such/file.json", "cannot be read"),
        ("GITHUB_EVENT_NAME", "", "Nothing is done about the event ''"),
        ("GITHUB_EVENT_NAME", "schedule", "Nothing is done about the event 'schedule'"),
        ("GITHUB_EVENT_NAME", "pull_request", "is no pull_request event"),
        ("GITHUB_REPOSITORY", "", "GITHUB_REPOSITORY is not set"),
        ("GITHUB_REPOSITORY", "somebody/else", "of another repository"),
        ("GITHUB_TOKEN", "", "no token"),
    ],
)
def test_what_is_missing_or_wrong_is_said_in_one_sentence(
    workflow: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str, says: str
) -> None:
    """Exit code 2, and what to do next."""
    workflow.setenv(name, value)
    assert main(["respond"]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert "Traceback" not in told


def test_a_github_that_does_not_answer_ends_as_degraded(
    github_town: GitHubTown, workflow: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The event can be sent again."""
    github_town.double.fault("status", status=401, times=None)
    assert main(["respond"]) in {2, 3}
    assert "Traceback" not in capsys.readouterr().err


def test_the_payload_is_taken_as_text(workflow: pytest.MonkeyPatch, tmp_path: Path, capsys: Any) -> None:  # noqa: ANN401 - pytest's own
    """A name that commands a workflow's log does not reach it as a line of its own."""
    file = tmp_path / "evil.json"
    evil = {**EVENT, "action": "x\n::add-mask::secret"}
    file.write_text(json.dumps(evil), encoding="utf-8")
    workflow.setenv("GITHUB_EVENT_PATH", str(file))
    assert main(["respond"]) == 0
    assert not any(line.startswith("::") for line in capsys.readouterr().out.splitlines())
