"""Where proposals become pull requests, and the small file that is kept beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from curator.core.proposal import Force, Proposal, Published, Standing


@dataclass(frozen=True, slots=True)
class Base:
    """The list as it stands on the branch that proposals are made against; ``commit`` is a full SHA-1."""

    branch: str
    commit: str
    path: str
    text: str


class Forge(Protocol):
    """Where proposals become pull requests."""

    @property
    def writes(self) -> int:
        """How many writes were sent so far, the state branch's included."""
        ...

    def base(self) -> Base:
        """The list on the default branch, now."""
        ...

    def standing(self, *, watched: Collection[str]) -> tuple[Standing, ...]:
        """The bot's open pull requests, and what became of the ``watched`` branches that are not open."""
        ...

    def publish(self, proposal: Proposal, *, base: Base) -> Published:
        """Make branch and draft pull request, or find them; safe to repeat after a crash anywhere."""
        ...

    def withdraw(self, branch: str, *, key: str, reason: str, base: Base, force: Force = "") -> Published:
        """Close the bot's own open pull request of a branch that no person has committed to, saying why.

        Anything else is left alone, and told; safe to repeat after a crash. ``key`` is the proposal's. What
        people have committed is no obstacle where ``force`` says so; it can be brought back with `reopen`.
        """
        ...

    def reopen(self, branch: str, *, key: str, base: Base) -> Published:
        """Open the bot's own closed pull request of a branch again, with its branch as it was.

        ``updated`` when it is open now; ``kept`` when that is not possible, with the reason; ``skipped`` when
        there is nothing to open. Safe to repeat after a crash.
        """
        ...

    def added_by(self, line: str, *, base: Base, since: date | None) -> str:
        """The commit that brought a line into the list, from a day on; "" when that is not soon found."""
        ...


@dataclass(frozen=True, slots=True)
class StateFile:
    """The state file and the commit it was read at (None: the branch does not exist yet)."""

    text: str | None
    commit: str | None


class StateBranch(Protocol):
    """The one small file on the orphan branch ``curator-state``: memory and lock between machines."""

    def load(self) -> StateFile:
        """Read the file at the branch's tip."""
        ...

    def save(self, text: str, *, replacing: StateFile) -> StateFile:
        """Compare-and-swap: commit ``text``; raises `StateMoved` when the tip is not ``replacing.commit``."""
        ...
