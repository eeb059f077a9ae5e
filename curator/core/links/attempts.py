"""Whether asking a page again may help, and after how long: arithmetic over values."""

from __future__ import annotations

from typing import Final

PASSING: Final = frozenset({408, 425, 429, 500, 502, 503, 504, *range(520, 528)})
"""Statuses of a bad moment; the last eight are those of a proxy that does not reach its server."""

MOST_ATTEMPTS: Final = 3
"""Requests for one page, the failed ones included."""

_FIRST_PAUSE: Final = 0.5
_LONGEST_PAUSE: Final = 8.0
MOMENT: Final = 0.1
"""Seconds that are waited longer than was asked, because two clocks never agree."""


def pause_after(failures: int, *, asked: float | None, jitter: float) -> float:
    """Seconds to wait after so many failures (from 1), ``asked`` of them by the server itself.

    Without its word, the pause doubles and spreads by half of it up and down; ``jitter`` is from 0 to 1.
    """
    if asked is not None:
        return asked + MOMENT
    doubled: float = _FIRST_PAUSE * 2 ** (failures - 1)
    return min(_LONGEST_PAUSE, doubled) * (0.5 + jitter)
