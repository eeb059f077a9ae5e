"""The arXiv replay as a process of its own, over papers that a test writes."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
import requests

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PROGRAM = Path(__file__).parents[1] / "services" / "arxiv_replay.py"


@dataclass(frozen=True, slots=True)
class Replay:
    """One running replay; ``url`` is its base URL."""

    url: str
    process: subprocess.Popen[str]

    def script(self, *faults: str | None) -> None:
        """Answer the next requests with exactly these faults, in order; after them with none."""
        self._post({"script": list(faults)})

    def always(self, *faults: str) -> None:
        """From now on draw these faults, each ``KIND:RATE[,OPTION=VALUE]``."""
        self._post({"faults": list(faults)})

    def stats(self) -> dict[str, Any]:
        """What was asked so far: ``requests``, ``recent`` with parameters and headers, …."""
        found: dict[str, Any] = requests.get(f"{self.url}/_stats", timeout=10).json()
        return found

    def forget(self) -> None:
        """No faults, and nothing was asked."""
        self._post({})
        requests.delete(f"{self.url}/_stats", timeout=10).raise_for_status()

    def stop(self) -> None:
        """End the process."""
        self.process.terminate()
        self.process.wait(10)
        if self.process.stdout:
            self.process.stdout.close()

    def _post(self, value: dict[str, Any]) -> None:
        requests.post(f"{self.url}/_faults", json=value, timeout=10).raise_for_status()


class StartReplay(Protocol):
    """What the fixture gives."""

    def __call__(self, papers: Iterable[dict[str, Any]] | Path, *options: str) -> Replay:
        """Serve records (or a JSONL file of them, ``.gz`` too), with command-line options of the replay."""
        ...


def record(arxiv_id: str, *, published: str, **more: object) -> dict[str, Any]:
    """One line of the replay's input; ``more`` overrides and adds fields."""
    plain = {
        "id": arxiv_id,
        "title": f"Paper {arxiv_id}",
        "abstract": "We show what we show.",
        "authors": ["Ada Example", "Bo Beispiel"],
        "published": published,
        "updated": published,
        "version": 1,
        "categories": ["cs.LG"],
    }
    return plain | more


def start(path: Path, *options: str) -> Replay:
    """Start the replay over a file on a free loopback port, and wait until it listens."""
    command = [sys.executable, str(_PROGRAM), str(path), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    ready = json.loads(process.stdout.readline())
    return Replay(ready["url"].removesuffix("/api/query"), process)


@contextmanager
def starting(folder: Path) -> Iterator[StartReplay]:
    """Starts replays whose papers lie in ``folder``, and stops each by its own process id after the block."""
    running: list[Replay] = []

    def begin(papers: Iterable[dict[str, Any]] | Path, *options: str) -> Replay:
        path = papers if isinstance(papers, Path) else folder / f"papers{len(running)}.jsonl"
        if not isinstance(papers, Path):
            path.write_text("".join(json.dumps(paper) + "\n" for paper in papers), encoding="utf-8")
        running.append(start(path, *options))
        return running[-1]

    try:
        yield begin
    finally:
        for replay in running:
            replay.stop()


@pytest.fixture
def start_replay(tmp_path: Path) -> Iterator[StartReplay]:
    """Starts replays, and stops each by its own process id after the test."""
    with starting(tmp_path) as begin:
        yield begin
