"""What wakes the main thread: a signal that ends the service, or the end of some work."""

from __future__ import annotations

import signal
import socket
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDING: Final = (signal.SIGTERM, signal.SIGINT)
_WORK: Final = b"\0"


class Bell:
    """A pair of sockets, one to write to and one to wait at.

    Python runs a signal's handler in the main thread alone, and the kernel may give the signal to another
    one, whereupon nothing wakes a main thread that waits for a lock. The interpreter writes to a socket at
    once, whichever thread the signal came to (`signal.set_wakeup_fd`).
    """

    def __init__(self) -> None:
        """Listen to nothing yet."""
        self._ear, self._rope = socket.socketpair()
        self._rope.settimeout(0)

    @contextmanager
    def hearing_signals(self) -> Iterator[None]:
        """Hear the signals that end the service, in place of what they do; for the main thread."""
        before = {number: signal.signal(number, _nothing_more) for number in ENDING}
        woken = signal.set_wakeup_fd(self._rope.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(woken)
            for number, handler in before.items():
                signal.signal(number, handler)

    def ring(self) -> None:
        """Say, from any thread, that some work has ended."""
        with suppress(OSError):  # so many rings wait that one more tells nothing, or nobody waits any more
            self._rope.send(_WORK)

    def wait(self, seconds: float) -> signal.Signals | None:
        """Wait so long; the signal that came, None when work has ended.

        Raises:
            TimeoutError: nothing came.
        """
        self._ear.settimeout(max(seconds, 0.001))
        (number,) = self._ear.recv(1)
        return signal.Signals(number) if number in ENDING else None

    def close(self) -> None:
        """Give the sockets back."""
        self._rope.close()
        self._ear.close()


def _nothing_more(_number: int, _frame: object) -> None:
    """A handler in Python's eyes, so that the interpreter writes to the bell."""
