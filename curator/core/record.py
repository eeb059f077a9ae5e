"""What is remembered of one proposal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from curator.core.proposal import Outcome
from curator.core.steering import NO_STEER

if TYPE_CHECKING:
    from datetime import date

    from curator.core.steering import Steer
    from curator.core.works.paper import Paper, PaperId


@dataclass(frozen=True, slots=True)
class Record:
    """One proposal: what it is about, when it was made (``day``; None: before our memory), what became of it.

    ``night`` names the inputs it was made from, so that a run repeated on them counts as the same night.
    ``paper`` is what a new entry was made from, while it may have to be made again; ``steer`` is what people
    said of it. ``until`` is when a snoozed one comes back; ``decided`` is the day on which we learnt its end.
    ``owes`` is what the bot still has to do to its pull request on behalf of that, until the forge agrees.
    ``authors`` tell the paper under another title; unknown where only the pull request's marker is left.
    """

    key: str
    branch: str
    ids: tuple[PaperId, ...]
    title: str
    outcome: Outcome
    day: date | None = None
    night: str = ""
    reason: str = ""
    number: int | None = None
    url: str = ""
    paper: Paper | None = None
    steer: Steer = NO_STEER
    until: date | None = None
    decided: date | None = None
    owes: Literal["", "close", "reopen"] = ""
    authors: tuple[str, ...] = ()

    @property
    def live(self) -> bool:
        """Whether it is in front of the maintainers now."""
        return self.outcome is Outcome.OPEN
