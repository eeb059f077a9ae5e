"""Branches as names of commits: where they stand, making them, moving them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from curator.errors import Refused, UsageError
from curator.forge.github.refusals import Missing

if TYPE_CHECKING:
    from curator.forge.github.session import Session


def default_tip(session: Session) -> str:
    """The commit of the default branch, now.

    Raises:
        Refused: the repository is archived.
        UsageError: it has no commit yet.
    """
    repo = session.read_repo()
    if repo.archived:
        message = f"{repo.full_name} is archived, so nothing can be proposed there."
        raise Refused(message, advice="Unarchive it under Settings, or choose another GITHUB_REPOSITORY.")
    commit = tip(session, repo.default_branch)
    if commit is None:
        message = f"{repo.full_name} has no branch {repo.default_branch} yet."
        raise UsageError(message, advice="Push a first commit with the list to it.")
    return commit


def tip(session: Session, branch: str) -> str | None:
    """The commit that a branch stands at; None when there is no such branch."""
    try:
        return session.read(
            f"read the branch {branch}", lambda: session.repo.get_git_ref(f"heads/{branch}").object.sha
        )
    except Missing:
        return None


def create(session: Session, branch: str, commit: str) -> None:
    """Make a branch; raises `Clash` when there is one of that name."""
    repo = session.repo
    session.write(f"create the branch {branch}", lambda: repo.create_git_ref(f"refs/heads/{branch}", commit))


def move(session: Session, branch: str, commit: str, *, force: bool) -> None:
    """Let a branch stand at another commit; without ``force``, `Clash` unless that is a descendant."""
    body = {"sha": commit, "force": force}
    session.write(
        f"move the branch {branch}",
        lambda: session.send("PATCH", f"/git/refs/heads/{quote(branch)}", body),
    )
