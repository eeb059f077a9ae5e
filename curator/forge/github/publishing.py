"""How a proposal becomes a draft pull request: tree, commit, branch, pull request, labels, in this order.

Each step looks before it writes, and finds what an earlier, interrupted run has left: a tree and a commit
nobody sees are made again under the same SHA-1, a branch of the bot's is taken up, an open pull request is
kept, or renewed where that is asked for. What a person did is never overwritten.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from curator.core.list.edit import apply_edits
from curator.core.proposal import LONGEST_BODY, Action, Outcome, Published
from curator.errors import BrokenPromise, CuratorError
from curator.forge.github.branch import Branch, BranchGone, PersonWasHere
from curator.forge.github.refusals import Clash
from curator.forge.github.telling import tell_left_alone

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
        earlier = self._pulls.of(self._proposal.branch)
        standing = next((pull for pull in earlier if pull.outcome is Outcome.OPEN), None)
        if standing and standing.own and self._proposal.renews:
            return self._renew(standing, text, base=base, spot=spot)
        if found := self._decided(earlier):
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

    def _decided(self, earlier: Sequence[Pull]) -> Published | None:
        """What earlier pull requests of the branch say: an open one first, then the newest."""
        for pull in earlier:
            if pull.outcome is Outcome.OPEN:
                return self._keep(pull)
        if not earlier:
            return None
        newest, words = earlier[0], _AFTER[earlier[0].outcome].format(number=earlier[0].number)
        if newest.own:
            return self._published(Action.SKIPPED, words, pull=newest)
        return self._published(Action.KEPT, f"{words}, by {newest.author}")

    def _keep(self, pull: Pull) -> Published:
        """Leave an open pull request as it is, but for labels that were never put on it.

        Somebody else's is not the proposal's: its branch is theirs for good.
        """
        missing = self._missing_labels(pull) if pull.own else []
        if not missing:
            reason = f"#{pull.number} by {pull.author} is open"
            return self._published(Action.KEPT, reason, pull=pull if pull.own else None)
        complaint = self._label(pull.number, missing)
        if complaint:
            return self._published(Action.KEPT, f"#{pull.number} is open{complaint}", pull=pull)
        return self._published(Action.UPDATED, f"added labels to #{pull.number}", pull=pull)

    def _renew(self, pull: Pull, text: str, *, base: Base, spot: Spot) -> Published:
        """Bring the bot's own open pull request up to date: its branch, then its words, then its labels."""
        try:
            moved = self._branch.renew(
                text, base=base, spot=spot, merges=lambda: self._pulls.merges(pull.number)
            )
        except BranchGone:
            return self._published(Action.SKIPPED, f"the branch of #{pull.number} is gone", pull=pull)
        except PersonWasHere:
            if self._pulls.is_mine(pull):
                tell_left_alone(self._session, pull.number, why="it is not what I would propose now")
            reason = f"#{pull.number} has commits that the bot did not make, so it is left alone"
            return self._published(Action.KEPT, reason, pull=pull)
        reworded = self._reword(pull, base=base)
        if not moved and not reworded:
            return self._keep(pull)
        complaint = self._branch.complaint + self._label(pull.number, self._missing_labels(pull))
        return self._published(Action.UPDATED, f"brought #{pull.number} up to date{complaint}", pull=pull)

    def _reword(self, pull: Pull, *, base: Base) -> bool:
        """Give it the proposal's title and body, and the list's branch; whether it needed any of them."""
        wanted = self._proposal
        told = wanted.is_told_by(pull.title, pull.body)
        if told and pull.base == base.branch:
            return False
        words = {} if told else {"title": wanted.title, "body": wanted.body}
        words |= {} if pull.base == base.branch else {"base": base.branch}
        self._session.write(
            f"reword #{pull.number}", lambda: self._session.send("PATCH", f"/pulls/{pull.number}", words)
        )
        return True

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
        reason = f"opened as a draft{self._branch.complaint}{self._label(number, self._proposal.labels)}"
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
        found = self._decided(self._pulls.of(self._proposal.branch))
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
