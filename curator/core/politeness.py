"""How gently a service is asked, as arithmetic over values: pauses, waits asked for, and which hosts."""

from __future__ import annotations

import ipaddress
import re
from datetime import UTC
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

ONE_CHANNEL: Final[Mapping[str, str]] = {"arxiv_rss": "arxiv", "arxiv_oai": "arxiv"}
"""Services that count as one: arXiv's terms of use pace its API, RSS and OAI-PMH together."""

LEAST_INTERVAL: Final[Mapping[str, float]] = {"arxiv": 3.0}
"""Seconds that no setting can lower, by channel."""

_SECONDS: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
_USUAL_PORTS: Final[Mapping[str, int]] = {"http": 80, "https": 443}


def channel_of(service: str) -> str:
    """The name under which a service shares its pace with others."""
    return ONE_CHANNEL.get(service, service)


def interval_of(service: str, *, base_url: str, asked: float) -> float:
    """Seconds between two requests: not below what the service's terms say, except on loopback."""
    if is_loopback(base_url):
        return asked
    return max(asked, LEAST_INTERVAL.get(channel_of(service), 0.0))


def pause(interval: float, *, ended: float | None, now: float) -> float:
    """Seconds to wait so that ``interval`` lies between the end of the last request and the next.

    Counted from the end, because the service counts arrivals, and a request may be late on its way.
    """
    if ended is None:
        return 0.0
    return min(interval, max(0.0, ended + interval - now))


def retry_after(headers: Mapping[str, str], *, now: datetime) -> float | None:
    """The seconds that ``retry-after`` asks for, given as such or as a date; None without a readable one.

    A date is held against the answer's own ``date``, so that a clock that is wrong or set does not matter.
    """
    text = headers.get("retry-after", "").strip()
    if _SECONDS.fullmatch(text):
        return float(text)
    until = _moment(text)
    if until is None:
        return None
    return max(0.0, (until - (_moment(headers.get("date", "")) or now)).total_seconds())


def same_service(url: str, *, target: str) -> bool:
    """Whether a redirect stays where it was asked: same host and port, or the same host with TLS instead."""
    here, there = urlsplit(url), urlsplit(target)
    if here.username or there.username or here.hostname != there.hostname:
        return False
    if (here.scheme, _port(here)) == (there.scheme, _port(there)):
        return True
    return (here.scheme, _port(here), there.scheme, _port(there)) == ("http", 80, "https", 443)


def is_loopback(url: str) -> bool:
    """Whether a URL names this machine, by address or as ``localhost``."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _port(parts: SplitResult) -> int | None:
    return parts.port or _USUAL_PORTS.get(parts.scheme)


def _moment(text: str) -> datetime | None:
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - brings sockets along, which settings need not

    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
