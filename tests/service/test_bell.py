"""The main thread is woken, whichever thread a signal comes to."""

from __future__ import annotations

import os
import signal
import threading
from typing import TYPE_CHECKING

import pytest

from curator.service.bell import ENDING, Bell

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def bell() -> Iterator[Bell]:
    """A bell that hears signals."""
    made = Bell()
    with made.hearing_signals():
        yield made
    made.close()


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_to_another_thread_wakes_the_main_one(bell: Bell, number: signal.Signals) -> None:
    """The kernel may choose any thread; a main thread that waited for a lock would sleep on."""
    other = threading.Thread(target=lambda: signal.pthread_kill(threading.get_ident(), number))
    other.start()
    assert bell.wait(30) is number
    other.join()


def test_two_signals_are_heard_as_two(bell: Bell) -> None:
    """The second one means: at once."""
    os.kill(os.getpid(), signal.SIGTERM)
    assert bell.wait(30) is signal.SIGTERM
    os.kill(os.getpid(), signal.SIGTERM)
    assert bell.wait(30) is signal.SIGTERM


def test_the_end_of_work_is_no_signal(bell: Bell) -> None:
    """It wakes, and says nothing more."""
    bell.ring()
    assert bell.wait(30) is None


def test_nothing_is_waited_for_no_longer_than_asked(bell: Bell) -> None:
    """Even where the time is over already."""
    with pytest.raises(TimeoutError):
        bell.wait(0)
    with pytest.raises(TimeoutError):
        bell.wait(-5)


def test_rings_that_nobody_hears_do_no_harm(bell: Bell) -> None:
    """The socket fills up, and work goes on; after the end there is nobody to tell."""
    for _ in range(100_000):
        bell.ring()
    assert bell.wait(30) is None
    bell.close()
    bell.ring()


def test_afterwards_signals_do_what_they_did() -> None:
    """The block leaves nothing behind."""
    before = [signal.getsignal(number) for number in ENDING]
    made = Bell()
    with made.hearing_signals():
        assert [signal.getsignal(number) for number in ENDING] != before
    made.close()
    assert [signal.getsignal(number) for number in ENDING] == before
