"""One request over the open web: no redirect followed, bounded in time and size, to public addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Self

import aiohttp

from curator.links.addressing import addressed
from curator.links.bodies import ACCEPTED, beginning, decoded
from curator.links.broken import Broken, broken
from curator.links.connecting import PublicResolver, SystemResolver, public_socket
from curator.links.cookies import Cookies
from curator.links.standins import StandIns

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping
    from types import TracebackType

    from aiohttp.abc import AbstractResolver
    from yarl import URL

__all__ = ["Broken", "Reply", "Wire"]

LONGEST_HEADER: Final = 32_768
"""Bytes; the policies and cookies of real sites go beyond aiohttp's own 8 kB."""

MOST_HEADERS: Final = 256

_READ_AHEAD: Final = 65_536
_IDLE: Final = 4.0
"""Seconds that a connection waits for the next request to its host; longer, and a big run holds too many."""

_NAMES_KEPT: Final = 300
"""Seconds that a name's addresses are kept; each is checked anew at every connection."""


class Reply(NamedTuple):
    """What came back, whatever its status.

    Attributes:
        url: the address as it was asked.
        status: HTTP's.
        headers: names in lower case; of several with one name the first.
        body: decompressed, its beginning; empty after HEAD, and where it cannot be decompressed.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class Wire:
    """Sends requests, many at once, under one User-Agent; an asynchronous context manager.

    Cookies are kept as long as it is open, and sent back to where they came from. Nothing that identifies
    anybody is ever sent: no credentials out of an address or a ``.netrc``. Proxies are not asked, because
    which machine is connected to would be theirs to decide.
    """

    def __init__(  # noqa: PLR0913 - each can be said by itself, and most tests say one
        self,
        *,
        agent: str,
        limit: int,
        allow_private: bool = False,
        host_map: Mapping[str, str] = {},
        resolver: AbstractResolver | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        """Open nothing yet.

        Args:
            agent: the User-Agent.
            limit: connections at the same time.
            allow_private: whether machines outside of the public internet may be connected to.
            host_map: base URLs that are asked in the place of hosts, ``*`` for every other host.
            resolver: looks up names; None for the system's.
            trust: which certificates are believed; None for those that the system believes.
        """
        self._agent = agent
        self._limit = limit
        self._allow_private = allow_private
        self._stand_ins = StandIns(host_map)
        self._resolver = resolver
        self._trust = trust
        self._timeout = aiohttp.ClientTimeout(total=1)

    async def __aenter__(self) -> Self:
        """Open."""
        self._cookies = Cookies()
        self._session = aiohttp.ClientSession(
            connector=self._connector(self._resolver or SystemResolver()),
            headers={"User-Agent": self._agent, "Accept-Encoding": ACCEPTED},
            cookie_jar=aiohttp.DummyCookieJar(),  # which host a stand-in stands for is known here only
            auto_decompress=False,
            max_line_size=LONGEST_HEADER,
            max_field_size=LONGEST_HEADER,
            max_headers=MOST_HEADERS,
            read_bufsize=_READ_AHEAD,
        )
        self._session._retry_connection = False  # noqa: SLF001 - one request is one; whoever asks paces them
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self._session.close()

    async def ask(
        self,
        method: Literal["HEAD", "GET"],
        url: str,
        *,
        headers: Mapping[str, str] = {},
        timeout: float,  # noqa: ASYNC109 - a body that is late is given as far as it came
    ) -> Reply:
        """One request; ``timeout`` is for all of it, in seconds. Raises `Broken` and nothing else."""
        address = addressed(url)
        if timeout <= 0:
            raise Broken(kind="timeout", detail="no time left")
        if self._timeout.total != timeout:
            self._timeout = aiohttp.ClientTimeout(total=timeout, ceil_threshold=timeout + 1)
        target, sent = self._sent(address, headers)
        try:
            response = await self._session.request(
                method, target, headers=sent, timeout=self._timeout, allow_redirects=False
            )
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise broken(error) from error
        try:
            told = self._told(response, address)
            body = b"" if method == "HEAD" else decoded(await beginning(response), told)
        finally:
            response.release()
        return Reply(url, response.status, told, body)

    def _connector(self, resolver: AbstractResolver) -> aiohttp.TCPConnector:
        return aiohttp.TCPConnector(
            limit=self._limit,
            ssl=self._trust or True,
            ttl_dns_cache=_NAMES_KEPT,
            keepalive_timeout=_IDLE,
            resolver=resolver if self._allow_private else PublicResolver(resolver),
            socket_factory=None if self._allow_private else public_socket,
        )

    def _sent(self, address: URL, headers: Mapping[str, str]) -> tuple[URL, Mapping[str, str]]:
        """Where the request goes, and its headers."""
        cookies = self._cookies.for_(address)
        if cookies:
            headers = {**headers, "Cookie": cookies}
        instead = self._stand_ins.instead_of(address) if self._stand_ins else None
        if instead is None:
            return address, headers
        return instead, {**headers, "Host": address.host_port_subcomponent or ""}

    def _told(self, response: aiohttp.ClientResponse, address: URL) -> dict[str, str]:
        """The headers of the answer; cookies among them are kept."""
        told: dict[str, str] = {}
        for name, value in response.headers.items():
            told.setdefault(name.lower(), value if _is_plain(value) else _plain(value))
        if "set-cookie" in told:
            self._cookies.keep(response.headers.getall("Set-Cookie"), address)
        return told


def _is_plain(value: str) -> bool:
    return value.isascii() and value.isprintable()


def _plain(value: str) -> str:
    """Without what cannot be written down: bytes that are no UTF-8 came as lone surrogates."""
    text = value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else " " for char in text)
