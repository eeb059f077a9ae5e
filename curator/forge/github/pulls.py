"""The bot's pull requests as values: which are to be trusted, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from curator.core.commands.ticks import ticked
from curator.core.proposal import BRANCH_PREFIX, Marker, Outcome, Standing
from curator.forge.github.mergeability import mergeability
from curator.forge.github.refusals import Forbidden, Missing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from github.PullRequest import PullRequest

    from curator.forge.github.session import Session

_LONGEST_REASON: Final = 500
_LOOKS: Final = 3
_BETWEEN_LOOKS: Final = 2.0
_SPOKEN_BEFORE_CLOSING: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Pull:
    """A pull request from a branch of this repository; ``own`` when its author is the bot, or a bot.

    ``head`` is the commit that its branch stood at last, ``base`` the branch that it is to be merged into.
    """

    number: int
    url: str
    branch: str
    outcome: Outcome
    own: bool
    author: str
    title: str
    body: str
    labels: frozenset[str]
    draft: bool
    head: str
    base: str


class Pulls:
    """The repository's pull requests, asked for as few as possible."""

    def __init__(self, session: Session, *, login: str) -> None:
        """``login`` is the bot's."""
        self._session = session
        self._login = login

    def open(self) -> tuple[Pull, ...]:
        """Every open one of the bot's own, the newest first."""
        found = self._session.read(
            "list the open pull requests", lambda: self._ours(self._session.repo.get_pulls(state="open"))
        )
        return tuple(pull for pull in found if pull.own and pull.branch.startswith(BRANCH_PREFIX))

    def of(self, branch: str) -> tuple[Pull, ...]:
        """Every one ever made from a branch of this repository by anybody, the newest first: one request."""
        head = f"{self._session.repo.owner.login}:{branch}"
        return self._session.read(
            f"look up pull requests of {branch}",
            lambda: self._ours(self._session.repo.get_pulls(state="all", head=head)),
        )

    def is_mine(self, pull: Pull) -> bool:
        """Whether this very bot opened it, and no other one."""
        return pull.author == self._login

    def _ours(self, pulls: Iterable[PullRequest]) -> tuple[Pull, ...]:
        """Those from this repository: only who may write here can make branches, a fork proves nothing."""
        home = self._session.repo.full_name.casefold()
        return tuple(
            self._value(pull)
            for pull in pulls
            if getattr(pull.head.repo, "full_name", "").casefold() == home  # a fork that was deleted is null
        )

    def _value(self, pull: PullRequest) -> Pull:
        closed = Outcome.MERGED if pull.merged_at else Outcome.DECLINED
        author = getattr(pull.user, "login", "ghost")  # a deleted account is null
        return Pull(
            number=pull.number,
            url=pull.html_url,
            branch=pull.head.ref,
            outcome=Outcome.OPEN if pull.state == "open" else closed,
            own=author == self._login or getattr(pull.user, "type", "") == "Bot",
            author=author,
            title=pull.title or "",
            body=pull.body or "",
            labels=frozenset(label.name.casefold() for label in pull.labels),
            draft=bool(pull.draft),
            head=pull.head.sha,
            base=pull.base.ref,
        )

    def unlabelled(self, number: int) -> frozenset[str]:
        """The labels that somebody took off a pull request."""
        repo = self._session.repo

        def read() -> frozenset[str]:
            events = repo.get_pull(number).get_issue_events()
            return frozenset(one.label.name.casefold() for one in events if one.event == "unlabeled")

        return self._session.read(f"read what happened to #{number}", read)

    def merges(self, number: int) -> bool:
        """Whether GitHub could merge it as it is; False too when it does not find that out in seconds."""
        for _ in range(_LOOKS):
            found = self._session.read(
                f"ask whether #{number} can be merged", lambda: self._mergeable(number)
            )
            if found is not None:
                return found
            self._session.pause(_BETWEEN_LOOKS)
        return False

    def _mergeable(self, number: int) -> bool | None:
        return self._session.repo.get_pull(number).mergeable

    def standing(self, *, watched: Collection[str]) -> tuple[Standing, ...]:
        """The open ones, and the newest trusted one of every watched branch that is not open."""
        pulls = self.open()
        branches = {pull.branch for pull in pulls}
        closed = (self._newest(one) for one in dict.fromkeys(watched) if one not in branches)
        return tuple(self._standing([*pulls, *(pull for pull in closed if pull)]))

    def _newest(self, branch: str) -> Pull | None:
        if not branch.startswith(BRANCH_PREFIX):
            return None
        return next((pull for pull in self.of(branch) if pull.own), None)

    def _standing(self, pulls: Sequence[Pull]) -> Iterator[Standing]:
        marked = [(pull, marker) for pull in pulls if (marker := Marker.find(pull.body)) is not None]
        numbers = [pull.number for pull, _ in marked if pull.outcome is Outcome.OPEN]
        merges = mergeability(self._session, numbers)
        for pull, marker in marked:
            yield Standing(
                pull.branch,
                marker,
                pull.outcome,
                pull.number,
                pull.url,
                self._reason(pull) if pull.outcome is Outcome.DECLINED else "",
                pull.labels,
                draft=pull.draft,
                merges=merges.get(pull.number) if self._is_aimed(pull) else False,
                ticked=ticked(pull.body),
            )

    def _is_aimed(self, pull: Pull) -> bool:
        """Whether it goes into the branch that the list is on; repositories change their default branch."""
        return pull.outcome is not Outcome.OPEN or pull.base == self._session.repo.default_branch

    def _reason(self, pull: Pull) -> str:
        """What the person who closed it wrote last, from the day before on; empty where that is hidden."""

        def read() -> str:
            issue = self._session.repo.get_issue(pull.number)
            by = getattr(issue.closed_by, "login", self._login)
            if not issue.comments or by == self._login:
                return ""
            comments = issue.get_comments(since=issue.closed_at - _SPOKEN_BEFORE_CLOSING)
            spoken = [one.body for one in comments if getattr(one.user, "login", "") == by]
            return spoken[-1][:_LONGEST_REASON].strip() if spoken else ""

        try:
            return self._session.read(f"read why #{pull.number} was closed", read)
        except (Missing, Forbidden):  # such as a token without “issues”
            return ""
