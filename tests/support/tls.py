"""Web servers behind TLS, whose certificates are right or wrong in one way each."""

from __future__ import annotations

import ssl
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest
import trustme

if TYPE_CHECKING:
    from collections.abc import Iterator

_HERE = ("localhost", "127.0.0.1")
_YEAR_2020 = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TlsServers:
    """One server a certificate; ``trust`` believes the authority that signed all but one of them."""

    good: str
    expired: str
    wrong_name: str
    self_signed: str
    trust: ssl.SSLContext
    authority: trustme.CA


class _Page(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A short page."""
        self.send_response(200)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"page")

    def do_HEAD(self) -> None:
        """Without the page."""
        self.send_response(200)
        self.send_header("Content-Length", "4")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client that refuses the certificate breaks off."""


@contextmanager
def _serving(context: ssl.SSLContext) -> Iterator[str]:
    with _Server(("127.0.0.1", 0), _Page) as server:
        # The handshake is the connection's own thread's: a client that hangs in it holds up nobody.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"https://127.0.0.1:{server.server_port}/page"
        server.shutdown()
        thread.join(10)


def _context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def _self_signed() -> ssl.SSLContext:
    """An authority's own certificate, served as if it were a page's."""
    own = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with own.private_key_pem.tempfile() as key, own.cert_pem.tempfile() as certificate:
        context.load_cert_chain(certificate, key)
    return context


@pytest.fixture(scope="session")
def tls_servers() -> Iterator[TlsServers]:
    """The servers, each at a port of its own of 127.0.0.1."""
    authority = trustme.CA()
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    with ExitStack() as stack:
        yield TlsServers(
            good=stack.enter_context(_serving(_context(authority.issue_cert(*_HERE)))),
            expired=stack.enter_context(
                _serving(_context(authority.issue_cert(*_HERE, not_after=_YEAR_2020)))
            ),
            wrong_name=stack.enter_context(_serving(_context(authority.issue_cert("other.example")))),
            self_signed=stack.enter_context(_serving(_self_signed())),
            trust=trust,
            authority=authority,
        )
