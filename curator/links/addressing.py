"""An address as it may be asked: http(s), a host that can be, no credentials, bounded."""

from __future__ import annotations

from typing import Final

from yarl import URL

from curator.core.late import late
from curator.links.broken import Broken

MOST_CHARACTERS: Final = 10_000
"""Of an address, as it stands in the list and as it is sent."""

_SCHEMES: Final = frozenset({"http", "https"})
_LONGEST_NAME: Final = 253
_NO_HOST: Final = "no host that can be"
_TOO_LONG: Final = f"longer than {MOST_CHARACTERS} characters"
_AUTHORITY: Final = late(r"[^:/?#]*:[\\/]*([^\\/?#]*)")
_NAME: Final = late(r"(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}\.?")
_IPV6: Final = late(r"\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\](?::[0-9]*)?")


def addressed(url: str) -> URL:
    """The address, normalised and in ASCII; raises `Broken` with kind ``address``."""
    fault = _fault_as_written(url)
    if fault:
        raise Broken(kind="address", detail=fault)
    try:
        parsed = URL(url)
    except ValueError as error:  # the errors of idna are of this kind, too
        detail = "port out of range" if str(error).lower().startswith("port") else "malformed"
        raise Broken(kind="address", detail=detail) from error
    fault = _fault_as_read(parsed)
    if fault:
        raise Broken(kind="address", detail=fault)
    return parsed


def _fault_as_written(url: str) -> str:
    """What parsers repair or overlook, each in its own way."""
    if len(url) > MOST_CHARACTERS:
        return _TOO_LONG
    if " " in url or not url.isprintable():
        return "spaces or control characters"
    found = _AUTHORITY.match(url)
    authority = found[1] if found else ""
    if "@" in authority:
        return "credentials"
    if "[" in authority and not _IPV6.fullmatch(authority):
        return "IPv6 zone" if "%" in authority else _NO_HOST
    return ""


def _fault_as_read(url: URL) -> str:
    host = url.raw_host or ""
    if url.scheme not in _SCHEMES:
        return "neither http nor https"
    if ":" not in host and (len(host) > _LONGEST_NAME or not _NAME.fullmatch(host)):
        return _NO_HOST
    if not url.port:
        return "port out of range"
    return _TOO_LONG if len(url.raw_path_qs) > MOST_CHARACTERS else ""
