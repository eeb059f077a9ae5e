"""The service put together: which jobs there are, and how a run is started."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.clock import SystemClock
from curator.service import Orders, Plan, Service
from curator.service.child import Command
from curator.service.logs import one_line
from curator.steering import Poll
from curator.wiring.github import repository_of
from curator.wiring.steering import steering

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from curator.service import Log
    from curator.service.listening import Address
    from curator.settings.values import ForgeKind
    from curator.wiring.home import Home

JITTER: Final = 120
"""Seconds by which a run may begin late, so that not all the world's lists ask arXiv in the same minute."""
_WIDE: Final = "1000"


class Wishes(NamedTuple):
    """What the command line says of one service; ``forge`` replaces the settings' choice."""

    config: Path
    listen: Address
    grace: float
    jitter: int
    forge: ForgeKind | None = None


def serve(at: Home, wishes: Wishes, *, log: Log) -> int:
    """Serve until a signal ends it; the exit code.

    The schedule is read once, and so is what looks for commands go by; everything else that is set is read
    anew by every run, which is a process of its own with this one's environment.

    Raises:
        UsageError: nothing can be proposed, the state folder is in use, or nothing can listen there.
    """
    kind = wishes.forge or at.settings.forge.kind
    _require_repository(at, kind)
    if "CURATOR_NOW" in at.environ:
        log.warning("CURATOR_NOW is for the runs alone; the schedule goes by this machine's clock")
    with ExitStack() as stack:
        poll = _poll(at, log=log, stack=stack) if kind == "github" else None
        return Service(_orders(at, wishes, poll=poll), log=log, clock=SystemClock()).run()


def _poll(at: Home, *, log: Log, stack: ExitStack) -> Poll | None:
    """What looks for commands; nobody speaks to a repository without pull requests, or where it is off."""
    if at.settings.schedule.poll is None:
        return None

    def narrate(text: str) -> None:
        log.info("said", line=one_line(text))

    return Poll(steering(at, narrate=narrate, stack=stack))


def _orders(at: Home, wishes: Wishes, *, poll: Poll | None) -> Orders:
    return Orders(
        folder=at.state.absolute(),
        plans=tuple(_plans(at, jitter=wishes.jitter, polls=poll is not None)),
        command=_command(at, wishes),
        listen=wishes.listen,
        grace=wishes.grace,
        max_silence=timedelta(days=at.settings.limits.max_silence_days),
        poll=poll,
    )


def _plans(at: Home, *, jitter: int, polls: bool) -> Iterator[Plan]:
    """The jobs. A missed night is made up for; a missed check of links is part of the next night anyway."""
    schedule = at.settings.schedule
    yield Plan("nightly", schedule.nightly, jitter=jitter, catches_up=True)
    if schedule.links is not None:
        yield Plan("links", schedule.links, jitter=jitter)
    if polls and schedule.poll is not None:
        yield Plan("poll", schedule.poll)


def _command(at: Home, wishes: Wishes) -> Command:
    """How a run is started: the same for both jobs, because a run itself knows when links are due.

    ``-P`` keeps files of the list's repository, which is the current folder, from being imported.
    """
    words = [sys.executable, "-P", "-m", "curator", "run", "--output-format", "json"]
    words += ["--config", str(wishes.config.absolute()), "--state", str(at.state.absolute())]
    words += ["--forge", wishes.forge] if wishes.forge else []
    # A line of the log is an event: it must not be broken where a terminal would end.
    return Command(words, at.repository, {**at.environ, "COLUMNS": _WIDE, "NO_COLOR": "1"})


def _require_repository(at: Home, kind: ForgeKind) -> None:
    """Refuse now what every run would refuse at night."""
    if kind == "github":
        advice = (
            "Set it to owner/name (and GITHUB_TOKEN), or serve without GitHub: curator serve --forge local"
        )
        repository_of(at.environ, wanted="to propose to", advice=advice)
