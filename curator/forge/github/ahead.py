"""What a branch has that the list's branch lacks, in one request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from curator.forge.github.refusals import Missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from github.Comparison import Comparison

    from curator.forge.github.account import Account
    from curator.forge.github.session import Session


@dataclass(frozen=True, slots=True)
class Ahead:
    """A branch held against the list's branch.

    Attributes:
        own: whether every commit that the list's branch lacks was written by the bot.
        current: whether the branch has every commit of the list's.
        blobs: the name that git gives to each file that it changes, by path.
        patches: the unified diffs of these files, where GitHub gives them.
    """

    own: bool
    current: bool = False
    blobs: Mapping[str, str] = field(default_factory=dict)
    patches: Mapping[str, str] = field(default_factory=dict)


def ahead(session: Session, base: str, head: str, *, account: Account) -> Ahead:
    """Hold the commit ``head`` against the commit ``base``."""
    try:
        return session.read(
            f"compare {head[:12]} with the list", lambda: _value(session.repo.compare(base, head), account)
        )
    except Missing:  # no history in common
        return Ahead(own=False)


def _value(found: Comparison, account: Account) -> Ahead:
    commits = (one.commit for one in found.commits)
    return Ahead(
        own=all(one.author.email == one.committer.email == account.email for one in commits),
        current=found.behind_by == 0,
        blobs={file.filename: file.sha for file in found.files},
        patches={file.filename: file.patch or "" for file in found.files},
    )
