"""When what most of a list does makes the rest a slip."""

from __future__ import annotations

from typing import Final

LEAST: Final = 3
_TOLERATED: Final = 10


def are_slips(others: int, *, of: int, least: int = LEAST) -> bool:
    """Whether so few of a list's entries do otherwise that they are slips and no style of their own.

    One of a few entries is a slip, else at most one in ten is; ``least`` is how many must follow the custom
    for there to be one.
    """
    return of - others >= least and others <= max(1, of // _TOLERATED)
