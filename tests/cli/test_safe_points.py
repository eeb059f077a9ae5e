"""SIGTERM between two steps of a run."""

from __future__ import annotations

import os
import signal

import pytest

from curator.cli.safe_points import ending_between_steps


def test_a_run_ends_where_it_says_what_comes_next() -> None:
    """What is under way when SIGTERM comes is finished; the next step does not begin."""
    steps: list[str] = []
    with ending_between_steps(steps.append) as narrate:
        narrate("proposing one")
        os.kill(os.getpid(), signal.SIGTERM)
        steps.append("one is proposed")
        with pytest.raises(KeyboardInterrupt):
            narrate("proposing two")
    assert steps == ["proposing one", "one is proposed"]


def test_afterwards_sigterm_is_what_it_was() -> None:
    """The block leaves no handler behind."""
    before = signal.getsignal(signal.SIGTERM)
    with ending_between_steps(print):
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before
