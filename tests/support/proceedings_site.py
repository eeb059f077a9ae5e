"""Sites of proceedings on loopback: pages by path, marked as real ones are, and every accident of theirs."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

FAULTS: Final = (
    "down",
    "slow",
    "broken off",
    "HTML instead",
    "challenge",
    "forbidden",
    "changed layout",
    "empty",
)
"""What can happen to every page; in "broken off" the connection ends in the middle of it."""

CHALLENGE: Final = (
    b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>"
    b'<script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body></html>'
)
OTHER: Final = b"<!DOCTYPE html><html><head><title>Welcome</title></head><body><p>We moved.</p></body></html>"


class Asked(NamedTuple):
    """One request: path with query, what it was marked with, and the status of its answer."""

    target: str
    mark: str
    status: int


@dataclass
class Site:
    """One site, or several: pages by path and query; what is not there is 404.

    ``faults`` are by path; "*" is every path. With ``marks`` off there is no ETag.
    """

    url: str = ""
    pages: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    marks: bool = True
    asked: list[Asked] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def forget(self) -> int:
        """How many requests came since the last time."""
        count = len(self.asked)
        self.asked.clear()
        return count


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    site: Site

    def do_GET(self) -> None:
        """The page, or what befell it."""
        site = self.site
        body = site.pages.get(self.path)
        fault = site.faults.get(self.path, site.faults.get("*", ""))
        mark = self.headers.get("If-None-Match", "")
        etag = f'"{hashlib.sha256(body or b"").hexdigest()[:12]}"'
        if fault in _INSTEAD:
            status, body = _INSTEAD[fault]
        elif body is None:
            status, body = 404, b"not here"
        else:
            status = 304 if site.marks and mark == etag else 200
        site.asked.append(Asked(self.path, mark, status))
        self._send(status, b"" if status == 304 else body, etag if site.marks else "", fault)

    def _send(self, status: int, body: bytes, etag: str, fault: str) -> None:
        self.send_response(status)
        if etag and status in {200, 304}:
            self.send_header("ETag", etag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if fault == "slow":
            self.site.closing.wait(60)
        cut = len(body) // 2 if fault == "broken off" else len(body)
        self.wfile.write(body[:cut])
        self.close_connection = fault in {"slow", "broken off"}

    def log_message(self, *_words: object) -> None:
        """Nobody reads it."""


_INSTEAD: Final = {
    "down": (503, b"busy"),
    "forbidden": (403, CHALLENGE),
    "HTML instead": (200, OTHER),
    "challenge": (200, CHALLENGE),
    "changed layout": (
        200,
        b"<!DOCTYPE html><html><body><section class='card'>A New Paper</section></body></html>",
    ),
    "empty": (200, b""),
}


@pytest.fixture
def site() -> Iterator[Site]:
    """A site without pages."""
    made = Site()
    handler = type("Handler", (_Handler,), {"site": made})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    made.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    made.closing.set()
    server.shutdown()
    server.server_close()
    thread.join(10)


def neurips_list(*titles: str, year: int, end: str = "</ul></div></body></html>", digits: int = 0) -> bytes:
    """The page of a year in today's layout, or of one of its volumes, told apart by ``digits``."""
    hashes = f"/paper_files/paper/{year}/hash"
    items = "".join(
        f'<li class="conference" data-track="Conference"><a title="paper title" '
        f'href="{hashes}/{digits * 1000 + number:032x}-Abstract-Conference.html">{title}</a> '
        '<span class="paper-authors">Ada Example, Bo Beispiel</span></li>'
        for number, title in enumerate(titles, 1)
    )
    return f'<!doctype html><html><body><div><ul class="paper-list">{items}{end}'.encode()


def neurips_index(year: int, *volumes: str) -> bytes:
    """The page of a year that leads to volumes."""
    items = "".join(f'<p><a href="/paper_files/paper/{year}/{volume}">Volume</a></p>' for volume in volumes)
    return f"<!doctype html><html><body>{items}</body></html>".encode()


def pmlr_bib(*titles: str, volume: int, year: int) -> bytes:
    """A volume's bibliography."""
    return "\n\n".join(
        f"@InProceedings{{pmlr-v{volume}-example{year % 100}{chr(96 + number)},\n"
        f"  title = {{{title}}},\n  author = {{Example, Ada and Beispiel, Bo}},\n"
        f"  booktitle = {{Proceedings of a Conference}},\n  year = {{{year}}},\n  volume = {{{volume}}},\n"
        f"  url = {{https://proceedings.mlr.press/v{volume}/example{year % 100}{chr(96 + number)}.html}},\n}}"
        for number, title in enumerate(titles, 1)
    ).encode()


def pmlr_index(*volumes: tuple[int, str]) -> bytes:
    """The list of all volumes."""
    items = "".join(
        f'<li><a href="/v{volume}"><b>Volume {volume}</b></a> {said}</li>' for volume, said in volumes
    )
    return f'<!DOCTYPE html><html><body><ul class="proceedings-list">{items}</ul></body></html>'.encode()
