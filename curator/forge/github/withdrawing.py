"""How the bot takes back a pull request of its own: a comment that says why, then it is closed.

Each step looks before it writes. What a person has committed to, or opened, is left alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curator.core.proposal import Action, Outcome, Published
from curator.forge.github.ahead import ahead
from curator.forge.github.refs import tip
from curator.forge.github.telling import tell_left_alone

if TYPE_CHECKING:
    from curator.core.proposal import Force
    from curator.forge.github.account import Account
    from curator.forge.github.pulls import Pull, Pulls
    from curator.forge.github.session import Session


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """The pull request of ``branch`` on its way out; ``key`` is its proposal's, ``base`` a commit."""

    session: Session
    pulls: Pulls
    account: Account
    branch: str
    key: str
    base: str
    force: Force = ""

    def run(self, reason: str) -> Published:
        """Do what is missing."""
        pull = next((one for one in self.pulls.of(self.branch) if one.outcome is Outcome.OPEN), None)
        if pull is None:
            return Published(
                self.key, self.branch, Action.SKIPPED, None, "", "there is nothing open to close"
            )
        if not pull.own:
            return self._said(pull, Action.KEPT, f"#{pull.number} by {pull.author} is not the bot's to close")
        if self._is_peoples():
            if self.pulls.is_mine(pull):
                tell_left_alone(self.session, pull.number, why=f"I would close it: {reason}")
            told = f"#{pull.number} has commits that the bot did not make, so it is left open"
            return self._said(pull, Action.KEPT, told)
        self.session.write(f"say why #{pull.number} is closed", lambda: self._comment(pull, reason))
        self.session.write(
            f"close #{pull.number}",
            lambda: self.session.send("PATCH", f"/pulls/{pull.number}", {"state": "closed"}),
        )
        return self._said(pull, Action.CLOSED, f"closed #{pull.number}: {reason}")

    def _is_peoples(self) -> bool:
        """Whether a person has committed to the branch, who is not to be overruled."""
        head = None if self.force == "people" else tip(self.session, self.branch)
        return bool(head) and not ahead(self.session, self.base, str(head), account=self.account).own

    def _comment(self, pull: Pull, reason: str) -> None:
        """Say it once: looked for anew on every try, because the answer to an earlier one may be lost."""
        comments = self.session.repo.get_pull(pull.number).get_issue_comments()
        if all(one.body != reason for one in comments):
            self.session.send("POST", f"/issues/{pull.number}/comments", {"body": reason})

    def _said(self, pull: Pull, action: Action, reason: str) -> Published:
        return Published(self.key, self.branch, action, pull.number, pull.url, reason)
