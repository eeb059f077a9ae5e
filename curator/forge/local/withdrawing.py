"""How a local pull request is taken back: the reason goes into its file, then its branch is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curator.core.proposal import Action, Outcome, Published
from curator.errors import Refused
from curator.forge.local.outcome import outcome
from curator.forge.local.pulls import latest
from curator.forge.local.untouched import hands_off

if TYPE_CHECKING:
    from curator.core.proposal import Force
    from curator.forge.local.pulls import PullFile, PullFolder
    from curator.forge.local.repository import Repository
    from curator.ports import Base


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The pull request of ``branch`` on its way out; ``key`` is its proposal's."""

    repository: Repository
    pulls: PullFolder
    branch: str
    key: str
    base: Base
    force: Force = ""

    def run(self, reason: str) -> Published:
        """Do what is missing; the folder's lock must be held."""
        pull = self.pulls.of(self.branch)
        tips = self.repository.tips()
        if pull is None or self._outcome(pull, tips) is not Outcome.OPEN:
            return Published(
                self.key, self.branch, Action.SKIPPED, None, "", "there is nothing open to close"
            )
        tip = tips[self.branch]
        alone = hands_off(self.repository, self.branch, tip, base=self.base, force=self.force)
        if alone is not None:
            if pull.told != alone:
                self.pulls.save(pull.model_copy(update={"told": alone}))
            return self._said(pull, Action.KEPT, alone)
        last = latest((*pull.tips, tip))
        if (pull.withdrawn, pull.tips) != (reason, last):
            self.pulls.save(pull.model_copy(update={"withdrawn": reason, "tips": last}))
        if not self.repository.remove(self.branch, expected=tip):
            message = f"somebody else set the branch {self.branch} at this very moment"
            raise Refused(message, advice="Run again: the next run looks at what stands there now.")
        return self._said(pull, Action.CLOSED, f"closed: {reason}")

    def _outcome(self, pull: PullFile, tips: dict[str, str]) -> Outcome:
        return outcome(pull, tips=tips, base=self.base, repository=self.repository)

    def _said(self, pull: PullFile, action: Action, reason: str) -> Published:
        url = self.pulls.address(pull.number)
        return Published(self.key, self.branch, action, pull.number, url, reason)
