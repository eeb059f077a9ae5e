"""The composite action and the workflow that lint a list: their steps, run as GitHub runs them."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.lint.formats.runner import commands
from tests.settings.folders import rules_folder
from tests.support.pull_request import Origin, checkout, commit, git, origin
from tests.support.workflow_steps import Job, parsed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.support.workflow_steps import Done

ROOT = Path(__file__).parents[1]
ACTION = parsed(ROOT / "action.yml")
INSTALL, LINT = ACTION["runs"]["steps"]
DEFAULTS = {name: said.get("default", "") for name, said in ACTION["inputs"].items()}
HEAD = "# Papers\n\n## Adversarial Training\n\n"
CLEAN = "* [A Title of Its Own](https://arxiv.org/abs/2302.04638) (ICML 2023) <br/> Shows it.\n"
OLD = "* [What Was Wrong before](https://arxiv.org/abs/2303.04638v2) (ICML 2023) <br/> Shows more.\n"
THEIRS = "* [Adversarial Wishes](https://arxiv.org/abs/2304.04638v3) (ICML 2023) <br/> Hopes.\n"
MEANWHILE = "* [Merged on Monday](https://arxiv.org/abs/2305.04638v4) (ICML 2023) <br/> Was quicker.\n"
BEFORE = HEAD + OLD + "\n" + CLEAN
"""Theirs is added above all entries, and what is merged meanwhile below them."""


def versions(job: Job, path: str = "curator-findings.json") -> list[str]:
    """The pinned versions that the findings are about, in the order of the findings' file."""
    findings = json.loads((job.workspace / path).read_text(encoding="utf-8"))["findings"]
    lines = [
        (job.workspace / one["path"]).read_text(encoding="utf-8").splitlines()[one["line"] - 1]
        for one in findings
        if one["code"] == "CUR205"
    ]
    return [version for line in lines for version in re.findall(r"[0-9]v([0-9])", line)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runner's home folder: what curator keeps of its own rules is kept there, for all jobs."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Origin:
    """A list without configuration, to which a pull request adds an entry, as somebody else has since."""
    return origin(
        tmp_path_factory.mktemp("origin") / "list",
        before={"README.md": BEFORE},
        change={"README.md": BEFORE.replace(HEAD, HEAD + THEIRS + "\n")},
        meanwhile={"README.md": BEFORE + "\n" + MEANWHILE},
    )


@pytest.fixture
def pull(tmp_path: Path, home: Path, repository: Origin) -> Job:
    """A job for the pull request, whose checkout is as shallow as it is by default."""
    checkout(repository, tmp_path / "work space", commit=repository.merge, depth=1)
    return job(
        tmp_path, home, sha=repository.merge, event={"pull_request": {"base": {"sha": repository.opened}}}
    )


def job(root: Path, home: Path, *, sha: str, event: Mapping[str, Any]) -> Job:
    """A job in a checked-out list; curator is installed already, by a link to the one that is tested."""
    contexts = {
        "github": {
            "sha": sha,
            "event": event,
            "event_name": "pull_request" if "pull_request" in event else "push",
            "server_url": "https://github.com",
            "repository": "somebody/list",
            "action_repository": "owner/curator",
            "action_ref": "0123abc",
            "action_path": str(ROOT),
        },
    }
    made = Job(root / "work space", root / "runner temp", home, contexts)
    made.workspace.mkdir(exist_ok=True)
    for programs in (made.temp / "curator" / "bin", made.workspace / ".venv" / "bin"):
        programs.mkdir(parents=True)
        (programs / "curator").symlink_to(Path(sys.executable).with_name("curator"))
    return made


def lint(made: Job, **inputs: str) -> Done:
    """Run the action's last step with these inputs."""
    made.contexts = {**made.contexts, "inputs": {**DEFAULTS, "paths": "README.md", **inputs}}
    return made.run(LINT)


def test_a_pull_request_hears_only_of_what_it_adds(pull: Job, repository: Origin) -> None:
    """Neither of what was wrong before nor of what others merged since; in a clone of one commit."""
    done = lint(pull)
    assert (done.code, versions(pull)) == (0, ["3"]), done.err
    (told,) = [one for one in commands(done.out) if one.name == "warning"]
    assert told.properties["file"] == "README.md"
    assert told.properties["line"] == "5"
    assert told.data.startswith("README.md:5:")
    assert "CUR205" in done.summary
    assert "https://github.com/owner/curator/blob/0123abc/docs/checks/CUR205.md" in done.summary
    assert git(pull.workspace, "rev-parse", "HEAD") == repository.merge


def test_a_duplicate_of_an_old_entry_is_told(tmp_path: Path, home: Path) -> None:
    """Only what changed is reported, and the whole list is known."""
    again = OLD.replace("What Was Wrong before", "The Same in Green").replace("v2", "")
    source = origin(
        tmp_path / "origin",
        before={"README.md": BEFORE},
        change={"README.md": BEFORE.replace(HEAD, HEAD + again + "\n")},
        meanwhile={},
    )
    checkout(source, tmp_path / "work space", commit=source.merge, depth=1)
    done = lint(
        job(tmp_path, home, sha=source.merge, event={"pull_request": {"base": {"sha": source.opened}}})
    )
    assert done.code == 1
    assert [one.properties["title"][:6] for one in commands(done.out)] == ["CUR401"]


def test_a_contributors_own_merge_is_not_taken_for_githubs(
    tmp_path: Path, home: Path, repository: Origin
) -> None:
    """Whoever checks the branch itself out gets what it adds, even when the base was merged into it last."""
    theirs = tmp_path / "theirs"
    checkout(repository, theirs, commit=repository.head, depth=0)
    git(theirs, "merge", "--quiet", "-m", "Catch up", repository.base)
    head = git(theirs, "rev-parse", "HEAD")
    git(theirs, "push", "--quiet", "origin", f"{head}:refs/heads/caught-up")
    checkout(repository, tmp_path / "work space", commit=head, depth=0)
    event = {"pull_request": {"base": {"sha": repository.base}}}
    made = job(tmp_path, home, sha=repository.merge, event=event)
    assert lint(made).code == 0
    assert versions(made) == ["3"]


def test_a_push_hears_of_the_whole_list(tmp_path: Path, home: Path, repository: Origin) -> None:
    """There is no base to compare it with."""
    checkout(repository, tmp_path / "work space", commit=repository.merge, depth=1)
    made = job(tmp_path, home, sha=repository.merge, event={})
    assert lint(made).code == 0
    assert versions(made) == ["3", "2", "4"]


@pytest.mark.parametrize(
    ("base", "expected"), [("none", ["3", "2", "4"]), ("main", ["3"]), ("refs/heads/main", ["3"])]
)
def test_a_base_may_be_named(pull: Job, base: str, expected: list[str]) -> None:
    """A branch that the clone has not is asked of the remote; "none" means the whole list."""
    assert lint(pull, base=base).code == 0
    assert versions(pull) == expected


@pytest.mark.parametrize("base", ["nowhere", "0" * 40, "--upload-pack=touch${IFS}ran", "$(touch ran)"])
def test_a_base_that_is_nowhere_is_told(pull: Job, base: str) -> None:
    """As wrong use, with what to do; nothing is linted, and nothing else is done."""
    done = lint(pull, base=base)
    assert done.code == 2
    assert "There is no commit" in done.err
    assert "fetch-depth: 0" in done.err
    assert not (pull.workspace / "curator-findings.json").exists()
    assert not (pull.workspace / "ran").exists()


def test_strict_fails_for_warnings_too(pull: Job) -> None:
    """The findings are told all the same; a word that is neither true nor false is wrong use."""
    assert lint(pull, strict="true").code == 1
    assert versions(pull) == ["3"]
    done = lint(pull, strict="yes")
    assert done.code == 2
    assert [one.name for one in commands(done.out)] == ["error"]


def test_several_lists_with_spaces_in_their_names(pull: Job) -> None:
    """One a line; empty lines and what a shell would make of a name mean nothing."""
    names = ["more papers.md", "a $(touch ran) *.md"]
    for name in names:
        (pull.workspace / name).write_text(HEAD + OLD, encoding="utf-8")
    done = lint(pull, paths="\n" + "\n  \n".join(["README.md", *names]) + "\n", base="none")
    assert done.code == 0, done.err
    files = [one.properties["file"] for one in commands(done.out) if "CUR205" in one.properties["title"]]
    assert files == ["README.md", "README.md", "README.md", *names]
    assert not (pull.workspace / "ran").exists()


def test_without_a_name_the_configured_list_is_linted(tmp_path: Path, home: Path) -> None:
    """The one that rules/curator.yaml names."""
    made = job(tmp_path, home, sha="0" * 40, event={})
    rules_folder(made.workspace, list=HEAD + OLD)
    assert lint(made, paths="").code == 0
    assert versions(made) == ["2"]


def test_facts_are_taken_from_a_file(pull: Job) -> None:
    """What only other services know is told when an earlier step has asked them."""
    facts = {"version": 1, "entries": {"arxiv:2304.04638": {"withdrawn": True}}}
    (pull.workspace / "what is known.json").write_text(json.dumps(facts), encoding="utf-8")
    done = lint(pull, facts="what is known.json")
    assert "CUR211" in {one.properties["title"][:6] for one in commands(done.out)}
    done = lint(pull, facts="nothing.json")
    assert done.code == 2
    assert "nothing.json cannot be read" in done.err


def test_the_findings_go_where_they_are_wanted(pull: Job) -> None:
    """Into a folder that is made for them, too."""
    assert lint(pull, findings="out put/found.json").code == 0
    assert versions(pull, "out put/found.json") == ["3"]


def test_findings_that_a_pull_request_brings_are_not_taken_for_ours(pull: Job) -> None:
    """A planted file is gone even when the run fails, and a planted link leads no byte away."""
    planted = pull.workspace / "curator-findings.json"
    planted.write_text('{"version": 1, "findings": []}', encoding="utf-8")
    assert lint(pull, base="nowhere").code == 2
    assert not planted.exists()
    precious = pull.temp / "precious"
    precious.write_text("precious", encoding="utf-8")
    planted.symlink_to(precious)
    assert lint(pull).code == 0
    assert precious.read_text(encoding="utf-8") == "precious"
    assert versions(pull) == ["3"]


def test_facts_and_rules_that_a_pull_request_brings(pull: Job) -> None:
    """Its rules are taken, because a reviewer sees them; a state folder, which nobody looks into, is not."""
    rules_folder(pull.workspace, list=HEAD + OLD, curator="version: 1\nlist: {path: README.md}\n")
    facts = {"version": 1, "entries": {"arxiv:2303.04638": {"withdrawn": True}}}
    (pull.workspace / ".curator").mkdir()
    (pull.workspace / ".curator" / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    done = lint(pull, base="none")
    assert {one.properties["title"][:6] for one in commands(done.out)} == {"CUR205"}


def test_nothing_of_the_list_is_imported_when_curator_is_installed(tmp_path: Path, home: Path) -> None:
    """A pull request may add files with the names of modules that an installation needs."""
    made = job(tmp_path, home, sha="0" * 40, event={})
    (made.temp / "curator" / "bin" / "curator").unlink()
    for name in ("venv.py", "ensurepip.py", "pip.py", "hatchling.py", "sitecustomize.py"):
        (made.workspace / name).write_text("open('ran', 'w').close()\n", encoding="utf-8")
    made.contexts = {**made.contexts, "inputs": {**DEFAULTS, "python": sys.executable}}
    made.variables = {"PIP_NO_INDEX": "1"}
    done = made.run(INSTALL)
    assert done.code == 1
    assert "No matching distribution found" in done.err
    assert (made.temp / "curator" / "bin" / "pip").exists()
    assert not (made.workspace / "ran").exists()


def test_the_workflow_tells_a_pull_request_what_it_adds(tmp_path: Path, home: Path) -> None:
    """As deep as it checks out, and with the findings where the next step uploads them from."""
    steps = parsed(ROOT / ".github" / "workflows" / "lint.yml")["jobs"]["lint"]["steps"]
    by_name = {step["name"]: step for step in steps}
    rules_folder(tmp_path / "rules")
    rules = {
        path.relative_to(tmp_path / "rules").as_posix(): path.read_text(encoding="utf-8")
        for path in (tmp_path / "rules").rglob("*.yaml")
    }
    source = origin(
        tmp_path / "origin",
        before={**rules, "README.md": BEFORE},
        change={"README.md": BEFORE.replace(HEAD, HEAD + THEIRS + "\n")},
        meanwhile={"README.md": BEFORE + "\n" + MEANWHILE},
    )
    depth = by_name["Check out"]["with"]["fetch-depth"]
    checkout(source, tmp_path / "work space", commit=source.merge, depth=depth)
    event = {"pull_request": {"base": {"sha": source.opened}}}
    made = job(tmp_path, home, sha=source.merge, event=event)
    done = made.run(by_name["Lint"])
    assert done.code == 0, done.err
    assert versions(made, str(made.temp / "curator-findings.json")) == ["3"]
    assert by_name["Keep the findings"]["with"]["path"] == "${{ runner.temp }}/curator-findings.json"
    assert "CUR205" in done.summary
    commit(made.workspace, {})
    assert job_on_push(made, by_name["Lint"]) == ["3", "2", "4"]


def job_on_push(made: Job, step: Mapping[str, Any]) -> list[str]:
    """What the same step tells on a push."""
    github = {**made.contexts["github"], "event": {}, "event_name": "push"}
    made.contexts = {**made.contexts, "github": github}
    assert made.run(step).code == 0
    return versions(made, str(made.temp / "curator-findings.json"))
