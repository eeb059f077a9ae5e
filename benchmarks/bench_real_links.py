"""How many requests a check of a real list costs, and how long politeness takes: cold, and warm.

    python -m benchmarks.bench_real_links [LIST.md] [--curator PROGRAM]

Without a file the project's own list is taken. Every host that it names is asked at a replay on loopback,
where each link is as it should be, by ``curator links`` as anybody starts it: one request a second to a host,
as is the default. Requests are counted where they arrive, robots.txt among them. The warm run has what the
cold one left behind. Ends with 1 when there are more requests than agreed, or a link is not found alive.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks.goals import goal
from tests.support import registries, replay, web
from tests.support.paper_web import BuildPaperWeb, PaperWeb

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROOT: Final = Path(__file__).parents[1]
LIST: Final = ROOT / "list" / "README.md"
MOST: Final[Mapping[str, int]] = {"cold": 70, "warm": 5}
"""The most requests of each run."""


class Told(NamedTuple):
    """What one run said of the list, and who was asked for it: requests by service, then by host."""

    links: int
    by_verdict: Mapping[str, int]
    counted: int
    seconds: float
    services: Counter[str]
    hosts: Counter[str]


def main() -> int:
    """Make both runs, print the table; the result is the exit code."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("list", nargs="?", type=Path, default=LIST)
    options.add_argument("--curator", type=Path, default=Path(sys.executable).with_name("curator"))
    chosen = options.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        build = BuildPaperWeb(
            stack.enter_context(web.serving()),
            stack.enter_context(registries.serving()),
            stack.enter_context(replay.starting(folder)),
        )
        world = build.of(chosen.list.read_text(encoding="utf-8"))
        words = (str(chosen.curator.absolute()), "--quiet", "--state", str(folder / "state"), "links")
        runs = {name: _run(world, (*words, str(chosen.list.resolve()))) for name in MOST}
    for line in _table(runs):
        print(line)
    return 0 if all(_is_good(told, MOST[name]) for name, told in runs.items()) else 1


def _is_good(told: Told, most: int) -> bool:
    return told.services.total() <= most and told.by_verdict.get("alive") == told.links


def _run(world: PaperWeb, words: Sequence[str]) -> Told:
    """One run of the program; raises CalledProcessError when it ends with a finding or worse."""
    before = _asked(world)
    environ = {**os.environ, **world.variables, "CURATOR_CONTACT": "benchmark@example.org"}
    done = subprocess.run(
        (*words, "--output-format", "json"), cwd=ROOT, env=environ, check=True, capture_output=True, text=True
    )
    said = json.loads(done.stdout)
    services, hosts = (after - old for after, old in zip(_asked(world), before, strict=True))
    verdicts = Counter(one["verdict"] for one in said["links"])
    summary = said["summary"]
    return Told(len(said["links"]), verdicts, summary["requests"], summary["seconds"], services, hosts)


def _asked(world: PaperWeb) -> tuple[Counter[str], Counter[str]]:
    """Requests so far, by service and by host of a page."""
    hosts = Counter(one.host for one in world.web.asked)
    robots = sum(one.path == "/robots.txt" for one in world.web.asked)
    services = Counter({"pages": hosts.total() - robots, "robots.txt": robots})
    services["arXiv"] = int(world.arxiv.stats()["requests"])
    for name, number in world.registries.asked.items():
        services["doi.org" if "/doi/" in name else "OpenReview"] += number
    return services, hosts


def _table(runs: Mapping[str, Told]) -> Iterator[str]:
    cold = runs["cold"]
    yield f"{'requests':<28}" + "".join(f"{name:>8}" for name in runs)
    for name in cold.services:
        yield f"{name:<28}" + "".join(f"{told.services[name]:>8}" for told in runs.values())
    yield "\nof pages and robots.txt, by host"
    for host in cold.hosts:
        yield f"{host:<28}" + "".join(f"{told.hosts[host]:>8}" for told in runs.values())
    yield ""
    for name, told in runs.items():
        verdicts = ", ".join(f"{number} {verdict}" for verdict, number in told.by_verdict.items())
        cost = f"{told.seconds:.1f} s; {told.counted} requests by our count"
        yield f"{name}: {told.links} links, {verdicts}; {cost}"
        yield goal(f"requests, {name}", told.services.total(), MOST[name])


if __name__ == "__main__":
    sys.exit(main())
