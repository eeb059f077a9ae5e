"""How a proposal becomes a draft pull request: tree, commit, branch, pull request, labels, in this order.

Each step looks before it writes, and finds what an earlier, interrupted run has left: a tree and a commit
nobody sees are made again under the same SHA-1, a branch of the bot's is taken up, an open pull request is
kept. What a person did is never overwritten.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from curator.core.edit import apply_edits
from curator.core.proposal import LONGEST_BODY, Action, Outcome, Published
from curator.errors import BrokenPromise, CuratorError
from curator.forge.github.branch import Branch, PersonWasHere
from curator.forge.github.refusals import Clash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.proposal import Proposal
    from curator.forge.github.account import Account
    from curator.forge.github.contents import Spot
    from curator.forge.github.pulls import Pull, Pulls
    from curator.forge.github.session import Session
    from curator.ports import Base

_AFTER: Final = {
    Outcome.DECLINED: "was closed without merging in #{number}, so it is not proposed again",
    Outcome.MERGED: "was merged in #{number}",
}


class Publishing:
    """One proposal on its way to a pull request."""

    def __init__(self, session: Session, pulls: Pulls, *, account: Account, proposal: Proposal) -> None:
        """Nothing is sent yet."""
        self._session = session
        self._pulls = pulls
        self._branch = Branch(session, account=account, proposal=proposal)
        self._proposal = proposal

    def run(self, *, base: Base, spot: Spot) -> Published:
        """Do what is missing; ``spot`` is the list in the base's commit."""
        text = self._checked(base)
        if found := self._decided():
            return found
        try:
            self._branch.stand(text, base=base, spot=spot)
        except PersonWasHere:
            return self._published(
                Action.KEPT, "its branch has commits that the bot did not make, so it is left alone"
            )
        return self._open(base)

    def _checked(self, base: Base) -> str:
        """The list's new text; refuses before the first write what GitHub would refuse after the third."""
        if len(self._proposal.body) > LONGEST_BODY:
            message = f"The words for {self._proposal.key} are over {LONGEST_BODY:,} characters long."
            raise BrokenPromise(message, advice="Nothing was proposed. Please report this.")
        text = apply_edits(base.text, self._proposal.edits)
        if text == base.text:
            message = f"The proposal {self._proposal.key} changes nothing."
            raise BrokenPromise(message, advice="Nothing was proposed. Please report this.")
        return text

    def _decided(self) -> Published | None:
        """What earlier pull requests of the branch say: an open one first, then the newest."""
        earlier = self._pulls.of(self._proposal.branch)
        for pull in earlier:
            if pull.outcome is Outcome.OPEN:
                return self._keep(pull)
        if earlier:
            newest = earlier[0]
            return self._published(
                Action.SKIPPED, _AFTER[newest.outcome].format(number=newest.number), pull=newest
            )
        return None

    def _keep(self, pull: Pull) -> Published:
        """Leave an open pull request as it is, but for labels that were never put on it."""
        missing = self._missing_labels(pull) if pull.own else []
        if not missing:
            return self._published(Action.KEPT, f"#{pull.number} by {pull.author} is open", pull=pull)
        complaint = self._label(pull.number, missing)
        if complaint:
            return self._published(Action.KEPT, f"#{pull.number} is open{complaint}", pull=pull)
        return self._published(Action.UPDATED, f"added labels to #{pull.number}", pull=pull)

    def _missing_labels(self, pull: Pull) -> list[str]:
        missing = [label for label in self._proposal.labels if label.casefold() not in pull.labels]
        removed = self._pulls.unlabelled(pull.number) if missing else frozenset()
        return [label for label in missing if label.casefold() not in removed]

    def _open(self, base: Base) -> Published:
        try:
            number, url = self._session.write(
                f"open the pull request for {self._proposal.branch}", lambda: self._create(base)
            )
        except Clash as clash:
            return self._found_after(clash)
        reason = f"opened as a draft{self._label(number, self._proposal.labels)}"
        return Published(self._proposal.key, self._proposal.branch, Action.CREATED, number, url, reason)

    def _create(self, base: Base) -> tuple[int, str]:
        made = self._session.repo.create_pull(
            base.branch,
            self._proposal.branch,
            title=self._proposal.title,
            body=self._proposal.body,
            draft=True,
        )
        return made.number, made.html_url

    def _found_after(self, clash: Clash) -> Published:
        """GitHub says that it is there: by our own request whose answer was lost, or by another run."""
        found = self._decided()
        if found is None:
            raise clash
        if not clash.after_lost_answer or found.action is Action.SKIPPED:
            return found
        return replace(
            found, action=Action.CREATED, reason="opened as a draft; GitHub's first answer was lost"
        )

    def _label(self, number: int, labels: Sequence[str]) -> str:
        """Add labels, which makes those that the repository lacks; a complaint when that was refused.

        The pull request stands without them, and that must not be reported as a failure to propose.
        """
        if not labels:
            return ""
        try:
            self._session.write(
                f"label #{number}",
                lambda: self._session.send("POST", f"/issues/{number}/labels", list(labels)),
            )
        except CuratorError as error:
            return f", but its labels could not be added: {error}"
        return ""

    def _published(self, action: Action, reason: str, *, pull: Pull | None = None) -> Published:
        number, url = (pull.number, pull.url) if pull else (None, "")
        return Published(self._proposal.key, self._proposal.branch, action, number, url, reason)
