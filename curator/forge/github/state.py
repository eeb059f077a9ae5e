"""The state file on its orphan branch: read at the tip, replaced by compare-and-swap on the ref."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from curator.errors import StateMoved, UsageError
from curator.forge.github.contents import Change, NoFile, commit, content, find
from curator.forge.github.refs import create, move, tip
from curator.forge.github.refusals import Clash
from curator.ports import StateFile

if TYPE_CHECKING:
    from datetime import datetime

    from github.GitCommit import GitCommit

    from curator.forge.github.account import Account
    from curator.forge.github.session import Session

_FILE = "state.json"


class State:
    """One branch with one file."""

    def __init__(self, session: Session) -> None:
        """Nothing is sent yet."""
        self._session = session
        self._branch = session.address.state_branch

    def load(self) -> StateFile:
        """The file at the branch's tip; raises `UsageError` when somebody spoilt it."""
        found = tip(self._session, self._branch)
        if found is None:
            return StateFile(text=None, commit=None)
        try:
            spot = find(self._session, commit=found, path=_FILE)
        except NoFile:
            return StateFile(text=None, commit=found)
        data = content(self._session, spot)
        try:
            return StateFile(text=data.decode(), commit=found)
        except UnicodeDecodeError:
            message = f"{_FILE} on the branch {self._branch} is not text in UTF-8."
            raise UsageError(
                message, advice="Take back the commit that spoilt it, or delete the branch."
            ) from None

    def save(self, text: str, *, replacing: StateFile, account: Account, now: datetime) -> StateFile:
        """Commit on top of what was read, and move the branch only if it still stands there.

        The message carries a random number: two machines that save the same words in the same second make two
        commits, so that the branch can stand at one of them only.
        """
        message = f"Remember what this run has learnt\n\nRun: {secrets.token_hex(8)}"
        change = Change(path=_FILE, mode="100644", text=text, message=message, account=account, when=now)
        parent = self._parent(replacing)
        made = commit(self._session, change, parent=parent)
        try:
            if parent is None:
                create(self._session, self._branch, made)
            else:
                move(self._session, self._branch, made, force=False)
        except Clash:
            # Our own first try may have taken effect although its answer was lost.
            if tip(self._session, self._branch) != made:
                words = f"Another run has moved the branch {self._branch}."
                raise StateMoved(words, advice="Nothing was lost: that run is at work, or was.") from None
        return StateFile(text=text, commit=made)

    def _parent(self, state: StateFile) -> GitCommit | None:
        sha = state.commit
        if sha is None:
            return None
        return self._session.read(
            f"read the branch {self._branch}", lambda: self._session.repo.get_git_commit(sha)
        )
