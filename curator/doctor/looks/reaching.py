"""Whether GitHub can be asked at all, and how much in this hour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.diagnosis import Diagnosis, State, good
from curator.doctor.look import Look, at_github

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.doctor.seen import Hub, Seen

_A_NIGHT: Final = 200
"""Requests of a busy night; a quiet one needs fifteen."""

_SKEW: Final = 120
"""Seconds that a clock may be wrong by: a night's window, and an App's token, hang on it."""


def _trouble(seen: Seen) -> Iterator[Diagnosis]:
    if seen.hub is not None and seen.hub.trouble is not None:
        yield seen.hub.trouble


reaching = Look(
    "github",
    30,
    "GitHub answers, and as a GitHub does; where it does not, nothing else there is looked at.",
    "Check `GITHUB_API_URL` and proxies; if GitHub itself is down, the next night makes up for it.",
    _trouble,
)


@at_github(
    "quota",
    place=32,
    means="How many requests the token has left in this hour: a quiet night needs 15, a busy one 200.",
    do="Wait for the next hour, or give the bot a token of its own.",
)
def quota(hub: Hub) -> Iterator[Diagnosis]:
    """Too few for a night."""
    if hub.remaining is None:
        yield good("quota", "This GitHub does not limit how much may be asked.")
        return
    left = f"{hub.remaining} of {hub.limit} requests are left in this hour"
    if hub.remaining < _A_NIGHT:
        until = f"Wait until {hub.resets}" if hub.resets else "Wait for the next hour"
        do = f"{until}, or use a token that nothing else uses."
        yield Diagnosis("quota", State.NOTICE, f"Only {left}; a busy night needs {_A_NIGHT}.", do)
    else:
        yield good("quota", f"{left}; a busy night needs {_A_NIGHT}.")


@at_github(
    "clock",
    place=34,
    means="This machine's clock beside the one of GitHub; a night's window and an App's token hang on it.",
    do="Let the machine set its time by NTP.",
)
def clock(hub: Hub) -> Iterator[Diagnosis]:
    """Ahead or behind; nothing where GitHub did not tell the time."""
    if hub.skew is None:
        says = "GitHub did not tell the time, so there is nothing to compare."
        yield Diagnosis("clock", State.UNKNOWN, says, "See that the machine sets its time by NTP.")
    elif abs(hub.skew) <= _SKEW:
        yield good("clock", "It agrees with GitHub's.")
    else:
        way = "ahead of" if hub.skew > 0 else "behind"
        says = f"It is {abs(hub.skew):.0f} seconds {way} GitHub's."
        yield Diagnosis("clock", State.PROBLEM, says, "Let the machine set its time by NTP.")
