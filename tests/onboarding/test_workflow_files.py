"""The workflows that a list gets: valid, pinned, safe, and twins of the program's own."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, Any, Final

import pytest

from curator.errors import UsageError
from curator.onboarding.program import UNKNOWN, Program, program_called
from curator.onboarding.workflow_files import NAMES, workflow_files
from tests.onboarding.lists import PROGRAM
from tests.support.workflow_steps import parsed
from tests.test_workflows import ACTION, FOLDER, PINS, lint, tool

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATHS: Final = {"rules": "README.md", "conf/rules": "list of papers/README.md"}
INSTALLING: Final = re.compile(r"Install|Set up Python|Check out curator")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Workflows for a list in the usual place, and for one in another."""
    top = tmp_path_factory.mktemp("workflows")
    for number, (rules, path) in enumerate(PATHS.items()):
        for name, text in workflow_files(PROGRAM, list_path=path, rules=rules).items():
            file = top / str(number) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return top


def files(folder: Path) -> list[Path]:
    """All of them."""
    return sorted(folder.rglob("*.yml"))


def test_the_linters_find_nothing(folder: Path) -> None:
    """Neither actionlint, nor zizmor in its strictest persona, nor the published schema."""
    assert len(files(folder)) == 2 * len(NAMES)
    assert lint(*files(folder)) == []
    for words in (
        [tool("zizmor"), "--offline", "--no-progress", "--pedantic", *map(str, files(folder))],
        [tool("check-jsonschema"), "--builtin-schema", "vendor.github-workflows", *map(str, files(folder))],
    ):
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stdout


def test_every_action_is_one_that_was_read(folder: Path) -> None:
    """Pinned to its commit; the only other one is the program itself, at the commit that was named."""
    for file in files(folder):
        used = re.findall(r"uses: (\S+?)@(.*)", file.read_text(encoding="utf-8"))
        assert used
        assert {name for name, pin in used if PINS.get(name) != pin} <= {PROGRAM.repository}
        assert {pin for name, pin in used if name == PROGRAM.repository} <= {PROGRAM.commit}


def jobs(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The jobs of a workflow by name."""
    yield from parsed(path)["jobs"].items()


def steps(job: dict[str, Any]) -> list[tuple[str, object]]:
    """What a job's steps do but for installing the program: their names, and the actions that they use."""
    return [(one["name"], one.get("uses")) for one in job["steps"] if not INSTALLING.match(one["name"])]


@pytest.mark.parametrize("name", NAMES)
def test_each_does_what_the_program_s_own_does(folder: Path, name: str) -> None:
    """The same jobs with the same rights, conditions and steps: what was learnt for one holds for both."""
    own, theirs = (
        dict(jobs(FOLDER / name.removeprefix("curator-"))),
        dict(jobs(folder / f"0/.github/workflows/{name}")),
    )
    assert own.keys() == theirs.keys()
    for key, job in own.items():
        twin = theirs[key]
        assert twin["permissions"] == job["permissions"]
        assert twin.get("if") == job.get("if")
        if (name, key) != ("curator-lint.yml", "lint"):  # that one is the action
            assert steps(twin) == steps(job)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_the_list_stands_in_a_script(folder: Path, name: str) -> None:
    """A script holds no expression, and is the same for every list."""
    usual, other = (parsed(folder / f"{number}/.github/workflows/{name}")["jobs"] for number in (0, 1))
    assert usual == other
    scripts = [step["run"] for job in usual.values() for step in job["steps"] if "run" in step]
    assert [script for script in scripts if "${{" in script] == []


def test_the_program_is_installed_as_the_action_installs_it(folder: Path) -> None:
    """At locked versions, with hashes, from nothing but the pinned checkout."""
    (install,) = [
        step["run"]
        for step in parsed(folder / "0/.github/workflows/curator-nightly.yml")["jobs"]["run"]["steps"]
        if step["name"].startswith("Install")
    ]
    (action,) = [
        step["run"] for step in parsed(ACTION)["runs"]["steps"] if step["name"].startswith("Install")
    ]
    there = action.replace("$ACTION/", ".curator-program/").replace('"$ACTION"', "./.curator-program")
    assert install.replace('"', "").replace("python -I -m venv", "$PYTHON -I -m venv") == there.replace(
        '"', ""
    )


def test_another_folder_of_rules_is_named_to_the_program(folder: Path) -> None:
    """And watched for changes beside the list."""
    workflow = parsed(folder / "1/.github/workflows/curator-lint.yml")
    assert workflow["env"] == {"CURATOR_CONFIG": "conf/rules"}
    assert workflow["on"]["push"]["paths"] == ["list of papers/README.md", "conf/rules/**"]
    assert "env" not in parsed(folder / "0/.github/workflows/curator-lint.yml")


@pytest.mark.parametrize("path", ["${{ x }}.md", "a*b.md", "!x.md", "-x.md", "研究.md", 'a"b.md'])
def test_an_odd_path_is_not_written_into_a_workflow(path: str) -> None:
    """A filter or an expression could read it as something else, so all Markdown files are watched."""
    text = workflow_files(PROGRAM, list_path=path, rules="rules")[".github/workflows/curator-lint.yml"]
    assert path not in text
    assert 'paths: ["**.md", "rules/**"]' in text


@pytest.mark.parametrize("rules", ["a${{b}}", "-rules", "rü", "a\nb", "a'b"])
def test_an_odd_folder_of_rules_is_refused(rules: str) -> None:
    """It would have to stand in every workflow."""
    with pytest.raises(UsageError, match="cannot be named in a workflow"):
        workflow_files(PROGRAM, list_path="README.md", rules=rules)


@pytest.mark.parametrize(
    "text",
    [
        *("", "curator", "owner/curator", "owner/curator@main", "owner/curator@v1", "owner/curator@0123456"),
        *(
            f"owner/../x@{'a' * 40}",
            f"-o/x@{'a' * 40}",
            f"o/x@{'A' * 40}",
            f"o/x@{'a' * 40}\n",
            f"o/..@{'a' * 40}",
        ),
        f"o/${{{{x}}}}@{'a' * 40}",
    ],
)
def test_a_program_is_a_commit_and_nothing_that_moves(text: str) -> None:
    """A branch or a tag could be another program tomorrow."""
    with pytest.raises(UsageError, match="does not name a copy of curator"):
        program_called(text)


def test_a_copy_that_nobody_knows_is_a_gap() -> None:
    """It is told, and never taken for one that there is."""
    assert program_called(str(PROGRAM)) == PROGRAM
    assert PROGRAM.known
    assert not UNKNOWN.known
    assert not Program("OWNER/curator", "a" * 40).known
