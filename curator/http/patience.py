"""How long a failing service is tried: back-off with jitter, the wait it asks for, and an end to both."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from tenacity import Retrying, retry_if_exception, wait_exponential, wait_random

if TYPE_CHECKING:
    from collections.abc import Callable

    from tenacity import RetryCallState

    from curator.http.wire import Reply


class Persistence(NamedTuple):
    """How long a failing service is tried.

    Attributes:
        attempts: that one question may take.
        seconds: that a run may lose on one service by failed attempts and the waits after them, in all.
    """

    attempts: int
    seconds: float


STUBBORN: Final = Persistence(10, 300.0)
"""For a service without which the run has failed."""

BRISK: Final = Persistence(3, 40.0)
"""For a service that the run can do without, or where somebody sits and waits."""

LONGEST_WAIT: Final = 120.0
"""Seconds. A service that asks for more is left alone for the rest of the run."""

_LONGEST_BACKOFF: Final = 30.0
_MOST_PACES: Final = 10
_SHORTEST_BACKOFF: Final = 0.02


class Failed(Exception):
    """An attempt that came to nothing; ``passing``: another one may fare better, after ``wait`` seconds."""

    def __init__(
        self, reason: str, *, passing: bool = False, wait: float = 0.0, reply: Reply | None = None
    ) -> None:
        """Keep why (without a full stop), and what came back if anything did."""
        super().__init__(reason)
        self.passing = passing
        self.wait = wait
        self.reply = reply


@dataclass(slots=True)
class Patience:
    """What a run may still lose on one service; ``closed`` is why nothing more is asked ("" while it is).

    ``banned``: it asked to be left alone, which is a word for all services of its channel.
    """

    persistence: Persistence = STUBBORN
    closed: str = ""
    banned: bool = False
    left: float = field(init=False)

    def __post_init__(self) -> None:
        """Nothing is lost yet."""
        self.left = self.persistence.seconds

    def charge(self, failure: Failed, *, seconds: float) -> None:
        """Count the time that a failed attempt took, and close where there is no sense in going on."""
        self.left -= seconds
        if failure.wait > LONGEST_WAIT:
            self.closed = f"it asked to be left alone for {failure.wait:.0f} s"
            self.banned = True
            failure.passing = False
        elif self.left <= 0 and not self.closed:
            self.closed = f"{self.persistence.seconds:.0f} s of this run were lost on it"

    def retrying(self, *, first: float, sleep: Callable[[float], None]) -> Retrying:
        """Retries of one question: the wait is ``first`` seconds, then doubles up to ten times that."""
        pace = max(first, _SHORTEST_BACKOFF)
        longest = min(_LONGEST_BACKOFF, pace * _MOST_PACES)
        backoff = wait_exponential(multiplier=pace, max=longest) + wait_random(0, pace)

        def wait(state: RetryCallState) -> float:
            failure = state.outcome.exception() if state.outcome else None
            return max(backoff(state), failure.wait if isinstance(failure, Failed) else 0.0)

        def stop(state: RetryCallState) -> bool:
            return state.attempt_number >= self.persistence.attempts or state.upcoming_sleep > self.left

        def spend(state: RetryCallState) -> None:
            self.left -= state.upcoming_sleep

        retry = retry_if_exception(lambda error: isinstance(error, Failed) and error.passing)
        return Retrying(sleep=sleep, wait=wait, stop=stop, retry=retry, before_sleep=spend, reraise=True)
