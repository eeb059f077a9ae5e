"""One round over many links in a process of its own, by the engine or by a bare aiohttp loop.

    python -m benchmarks.link_rounds {engine,bare} LINKS PORT [--mix clean] [--timeout 20]

Prints one line of JSON: seconds from the first link to the last, the bytes in memory before and at most, and
how many links of each kind came to what. The bare loop sends one HEAD for each link, lets aiohttp follow
redirects, and knows no robots.txt, no second question and no limit but its own number.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import resource
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

import aiohttp

from curator.clock import SystemClock
from curator.core.links.link import Link
from curator.links.engine import Engine
from curator.ports import Visit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curator.core.links.link import Seen

ENGINE: Final = "engine"
BARE: Final = "bare"
CLEAN: Final = "clean"
MIXED: Final = "mixed"
HOSTS: Final = 20
CONCURRENCY: Final = 100
PER_HOST: Final = 5
MIXES: Final[Mapping[str, Mapping[str, int]]] = {
    CLEAN: {"ok": 93, "r301": 5, "n404": 2},
    MIXED: {
        "ok": 700, "r301": 100, "gzip": 30, "huge": 5, "t429": 20, "h403": 30, "h405": 20, "e500": 20,
        "n404": 30, "g410": 10, "loop": 10, "p500": 5, "reset": 5, "refused": 5, "hang": 5, "loris": 5,
    },
}  # fmt: skip
"""Links of each kind, in parts: ``refused`` is a port where nobody listens, the rest are the server's own."""

_CLOSED: Final = 1
"""A port that nobody but the system may listen at, and nobody does."""

_KIBI: Final = 1024
_STATUS: Final = Path("/proc/self/status")


@dataclass(frozen=True, slots=True)
class Choice:
    """Politeness is off: what is measured is the engine, not the pauses."""

    timeout: float
    host_interval: float = 0.0
    concurrency: int = CONCURRENCY
    per_host: int = PER_HOST
    allow_private: bool = True
    host_map: Mapping[str, str] = field(default_factory=dict)


def links(count: int, *, port: int, mix: str) -> Iterator[tuple[str, str]]:
    """The kind and the address of each link, made one by one; the same with every call."""
    parts = MIXES[mix]
    block = [kind for kind, part in parts.items() for _ in range(part)]
    order = Random(7)  # noqa: S311 - the same list every time
    for number in range(count):
        if number % len(block) == 0:
            order.shuffle(block)
        kind = block[number % len(block)]
        there = _CLOSED if kind == "refused" else port
        yield kind, f"http://127.0.0.{number % HOSTS + 1}:{there}/{kind}/p{number}"


def by_engine(count: int, *, port: int, mix: str, timeout: float) -> Counter[str]:
    """The engine's round; a link in two of a mixed list is an entry's, whose title is wanted."""
    found: Counter[str] = Counter()

    def tell(visit: Visit, seen: Seen) -> None:
        kind = visit.link.url.split("/")[3]
        found[f"{kind} {seen.failure or seen.status}"] += 1

    engine = Engine(Choice(timeout), agent="curator (benchmark)", clock=SystemClock(), random=Random(7))  # noqa: S311 - jitter
    every_second = mix == MIXED
    visits = (
        Visit(Link(url, "A paper" if every_second and number % 2 else ""))
        for number, (_, url) in enumerate(links(count, port=port, mix=mix))
    )
    engine.visit(visits, tell=tell)
    return found


async def by_bare_loop(count: int, *, port: int, mix: str, seconds: float) -> Counter[str]:
    """The least that asks for all links with as many requests at once."""
    found: Counter[str] = Counter()
    left = links(count, port=port, mix=mix)
    limit = aiohttp.ClientTimeout(total=seconds)
    connector = aiohttp.TCPConnector(limit=CONCURRENCY)
    async with aiohttp.ClientSession(connector=connector, timeout=limit) as session:

        async def work() -> None:
            for kind, url in left:
                try:
                    async with session.head(url, allow_redirects=True) as answer:
                        found[f"{kind} {answer.status}"] += 1
                except (aiohttp.ClientError, TimeoutError) as error:
                    found[f"{kind} {type(error).__name__}"] += 1

        await asyncio.gather(*(work() for _ in range(CONCURRENCY)))
    return found


def main() -> None:
    """Make one round, and print what it came to."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("by", choices=(ENGINE, BARE))
    options.add_argument("links", type=int)
    options.add_argument("port", type=int)
    options.add_argument("--mix", choices=MIXES, default=CLEAN)
    options.add_argument("--timeout", type=float, default=20.0)
    chosen = options.parse_args()
    before, begun = _memory(), time.perf_counter()
    if chosen.by == ENGINE:
        found = by_engine(chosen.links, port=chosen.port, mix=chosen.mix, timeout=chosen.timeout)
    else:
        found = asyncio.run(
            by_bare_loop(chosen.links, port=chosen.port, mix=chosen.mix, seconds=chosen.timeout)
        )
    spent = time.perf_counter() - begun
    print(json.dumps({"seconds": spent, "before": before, "most": _memory(), "found": found}))


def _memory() -> int:
    """The most bytes that were in memory so far.

    Linux counts that for a program alone in one place only: its resource usage has its parent's in it.
    """
    if _STATUS.exists():
        found = re.search(r"^VmHWM:\s+(\d+) kB", _STATUS.read_text(), re.MULTILINE)
        return int(found[1]) * _KIBI if found else 0
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used * (1 if sys.platform == "darwin" else _KIBI)


if __name__ == "__main__":
    main()
