"""Publishing one proposal, in the order of a recital.

Look at the branch and at the pull request's file; make the commit; set the branch; write the file. A branch
that has to be made anew is announced in the file first, so that whichever of its commits a person merges is
known as ours. A crash between any two of these leaves less than a pull request, and publishing the same
proposal again makes the rest.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from curator.core.edit import apply_edits
from curator.core.proposal import Action, Outcome, Published
from curator.errors import Refused
from curator.forge.local.base import list_file
from curator.forge.local.git import EMAIL
from curator.forge.local.outcome import outcome
from curator.forge.local.pulls import PullFile
from curator.forge.local.repository import Draft

if TYPE_CHECKING:
    from datetime import datetime

    from curator.core.proposal import Proposal
    from curator.forge.local.pulls import PullFolder
    from curator.forge.local.repository import Repository
    from curator.ports import Base

_TIPS_KEPT: Final = 10


@dataclass(frozen=True, slots=True)
class Publication:
    """One proposal against one base, and where it goes; ``now`` is when it is made, if it is new."""

    repository: Repository
    pulls: PullFolder
    proposal: Proposal
    base: Base
    now: datetime

    def publish(self) -> Published:
        """Make branch and pull request, or what is missing of them; the folder's lock must be held."""
        pull = self.pulls.of(self.proposal.branch)
        tips = self.repository.tips()
        tip = tips.get(self.proposal.branch)
        if pull is not None:
            known = outcome(pull, tips=tips, base=self.base, repository=self.repository)
            if known is not Outcome.OPEN:
                return self._said(pull, Action.SKIPPED, f"was {known} before, and is not proposed again")
        if tip is None:
            return self._create()
        hands_off = self._hands_off(tip)
        if hands_off is not None:
            return self._leave(pull, tip, reason=hands_off)
        if self._brings_the_change(tip):
            return self._complete(pull, tip)
        return self._remake(pull, tip)

    def _create(self) -> Published:
        commit = self._commit()
        self._move(commit, expected=None)
        return self._complete(None, commit)

    def _complete(self, pull: PullFile | None, tip: str) -> Published:
        """The branch is as it should be: see to the words."""
        words = self._words(pull, tip)
        if words == pull:
            return self._said(words, Action.KEPT, "stands as it should")
        self.pulls.save(words)
        if pull is None:
            return self._said(words, Action.CREATED, "newly proposed")
        return self._said(words, Action.UPDATED, "has new words")

    def _remake(self, pull: PullFile | None, tip: str) -> Published:
        """The branch is ours and does not bring the change any more: make it anew on the base."""
        commit = self._commit()
        words = self._words(pull, tip, commit)
        if words != pull:
            self.pulls.save(words)
        self._move(commit, expected=tip)
        action = Action.CREATED if pull is None else Action.UPDATED
        return self._said(words, action, "made anew on the list as it is now")

    def _leave(self, pull: PullFile | None, tip: str, *, reason: str) -> Published:
        if pull is not None:
            return self._said(pull, Action.KEPT, reason)
        words = self._words(None, tip)
        self.pulls.save(words)
        return self._said(words, Action.KEPT, reason)

    def _hands_off(self, tip: str) -> str | None:
        """Why the branch must not be moved, if it must not."""
        if self.repository.committers(tip, since=self.base.commit) - {EMAIL}:
            return "left alone: a person has committed to its branch"
        if self.repository.checked_out(self.proposal.branch):
            return "left alone: its branch is checked out"
        return None

    def _brings_the_change(self, tip: str) -> bool:
        """Whether merging the branch now gives the list that the proposal wants, so that it may stay."""
        fork = self.repository.fork(self.base.commit, tip)
        if fork is None:
            return False
        theirs = self._list_at(tip)
        if fork == self.base.commit:
            return theirs == self._wanted()
        return (
            self.repository.merged(self._list_at(fork), ours=self.base.text, theirs=theirs) == self._wanted()
        )

    def _list_at(self, commit: str) -> str:
        file = self.repository.file(commit, self.base.path)
        return "" if file is None else self.repository.content(file.blob).decode(errors="replace")

    def _wanted(self) -> str:
        return apply_edits(self.base.text, self.proposal.edits)

    def _commit(self) -> str:
        """Dated like its parent, so that the same proposal on the same base is the same commit, always."""
        file = list_file(self.repository, commit=self.base.commit, path=self.base.path)
        draft = Draft(
            path=self.base.path,
            text=self._wanted(),
            message=self.proposal.message,
            date=self.repository.date(self.base.commit),
            parent=self.base.commit,
            mode=file.mode,
        )
        return self.repository.commit(draft)

    def _move(self, commit: str, *, expected: str | None) -> None:
        if not self.repository.move(self.proposal.branch, commit, expected=expected):
            message = f"somebody else set the branch {self.proposal.branch} at this very moment"
            raise Refused(message, advice="Run again: the next run looks at what stands there now.")

    def _words(self, pull: PullFile | None, *tips: str) -> PullFile:
        """The pull request's file; labels and state that people set in an older one stay."""
        earlier = () if pull is None else pull.tips
        labels = () if pull is None else pull.labels
        return PullFile(
            number=self.pulls.next_number() if pull is None else pull.number,
            branch=self.proposal.branch,
            base=self.base.branch,
            title=_clean(self.proposal.title),
            body=_clean(self.proposal.body),
            labels=tuple(dict.fromkeys((*labels, *self.proposal.labels))),
            draft=True if pull is None else pull.draft,
            created=self.now if pull is None else pull.created,
            tips=_latest((*earlier, *tips)),
            added=_added(self.base.text, self._wanted()),
        )

    def _said(self, pull: PullFile, action: Action, reason: str) -> Published:
        url = self.pulls.address(pull.number)
        return Published(self.proposal.key, self.proposal.branch, action, pull.number, url, reason)


def _latest(tips: tuple[str, ...]) -> tuple[str, ...]:
    """Each commit once, where it came last: a branch may come back to an earlier one."""
    once = tuple(dict.fromkeys(reversed(tips)))
    return once[_TIPS_KEPT - 1 :: -1]


def _added(before: str, after: str) -> tuple[str, ...]:
    """The lines that ``after`` has more of than ``before``, blank ones aside."""
    more = Counter(after.splitlines()) - Counter(before.splitlines())
    return tuple(line for line in more if line.strip())


def _clean(text: str) -> str:
    """Half of a surrogate pair cannot be written to a file; a question mark stands for it."""
    return text.encode(errors="replace").decode()
