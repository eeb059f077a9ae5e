"""``python -m tests.simulation``: more days than a test suite can wait for, with a table of them."""

from __future__ import annotations

import argparse
import sys
import time
from contextlib import ExitStack
from functools import lru_cache

import click

from curator.core.works import index as work_index
from curator.core.works.likeness import Title
from tests.simulation.days import Simulation
from tests.simulation.promises import BrokenPromise
from tests.simulation.towns import MemoryTown, Town

_EVERY = 100


def main() -> int:
    """Run the days that the command line asks for; 0 when every promise held."""
    said = _parser().parse_args()
    # A run of the bot takes each title apart once; here a thousand runs meet the same titles again.
    vars(work_index)["Title"] = lru_cache(maxsize=None)(Title)
    begun = time.monotonic()

    def told(day: int) -> None:
        if day % _EVERY == 0:
            click.echo(f"day {day} after {time.monotonic() - begun:.0f} s", err=True)

    with ExitStack() as stack:
        simulation = Simulation(_town(said.town, stack), seed=said.seed, news=said.news)
        try:
            simulation.run(said.days, told=told)
        except BrokenPromise as broken:
            click.echo(broken, err=True)
            return 1
        finally:
            for name, count in (simulation.figures + simulation.checked).items():
                click.echo(f"{count:8,}  {name}")
            click.echo(f"{time.monotonic() - begun:8,.0f}  seconds")
    click.echo(f"Every promise held: seed {said.seed}, {said.days:,} days, {said.town}.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--town", choices=("fakes", "double"), default="fakes", help="where the days pass")
    parser.add_argument("--days", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--news", type=float, default=0.45, help="the chance of a new paper on a day")
    return parser


def _town(name: str, stack: ExitStack) -> Town:
    if name == "fakes":
        return MemoryTown()
    from tests.simulation.github_town import github_town  # noqa: PLC0415 - it starts a server

    return stack.enter_context(github_town())


if __name__ == "__main__":
    sys.exit(main())
