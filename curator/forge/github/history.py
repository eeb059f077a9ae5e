"""Which commit brought a line into the list."""

from __future__ import annotations

from datetime import UTC, datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Final

from github.GithubObject import NotSet

from curator.errors import CuratorError, Unavailable

if TYPE_CHECKING:
    from datetime import date

    from github.Commit import Commit

    from curator.forge.github.session import Session
    from curator.ports import Base

_MOST_LOOKED_AT: Final = 20


def added_by(session: Session, line: str, *, base: Base, since: date | None) -> str:
    """The latest commit of the list that added ``line``; at most twenty are looked at, the newest first.

    What cannot be read is no reason to stop: the commit is a courtesy.
    """
    try:
        return session.read("find the commit that brought a line", lambda: _found(session, line, base, since))
    except Unavailable:
        raise
    except CuratorError:
        return ""


def _found(session: Session, line: str, base: Base, since: date | None) -> str:
    began = datetime.combine(since, time(), UTC) if since else NotSet
    commits = session.repo.get_commits(sha=base.commit, path=base.path, since=began)
    return next((one.sha for one in islice(commits, _MOST_LOOKED_AT) if _adds(one, line, base.path)), "")


def _adds(commit: Commit, line: str, path: str) -> bool:
    patches = (file.patch or "" for file in commit.files if file.filename == path)
    return any(f"+{line}" in patch.split("\n") for patch in patches)
