"""The GitHub forge: the ports' methods, each one step to the module that does it."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING, Final

from curator.core.decoding import decode
from curator.forge.github.account import Account, account
from curator.forge.github.contents import Spot, content, find
from curator.forge.github.history import added_by
from curator.forge.github.noticeboard import GitHubNoticeboard
from curator.forge.github.publishing import Publishing
from curator.forge.github.pulls import Pulls
from curator.forge.github.refs import default_tip
from curator.forge.github.reopening import Reopening
from curator.forge.github.session import Session
from curator.forge.github.state import State
from curator.forge.github.withdrawing import Withdrawal
from curator.ports import Base

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date

    from curator.core.proposal import Force, Proposal, Published, Standing
    from curator.forge.github.address import Address
    from curator.ports import Clock, StateFile

TIMEOUT: Final = 30


class GitHubForge:
    """A repository on GitHub, as `Forge` and as `StateBranch`.

    Every error is a `CuratorError` with GitHub's own words and an advice: `UsageError` for a missing or wrong
    token and for what is not there, `Refused` for what the token may not do, `Unavailable` when GitHub does
    not answer.
    """

    def __init__(
        self,
        address: Address,
        *,
        token: str,
        clock: Clock,
        sleep: Callable[[float], None] = time.sleep,
        timeout: int = TIMEOUT,
    ) -> None:
        """Nothing is sent yet; ``sleep`` is asked to wait, ``timeout`` is in seconds of silence."""
        self._address = address
        self._session = Session(address, token=token, sleep=sleep, timeout=timeout)
        self._clock = clock
        self._state = State(self._session)
        self._spots: dict[str, Spot] = {}

    def __repr__(self) -> str:
        """The address only: a token must not get into a log by accident."""
        return f"GitHubForge({self._address.repository!r}, api_url={self._address.api_url!r})"

    @property
    def writes(self) -> int:
        """How many writes were sent that took effect, or may have."""
        return self._session.writes

    def base(self) -> Base:
        """The list on the default branch, now; raises `Refused` for an archived repository."""
        commit = default_tip(self._session)
        spot = self._spot(commit, self._address.list_path)
        text = decode(content(self._session, spot), path=self._address.list_path)
        return Base(
            branch=self._session.repo.default_branch, commit=commit, path=self._address.list_path, text=text
        )

    def standing(self, *, watched: Collection[str]) -> tuple[Standing, ...]:
        """The bot's open pull requests, and what became of each watched branch that is not open."""
        return self._pulls.standing(watched=watched)

    def publish(self, proposal: Proposal, *, base: Base) -> Published:
        """Make branch and draft pull request, or find them; safe to repeat after a crash anywhere."""
        publishing = Publishing(self._session, self._pulls, account=self._account, proposal=proposal)
        return publishing.run(base=base, spot=self._spot(base.commit, base.path))

    def withdraw(self, branch: str, *, key: str, reason: str, base: Base, force: Force = "") -> Published:
        """Close the bot's own open pull request of a branch, unless a person has committed to it."""
        leaving = Withdrawal(self._session, self._pulls, self._account, branch, key, base.commit, force)
        return leaving.run(reason)

    def reopen(self, branch: str, *, key: str, base: Base) -> Published:
        """Open the bot's own closed pull request of a branch again; safe to repeat after a crash."""
        del base
        return Reopening(self._session, self._pulls, branch, key).run()

    def added_by(self, line: str, *, base: Base, since: date | None) -> str:
        """The commit that brought a line into the list; "" when that is not soon found."""
        return added_by(self._session, line, base=base, since=since)

    def load(self) -> StateFile:
        """The state file at the tip of its branch."""
        return self._state.load()

    def save(self, text: str, *, replacing: StateFile) -> StateFile:
        """Compare-and-swap; raises `StateMoved` when another run was quicker."""
        return self._state.save(text, replacing=replacing, account=self._account, now=self._clock.now())

    @cached_property
    def noticeboard(self) -> GitHubNoticeboard:
        """The bot's own issues, over the same connection."""
        return GitHubNoticeboard(self._session, login=lambda: self._account.login)

    def close(self) -> None:
        """Close the connection; the next request would open another one."""
        self._session.hub.close()

    @cached_property
    def _account(self) -> Account:
        return account(self._session)

    @cached_property
    def _pulls(self) -> Pulls:
        return Pulls(self._session, login=self._account.login)

    def _spot(self, commit: str, path: str) -> Spot:
        """Where the list is in a commit, looked up once for all proposals of a night."""
        if commit not in self._spots:
            self._spots = {commit: find(self._session, commit=commit, path=path)}
        return self._spots[commit]
