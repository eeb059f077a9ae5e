"""Why a request came to nothing: the errors of aiohttp, ssl and the system in the words of `Failure`."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING, Final

import aiohttp

if TYPE_CHECKING:
    from curator.core.links.link import Failure

_MOST_WORDS: Final = 80
_TOO_MUCH: Final = ("Got more than", "Too many headers")
"""How aiohttp's parser says so; its exceptions lose their class on the way here."""

_WORDS: Final[tuple[tuple[type[Exception], Failure, str], ...]] = (
    (TimeoutError, "timeout", "no answer in time"),
    (ConnectionRefusedError, "refused", "connection refused"),
    (ConnectionResetError, "reset", "connection reset"),
    (ConnectionError, "reset", "connection closed"),
    (aiohttp.ServerDisconnectedError, "reset", "connection closed without an answer"),
    (OSError, "refused", "no connection"),
    (ValueError, "address", "nothing that can be asked for"),  # aiohttp's InvalidURL, and codecs' errors
    (aiohttp.ClientResponseError, "protocol", "the answer is not HTTP"),
    (Exception, "protocol", "the exchange failed"),
)


class Broken(Exception):
    """A request without an answer.

    Attributes:
        kind: why, as one of the values of `Failure`.
        detail: the same in a few printable words, at most 80 characters.
    """

    def __init__(self, kind: Failure, detail: str) -> None:
        """Keep both; of ``detail`` only what can be printed, and its beginning."""
        self.kind: Failure = kind
        self.detail = "".join(char for char in detail[:_MOST_WORDS] if char.isprintable())
        super().__init__(f"{kind}: {self.detail}")


class Forbidden(OSError):
    """An address that must not be connected to; of this kind, so that another one is tried instead."""


def broken(error: Exception) -> Broken:
    """What the error of a request means."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return _of_tls(error.certificate_error)
    cause = _cause(error)
    if isinstance(cause, Forbidden):
        return Broken("forbidden", str(cause))
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return Broken("dns", (error.os_error.strerror or "the name has no address").lower())
    if isinstance(cause, ssl.SSLError):
        return _of_tls(cause)
    if isinstance(error, aiohttp.ClientResponseError) and error.message.startswith(_TOO_MUCH):
        return Broken("protocol", "headers beyond all bounds")
    return next(Broken(kind, words) for group, kind, words in _WORDS if isinstance(cause, group))


def _cause(error: Exception) -> Exception:
    """The system's error that aiohttp's was made of, in its own class."""
    if isinstance(error, aiohttp.ClientConnectorError):
        return error.os_error
    if isinstance(error, aiohttp.ClientOSError) and error.errno:
        return OSError(error.errno, "")  # makes one of the class that belongs to the number
    return error


def _of_tls(error: Exception) -> Broken:
    """OpenSSL's words up to the comma; after it come names that the other side may have chosen."""
    words = getattr(error, "verify_message", "") or getattr(error, "reason", "") or "handshake failed"
    return Broken("tls", str(words).split(",")[0].replace("_", " ").removesuffix("."))
