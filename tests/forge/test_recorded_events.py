"""Events as GitHub has really sent them (npm's @octokit/webhooks-examples): each is read, none is misread."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

import pytest

from curator.forge.github.events import Nothing, Spoke, Ticked, Turned, checked_commit, happening

RECORDED: Final = (
    Path(__file__).parents[2]
    / "node_modules"
    / "@octokit"
    / "webhooks-examples"
    / "api.github.com"
    / "index.json"
)
TURNS: Final = {"closed", "reopened", "labeled", "unlabeled", "ready_for_review", "converted_to_draft"}


def examples(name: str) -> list[dict[str, Any]]:
    """The recorded payloads of an event."""
    if not RECORDED.exists():
        reason = "npm's @octokit/webhooks-examples is not installed"
        if os.environ.get("CURATOR_ALL_TOOLS"):
            pytest.fail(reason)
        pytest.skip(f"{reason}; `make test` installs it")
    (found,) = [one for one in json.loads(RECORDED.read_text(encoding="utf-8")) if one["name"] == name]
    return [one for one in found["examples"] if one.get("repository")]


def read(name: str, payload: dict[str, Any]) -> Any:  # noqa: ANN401 - each kind of happening
    """What the bot makes of it."""
    raw = json.dumps(payload).encode()
    return happening(name, raw, repository=payload["repository"]["full_name"])


def test_recorded_comments_are_heard() -> None:
    """Written and edited ones; a deleted one says nothing any more."""
    payloads = examples("issue_comment")
    assert {one["action"] for one in payloads} == {"created", "edited", "deleted"}
    for one in payloads:
        told = read("issue_comment", one)
        spoke = Spoke(one["issue"]["number"], one["comment"]["id"])
        assert told == spoke if one["action"] != "deleted" else isinstance(told, Nothing)


def test_recorded_turns_of_pull_requests_are_seen() -> None:
    """Whatever else happens to them is passed over."""
    payloads = examples("pull_request")
    assert len(payloads) > 20
    for one in payloads:
        told = read("pull_request", one)
        number, by = one["pull_request"]["number"], one["sender"]["login"]
        turned = one["action"] in TURNS | {"synchronize"}
        assert told == Turned(number, by) if turned else isinstance(told, Nothing), one["action"]


def test_recorded_edits_of_issues_may_have_ticked_a_box() -> None:
    """The dashboard's body."""
    for one in examples("issues"):
        told = read("issues", one)
        ticked = Ticked(one["issue"]["number"], one["sender"]["login"])
        assert told == ticked if one["action"] in {"edited", "reopened"} else isinstance(told, Nothing)


def test_recorded_runs_name_the_commit_that_was_checked() -> None:
    """Of pull requests; a run on a push is nobody's pull request."""
    payloads = examples("workflow_run")
    assert payloads
    for one in payloads:
        run = one["workflow_run"]
        found = checked_commit(json.dumps(one).encode(), repository=one["repository"]["full_name"])
        assert found == (run["head_sha"] if run["event"] == "pull_request" else None)
