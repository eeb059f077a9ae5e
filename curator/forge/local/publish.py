"""Publishing one proposal, in the order of a recital.

Look at the branch and at the pull request's file; make the commit; set the branch; write the file. A branch
that has to be made anew is announced in the file first, so that whichever of its commits a person merges is
known as ours. A crash between any two of these leaves less than a pull request, and publishing the same
proposal again makes the rest.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curator.core.list.edit import apply_edits
from curator.core.proposal import Action, Outcome, Published
from curator.errors import Refused
from curator.forge.local.base import list_file
from curator.forge.local.merging import merged_list
from curator.forge.local.outcome import outcome
from curator.forge.local.pulls import PullFile, latest
from curator.forge.local.repository import Draft
from curator.forge.local.untouched import hands_off

if TYPE_CHECKING:
    from datetime import datetime

    from curator.core.proposal import Proposal
    from curator.forge.local.pulls import PullFolder
    from curator.forge.local.repository import Repository
    from curator.ports import Base


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
        alone = hands_off(
            self.repository, self.proposal.branch, tip, base=self.base, force=self.proposal.force
        )
        if alone is not None:
            return self._leave(pull, tip, reason=alone)
        if not self.proposal.force and self._brings_the_change(tip):
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
        if commit == tip:
            return self._complete(pull, tip)
        words = self._words(pull, tip, commit)
        if words != pull:
            self.pulls.save(words)
        self._move(commit, expected=tip)
        action = Action.CREATED if pull is None else Action.UPDATED
        return self._said(words, action, "made anew on the list as it is now")

    def _leave(self, pull: PullFile | None, tip: str, *, reason: str) -> Published:
        """A branch that is somebody's: told once, and looked at no more."""
        if pull is not None:
            if self.proposal.renews and pull.told != reason:
                self.pulls.save(pull.model_copy(update={"told": reason}))
            return self._said(pull, Action.KEPT, reason)
        words = self._words(None, tip)
        self.pulls.save(words)
        return self._said(words, Action.KEPT, reason)

    def _brings_the_change(self, tip: str) -> bool:
        """Whether merging the branch now gives the list that the proposal wants, so that it may stay."""
        return merged_list(self.repository, tip, base=self.base) == self._wanted()

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
        title, body = self._title_and_body(pull)
        earlier = () if pull is None else pull.tips
        labels = () if pull is None else pull.labels
        return PullFile(
            number=self.pulls.next_number() if pull is None else pull.number,
            branch=self.proposal.branch,
            base=self.base.branch,
            title=title,
            body=body,
            labels=tuple(dict.fromkeys((*labels, *self.proposal.labels))),
            draft=True if pull is None else pull.draft,
            created=self.now if pull is None else pull.created,
            tips=latest((*earlier, *tips)),
            added=_added(self.base.text, self._wanted()),
        )

    def _title_and_body(self, pull: PullFile | None) -> tuple[str, str]:
        """The proposal's, or those that stand there where they will do."""
        made = self.proposal
        wanted = replace(made, title=_clean(made.title), body=_clean(made.body), gist=_clean(made.gist))
        if pull is not None and wanted.is_told_by(pull.title, pull.body):
            return pull.title, pull.body
        return wanted.title, wanted.body

    def _said(self, pull: PullFile, action: Action, reason: str) -> Published:
        url = self.pulls.address(pull.number)
        return Published(self.proposal.key, self.proposal.branch, action, pull.number, url, reason)


def _added(before: str, after: str) -> tuple[str, ...]:
    """The lines that ``after`` has more of than ``before``, blank ones aside."""
    more = Counter(after.splitlines()) - Counter(before.splitlines())
    return tuple(line for line in more if line.strip())


def _clean(text: str) -> str:
    """Half of a surrogate pair cannot be written to a file; a question mark stands for it."""
    return text.encode(errors="replace").decode()
