"""The state file on its orphan branch, which is also the lock between two runs on one repository."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.errors import StateMoved, UsageError
from curator.forge.local.repository import Draft
from curator.ports import StateFile

if TYPE_CHECKING:
    from curator.forge.local.repository import Repository
    from curator.ports import Clock

BRANCH: Final = "curator-state"
PATH: Final = "state.json"


def load(repository: Repository) -> StateFile:
    """Read the file at the branch's tip.

    Raises:
        UsageError: it is not UTF-8, so nobody of us wrote it.
    """
    commit = repository.tip(BRANCH)
    file = None if commit is None else repository.file(commit, PATH)
    if file is None:
        return StateFile(None, commit)
    try:
        return StateFile(repository.content(file.blob).decode(), commit)
    except UnicodeDecodeError as error:
        message = f"{PATH} on the branch {BRANCH} is not UTF-8"
        raise UsageError(
            message, advice=f"Go back to an earlier commit: git branch -f {BRANCH} <commit>."
        ) from error


def save(repository: Repository, text: str, *, replacing: StateFile, clock: Clock) -> StateFile:
    """Commit the text on top of ``replacing`` if the branch still stands there; raises StateMoved if not."""
    seconds = int(clock.now().timestamp())
    draft = Draft(path=PATH, text=text, message="Remember this run", date=seconds, parent=replacing.commit)
    commit = repository.commit(draft)
    if not repository.move(BRANCH, commit, expected=replacing.commit):
        message = f"another run wrote the branch {BRANCH} first"
        raise StateMoved(message, advice="Nothing was written: let the other run finish, and run again.")
    return StateFile(text, commit)
