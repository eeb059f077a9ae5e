"""The workflow that tells contributors: it can write, so nothing of a stranger's may run in it."""

from __future__ import annotations

from pathlib import Path

from tests.support.workflow_steps import parsed

FOLDER = Path(__file__).parents[1] / ".github" / "workflows"
WORKFLOW = parsed(FOLDER / "feedback.yml")
JOB = WORKFLOW["jobs"]["feedback"]
STEPS = JOB["steps"]


def test_it_follows_the_check_of_pull_requests() -> None:
    """The check's name is what GitHub finds it by."""
    assert WORKFLOW["on"]["workflow_run"]["workflows"] == [parsed(FOLDER / "lint.yml")["name"]]
    assert JOB["if"] == "github.event.workflow_run.event == 'pull_request'"


def test_it_checks_out_the_default_branch_and_nothing_else() -> None:
    """Neither the head of the pull request nor its merge."""
    (checkout,) = [step for step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    assert checkout["with"]["persist-credentials"] is False


def test_of_the_event_only_the_number_of_the_run_is_used() -> None:
    """Branch names are strangers' texts: they only serve to queue the runs of one branch."""
    texts = [
        str(value) for step in STEPS for part in ("env", "with") for value in (step.get(part) or {}).values()
    ]
    used = {text for text in texts if "github.event" in text}
    assert used == {"${{ github.event.repository.default_branch }}", "${{ github.event.workflow_run.id }}"}
    assert not any("${{" in step.get("run", "") for step in STEPS)


def test_what_was_uploaded_is_put_outside_of_the_code() -> None:
    """And is read by the one program that distrusts it, under the names that the check gives it."""
    (fetch,) = [step for step in STEPS if "download-artifact" in step.get("uses", "")]
    assert fetch["with"]["path"].startswith("${{ runner.temp }}/")
    names = [
        step["with"]["name"]
        for job in parsed(FOLDER / "lint.yml")["jobs"].values()
        for step in job["steps"]
        if "upload-artifact" in step.get("uses", "")
    ]
    assert fetch["with"]["pattern"] == "*-findings"
    assert sorted(names) == ["link-findings", "lint-findings"]
    assert STEPS[-1]["run"].endswith('feedback "$RUNNER_TEMP/curator-uploaded"')


def test_it_may_say_things_and_no_more() -> None:
    """Contents only because GitHub asks for it where a remark is resolved."""
    assert JOB["permissions"] == {"actions": "read", "contents": "write", "pull-requests": "write"}
