"""Cookies: kept for as long as a run takes, and sent back to where they came from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import aiohttp

from curator.core.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yarl import URL

_MOST_SENT: Final = 8_000
"""Characters; servers refuse requests with longer headers, so that a site could shut itself off."""

_DOMAIN: Final = late(r"(?i);\s*domain\s*=\s*\.?([^;\s]*)")
_FOR_EVERYBODY: Final = late(r"(?i)[^.]*|[a-z]{1,3}\.[a-z]{2}")
"""A domain that belongs to nobody: a top one, or one such as ``ac.uk``."""


class Cookies:
    """What sites have set.

    A cookie goes back to the host that set it and, where that asked for it, to the others of its own
    domain: some publishers send a reader to one host that sets what another one wants to see.
    """

    def __init__(self) -> None:
        """There are none yet; within a running event loop."""
        self._jar = aiohttp.CookieJar(unsafe=True)  # "unsafe": a host may be an IP address

    def keep(self, said: Iterable[str], address: URL) -> None:
        """Keep what an answer set by its headers; the newest of a host where it sets too many."""
        own = [one for one in said if not _for_everybody(one)]
        self._jar.update_cookies_from_headers(own, address)

    def for_(self, address: URL) -> str:
        """The value of a request's header; "" for no cookies."""
        if not len(self._jar):
            return ""
        sent = ""
        for name, cookie in self._jar.filter_cookies(address).items():
            more = f"{sent}; {name}={cookie.coded_value}"
            sent = more if len(more) <= _MOST_SENT else sent
        return sent[2:]


def _for_everybody(said: str) -> bool:
    domain = _DOMAIN.search(said)
    return bool(domain and domain[1] and _FOR_EVERYBODY.fullmatch(domain[1]))
