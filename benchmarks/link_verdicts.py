"""One check of the list of which some links misbehave, as ``curator links --confirm-now`` makes it.

    python -m benchmarks.link_verdicts LINKS PORT [--timeout 20] [--after 2]

A process of its own, whose memory is a new ledger. Prints one line of JSON: seconds in all, those of them
that were waited before missing pages were asked again, the requests as the program counts them, and how many
links of each kind have which verdict (``kind verdict reason``). `table` makes such a check and tells of it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.goals import goal
from benchmarks.link_rounds import MIXED, MIXES, Choice, links
from curator.clock import SystemClock
from curator.core.links.link import Link
from curator.linkcheck import Checkup, Orders, Outside
from curator.links.engine import Engine
from curator.store.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.support.link_server import LinkServer

ROOT: Final = Path(__file__).parents[1]
AFTER: Final = 2.0
"""Seconds before missing pages are asked again; 60 by default, which would say nothing more."""

RIGHT: Final[Mapping[str, str]] = {
    **dict.fromkeys(("ok", "gzip", "huge", "t429", "h403", "h405", "e500"), "alive"),
    "r301": "moved",
    "n404": "dead 404",
    "g410": "dead 410",
    "loop": "unreachable loop",
    "p500": "unreachable http-500",
    "reset": "unreachable reset",
    "refused": "unreachable refused",
    "hang": "unreachable timeout",
    "loris": "unreachable timeout",
}
"""The verdict of each kind; of the last six nothing is proven, so that none of them may be *dead*."""


class Checked(NamedTuple):
    """One check as the process tells it."""

    seconds: float
    waited: float
    requests: int
    found: Mapping[str, int]


class Pause:
    """Waits, and knows how long it did."""

    def __init__(self) -> None:
        """Nothing was waited for yet."""
        self.seconds = 0.0

    def __call__(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
        self.seconds += seconds


def check(count: int, *, port: int, timeout: float, after: float) -> Checked:
    """Check the list; every second link is an entry's, whose title is wanted."""
    kinds = {url: kind for kind, url in links(count, port=port, mix=MIXED)}
    clock, pause = SystemClock(), Pause()
    engine = Engine(Choice(timeout), agent="curator (benchmark)", clock=clock, random=Random(7))  # noqa: S311 - jitter
    with tempfile.TemporaryDirectory() as folder:
        memory = open_ledger(Path(folder), clock=clock).links
        outside = Outside({}, engine, memory, clock, pause, time.monotonic)
        orders = Orders(timedelta(hours=20), confirm_now_after=after)
        asked = (Link(url, "A paper" if number % 2 else "") for number, url in enumerate(kinds))
        report = Checkup(outside, orders).run(asked)
    found = Counter(f"{kinds[url]} {one.name} {one.reason}".strip() for url, one in report.verdicts.items())
    return Checked(report.seconds, pause.seconds, report.requests, found)


def table(server: LinkServer, *, size: int, ceiling: float, longest: float) -> Iterator[str]:
    """Make the check; every kind with its verdict, then the time in ceilings of one link."""
    server.reset()
    server.latency(50)
    words = (sys.executable, "-m", "benchmarks.link_verdicts", str(size), str(server.port))
    more = ("--timeout", str(ceiling), "--after", str(AFTER))
    done = subprocess.run((*words, *more), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    result = Checked(**json.loads(done.stdout))
    yield f"\n{'checked':<9}{'links':>6}  {'verdict':<22}{'right':>6}  otherwise"
    for kind in MIXES[MIXED]:
        yield _row(kind, result)
    yield f"\n{size} mixed links, missing pages asked again after {AFTER:g} s"
    yield goal("links with another verdict than the right one", sum(_wrong(result).values()), 0)
    yield goal("links called dead that are not proven gone", _cried_wolf(result), 0)
    yield goal(
        "time without that wait, in ceilings of one link", (result.seconds - result.waited) / ceiling, longest
    )
    asked = server.stats()["total"]
    counted = f"{result.requests} requests by our count, {asked} by the server's"
    yield f"{'':<8}{result.seconds:.2f} s with it; {counted}"


def _row(kind: str, result: Checked) -> str:
    came = {
        name.partition(" ")[2]: number for name, number in result.found.items() if name.split()[0] == kind
    }
    total, right = sum(came.values()), came.pop(RIGHT[kind], 0)
    others = ", ".join(f"{number} {verdict}" for verdict, number in came.items())
    return f"{kind:<9}{total:>6}  {RIGHT[kind]:<22}{right:>6}  {others}".rstrip()


def _wrong(result: Checked) -> dict[str, int]:
    right = {f"{kind} {verdict}" for kind, verdict in RIGHT.items()}
    return {name: number for name, number in result.found.items() if name not in right}


def _cried_wolf(result: Checked) -> int:
    return sum(number for name, number in _wrong(result).items() if name.split()[1] == "dead")


def main() -> None:
    """Make one check, and print what it came to."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("links", type=int)
    options.add_argument("port", type=int)
    options.add_argument("--timeout", type=float, default=20.0)
    options.add_argument("--after", type=float, default=AFTER)
    chosen = options.parse_args()
    result = check(chosen.links, port=chosen.port, timeout=chosen.timeout, after=chosen.after)
    print(json.dumps(result._asdict()))


if __name__ == "__main__":
    main()
