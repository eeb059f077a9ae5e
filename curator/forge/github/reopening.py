"""How a closed pull request of the bot's own is opened again: its branch as it was, then its state.

Each step looks before it writes. What was merged, or is somebody else's, is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curator.core.proposal import Action, Outcome, Published
from curator.errors import Refused
from curator.forge.github.refs import create, tip
from curator.forge.github.refusals import Clash

if TYPE_CHECKING:
    from curator.forge.github.pulls import Pull, Pulls
    from curator.forge.github.session import Session


@dataclass(frozen=True, slots=True)
class Reopening:
    """The newest pull request of ``branch`` on its way back; ``key`` is its proposal's."""

    session: Session
    pulls: Pulls
    branch: str
    key: str

    def run(self) -> Published:
        """Do what is missing."""
        earlier = self.pulls.of(self.branch)
        pull = next((one for one in earlier if one.own), None)
        if pull is None or pull.outcome is not Outcome.DECLINED:
            reason = "there is nothing closed to open"
            return Published(self.key, self.branch, Action.SKIPPED, None, "", reason)
        try:
            self._bring_back(pull)
        except Refused as refused:
            told = f"#{pull.number} cannot be opened again: {refused}"
            return Published(self.key, self.branch, Action.KEPT, pull.number, pull.url, told)
        told = f"opened #{pull.number} again"
        return Published(self.key, self.branch, Action.UPDATED, pull.number, pull.url, told)

    def _bring_back(self, pull: Pull) -> None:
        if tip(self.session, self.branch) is None:
            self._create(pull)
        self.session.write(
            f"open #{pull.number} again",
            lambda: self.session.send("PATCH", f"/pulls/{pull.number}", {"state": "open"}),
        )

    def _create(self, pull: Pull) -> None:
        try:
            create(self.session, self.branch, pull.head)
        except Clash:
            if tip(self.session, self.branch) is None:  # else our own first try took effect
                raise
