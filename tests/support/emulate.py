"""Somebody else's reading of GitHub: the emulator of the npm package ``emulate``, for a second opinion."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import requests

from curator.core.proposal import Outcome
from curator.forge.github import Address, GitHubForge
from tests.forge.town import Pull
from tests.support.github import PATH, StoppedClock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from github.PullRequest import PullRequest
    from github.Repository import Repository

TOKEN: Final = "emulated"  # noqa: S105 - known to the emulator only
MISSING: Final = "the npm package emulate is not here: npm ci brings it, or GITHUB_EMULATE names its folder"
_LOOPBACK: Final = "127.0.0.1"
_ROOT: Final = Path(__file__).parents[2]


def folder() -> Path | None:
    """Where the package is; None when it is not installed, or there is no Node to run it."""
    found = Path(os.environ.get("GITHUB_EMULATE") or _ROOT / "node_modules" / "emulate")
    return found if (found / "dist" / "api.js").exists() and shutil.which("node") else None


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((_LOOPBACK, 0))
        return int(one.getsockname()[1])


@contextmanager
def emulator(package: Path) -> Iterator[str]:
    """The emulator's URL while it runs; refuses to go on when it is bound to anything but the loopback."""
    port = _free_port()
    script = Path(__file__).with_suffix(".mjs")
    command = ["node", str(script), str(package), str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        bound = json.loads(process.stdout.readline())
        assert (bound["address"], bound["port"]) == (_LOOPBACK, port)
        try:
            yield f"http://{_LOOPBACK}:{port}"
        finally:
            process.stdin.close()
            process.wait(timeout=30)


@dataclass
class EmulatedTown:
    """A repository of the emulator as the town that `ForgeContract` is tried in."""

    url: str
    repo: Repository
    forges: list[GitHubForge] = field(default_factory=list)

    def forge(self) -> GitHubForge:
        """A new forge on the same repository."""
        address = Address(self.repo.full_name, api_url=self.url, list_path=PATH)
        made = GitHubForge(address, token=TOKEN, clock=StoppedClock(), sleep=lambda _: None)
        self.forges.append(made)
        return made

    def pulls(self) -> tuple[Pull, ...]:
        """Every pull request, the oldest first."""
        return tuple(self._pull(one) for one in self.repo.get_pulls(state="all", direction="asc"))

    def _pull(self, one: PullRequest) -> Pull:
        closed = Outcome.MERGED if one.merged_at else Outcome.DECLINED
        return Pull(
            branch=one.head.ref,
            title=one.title,
            body=one.body,
            draft=one.draft,
            state=Outcome.OPEN if one.state == "open" else closed,
            labels=frozenset(label.name for label in one.labels),
            text=self._text(one.head.sha),
        )

    def _text(self, ref: str) -> str:
        found = self.repo.get_contents(PATH, ref=ref)
        assert not isinstance(found, list)
        return found.decoded_content.decode()

    def tips(self) -> dict[str, str]:
        """Every branch and the commit it stands at."""
        return {one.name: one.commit.sha for one in self.repo.get_branches()}

    def person_commits(self, text: str, *, branch: str | None = None) -> None:
        """A person replaces the list on a branch."""
        name = branch or self.repo.default_branch
        found = self.repo.get_contents(PATH, ref=name)
        assert not isinstance(found, list)
        self.repo.update_file(PATH, "By hand", text.encode(), found.sha, branch=name)

    def person_closes(self, branch: str) -> None:
        """A person closes the branch's pull request."""
        self._of(branch).edit(state="closed")

    def person_merges(self, branch: str) -> None:
        """A person marks the branch's draft as ready, and merges it."""
        pull = self._of(branch)
        requests.patch(  # past PyGithub: GitHub itself has only GraphQL for this, the emulator only this
            f"{self.url}/repos/{self.repo.full_name}/pulls/{pull.number}",
            json={"draft": False},
            headers={"Authorization": f"token {TOKEN}"},
            timeout=10,
        ).raise_for_status()
        pull.merge()

    def _of(self, branch: str) -> PullRequest:
        return next(iter(self.repo.get_pulls(state="all", head=f"{self.repo.owner.login}:{branch}")))

    def close(self) -> None:
        """Close every forge's connection."""
        for forge in self.forges:
            forge.close()
