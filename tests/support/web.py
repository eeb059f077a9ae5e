"""The web in small: pages of any host on one loopback port, told apart by the ``Host`` that was asked for.

`curator links` is pointed at it by ``CURATOR_LINKS_HOST_MAP='*=http://127.0.0.1:PORT'``.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping


class Page(NamedTuple):
    """One answer."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = {}


class Asked(NamedTuple):
    """One request."""

    method: str
    host: str
    path: str
    etag: str = ""
    part: str = ""


def titled(title: str) -> Page:
    """A page as publishers have it: the title where programs look for it, and a name around it for people."""
    text = (
        f'<html><head><meta name="citation_title" content="{escape(title)}">'
        f"<title>{escape(title)} | Proceedings</title></head><body></body></html>"
    )
    return Page(200, text.encode(), {"Content-Type": "text/html; charset=utf-8"})


def moved(place: str, *, status: int = 301) -> Page:
    """A redirect."""
    return Page(status, b"", {"Location": place})


MISSING = Page(404, b"<title>Not found</title>", {"Content-Type": "text/html"})
CHALLENGE = Page(403, b"<title>Just a moment...</title>", {"cf-mitigated": "challenge"})


@dataclass
class Web:
    """Its pages by ``host/path?query``; whatever is not there is `MISSING`, ``robots.txt`` included."""

    url: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    heard: Callable[[Asked], None] | None = None

    def put(self, address: str, page: Page) -> None:
        """Let an address (with or without scheme) answer."""
        self.pages[address.partition("://")[2] or address] = page

    def of(self, host: str) -> list[Asked]:
        """What a host was asked, robots.txt aside."""
        return [one for one in self.asked if one.host == host and one.path != "/robots.txt"]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    web: Web

    def do_GET(self) -> None:
        host = (self.headers["Host"] or "").partition(":")[0]
        asked = Asked(
            self.command, host, self.path, self.headers["If-None-Match"] or "", self.headers["Range"] or ""
        )
        self.web.asked.append(asked)
        if self.web.heard is not None:
            self.web.heard(asked)
        page = self.web.pages.get(f"{host}{self.path}", MISSING)
        self.send_response(page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(page.body)

    do_HEAD = do_GET  # noqa: N815 - named by http.server

    def log_message(self, *_words: object) -> None:
        """Nobody reads it."""


@contextmanager
def serving() -> Iterator[Web]:
    """A web without pages, while the block lasts."""
    world = Web("")
    handler = type("Handler", (_Handler,), {"web": world})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    world.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield world
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


@pytest.fixture
def web() -> Iterator[Web]:
    """A web without pages."""
    with serving() as world:
        yield world
