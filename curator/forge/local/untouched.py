"""Whether a branch of the bot's has become somebody's, and must be left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.forge.local.git import EMAIL

if TYPE_CHECKING:
    from curator.core.proposal import Force
    from curator.forge.local.repository import Repository
    from curator.ports import Base


def hands_off(repository: Repository, branch: str, tip: str, *, base: Base, force: Force = "") -> str | None:
    """Why the branch, which stands at ``tip``, must not be moved; None where it may be."""
    if force != "people" and repository.committers(tip, since=base.commit) - {EMAIL}:
        return "left alone: a person has committed to its branch"
    if repository.checked_out(branch):
        return "left alone: its branch is checked out"
    return None
