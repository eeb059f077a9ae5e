"""The workflow that answers people: what starts it, what it may, and whose code it runs."""

from __future__ import annotations

from pathlib import Path

from tests.support.workflow_steps import parsed

FOLDER = Path(__file__).parents[1] / ".github" / "workflows"
FILE = FOLDER / "respond.yml"
JOB = parsed(FILE)["jobs"]["respond"]


def test_it_runs_the_default_branchs_code_whatever_the_event() -> None:
    """A pull request that is commented on, or closed, is never checked out."""
    (checkout,) = [step for step in JOB["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"


def test_no_step_is_given_a_text_that_a_stranger_wrote() -> None:
    """The program reads the event's file; expressions name nothing of it but the default branch."""
    texts = [value for step in JOB["steps"] for value in (step.get("env") or {}).values()]
    texts += [value for step in JOB["steps"] for value in (step.get("with") or {}).values()]
    used = [str(text) for text in texts if "github.event" in str(text)]
    assert used == ["${{ github.event.repository.default_branch }}"]


def test_a_strangers_branch_and_idle_words_start_nothing() -> None:
    """Only branches of the bot's in this repository, comments with its name, and bodies with its boxes do."""
    asked = " ".join(JOB["if"].split())
    assert "head.repo.full_name == github.repository" in asked
    assert "startsWith(github.event.pull_request.head.ref, 'curator/')" in asked
    assert "contains(github.event.comment.body, '/curator')" in asked
    assert "contains(github.event.issue.body, 'curator:tick')" in asked


def test_it_never_writes_at_the_same_time_as_the_night() -> None:
    """They wait for each other, and neither is cut off."""
    night = parsed(FOLDER / "nightly.yml")["concurrency"]["group"]
    assert JOB["concurrency"] == {"group": night, "cancel-in-progress": False}


def test_it_may_answer_and_no_more() -> None:
    """The App's token likewise."""
    allowed = {"contents": "write", "issues": "write", "pull-requests": "write", "statuses": "write"}
    (app,) = [step for step in JOB["steps"] if step.get("id") == "app"]
    asked = {
        name.removeprefix("permission-"): value for name, value in app["with"].items() if "permission" in name
    }
    assert JOB["permissions"] == allowed == asked
