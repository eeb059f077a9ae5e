"""A service as a process of its own: its log as events that can be waited for, its pages over loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

ROOT: Final = Path(__file__).parents[2]
PATIENCE: Final = 60.0
_PASSED_ON: Final = ("PATH", "HOME", "LANG", "TMPDIR", "COVERAGE_PROCESS_CONFIG", "COVERAGE_PROCESS_START")


@dataclass
class Serving:
    """One running service; ``events`` are the lines of its log so far."""

    process: subprocess.Popen[str]
    events: list[dict[str, Any]] = field(default_factory=list)
    text: str = ""
    _news: threading.Condition = field(default_factory=threading.Condition)
    _reader: threading.Thread | None = None

    def listen(self) -> None:
        """Read its log in the background."""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def event(self, name: str, *, count: int = 1, **facts: object) -> dict[str, Any]:
        """Wait for the event number ``count`` of this name, and with these facts."""
        return self._awaited(lambda one: one["event"] == name and facts.items() <= one.items(), count)

    def event_like(self, beginning: str) -> dict[str, Any]:
        """Wait for the first event whose name begins like this."""
        return self._awaited(lambda one: one["event"].startswith(beginning), 1)

    def _awaited(self, fits: Callable[[dict[str, Any]], bool], count: int) -> dict[str, Any]:
        def found() -> dict[str, Any] | None:
            fitting = list(filter(fits, self.events))
            return fitting[count - 1] if len(fitting) >= count else None

        with self._news:
            self._news.wait_for(lambda: found() or self.process.poll() is not None, PATIENCE)
        if self.process.poll() is not None and self._reader:
            self._reader.join(PATIENCE)
        got = found()
        assert got is not None, self.text
        return got

    def get(self, path: str) -> requests.Response:
        """Ask one of its pages."""
        return requests.get(f"{self.event('serving')['address']}{path}", timeout=10)

    def metrics(self) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
        """Every sample by name and labels, as Prometheus's own parser reads them."""
        families = text_string_to_metric_families(self.get("/metrics").text)
        samples = (sample for family in families for sample in family.samples)
        return {(one.name, frozenset(one.labels.items())): one.value for one in samples}

    def send(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Send it a signal."""
        self.process.send_signal(number)

    def code(self) -> int:
        """Its exit code, once it has ended."""
        code = self.process.wait(PATIENCE)
        if self._reader:
            self._reader.join(PATIENCE)
        return code

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            with self._news:
                self.text += line
                if line.startswith("{"):
                    self.events.append(json.loads(line))
                self._news.notify_all()
        with self._news:
            self._news.notify_all()


class StartService(Protocol):
    """What the fixture gives."""

    def __call__(self, *words: str, folder: Path, environ: Mapping[str, str] = ...) -> Serving:
        """Start Python with these words in a folder; ``environ`` is added to a bare environment."""
        ...


@pytest.fixture
def start_service() -> Iterator[StartService]:
    """Starts services, and ends each by its own process id after the test."""
    running: list[Serving] = []

    def begin(*words: str, folder: Path, environ: Mapping[str, str] = {}) -> Serving:
        bare = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        process = subprocess.Popen(
            [sys.executable, *words],
            cwd=folder,
            env={**bare, "PYTHONPATH": str(ROOT), **environ},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        running.append(Serving(process))
        running[-1].listen()
        return running[-1]

    yield begin
    for one in running:
        if one.process.poll() is None:
            one.send()
            one.send()
        one.code()
        if one.process.stderr:
            one.process.stderr.close()
