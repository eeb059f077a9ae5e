"""The branch of one proposal: made once, moved only while all its commits are the bot's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.list.diff import changed_lines, unified_diff
from curator.errors import CuratorError
from curator.forge.github.ahead import ahead
from curator.forge.github.contents import Change, NoFile, blob_sha, commit, find
from curator.forge.github.refs import create, move, tip
from curator.forge.github.refusals import Clash

if TYPE_CHECKING:
    from collections.abc import Callable

    from curator.core.proposal import Proposal
    from curator.forge.github.account import Account
    from curator.forge.github.ahead import Ahead
    from curator.forge.github.contents import Spot
    from curator.forge.github.session import Session
    from curator.ports import Base


STATUS: Final = "curator/lint"
"""The name of the bot's own check beside its commits."""


class PersonWasHere(Exception):
    """The branch carries commits that the bot did not make."""


class BranchGone(Exception):
    """Somebody has deleted the branch of an open pull request, which closes that."""


class Branch:
    """Where the proposal's commit stands.

    Attributes:
        complaint: why the linter's word is not beside the commit; "" when it is, or there is none.
    """

    def __init__(self, session: Session, *, account: Account, proposal: Proposal) -> None:
        """Nothing is sent yet."""
        self._session = session
        self._account = account
        self._proposal = proposal
        self.complaint = ""

    def stand(self, text: str, *, base: Base, spot: Spot) -> None:
        """Let the branch stand at one commit of the bot's on top of the base; raises `PersonWasHere`."""
        found = tip(self._session, self._proposal.branch)
        if found:
            self._leave_people_alone(found, base=base)
            if self._is_made(found, text, base=base):
                return
        wanted = self._commit(text, base=base, spot=spot)
        if wanted != found:
            self._vouch(wanted)
        at = found or self._create_branch(wanted)
        if at == wanted:
            return
        if found is None:  # somebody was quicker than our request
            self._leave_people_alone(at, base=base)
        move(self._session, self._proposal.branch, wanted, force=True)

    def renew(self, text: str, *, base: Base, spot: Spot, merges: Callable[[], bool]) -> bool:
        """Let the branch of an open pull request bring the list to ``text``; whether it had to be moved.

        It stays on an older list while merging it does just that; ``merges`` says whether GitHub could. The
        proposal's force overrules that, and people's commits.

        Raises:
            PersonWasHere: it is left alone.
            BranchGone: there is none.
        """
        force = self._proposal.force
        found = tip(self._session, self._proposal.branch)
        if found is None:
            raise BranchGone
        now = ahead(self._session, base.commit, found, account=self._account)
        if not now.own and force != "people":
            raise PersonWasHere
        if not force and self._brings(now, text, base=base, merges=merges):
            return False
        wanted = self._commit(text, base=base, spot=spot)
        if wanted == found:
            return False
        self._vouch(wanted)
        move(self._session, self._proposal.branch, wanted, force=True)
        return True

    def _brings(self, now: Ahead, text: str, *, base: Base, merges: Callable[[], bool]) -> bool:
        """Whether merging it gives ``text``: it has that text, or makes the same changes to an older list."""
        if set(now.blobs) != {base.path}:
            return False
        if now.current:
            return now.blobs[base.path] == blob_sha(text.encode())
        wanted = unified_diff(base.text, self._proposal.edits, path=base.path)
        return changed_lines(now.patches[base.path]) == changed_lines(wanted) and merges()

    def _is_made(self, head: str, text: str, *, base: Base) -> bool:
        """Whether an earlier run has made this very commit before it was interrupted."""
        try:
            spot = find(self._session, commit=head, path=base.path)
        except NoFile:
            return False
        parents = [parent.sha for parent in spot.commit.parents]
        return parents == [base.commit] and spot.blob == blob_sha(text.encode())

    def _commit(self, text: str, *, base: Base, spot: Spot) -> str:
        """The commit on top of the base, dated as its parent is: repeating it gives the same SHA-1."""
        change = Change(
            path=base.path,
            mode=spot.mode,
            text=text,
            message=self._proposal.message,
            account=self._account,
            when=spot.commit.committer.date,
        )
        return commit(self._session, change, parent=spot.commit)

    def _vouch(self, commit: str) -> None:
        """Show what the linter says of a commit, before anybody sees that.

        A pull request that a workflow's token has opened gets no check until a person approves the run.
        """
        checked = self._proposal.checked
        if checked is None:
            return
        state = "success" if checked.passes else "failure"
        body = {"context": STATUS, "state": state, "description": checked.says}
        path = f"/statuses/{commit}"
        try:
            self._session.write("post the linter's word", lambda: self._session.send("POST", path, body))
        except CuratorError as error:
            self.complaint = f", but the linter's word on it could not be posted: {error}"

    def _create_branch(self, wanted: str) -> str:
        """The commit that the branch stands at afterwards: another run's, when that was quicker."""
        branch = self._proposal.branch
        try:
            create(self._session, branch, wanted)
        except Clash:
            found = tip(self._session, branch)
            if found is None:
                raise
            return found
        return wanted

    def _leave_people_alone(self, head: str, *, base: Base) -> None:
        """Raise `PersonWasHere` unless every commit that the base lacks was written by the bot."""
        if not ahead(self._session, base.commit, head, account=self._account).own:
            raise PersonWasHere
