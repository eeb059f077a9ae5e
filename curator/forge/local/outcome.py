"""What became of a local pull request, as git tells it: nobody has to press a button."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curator.core.commands.ticks import ticked
from curator.core.proposal import Marker, Outcome, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.forge.local.pulls import PullFile
    from curator.forge.local.repository import Repository
    from curator.ports import Base


def outcome(pull: PullFile, *, tips: Mapping[str, str], base: Base, repository: Repository) -> Outcome:
    """Merged: its commit or its lines are on the list's branch. Declined: its branch was deleted. Else open.

    ``tips`` are the branches that exist. The lines count because a squashed, picked or retyped proposal
    leaves no commit of ours in the history.
    """
    if pull.added and set(pull.added) <= set(base.text.splitlines()):
        return Outcome.MERGED  # asked first, because it asks git nothing
    tip = tips.get(pull.branch)
    commits = pull.tips if tip is None else (tip,)
    targets = {base.commit, tips.get(pull.base, base.commit)}
    if any(repository.contains(target, commit) for target in targets for commit in commits):
        return Outcome.MERGED
    return Outcome.DECLINED if tip is None else Outcome.OPEN


def standing(
    pull: PullFile, *, outcome: Outcome, tip: str | None, url: str, merges: bool | None
) -> Standing | None:
    """The pull request as the plan sees it; None when its body no longer says what it is about.

    A branch that stands at an earlier commit than the announced one was never moved there: so it is not made
    of what its words say.
    """
    marker = Marker.find(pull.body)
    if marker is None:
        return None
    if tip in pull.tips[:-1]:
        marker = replace(marker, made="")
    labels = frozenset(label.casefold() for label in pull.labels)
    said = Standing(pull.branch, marker, outcome, pull.number, url, labels=labels)
    return replace(said, draft=pull.draft, merges=merges, ticked=ticked(pull.body))
