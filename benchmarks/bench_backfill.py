"""How much a second worker helps a backfill: best of three, on a corpus made by repeating one.

python -m benchmarks.bench_backfill CORPUS [--times 8]
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from curator.backfill.chunks import archive_of
from curator.backfill.running import alone, by_processes, run
from curator.backfill.saved import Saved
from curator.backfill.screening import Job
from curator.settings.load import load

if TYPE_CHECKING:
    from curator.backfill.running import Runner

ROOT: Final = Path(__file__).parents[1]
BEST_OF: Final = 3


def main() -> None:
    """Print seconds and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--times", type=int, default=8)
    chosen = parser.parse_args()
    job = Job(load(ROOT / "rules", {}).rules)
    runners = {"1 worker": by_processes(1), "2 workers": by_processes(2), "in one process": alone}
    seconds = dict.fromkeys(runners, float("inf"))
    found = set()
    rooms: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        archive = repeated(chosen.corpus, Path(folder) / "archive.jsonl", chosen.times)
        for number in range(BEST_OF):  # by turns, so that what else the machine does slows all of them
            rooms.append(room())
            for name, runner in runners.items():
                took, sums = timed(job, archive, runner, Path(folder) / f"{number} {name}")
                seconds[name] = min(seconds[name], took)
                found.add(sums)
    if len(found) != 1:
        message = f"the results differ: {sorted(found)}"
        raise SystemExit(message)
    ((read, kept),) = found
    print(f"{read:,} papers, {kept:,} kept; best of {BEST_OF}")
    for name, best in seconds.items():
        print(f"{name:<15}{best:6.2f} s{read / best:10,.0f} papers/s")
    print(f"2 workers are {seconds['1 worker'] / seconds['2 workers']:.2f} times as fast as 1")
    told = ", ".join(f"{one:.2f}" for one in rooms)
    print(
        f"two processes that only count got {told} times as much done as one: what the machine had to spare"
    )


def room() -> float:
    """How much more two processes get done than one, just now; 2 on two idle cores."""
    context = get_context("forkserver")
    with context.Pool(2) as pool:
        one = pool.apply(counted)
        two = sum(waiting.get() for waiting in [pool.apply_async(counted) for _ in range(2)])
    return two / one


def counted() -> int:
    """How far a process counts within a second."""
    end = time.perf_counter() + 1.0
    number = 0
    while time.perf_counter() < end:
        number += 1
    return number


def repeated(corpus: Path, path: Path, times: int) -> Path:
    """The corpus so many times, under other ids."""
    opener = gzip.open if corpus.suffix == ".gz" else open
    with opener(corpus, "rt", encoding="utf-8") as lines:
        papers = [json.loads(line) for line in lines]
    with path.open("w", encoding="utf-8") as file:
        for number in range(times):
            for paper in papers:
                file.write(json.dumps({**paper, "id": f"{paper['id']}-{number}"}) + "\n")
    return path


def timed(job: Job, archive: Path, runner: Runner, folder: Path) -> tuple[float, tuple[int, int]]:
    """One run from the beginning, in seconds, with all that starts and is written; papers read and kept."""
    began = time.perf_counter()
    chunks = archive_of(archive).chunks
    saved = Saved(folder, "run")
    run(job, chunks, saved=saved, runner=runner, progress=lambda *_: None)
    done = list(saved.all(len(chunks)))
    seconds = time.perf_counter() - began
    return seconds, (sum(one.read for one in done), sum(len(one.kept) for one in done))


if __name__ == "__main__":
    main()
