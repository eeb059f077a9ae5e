"""The two ports on a plain git repository; what is behind each is in the module of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.proposal import BRANCH_PREFIX, LONGEST_BODY, Outcome
from curator.errors import BrokenPromise
from curator.forge.local import state
from curator.forge.local.base import read_base
from curator.forge.local.merging import merged_list
from curator.forge.local.outcome import outcome, standing
from curator.forge.local.publish import Publication
from curator.forge.local.pulls import PullFolder
from curator.forge.local.reopening import Reopening
from curator.forge.local.repository import Repository
from curator.forge.local.withdrawing import Withdrawal

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from pathlib import Path

    from curator.core.proposal import Force, Proposal, Published, Standing
    from curator.forge.local.pulls import PullFile
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
                found.append(self._standing(pull, became, tips.get(pull.branch), base))
        return tuple(one for one in found if one is not None)

    def _standing(self, pull: PullFile, became: Outcome, tip: str | None, base: Base) -> Standing | None:
        merges = None
        if became is Outcome.OPEN and tip is not None:
            merges = merged_list(self._repository, tip, base=base) is not None
        url = self._pulls.address(pull.number)
        return standing(pull, outcome=became, tip=tip, url=url, merges=merges)

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

    def withdraw(self, branch: str, *, key: str, reason: str, base: Base, force: Force = "") -> Published:
        """Delete the branch of an open pull request that no person has committed to, and write down why.

        Raises:
            Refused: git or the file system refused; run again, and what is missing is done.
            Unavailable: another process is publishing and does not end.
        """
        with self._pulls.lock():
            return Withdrawal(self._repository, self._pulls, branch, key, base, force).run(reason)

    def reopen(self, branch: str, *, key: str, base: Base) -> Published:
        """Make the branch of a closed pull request again, where it stood last.

        Raises:
            Refused: the file system refused, or somebody makes the branch at this moment; run again.
            Unavailable: another process is publishing and does not end.
        """
        with self._pulls.lock():
            return Reopening(self._repository, self._pulls, branch, key, base).run()

    def added_by(self, line: str, *, base: Base, since: date | None) -> str:
        """The commit that brought a line into the list; "" when there is none from that day on."""
        day = f"{since} 00:00 +0000" if since else ""
        return self._repository.added_by(line, tip=base.commit, path=base.path, since=day)

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
