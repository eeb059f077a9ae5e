"""``curator links`` as a whole program, beside linkinator, markdown-link-check and the bare loop.

Each gets the same Markdown file, up to 20 s a link, and as many requests at once as it can be told to make:
markdown-link-check makes two, linkinator takes a number but starts all links of one page at once. Both peers
are asked to obey Retry-After. On the mixed list ours asks for missing pages again after two seconds. Whoever
has not finished after `LIMIT` seconds is stopped, and that is told. Requests are
those that the server counted.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from benchmarks import peer_linters
from benchmarks.link_rounds import BARE, CLEAN, CONCURRENCY, MIXED, PER_HOST, links
from benchmarks.link_verdicts import RIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from tests.support.link_server import LinkServer

ROOT: Final = Path(__file__).parents[1]
SIZE: Final = 1_000
LIMIT: Final = 60.0
"""Seconds after which a program is stopped."""

OURS: Final = "curator links"
ROUNDS: Final = {CLEAN: 3, MIXED: 1}
LIST: Final = "papers.md"
CONFIG: Final = f"""\
version: 1
list: {{path: {LIST}}}
links:
  {{host_interval: 0, concurrency: {CONCURRENCY}, per_host: {PER_HOST}, timeout: 20, confirm_now_after: 2}}
"""
"""Politeness is off for all of them."""

_REFUSED_BY_PEER: Final = re.compile(r"\[\u2716\] (\S+)")


class Program(NamedTuple):
    """A command line, and what reads out of its output which addresses it calls broken."""

    words: Sequence[str]
    broken: Callable[[str], set[str]] | None = None


class Run(NamedTuple):
    """One run: seconds, requests at the server and the most of them at once, the addresses called broken."""

    seconds: float
    requests: int
    at_once: int
    broken: set[str] | None
    stopped: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The folder of the list, the server, the programs by name."""

    folder: Path
    server: LinkServer
    programs: Mapping[str, Program]

    def run(self, name: str) -> Run:
        """One program on the list, for `LIMIT` seconds at most."""
        program = self.programs[name]
        shutil.rmtree(self.folder / "state", ignore_errors=True)
        self.server.reset()
        self.server.latency(50)
        printed = self.folder / "printed.txt"
        with printed.open("w") as out:
            begun = time.perf_counter()
            stopped = _stopped(program.words, self.folder, out.fileno())
            seconds = time.perf_counter() - begun
        stats = self.server.stats()
        said = None if stopped or not program.broken else program.broken(printed.read_text(encoding="utf-8"))
        return Run(seconds, stats["total"], stats["max_active"], said, stopped)


def tables(server: LinkServer, *, peers: Path) -> Iterator[str]:
    """Both lists by every program, the best time of each; the peers are installed first."""
    peer_linters.install(peers)
    heads = f"{'s':>7}{'of bare':>9}{'of ours':>9}{'requests':>10}{'at once':>9}"
    yield f"\n{'list':<7}{'program':<21}{heads}  called broken"
    for mix in (CLEAN, MIXED):
        course = _prepared(server, peers, mix)
        runs: dict[str, list[Run]] = {name: [] for name in course.programs}
        for _ in range(ROUNDS[mix]):
            for name, made in runs.items():
                made.append(course.run(name))
        best = {name: min(made) for name, made in runs.items()}
        for name, run in best.items():
            yield _row(mix, name, run, bare=best[BARE], ours=best[OURS])


def _prepared(server: LinkServer, peers: Path, mix: str) -> Course:
    folder = peers / f"links-{mix}"
    (folder / "rules").mkdir(parents=True, exist_ok=True)
    (folder / "rules" / "curator.yaml").write_text(CONFIG, encoding="utf-8")
    (folder / "peer.json").write_text('{"timeout": "20s", "retryOn429": true}', encoding="utf-8")
    rows = (f"* [Paper {number}]({url}) (ICML 2020)\n" for number, url in _numbered(server, mix))
    (folder / LIST).write_text(f"# Papers\n\n## Section\n\n{''.join(rows)}", encoding="utf-8")
    return Course(folder, server, _programs(server, peers, mix))


def _numbered(server: LinkServer, mix: str) -> Iterator[tuple[int, str]]:
    return enumerate(url for _, url in links(SIZE, port=server.port, mix=mix))


def _programs(server: LinkServer, peers: Path, mix: str) -> dict[str, Program]:
    ours = Path(sys.executable).with_name("curator")
    installed = peers / "node_modules" / ".bin"
    timed = ("--timeout", "20000", "--concurrency", str(CONCURRENCY), "--retry", "--format", "json")
    bare = (sys.executable, "-m", "benchmarks.link_rounds", BARE, str(SIZE), str(server.port), "--mix", mix)
    now = ("--confirm-now",) if mix == MIXED else ()
    return {
        BARE: Program(bare),
        OURS: Program((str(ours), "--state", "state", "links", "--output-format", "json", *now), _by_us),
        "linkinator": Program((str(installed / "linkinator"), LIST, "--markdown", *timed), _by_linkinator),
        "markdown-link-check": Program(
            (str(installed / "markdown-link-check"), "--retry", "--config", "peer.json", LIST), _by_other_peer
        ),
    }


def _stopped(words: Sequence[str], folder: Path, out: int) -> bool:
    """Run a program to its end, or stop it and what it started; whether it was stopped."""
    environ = peer_linters.environment() | {
        "CURATOR_LINKS_ALLOW_PRIVATE": "1",
        "CURATOR_CONTACT": "benchmark@example.org",
        "PYTHONPATH": str(ROOT),
    }
    child = subprocess.Popen(
        words,
        cwd=folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        child.wait(LIMIT)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        return True
    return False


def _row(mix: str, name: str, run: Run, *, bare: Run, ours: Run) -> str:
    sign = ">" if run.stopped else ""
    times = (f"{sign}{run.seconds / other.seconds:.2f}" for other in (bare, ours))
    seconds = f"{sign}{run.seconds:.2f}"
    columns = "".join(f"{ratio:>9}" for ratio in times)
    return f"{mix:<7}{name:<21}{seconds:>7}{columns}{run.requests:>10}{run.at_once:>9}  {_called(run)}"


def _called(run: Run) -> str:
    """How many addresses of pages that are gone, and of pages that are there, were called broken."""
    if run.stopped:
        return f"stopped after {LIMIT:.0f} s, nothing said"
    if run.broken is None:
        return ""
    kinds = [url.split("/")[3] for url in run.broken]
    there = sum(RIGHT[kind] in {"alive", "moved"} for kind in kinds)
    gone = sum(RIGHT[kind].startswith("dead") for kind in kinds)
    return f"{gone} gone, {len(kinds) - there - gone} that failed, {there} that are there"


def _by_us(text: str) -> set[str]:
    """Those that are dead, or would be if they are still missing tomorrow."""
    rows = json.loads(text)["links"]
    return {one["url"] for one in rows if one["verdict"] == "dead" or "unconfirmed" in (one["reason"] or "")}


def _by_linkinator(text: str) -> set[str]:
    rows = json.loads(text)["links"]
    return {one["url"] for one in rows if one["state"] == "BROKEN" and one["url"].startswith("http")}


def _by_other_peer(text: str) -> set[str]:
    return set(_REFUSED_BY_PEER.findall(text))
