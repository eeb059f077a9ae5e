"""How long no source has brought anything new: quiet days do not count, blind ones do.

A day counts when news was due somewhere and no source delivered a fresh batch: weekends, holidays and months
without a conference are quiet by each source's own calendar and are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.harvest import Status

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from curator.core.harvest import Health


class Silence(NamedTuple):
    """A stretch of days without news: how many counted, the first and the last of them."""

    days: int = 0
    since: date | None = None
    last: date | None = None

    def alarming(self, limit: int) -> bool:
        """Whether it has lasted for ``limit`` days, so that somebody has to look."""
        return self.days >= limit


NO_SILENCE: Final = Silence()


def listened(before: Silence, healths: Collection[Health], *, today: date) -> Silence:
    """The silence once today's sources were heard; listening twice in a day counts once.

    A run that asked nobody, such as one that only answers commands, says nothing of it.
    """
    told = [health for health in healths if not health.idle]
    if any(health.status is Status.FRESH for health in told):
        return NO_SILENCE
    if all(health.status is Status.QUIET for health in told) or before.last == today:
        return before
    return Silence(before.days + 1, before.since or today, today)
