"""Thirty nights over a month of arXiv, each run twice, with and without a faulty arXiv.

    python -m benchmarks.thirty_nights CORPUS [--nights 30]

CORPUS: JSON lines (.gz too) as `tests/services/arxiv_replay.py` reads them. Every run is a process of
its own between the replay of arXiv and the double of GitHub. Exit code 1 when a promise is broken.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.table import Table

from curator.core.list.document import parse
from tests.e2e.world import LIST, World
from tests.support.github import GitHubTown
from tests.support.replay import start

if TYPE_CHECKING:
    from tests.support.replay import Replay

FIRST: Final = datetime(2026, 4, 1, 6, 17, tzinfo=UTC)
FAULTS: Final = ("", "http503:0.2,retry_after=0", "empty-page:0.1", "reset:0.1", "truncated-xml:0.1")


@dataclass
class Outcome:
    """What one series of nights came to."""

    fault: str
    proposed: set[str] = field(default_factory=set)
    codes: set[int] = field(default_factory=set)
    second_writes: int = 0
    not_one_entry: int = 0
    not_draft: int = 0


def series(world: World, replay: Replay, *, fault: str, nights: int) -> Outcome:
    """Run the nights from a fresh repository; each night a second time, when no fault is drawn."""
    outcome = Outcome(fault or "none")
    world.start_over()
    for number in range(nights):
        now = FIRST + timedelta(days=number)
        replay.always(*([fault] if fault else []))
        outcome.codes.add(world.ended(now).code)
        replay.always()
        before = len(world.writes())
        if not fault:
            world.night(now)
            outcome.second_writes += len(world.writes()) - before
    entries = sum(1 for _ in parse(LIST).entries)
    for pull in world.town.pulls():
        outcome.proposed.add(pull.branch)
        outcome.not_draft += not pull.draft
        outcome.not_one_entry += sum(1 for _ in parse(pull.text).entries) != entries + 1
    return outcome


def main() -> int:
    """Run all series and print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path)
    asked.add_argument("--nights", type=int, default=30)
    options = asked.parse_args()
    double = import_module("tests.services.github_double").GitHubDouble()
    replay = start(options.corpus)
    try:
        with double, tempfile.TemporaryDirectory() as folder:
            world = World(GitHubTown(double), replay, Path(folder))
            world.allow(max_open=1000, max_per_run=1000, max_per_day=1000)
            outcomes = [series(world, replay, fault=fault, nights=options.nights) for fault in FAULTS]
    finally:
        replay.stop()
    return _print(outcomes)


def _print(outcomes: list[Outcome]) -> int:
    table = Table(title="Nights over a month of arXiv")
    for heading in (
        "arXiv's fault",
        "proposed",
        "same set",
        "not draft",
        "not one entry",
        "writes of 2nd runs",
        "codes",
    ):
        table.add_column(heading)
    first = outcomes[0]
    for one in outcomes:
        same = one.proposed == first.proposed
        figures = (
            len(one.proposed),
            same,
            one.not_draft,
            one.not_one_entry,
            one.second_writes,
            sorted(one.codes),
        )
        table.add_row(one.fault, *map(str, figures))
    Console().print(table)
    broken = any(
        one.proposed != first.proposed or one.not_draft or one.not_one_entry or one.second_writes
        for one in outcomes
    )
    return 1 if broken or not first.proposed else 0


if __name__ == "__main__":
    sys.exit(main())
