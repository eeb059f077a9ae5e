"""The misbehaving web server as a process of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
import requests

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROGRAM = Path(__file__).parents[1] / "services" / "link_server.py"


@dataclass(frozen=True, slots=True)
class LinkServer:
    """One running server: many hosts, 127.0.0.1 and following, at one port."""

    port: int
    process: subprocess.Popen[str]
    hosts: tuple[str, ...]

    @property
    def has_ipv6(self) -> bool:
        """Whether it listens on ::1, too."""
        return "::1" in self.hosts

    def url(self, kind: str, name: str = "x", *, host: int | str = 1, **query: str | float) -> str:
        """The address of a page of this kind; ``host`` by number, or as it stands in an address."""
        named = host if isinstance(host, str) else f"127.0.0.{host}"
        path = f"/{kind}/{name}" if kind else "/"
        return f"http://{named}:{self.port}{path}" + (f"?{urlencode(query)}" if query else "")

    def robots(self, body: str = "", *, host: int | str = "*", **more: str | int) -> None:
        """Set what a host's robots.txt says, or its ``status``, or which ``kind`` of page it is."""
        named = f"127.0.0.{host}" if isinstance(host, int) else host
        self._tell("robots", {"host": named, "body": body, **more})

    def latency(self, milliseconds: float) -> None:
        """Hold every answer back for so long."""
        self._tell(f"latency/{milliseconds}")

    def stats(self) -> dict[str, Any]:
        """What was asked since the last reset: ``total``, ``recent``, ``times`` by host, …."""
        return self._tell("stats")

    def asked(self) -> list[tuple[str, str]]:
        """Method and target of the latest requests, in the order in which they came."""
        return [(one["method"], one["target"]) for one in self.stats()["recent"]]

    def reset(self) -> None:
        """Nothing was asked, there is no robots.txt and no latency."""
        self._tell("reset")

    def stop(self) -> None:
        """End the process."""
        self.process.terminate()
        self.process.wait(10)
        if self.process.stdout:
            self.process.stdout.close()

    def _tell(self, what: str, query: dict[str, str | int] | None = None) -> dict[str, Any]:
        with requests.Session() as session:
            session.trust_env = False  # a test may have set proxies
            answer = session.get(f"http://127.0.0.1:{self.port}/__{what}", params=query, timeout=10)
        answer.raise_for_status()
        found: dict[str, Any] = answer.json()
        return found


def start(*options: str) -> LinkServer:
    """Start a server on a free port, and wait until it listens."""
    command = [sys.executable, str(_PROGRAM), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    ready = json.loads(process.stdout.readline())
    return LinkServer(ready["port"], process, tuple(ready["hosts"]))


def closed_port() -> int:
    """A port of 127.0.0.1 where nobody listens."""
    with socket.socket() as here:
        here.bind(("127.0.0.1", 0))
        port: int = here.getsockname()[1]
    return port


@pytest.fixture(scope="session")
def running_link_server() -> Iterator[LinkServer]:
    """One server for all tests of a worker; tests ask for `link_server`."""
    server = start("--lifetime", "3600")
    yield server
    server.stop()


@pytest.fixture
def link_server(running_link_server: LinkServer) -> LinkServer:
    """The server, of which nothing was asked yet."""
    running_link_server.reset()
    return running_link_server
