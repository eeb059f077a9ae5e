"""A pull request as GitHub presents it to a workflow: its branch, the base, and the merge of the two."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MERGE = "refs/pull/7/merge"


def git(folder: Path, *words: str) -> str:
    """Run git as somebody, with nobody's configuration, and return what it prints."""
    somebody = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    done = subprocess.run(
        ["git", "-C", str(folder), *somebody, *words],
        env={"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()


@dataclass(frozen=True)
class Origin:
    """The repository of a list, with a pull request from a fork.

    ``opened`` is the base when the pull request was opened, ``base`` what it is by now, ``head`` the last
    commit of the contributor, and ``merge`` GitHub's merge of that into the base.
    """

    folder: Path
    opened: str
    base: str
    head: str
    merge: str


def origin(
    folder: Path, *, before: Mapping[str, str], change: Mapping[str, str], meanwhile: Mapping[str, str]
) -> Origin:
    """Make the repository; each of the three says what files hold, by their paths."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")  # as GitHub has it
    opened = commit(folder, before)
    git(folder, "checkout", "--quiet", "-b", "theirs")
    head = commit(folder, change)
    git(folder, "checkout", "--quiet", "main")
    base = commit(folder, meanwhile)
    git(folder, "checkout", "--quiet", "--detach")
    git(folder, "merge", "--quiet", "--no-ff", "-m", "Merge", "theirs")
    merge = git(folder, "rev-parse", "HEAD")
    git(folder, "update-ref", MERGE, merge)
    git(folder, "checkout", "--quiet", "main")
    return Origin(folder, opened, base, head, merge)


def commit(folder: Path, files: Mapping[str, str]) -> str:
    """Write files and commit them; an empty text takes the file away."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "Change")
    return git(folder, "rev-parse", "HEAD")


def checkout(source: Origin, workspace: Path, *, commit: str, depth: int) -> None:
    """What actions/checkout does: one commit and the ``depth`` of its history (0: all branches, whole)."""
    workspace.mkdir(parents=True)
    git(workspace, "init", "--quiet", "--initial-branch=main")
    git(workspace, "remote", "add", "origin", source.folder.resolve().as_uri())
    limit = [f"--depth={depth}"] if depth else []
    branches = [] if depth else ["+refs/heads/*:refs/remotes/origin/*"]
    git(workspace, "fetch", "--quiet", "--no-tags", *limit, "origin", *branches, commit)
    git(workspace, "checkout", "--quiet", "--force", "--detach", commit)
