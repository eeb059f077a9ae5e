"""What the engine of the link checker costs beside a bare aiohttp loop, and whether it keeps its word.

    python -m benchmarks.bench_links [--rounds 5] [--most 100000] [--peers DIR]

The misbehaving server of the tests stands in for twenty hosts that take 50 ms for an answer. The engine and
the bare loop take turns, each round in a process of its own, so that a busy moment meets both. Ratios are
those of the best times and travel; the seconds do not. Memory is the most that a round's process held. The
limits are counted by the server. With ``--peers`` linkinator and markdown-link-check run beside
``curator links``, each as a whole program; they are installed into DIR when they are not there yet.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks import link_peers, link_verdicts
from benchmarks.goals import goal, verdict
from benchmarks.link_rounds import BARE, CLEAN, CONCURRENCY, ENGINE, HOSTS, MIXED, MIXES, PER_HOST
from tests.support.link_server import start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.support.link_server import LinkServer

ROOT: Final = Path(__file__).parents[1]
SIZES: Final = (1_000, 10_000)
LATENCY: Final = 50
CEILING: Final = 20.0
"""Seconds that one link may take, as it is by default."""

SLOWEST: Final = 1.2
"""The most that the time of the engine may be of the bare loop's."""

LONGEST: Final = 1.5
"""The most that the mixed list may take, in ceilings of one link."""

MOST_GROWTH: Final = 1.2
"""The most that the memory of the longest round may be of that of one with a tenth of its links."""

LIFETIME: Final = 3_600
"""Seconds after which the server ends by itself."""

MANY: Final = 1_000

_TRUTH: Final[Mapping[str, str]] = {
    **dict.fromkeys(("ok", "r301", "gzip", "huge", "t429", "h403", "h405", "e500"), "200"),
    "n404": "404",
    "g410": "410",
    "loop": "loop",
    "p500": "500",
    "reset": "reset",
    "refused": "refused",
    "hang": "timeout",
    "loris": "timeout",
}
"""What a careful visit of each kind comes to."""


class Result(NamedTuple):
    """Seconds, bytes before and at most, and how many links of each kind came to what (``kind outcome``)."""

    seconds: float
    before: int
    most: int
    found: Mapping[str, int]


class Limits(NamedTuple):
    """The most requests that the server had at once, in all and at one host."""

    total: int
    host: int


def main() -> None:
    """Start the server, make the rounds, print the tables."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--most", type=int, default=100_000, help="links of the longest round")
    options.add_argument("--peers", type=Path, metavar="DIR", help="where npm packages are installed")
    chosen = options.parse_args()
    server = start("--hosts", str(HOSTS), "--lifetime", str(LIFETIME))
    try:
        for line in _lines(server, chosen):
            print(line, flush=True)
    finally:
        server.stop()


def _lines(server: LinkServer, chosen: argparse.Namespace) -> Iterator[str]:
    yield from speed(server, rounds=chosen.rounds)
    yield from memory(server, most=chosen.most)
    yield from manners(server)
    yield from link_verdicts.table(server, size=MANY, ceiling=CEILING, longest=LONGEST)
    if chosen.peers:
        yield from link_peers.tables(server, peers=chosen.peers.resolve())


def speed(server: LinkServer, *, rounds: int) -> Iterator[str]:
    """The engine beside the bare loop."""
    yield f"{'links':<8}{'bare s':>9}{'engine s':>10}{'ratio':>8}{'at most':>9}"
    for size in SIZES:
        server.reset()
        server.latency(LATENCY)
        times: dict[str, list[float]] = {BARE: [], ENGINE: []}
        for _ in range(rounds):
            for by, spent in times.items():
                spent.append(made(server, by, size).seconds)
        bare, ours = min(times[BARE]), min(times[ENGINE])
        word = verdict(ours / bare <= SLOWEST)
        yield f"{size:<8}{bare:>9.2f}{ours:>10.2f}{ours / bare:>8.2f}{SLOWEST:>9.1f}  {word}"


def memory(server: LinkServer, *, most: int) -> Iterator[str]:
    """What ten times as many links add."""
    server.reset()
    few, many = (made(server, ENGINE, size) for size in (most // 10, most))
    ratio = many.most / few.most
    yield f"\n{'links':<8}{'memory before, MB':>19}{'at most, MB':>13}"
    for size, result in ((most // 10, few), (most, many)):
        yield f"{size:<8}{result.before / 1e6:>19.1f}{result.most / 1e6:>13.1f}"
    yield goal("memory, many links to few", ratio, MOST_GROWTH)


def manners(server: LinkServer) -> Iterator[str]:
    """The list of which some links misbehave: its time, what it came to, and the limits."""
    server.reset()
    server.latency(LATENCY)
    size = MANY
    result, limits = made(server, ENGINE, size, mix=MIXED), reached(server)
    share = result.seconds / CEILING
    yield f"\n{'mixed':<8}{'links':>7}{'as they are':>13}  otherwise"
    for kind in MIXES[MIXED]:
        came = {
            name.partition(" ")[2]: number
            for name, number in result.found.items()
            if name.startswith(f"{kind} ")
        }
        right = came.pop(_TRUTH[kind], 0)
        others = ", ".join(f"{number} {outcome}" for outcome, number in came.items())
        yield f"{kind:<8}{right + sum(came.values()):>7}{right:>13}  {others}"
    yield f"\n{size} mixed links"
    yield goal("time, in ceilings of one link", share, LONGEST)
    yield goal("requests under way, in all", limits.total, CONCURRENCY)
    yield goal("requests under way, to one host", limits.host, PER_HOST)


def made(server: LinkServer, by: str, size: int, *, mix: str = CLEAN) -> Result:
    """One round in a process of its own; raises CalledProcessError when it fails."""
    words = (sys.executable, "-m", "benchmarks.link_rounds", by, str(size), str(server.port))
    more = ("--mix", mix, "--timeout", str(CEILING))
    done = subprocess.run((*words, *more), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return Result(**json.loads(done.stdout))


def reached(server: LinkServer) -> Limits:
    """How far the last round went, as the server counts."""
    stats = server.stats()
    return Limits(stats["max_active"], max(stats["per_host_max"].values()))


if __name__ == "__main__":
    main()
