"""A check of links as somebody watches it: live on a terminal, a line a step in a log."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from curator.cli import console

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, RenderableType

    from curator.linkcheck import Checkup, Progress

_A_SECOND: Final = 1.0
_HOSTS_NAMED: Final = 3


@contextmanager
def ending_as_asked() -> Iterator[None]:
    """Let SIGTERM, by which services and workflows are stopped, end the block as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def watched(checkup: Checkup, *, quiet: bool) -> Iterator[None]:
    """Show how a check goes on while the block runs; on stderr, and with ``quiet`` nowhere."""
    talk = console.talk(quiet=quiet)
    if quiet:
        yield
    elif console.shows_progress(quiet=quiet):
        with _live(checkup, talk):
            yield
    else:
        with _logged(checkup, talk):
            yield


@contextmanager
def _live(checkup: Checkup, talk: Console) -> Iterator[None]:
    from rich.live import Live  # noqa: PLC0415 - only a terminal shows it

    with Live(
        get_renderable=lambda: _shown(checkup.progress), console=talk, refresh_per_second=5, transient=True
    ):
        yield


def _shown(progress: Progress) -> RenderableType:
    from rich.progress_bar import ProgressBar  # noqa: PLC0415 - only a terminal shows it
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    lines = Table.grid(expand=True)
    lines.add_row(ProgressBar(total=max(1, progress.total), completed=progress.done))
    lines.add_row(Text(told(progress), no_wrap=True, overflow="ellipsis"))
    return lines


def told(progress: Progress) -> str:
    """One line: what is done now, how far it is, who is waited for, and at what rate it goes on."""
    pulse = progress.pulse
    wait = f" for {progress.left:.0f} s" if progress.left else ""
    parts = [f"{progress.done}/{progress.total} {progress.doing}{wait}"]
    if pulse.waiting:
        more = len(pulse.waiting) - _HOSTS_NAMED
        named = ", ".join(console.inert(host) for host in pulse.waiting[:_HOSTS_NAMED])
        parts.append(f"next {named}{f' and {more} more' if more > 0 else ''}")
    parts.append(f"{pulse.requests} requests")
    if pulse.under_way:
        parts.append(f"{pulse.under_way} under way")
    if progress.rate:
        parts.append(f"{progress.rate:.1f} links/s")
    return ", ".join(parts)


@contextmanager
def _logged(checkup: Checkup, talk: Console) -> Iterator[None]:
    """A line whenever the check turns to something else: a log is read afterwards."""
    over = threading.Event()

    def follow() -> None:
        doing = ""
        while not over.wait(_A_SECOND):
            progress = checkup.progress
            if progress.doing != doing:
                doing = progress.doing
                talk.print(told(progress), markup=False)

    thread = threading.Thread(target=follow, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
