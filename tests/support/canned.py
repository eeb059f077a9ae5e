"""A web server on loopback that answers what a test wrote down, and keeps what it was asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Canned:
    """One answer. ``trickle``: after so many bytes of it, head included, one more every 20 ms."""

    body: bytes = b"fine"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    trickle: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: path with query, lower-case headers, and what a POST carried."""

    target: str
    headers: Mapping[str, str]
    method: str = "GET"
    body: bytes = b""


class CannedServer(ThreadingHTTPServer):
    """Gives its answers in order, the last one for ever."""

    daemon_threads = True

    def __init__(self) -> None:
        """Bind a free port."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: list[Canned] = [Canned()]
        self.asked: list[Asked] = []
        self.closing = Event()

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    server: CannedServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the next one."""
        self._answer()

    def do_POST(self) -> None:
        """Answer with the next one, as to a GET."""
        self._answer()

    def _answer(self) -> None:
        server = self.server
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", 0)))
        server.asked.append(Asked(self.path, headers, self.command, body))
        canned = server.answers.pop(0) if len(server.answers) > 1 else server.answers[0]
        head = [f"HTTP/1.1 {canned.status} Canned", *(f"{k}: {v}" for k, v in canned.headers.items())]
        if not {"Content-Length", "Transfer-Encoding"} & canned.headers.keys():
            head.append(f"Content-Length: {len(canned.body)}")
        data = "\r\n".join(head).encode() + b"\r\n\r\n" + canned.body
        self._send(data, len(data) if canned.trickle is None else canned.trickle)
        self.close_connection = canned.trickle is not None or "Content-Length" in canned.headers

    def _send(self, data: bytes, at_once: int) -> None:
        self.wfile.write(data[:at_once])
        for byte in data[at_once:]:
            if self.server.closing.wait(0.02):
                return
            self.wfile.write(bytes([byte]))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the base class's name for it
        """Be silent."""


@pytest.fixture
def canned() -> Iterator[CannedServer]:
    """A server that answers ``fine`` until it is told otherwise."""
    server = CannedServer()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.closing.set()
    server.shutdown()
    thread.join()
    server.server_close()
