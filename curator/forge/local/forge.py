"""The two ports on a plain git repository; what is behind each is in the module of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.proposal import BRANCH_PREFIX, LONGEST_BODY, Outcome
from curator.errors import BrokenPromise
from curator.forge.local import state
from curator.forge.local.base import read_base
from curator.forge.local.outcome import outcome, standing
from curator.forge.local.publish import Publication
from curator.forge.local.pulls import PullFolder
from curator.forge.local.repository import Repository

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from curator.core.proposal import Proposal, Published, Standing
    from curator.ports import Base, Clock, StateFile


class LocalForge:
    """`Forge` and `StateBranch` on a git repository: bare or not, or a linked work tree.

    A proposal is a branch; a person merges it with ``git merge`` and declines it with ``git branch -D``.
    """

    def __init__(self, folder: Path, *, list_path: str, clock: Clock, branch: str | None = None) -> None:
        """Open the repository that ``folder`` is in; ``branch`` is the list's (None: what is checked out).

        Raises:
            UsageError: no git, no repository, or not one that git lets us use.
        """
        self._repository = Repository(folder)
        self._pulls = PullFolder(self._repository.common_folder)
        self._list_path = list_path
        self._clock = clock
        self._branch = branch

    @property
    def writes(self) -> int:
        """How many branches were set and how many files were written."""
        return self._repository.moves + self._pulls.saves

    def base(self) -> Base:
        """The list as committed on its branch; raises UsageError when there is none that can be read."""
        return read_base(self._repository, branch=self._branch, path=self._list_path)

    def standing(self, *, watched: Collection[str]) -> tuple[Standing, ...]:
        """The open pull requests, and the ``watched`` ones with what became of them."""
        base, tips = self.base(), self._repository.tips()
        found = []
        for pull in self._pulls.all():
            if pull.branch not in tips and pull.branch not in watched:
                continue
            became = outcome(pull, tips=tips, base=base, repository=self._repository)
            if became is Outcome.OPEN or pull.branch in watched:
                found.append(standing(pull, outcome=became, url=self._pulls.address(pull.number)))
        return tuple(one for one in found if one is not None)

    def publish(self, proposal: Proposal, *, base: Base) -> Published:
        """Make the branch and the pull request, or find them.

        Raises:
            BrokenPromise: the proposal is not one that we may publish.
            Refused: git or the file system refused; run again, and what is missing is made.
            Unavailable: another process is publishing and does not end.
        """
        _check(proposal)
        now = self._clock.now()
        with self._pulls.lock():
            return Publication(self._repository, self._pulls, proposal, base, now).publish()

    def load(self) -> StateFile:
        """The state file at the tip of its branch."""
        return state.load(self._repository)

    def save(self, text: str, *, replacing: StateFile) -> StateFile:
        """Commit the state on top of ``replacing``; raises StateMoved when somebody else was faster."""
        return state.save(self._repository, text, replacing=replacing, clock=self._clock)


def _check(proposal: Proposal) -> None:
    """What holds for every forge holds here too, so that a rehearsal on the local one tells the truth."""
    if len(proposal.body) > LONGEST_BODY:
        message = (
            f"the body of {proposal.key} has {len(proposal.body):,} characters, more than {LONGEST_BODY:,}"
        )
        raise BrokenPromise(message, advice="Please report this with the paper's id.")
    if not proposal.branch.startswith(BRANCH_PREFIX):
        message = f"{proposal.key} names the branch {proposal.branch!r}, which is not one of ours"
        raise BrokenPromise(message, advice="Please report this with the paper's id.")
