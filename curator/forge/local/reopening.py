"""How a closed pull request of a local repository comes back: its branch is made again where it stood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curator.core.proposal import Action, Outcome, Published
from curator.errors import Refused
from curator.forge.local.outcome import outcome

if TYPE_CHECKING:
    from curator.forge.local.pulls import PullFile, PullFolder
    from curator.forge.local.repository import Repository
    from curator.ports import Base


@dataclass(frozen=True, slots=True)
class Reopening:
    """The pull request of ``branch`` on its way back; ``key`` is its proposal's."""

    repository: Repository
    pulls: PullFolder
    branch: str
    key: str
    base: Base

    def run(self) -> Published:
        """Do what is missing; the folder's lock must be held."""
        pull = self.pulls.of(self.branch)
        tips = self.repository.tips()
        if pull is None or self._outcome(pull, tips) is not Outcome.DECLINED:
            reason = "there is nothing closed to open"
            return Published(self.key, self.branch, Action.SKIPPED, None, "", reason)
        try:
            moved = self.repository.move(self.branch, pull.tips[-1], expected=None)
        except Refused as refused:
            return self._said(pull, Action.KEPT, f"it cannot be opened again: {refused}")
        if not moved:
            message = f"somebody else set the branch {self.branch} at this very moment"
            raise Refused(message, advice="Run again: the next run looks at what stands there now.")
        if pull.withdrawn:
            self.pulls.save(pull.model_copy(update={"withdrawn": ""}))
        return self._said(pull, Action.UPDATED, "opened again")

    def _outcome(self, pull: PullFile, tips: dict[str, str]) -> Outcome:
        return outcome(pull, tips=tips, base=self.base, repository=self.repository)

    def _said(self, pull: PullFile, action: Action, reason: str) -> Published:
        url = self.pulls.address(pull.number)
        return Published(self.key, self.branch, action, pull.number, url, reason)
