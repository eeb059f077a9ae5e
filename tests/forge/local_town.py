"""A git repository with people in it, for the local forge: they work with git's own commands."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from curator.core.proposal import Outcome
from curator.forge.local import LocalForge
from tests.fakes import FixedClock
from tests.forge.town import LIST, Pull

PATH = "list/README.md"
TRUNK = "trunk"
_PERSON = {
    "GIT_AUTHOR_NAME": "A. Person",
    "GIT_AUTHOR_EMAIL": "person@example.org",
    "GIT_COMMITTER_NAME": "A. Person",
    "GIT_COMMITTER_EMAIL": "person@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(folder: Path, *arguments: str, stdin: str = "", **variables: str) -> str:
    """Run git as a person does; fails the test when git fails."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments],
        input=stdin.encode(),
        capture_output=True,
        check=False,
        env=os.environ | _PERSON | variables,
    )
    assert done.returncode == 0, f"git {arguments}: {done.stderr.decode()}"
    return done.stdout.decode()


@dataclass(frozen=True, slots=True)
class LocalTown:
    """The `Town` of the local forge: ``folder`` may be plain, bare or a linked work tree."""

    folder: Path

    def forge(self) -> LocalForge:
        """A new forge on the repository."""
        return LocalForge(self.folder, list_path=PATH, clock=FixedClock(), branch=TRUNK)

    def records(self) -> list[dict[str, Any]]:
        """The pull requests' files as a program reads them."""
        common = Path(self.folder, git(self.folder, "rev-parse", "--git-common-dir").strip())
        return [json.loads(path.read_text()) for path in sorted((common / "curator/pulls").glob("*.json"))]

    def pulls(self) -> tuple[Pull, ...]:
        """Every pull request, with the list on its last commit."""
        return tuple(
            Pull(
                branch=record["branch"],
                title=record["title"],
                body=record["body"],
                draft=record["draft"],
                state=self._state(record["branch"]),
                labels=frozenset(record["labels"]),
                text=git(self.folder, "show", f"{record['tips'][-1]}:{PATH}"),
            )
            for record in self.records()
        )

    def tips(self) -> dict[str, str]:
        """Every branch and its commit."""
        lines = git(self.folder, "for-each-ref", "--format=%(refname:lstrip=2) %(objectname)", "refs/heads/")
        return dict(line.split(" ") for line in lines.splitlines())

    def person_commits(self, text: str, *, branch: str | None = None) -> None:
        """Commit a text of the list, without checking anything out."""
        name = branch or TRUNK
        person = "committer A. Person <person@example.org> 1777000000 +0200"
        begun = f"from refs/heads/{name}^0\n" if name in self.tips() else ""
        stream = f"commit refs/heads/{name}\n{person}\ndata 8\nBy hand\n{begun}M 100644 inline {PATH}\n"
        git(self.folder, "fast-import", "--quiet", stdin=f"{stream}data {len(text.encode())}\n{text}\n")

    def person_closes(self, branch: str) -> None:
        """Decline: delete the branch."""
        git(self.folder, "branch", "-D", branch)

    def person_merges(self, branch: str, *how: str) -> None:
        """Merge into the trunk, in a work tree aside."""
        with tempfile.TemporaryDirectory() as folder:
            aside = Path(folder, "aside")
            git(self.folder, "worktree", "add", "--quiet", "--detach", str(aside), TRUNK)
            git(aside, *(how or ("merge", "--quiet", "--no-ff", "-m", "Merge")), branch)
            if "--squash" in how:
                git(aside, "commit", "--quiet", "-m", "Squashed")
            git(aside, "update-ref", f"refs/heads/{TRUNK}", "HEAD")
            git(self.folder, "worktree", "remove", "--force", str(aside))

    def _state(self, branch: str) -> Outcome:
        if branch not in self.tips():
            return Outcome.DECLINED
        merged = git(self.folder, "branch", "--merged", TRUNK, "--list", branch, "--format=%(refname:short)")
        return Outcome.MERGED if merged.strip() else Outcome.OPEN


def plain(folder: Path, *options: str) -> LocalTown:
    """A repository with a work tree, its list checked out."""
    git(folder.parent, "init", "--quiet", f"--initial-branch={TRUNK}", *options, str(folder))
    town = LocalTown(folder)
    town.person_commits(LIST)
    if "--bare" not in options:
        git(folder, "reset", "--quiet", "--hard")
    return town


def linked(folder: Path) -> LocalTown:
    """A linked work tree, on a branch of its own, of a repository elsewhere."""
    origin = plain(folder.parent / "origin")
    git(origin.folder, "worktree", "add", "--quiet", "-b", "aside", str(folder), TRUNK)
    return LocalTown(folder)
