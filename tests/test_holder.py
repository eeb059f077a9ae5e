"""Who holds the lease, and whether that process is gone."""

from __future__ import annotations

import subprocess
import sys

from curator import holder


def test_this_process_is_not_gone() -> None:
    """A run that asks about itself is there."""
    assert not holder.gone(holder.this_process({}))


def test_a_process_of_this_host_that_ended_is_gone() -> None:
    """After a crash the next run on the same machine need not wait for the lease to end."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    host, _, _ = holder.this_process({}).rpartition(":")
    assert holder.gone(f"{host}:{ended.pid}")


def test_nothing_is_known_about_other_hosts() -> None:
    """A process elsewhere may well be running; only its lease's end frees the way."""
    assert not holder.gone("0123456789ab:1")
    assert not holder.gone("actions:42")
    assert not holder.gone("nonsense")


def test_a_run_of_github_actions_keeps_its_name_when_it_is_run_again() -> None:
    """Pressing "Re-run" takes over the lease of the attempt before."""
    assert holder.this_process({"GITHUB_RUN_ID": "42"}) == "actions:42"


def test_the_host_s_name_is_not_told() -> None:
    """The state branch may be public, so it shows a digest in place of the machine's name."""
    import socket  # noqa: PLC0415  # only this test compares with it

    assert socket.gethostname() not in holder.this_process({})
