"""The onboarding pull request in a local repository: a branch with one commit, and a file with its words."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from curator.core.proposal import Action, Outcome, Published
from curator.errors import Refused
from curator.forge.local.base import read_base
from curator.forge.local.git import Git
from curator.forge.local.outcome import outcome
from curator.forge.local.pulls import PullFile, PullFolder, latest
from curator.forge.local.repository import Repository
from curator.forge.local.untouched import hands_off
from curator.ports.opening import BRANCH, KEY

if TYPE_CHECKING:
    from curator.ports.opening import Onboarding

_PLAIN_FILE: Final = "100644"


class LocalOpener:
    """`Opener` on a git repository; its work tree is never touched."""

    def __init__(self, folder: Path, *, list_path: str) -> None:
        """Open the repository that ``folder`` is the top of.

        Raises:
            UsageError: no git, no repository, or no commit with the list in it.
        """
        self._repository = Repository(folder)
        self._git = Git(folder)
        self._pulls = PullFolder(self._repository.common_folder)
        self._base = read_base(self._repository, branch=None, path=list_path)

    def text(self, path: str) -> bytes | None:
        """A file as committed on the list's branch."""
        return self._content(self._base.commit, path)

    def open(self, onboarding: Onboarding) -> Published:
        """Make the branch and its words, or find them.

        Raises:
            Refused: git or the file system refused; run again, and what is missing is made.
            Unavailable: another process is publishing and does not end.
        """
        with self._pulls.lock():
            return self._opened(onboarding)

    def _opened(self, onboarding: Onboarding) -> Published:
        pull, tips = self._pulls.of(BRANCH), self._repository.tips()
        if pull is not None:
            became = outcome(pull, tips=tips, base=self._base, repository=self._repository)
            if became is not Outcome.OPEN:
                return self._said(pull, Action.SKIPPED, f"was {became} before, and is not opened again")
        tip = tips.get(BRANCH)
        if tip is not None:
            if pull is not None and self._brings(tip, onboarding):
                return self._said(pull, Action.KEPT, "stands as it should")
            alone = hands_off(self._repository, BRANCH, tip, base=self._base)
            if alone is not None:
                return Published(KEY, BRANCH, Action.KEPT, pull.number if pull else None, "", alone)
        commit = self._commit(onboarding)
        if commit != tip and not self._repository.move(BRANCH, commit, expected=tip):
            message = f"somebody else set the branch {BRANCH} at this very moment"
            raise Refused(message, advice="Run it again.")
        made = self._words(pull, onboarding, commit)
        self._pulls.save(made)
        if pull is None:
            return self._said(made, Action.CREATED, "newly opened")
        return self._said(made, Action.UPDATED, "made anew from the list as it is now")

    def _brings(self, tip: str, onboarding: Onboarding) -> bool:
        """Whether the branch has all files as they should be."""
        return all(self._content(tip, path) == text.encode() for path, text in onboarding.files.items())

    def _content(self, commit: str, path: str) -> bytes | None:
        file = self._repository.file(commit, path)
        return None if file is None else self._repository.content(file.blob)

    def _commit(self, onboarding: Onboarding) -> str:
        """One commit on the list's branch, dated like that: the same files give the same commit."""
        date = f"@{self._repository.date(self._base.commit)} +0000"
        dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), date)
        arguments = ("commit-tree", self._tree(onboarding), "-p", self._base.commit, "-F", "-")
        return self._git.read(*arguments, stdin=onboarding.message.encode(), variables=dates)

    def _tree(self, onboarding: Onboarding) -> str:
        blobs = {
            path: self._git.read("hash-object", "-w", "--stdin", stdin=text.encode())
            for path, text in onboarding.files.items()
        }
        entries = "".join(f"{_PLAIN_FILE} {blob}\t{path}\0" for path, blob in blobs.items())
        with tempfile.TemporaryDirectory(prefix="curator-") as folder:
            index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
            self._git.run("read-tree", self._base.commit, variables=index)
            self._git.run("update-index", "-z", "--index-info", stdin=entries.encode(), variables=index)
            return self._git.read("write-tree", variables=index)

    def _words(self, pull: PullFile | None, onboarding: Onboarding, commit: str) -> PullFile:
        tips = (*(pull.tips if pull else ()), commit)
        return PullFile(
            number=pull.number if pull else self._pulls.next_number(),
            branch=BRANCH,
            base=self._base.branch,
            title=onboarding.title,
            body=onboarding.body,
            labels=pull.labels if pull else (),
            draft=pull.draft if pull else True,
            created=pull.created if pull else datetime.fromtimestamp(self._repository.date(commit), UTC),
            tips=latest(tips),
            added=(),
        )

    def _said(self, pull: PullFile, action: Action, reason: str) -> Published:
        return Published(KEY, BRANCH, action, pull.number, self._pulls.address(pull.number), reason)
