"""What the nightly run needs from the outside world, as Protocols of one to three methods."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime

    from curator.core.candidate import Candidate
    from curator.core.harvest import Harvest
    from curator.core.paper import PaperId
    from curator.core.proposal import Proposal, Published, Standing
    from curator.core.window import Window


class Clock(Protocol):
    """The only place where time comes from (``CURATOR_NOW`` sets it)."""

    def now(self) -> datetime:
        """The moment, aware and in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class Answer:
    """A service's answer that had a 2xx status: final URL, status, lower-case headers, body.

    ``attempts`` is how many requests it took.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    attempts: int = 1


Objection = Callable[[Answer], str | None]
"""Says why an answer cannot be used although its status is 2xx; None when it can."""


class Fetcher(Protocol):
    """One polite HTTP client for all sources: paced a service, bounded in time, size and retries."""

    def get(
        self, service: str, path: str, params: Mapping[str, str], *, objection: Objection | None = None
    ) -> Answer:
        """GET ``<base URL of service><path>?<params>``; raises `NoAnswer` when retries are used up.

        An answer with an ``objection`` is a failed attempt, so that all patience is spent in one place.
        """
        ...


class Source(Protocol):
    """A service that announces papers."""

    @property
    def name(self) -> str:
        """The key under ``sources`` in ``curator.yaml``."""
        ...

    def fetch(self, window: Window) -> Harvest:
        """All papers of the window. Never raises for what the service did: that is `Harvest.health`."""
        ...


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


@dataclass(frozen=True, slots=True)
class Remembered:
    """A candidate as the run ``run_id`` judged it on the day ``seen``, and the last ``action`` about it."""

    candidate: Candidate
    action: Published | None
    run_id: str
    seen: date


class Ledger(Protocol):
    """The embedded database that remembers what was seen, proposed and decided on this machine."""

    def record(
        self, *, run_id: str, candidates: Collection[Candidate], published: Collection[Published]
    ) -> None:
        """Remember one run in one transaction; repeating it changes nothing."""
        ...

    def find(self, paper: PaperId) -> Remembered | None:
        """The latest candidate under this id or an alias of it, and what was last done about it."""
        ...
