"""One request over one connection, bounded in time and size; no retry, no pace, no redirect.

Proxies and certificate bundles named in the environment are honoured, because they say how this machine
reaches the network. Passwords in a ``.netrc`` are not: no service asked for one.
"""

from __future__ import annotations

import re
import time
from concurrent.futures import Future
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from threading import Thread
from typing import TYPE_CHECKING, Final, NamedTuple

import requests
from requests.adapters import HTTPAdapter
from urllib3.exceptions import DecodeError, HTTPError

from curator import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LARGEST_BODY: Final = 32_000_000
"""Bytes after decompression; 2,000 of arXiv's records are 5 MB."""

_CONNECTING: Final = 10.0
_SILENCE: Final = 30.0
_CHUNK: Final = 65_536
_ACCEPT: Final = "application/atom+xml, application/xml;q=0.9, application/json;q=0.9, */*;q=0.5"
_OF_A_POST: Final = {"Accept": "application/json", "Content-Type": "application/json"}
_NONE: Final[Mapping[str, str]] = {}
_MARK: Final = re.compile(r"[!-~](?:[ -~]{0,498}[!-~])?")
"""What may stand in a header and came in one."""

_WORDS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (requests.exceptions.SSLError, "the certificate of the host was not accepted"),
    (requests.exceptions.ProxyError, "the proxy did not help"),
    (requests.exceptions.ConnectTimeout, "the host did not take the connection in time"),
    (requests.exceptions.Timeout, "the host fell silent"),
    (DecodeError, "the body could not be decompressed"),
    (requests.exceptions.ConnectionError, "the connection failed or broke off"),
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, whatever its status; header names in lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class _Sent(NamedTuple):
    """One request with its further headers: a GET, or a POST of ``body``."""

    url: str
    body: bytes | None
    headers: Mapping[str, str]


class Broken(Exception):
    """No whole answer came; the message is the reason, without a full stop."""


class TooLarge(Broken):
    """The body is larger than `LARGEST_BODY`; asking again will not make it smaller."""


class Wire:
    """Sends requests one at a time under one User-Agent; ``direct`` keeps proxies out (loopback)."""

    def __init__(self, *, agent: str, direct: bool) -> None:
        """Open nothing yet."""
        self._agent = agent
        self._direct = direct
        self._session = _session(agent, direct=direct)

    def get(self, url: str, *, timeout: float, headers: Mapping[str, str] = _NONE) -> Reply:
        """The reply to a GET, within ``timeout`` seconds or not at all; raises `Broken`."""
        return self._send(_Sent(url, None, headers), timeout=timeout)

    def get_changed(
        self, url: str, etag: str, last_modified: str, *, timeout: float, headers: Mapping[str, str] = _NONE
    ) -> Reply:
        """As `get`, with the marks of an answer that is held; what cannot stand in a header is left out."""
        marks = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        held = {name: mark for name, mark in marks.items() if _MARK.fullmatch(mark)}
        return self._send(_Sent(url, None, {**held, **headers}), timeout=timeout)

    def post(self, url: str, body: bytes, *, timeout: float, headers: Mapping[str, str] = _NONE) -> Reply:
        """The reply to a POST of JSON, which JSON is wanted for as well; otherwise like `get`."""
        return self._send(_Sent(url, body, {**_OF_A_POST, **headers}), timeout=timeout)

    def _send(self, question: _Sent, *, timeout: float) -> Reply:
        """One request (a GET without a body) within its time.

        The request has a thread of its own, because a socket's time-out counts from byte to byte, and
        looking up a host has none: a server that trickles could hold the night for ever.
        """
        outcome: Future[Reply] = Future()
        Thread(target=_deliver, args=(outcome, self._session, question, timeout), daemon=True).start()
        try:
            return outcome.result(timeout)
        except TimeoutError:
            self._session = _session(self._agent, direct=self._direct)  # the thread keeps the old one
            raise Broken(_too_slow(timeout)) from None


def user_agent(contact: str) -> str:
    """``curator/<version> (+contact)``, so that a service can write to whoever runs this."""
    plain = "".join(char for char in contact if char.isascii() and char.isprintable() and char not in "()")
    return f"curator/{__version__} (+{plain.strip()})" if plain.strip() else f"curator/{__version__}"


def _session(agent: str, *, direct: bool) -> requests.Session:
    session = _Session()
    session.headers.update({"User-Agent": agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"})
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=()))
    session.trust_env = not direct
    session.auth = _no_password
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(pool_connections=1, pool_maxsize=1))
    return session


class _Session(requests.Session):
    """Redirects are the fetcher's to follow."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: even unfollowed, a redirect would be parsed and its body be read, however long."""
        del resp


def _no_password(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Standing here, it keeps `requests` from looking into a ``.netrc``."""
    return request


def _deliver(outcome: Future[Reply], session: requests.Session, sent: _Sent, timeout: float) -> None:
    try:
        outcome.set_result(_read(session, sent, timeout=timeout))
    except BaseException as error:  # noqa: BLE001 # handed to the asking thread, which raises it
        outcome.set_exception(error)


def _read(session: requests.Session, sent: _Sent, *, timeout: float) -> Reply:
    until = time.monotonic() + timeout
    limits = (min(timeout, _CONNECTING), min(timeout, _SILENCE))
    try:
        with _opened(session, sent, limits) as response:
            body = b"".join(_chunks(response, until=until, timeout=timeout))
            headers = {name.lower(): value for name, value in response.headers.items()}
            return Reply(response.url, response.status_code, headers, body)
    except (OSError, HTTPError) as error:  # what requests raises is an OSError, what urllib3 raises is not
        # What the socket says once the time is over depends on which of the two clocks rang first.
        late = time.monotonic() >= until
        raise Broken(_too_slow(timeout) if late else _words(error)) from error


def _opened(session: requests.Session, sent: _Sent, limits: tuple[float, float]) -> requests.Response:
    method, headers = "GET" if sent.body is None else "POST", dict(sent.headers)
    return session.request(
        method, sent.url, data=sent.body, headers=headers, timeout=limits, stream=True, allow_redirects=False
    )


def _chunks(response: requests.Response, *, until: float, timeout: float) -> Iterator[bytes]:
    """The decompressed body as it arrives; ``read1`` returns what is there instead of waiting for more."""
    size = 0
    while chunk := response.raw.read1(_CHUNK, decode_content=True):
        size += len(chunk)
        if size > LARGEST_BODY:
            message = f"the body is larger than {LARGEST_BODY // 1_000_000} MB"
            raise TooLarge(message)
        if time.monotonic() > until:
            raise Broken(_too_slow(timeout))
        yield chunk


def _too_slow(timeout: float) -> str:
    return f"no whole answer came within {timeout:g} s"


def _words(error: Exception) -> str:
    for kind, words in _WORDS:
        if isinstance(error, kind):
            return words
    return f"the connection failed or broke off ({type(error).__name__})"
