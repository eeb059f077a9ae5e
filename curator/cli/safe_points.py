"""Ending a run where nothing is half done: SIGTERM is heeded when the run says what it does next."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def ending_between_steps(narrate: Callable[[str], None]) -> Iterator[Callable[[str], None]]:
    """Give a narrator that raises KeyboardInterrupt once SIGTERM has come, in place of its next words.

    A night narrates before each source and each proposal, never within one: what is begun is finished, and
    the rest is the next run's.
    """
    asked = False

    def ask(_number: int, _frame: object) -> None:
        nonlocal asked
        asked = True

    def next_step(text: str) -> None:
        if asked:
            raise KeyboardInterrupt
        narrate(text)

    before = signal.signal(signal.SIGTERM, ask)
    try:
        yield next_step
    finally:
        signal.signal(signal.SIGTERM, before)
