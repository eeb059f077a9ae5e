"""The hooks for pre-commit: a valid manifest, and commands that do what it says in a list's repository."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.settings.folders import rules_folder
from tests.support.pull_request import commit, git

ROOT = Path(__file__).parents[1]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook for hook in YAML(typ="safe", pure=True).load(MANIFEST.read_text(encoding="utf-8"))
}
HEAD = "# Papers\n\n## Adversarial Training\n\n"
PINNED = "* [A Second Title](https://arxiv.org/abs/2303.04638v2) (ICML 2023) <br/> Shows more.\n"
BROKEN = "* A Title without a Link (ICML 2023)\n"


def hook(repository: Path, name: str, *args: str) -> subprocess.CompletedProcess[str]:
    """Run a hook as pre-commit does: at the top of the repository, with ``args`` behind its entry."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    words = [*shlex.split(HOOKS[name]["entry"]), *HOOKS[name].get("args", []), *args]
    environ = {"PATH": programs, "HOME": str(repository.parent), "PRE_COMMIT": "1"}
    return subprocess.run(
        words, cwd=repository, env=environ, capture_output=True, encoding="utf-8", check=False, timeout=120
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a list and no rules."""
    folder = tmp_path / "a list"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder, {"README.md": HEAD + PINNED})
    return folder


def test_the_manifest_is_valid() -> None:
    """Each hook has what pre-commit asks for, and no key that it does not know."""
    assert list(HOOKS) == ["curator-lint", "curator-fix"]
    for one in HOOKS.values():
        assert one["language"] == "python"
        assert set(one) == {"id", "name", "description", "entry", "language", "files", "pass_filenames"}


def test_hooks_run_once_whatever_changed() -> None:
    """A list is linted as a whole, also when only its rules changed; and nothing else starts it."""
    for one in HOOKS.values():
        assert one["pass_filenames"] is False
        files = re.compile(one["files"])
        for name in (
            "README.md",
            "list/README.md",
            "a b.markdown",
            "rules/curator.yaml",
            "rules/sections/x.yml",
        ):
            assert files.search(name), name
        for name in ("README.rst", "my/rules/x.yaml", "curator.yaml", "rules/x.json", "md"):
            assert not files.search(name), name


def test_lint_names_what_is_wrong_and_changes_nothing(repository: Path) -> None:
    """Warnings pass, errors stop the commit."""
    done = hook(repository, "curator-lint", "README.md")
    assert (done.returncode, done.stderr) == (0, "")
    assert "CUR205" in done.stdout
    (repository / "README.md").write_text(HEAD + PINNED + BROKEN, encoding="utf-8")
    assert hook(repository, "curator-lint", "README.md").returncode == 1
    assert (repository / "README.md").read_text(encoding="utf-8") == HEAD + PINNED + BROKEN


def test_fix_mends_the_file(repository: Path) -> None:
    """Pre-commit sees the change and stops the commit; a second run has nothing to do."""
    assert hook(repository, "curator-fix", "README.md").returncode == 0
    assert git(repository, "diff", "--name-only") == "README.md"
    assert (repository / "README.md").read_text(encoding="utf-8") == HEAD + PINNED.replace("v2", "")
    git(repository, "commit", "--quiet", "--all", "-m", "Mend")
    assert hook(repository, "curator-fix", "README.md").returncode == 0
    assert git(repository, "status", "--porcelain") == ""


def test_the_configured_list_needs_no_name(repository: Path) -> None:
    """It is the one that rules/curator.yaml names; what is kept for the next run is not committed."""
    rules_folder(repository, list=HEAD + PINNED, curator="version: 1\nlist: {path: README.md}\n")
    commit(repository, {})
    done = hook(repository, "curator-lint", "--strict")
    assert done.returncode == 1
    assert "README.md:5:" in done.stdout
    assert git(repository, "status", "--porcelain") == ""


def test_without_rules_the_readme_is_the_list(repository: Path) -> None:
    """And where there is none, the hook's args have to name the list."""
    done = hook(repository, "curator-lint")
    assert "README.md:5:" in done.stdout
    (repository / "README.md").unlink()
    done = hook(repository, "curator-lint")
    assert done.returncode == 2
    assert "README.md cannot be read" in done.stderr
    assert "curator lint PATH" in done.stderr
