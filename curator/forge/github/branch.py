"""The branch of one proposal: made once, moved only while all its commits are the bot's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.forge.github.contents import Change, NoFile, blob_sha, commit, find
from curator.forge.github.refs import create, move, tip
from curator.forge.github.refusals import Clash, Missing

if TYPE_CHECKING:
    from curator.core.proposal import Proposal
    from curator.forge.github.account import Account
    from curator.forge.github.contents import Spot
    from curator.forge.github.session import Session
    from curator.ports import Base


class PersonWasHere(Exception):
    """The branch carries commits that the bot did not make."""


class Branch:
    """Where the proposal's commit stands."""

    def __init__(self, session: Session, *, account: Account, proposal: Proposal) -> None:
        """Nothing is sent yet."""
        self._session = session
        self._account = account
        self._proposal = proposal

    def stand(self, text: str, *, base: Base, spot: Spot) -> None:
        """Let the branch stand at one commit of the bot's on top of the base; raises `PersonWasHere`."""
        found = tip(self._session, self._proposal.branch)
        if found:
            self._leave_people_alone(found, base=base)
            if self._is_made(found, text, base=base):
                return
        wanted = self._commit(text, base=base, spot=spot)
        at = found or self._create_branch(wanted)
        if at == wanted:
            return
        if found is None:  # somebody was quicker than our request
            self._leave_people_alone(at, base=base)
        move(self._session, self._proposal.branch, wanted, force=True)

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
        if not self._all_own(base.commit, head):
            raise PersonWasHere

    def _all_own(self, base: str, head: str) -> bool:
        def read() -> bool:
            commits = (one.commit for one in self._session.repo.compare(base, head).commits)
            return all(one.author.email == one.committer.email == self._account.email for one in commits)

        try:
            return self._session.read(f"compare {head[:12]} with the list", read)
        except Missing:  # no history in common
            return False
