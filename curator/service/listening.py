"""The service's two pages over HTTP, ``/healthz`` and ``/metrics``, with little room for bad guests.

Python's own WSGI server reads the requests. Around it: a few guests at a time, a few seconds for each, a few
kilobytes of request, and GET alone.
"""

from __future__ import annotations

import io
import json
import socket
import threading
from contextlib import contextmanager, suppress
from socketserver import TCPServer, ThreadingMixIn
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from prometheus_client import make_wsgi_app

from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from prometheus_client import CollectorRegistry

_GUESTS: Final = 8
SECONDS: Final = 10.0
"""For one guest, from the first byte to the last."""
_LOOK_UP: Final = 0.2
"""Seconds between two looks whether the server is to end."""
LARGEST_HEAD: Final = 16_384
# Tuples, because the server adds the length of an answer to the very list that it is given.
_JSON: Final = (("Content-Type", "application/json"), ("Cache-Control", "no-store"))
_TEXT: Final = (("Content-Type", "text/plain; charset=utf-8"),)


class Address(NamedTuple):
    """Where to listen; port 0 is any that is free."""

    host: str
    port: int

    def __str__(self) -> str:
        """As it stands in a URL."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def application(
    healthz: Callable[[], tuple[bool, dict[str, Any]]], registry: CollectorRegistry
) -> WSGIApplication:
    """The two pages; ``healthz`` says whether all is well, and the body."""
    metrics = make_wsgi_app(registry)

    def pages(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "GET":
            start("405 Method Not Allowed", [*_TEXT, ("Allow", "GET")])
            return [b"Only GET.\n"]
        match environ["PATH_INFO"]:
            case "/metrics":
                answer: Iterable[bytes] = metrics(environ, start)
                return answer
            case "/healthz":
                well, body = healthz()
                start("200 OK" if well else "503 Service Unavailable", [*_JSON])
                return [json.dumps(body).encode() + b"\n"]
        start("404 Not Found", [*_TEXT])
        return [b"There are /healthz and /metrics.\n"]

    return pages


@contextmanager
def listening(address: Address, pages: WSGIApplication) -> Iterator[Address]:
    """Answer at ``address`` while the block runs; yields it with the port that it came to.

    Raises:
        UsageError: nobody can listen there.
    """
    try:
        server = _server(address)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or error
        message = f"Nothing can listen on {address}: {why}."
        raise UsageError(message, advice="Name another address with --listen HOST:PORT.") from error
    server.set_app(pages)
    thread = threading.Thread(target=server.serve_forever, args=[_LOOK_UP], name="pages", daemon=True)
    thread.start()
    try:
        yield Address(address.host, server.server_port)
    finally:
        server.shutdown()
        server.server_close()


def _server(address: Address) -> _Server:
    found = socket.getaddrinfo(*address, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, _, _, _, place = found[0]
    kind = type("_Server", (_Server,), {"address_family": family})
    server: _Server = kind((str(place[0]), address.port), _Handler)
    return server


class _Server(ThreadingMixIn, WSGIServer):
    """A thread a guest, a few guests at most, and a few seconds for each."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, *args: Any) -> None:  # noqa: ANN401 - the base class's own arguments
        self._free = threading.BoundedSemaphore(_GUESTS)
        super().__init__(*args)

    def server_bind(self) -> None:
        """Bind without asking the DNS for a name, on which the base class may wait long."""
        TCPServer.server_bind(self)
        name, port, *_ = self.server_address
        self.server_name, self.server_port = str(name), int(port)
        self.setup_environ()

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as above
        """Take a guest in when there is room, else turn it away at once."""
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as above
        """Serve a guest, and cut it off when it dawdles: single reads may each be quick enough."""
        timer = threading.Timer(SECONDS, _cut, [request])
        timer.daemon = True
        timer.start()
        try:
            super().process_request_thread(request, client_address)
        finally:
            timer.cancel()
            self._free.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of guests that leave early or send nonsense."""


class _Handler(WSGIRequestHandler):
    """Reads one request of a bounded size, and logs none."""

    timeout = SECONDS

    def setup(self) -> None:
        """Read through something that counts."""
        super().setup()
        self.rfile.close()
        self.rfile = io.BufferedReader(_Bounded(self.connection.makefile("rb", buffering=0)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's own name
        """Log nothing: a probe comes every few seconds."""


class _Bounded(io.RawIOBase):
    """The bytes of a socket, up to the largest request that is read."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self._raw = raw
        self._left = LARGEST_HEAD

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer; Python 3.11 has no name for it
        """Read on; raises ConnectionAbortedError after the last byte that is allowed."""
        if self._left <= 0:
            raise ConnectionAbortedError
        count = self._raw.readinto(memoryview(buffer)[: self._left]) or 0
        self._left -= count
        return count

    def close(self) -> None:
        """Close the socket's side, too."""
        self._raw.close()
        super().close()


def _cut(request: socket.socket) -> None:
    with suppress(OSError):
        request.shutdown(socket.SHUT_RDWR)
