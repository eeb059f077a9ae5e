"""The hosts of a run: when each may be asked again, by how many at once, and whether it is any use."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import urlsplit

from curator.core import politeness
from curator.core.links.link import LEFT_ALONE, SILENT, TURNED_AWAY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.links.link import Trouble

LONGEST_DELAY: Final = 30.0
"""Seconds. A Crawl-delay beyond it is for those who fetch whole sites."""

_ARXIV: Final = "arxiv.org"
_MOST_IN_A_ROW: Final[Mapping[Trouble, int]] = {SILENT: 3, TURNED_AWAY: 5, LEFT_ALONE: 5}
_MOST_WHERE_OTHERS_ANSWER: Final = 8
"""Visits that may fail in a row; more where a page has answered, because then the pages may be to blame."""

_AFTER_SLASHES: Final = len("https://")
_LONGEST_KEPT: Final = 300
_USUAL_PORTS: Final[Mapping[str, int]] = {"http": 80, "https": 443}


class Host:
    """The pace and the standing of one host. Moments are seconds on the event loop's clock."""

    __slots__ = (
        "_answered",
        "_closed",
        "_in_a_row",
        "_interval",
        "_trouble",
        "flying",
        "most",
        "name",
        "opens_at",
        "shut",
    )

    def __init__(self, name: str, *, interval: float, most: int) -> None:
        """A host that may be asked at once; ``interval`` in seconds, at most ``most`` requests together."""
        self.name = name
        self.most = most
        self.flying = 0
        self.opens_at = 0.0
        self.shut: Trouble | Literal[""] = ""
        self._interval = interval
        self._trouble: Trouble | Literal[""] = ""
        self._in_a_row = 0
        self._closed = 0.0
        self._answered = False

    def slow_down(self, interval: float) -> None:
        """Leave at least so many seconds between requests, up to `LONGEST_DELAY`."""
        if interval > self._interval:
            self.opens_at += min(interval, LONGEST_DELAY) - self._interval
            self._interval = max(self._interval, min(interval, LONGEST_DELAY))

    def start(self, now: float) -> None:
        """A request is about to be sent."""
        self.flying += 1
        self.opens_at = max(self.opens_at, now + self._interval)

    def land(self, now: float) -> None:
        """A request is over. Where only one may be under way, the pause counts from its end."""
        self.flying -= 1
        if self.most == 1:
            self.opens_at = max(self.opens_at, now + self._interval)

    def close_for(self, seconds: float, *, now: float, most: float) -> None:
        """Ask nothing for so long; where that makes more than ``most`` in this round, nothing at all."""
        more = now + seconds - max(self.opens_at, now)
        if more <= 0:
            return
        self._closed += more
        if self._closed > most:
            self.give_up(LEFT_ALONE)
        self.opens_at = now + seconds

    def give_up(self, trouble: Trouble) -> None:
        """Ask nothing more in this round."""
        self.shut = trouble

    def alive(self) -> None:
        """A request was answered: silence before it was not the host's."""
        self._answered = True
        if self._trouble == SILENT:
            self._trouble, self._in_a_row = "", 0

    def answered(self) -> None:
        """A page came, or word that it is not there: nothing is wrong with the host."""
        self._answered = True
        self._trouble, self._in_a_row = "", 0

    def failed(self, trouble: Trouble) -> None:
        """A visit failed for a reason that the host may be to blame for; several in a row prove it."""
        self._in_a_row = self._in_a_row + 1 if trouble == self._trouble else 1
        self._trouble = trouble
        most = _MOST_WHERE_OTHERS_ANSWER if self._answered else _MOST_IN_A_ROW[trouble]
        if self._in_a_row >= most:
            self.give_up(trouble)

    def forgive(self) -> None:
        """A new round begins: the host is asked again."""
        self.shut, self._trouble, self._in_a_row, self._closed = "", "", 0, 0.0


class Hosts:
    """Every host that a run met, by name and port."""

    def __init__(self, *, interval: float, per_host: int, host_map: Mapping[str, str]) -> None:
        """Know nobody yet; ``host_map`` has the base URLs that are asked in place of hosts."""
        self._interval = interval
        self._per_host = per_host
        self._host_map = host_map
        self._known: dict[str, Host] = {}
        self._arxiv: Host | None = None

    def at(self, place: str) -> Host:
        """The host at a place (see `place_of`). All of arXiv's are one."""
        host = self._known.get(place)
        if host is None:
            host = self._known[place] = self._met(place)
        return host

    def forgive(self) -> None:
        """A new round begins."""
        for host in self._known.values():
            host.forgive()

    def _met(self, place: str) -> Host:
        if not self._is_arxiv(place):
            return Host(place, interval=self._interval, most=self._per_host)
        if self._arxiv is None:
            least = politeness.interval_of("arxiv", base_url=f"https://{_ARXIV}", asked=self._interval)
            self._arxiv = Host(_ARXIV, interval=least, most=1)
        return self._arxiv

    def _is_arxiv(self, place: str) -> bool:
        name = place.partition(":")[0]
        if name != _ARXIV and not name.endswith(f".{_ARXIV}"):
            return False
        stand_in = self._host_map.get(name) or self._host_map.get("*", "")
        return not politeness.is_loopback(stand_in)


def place_of(url: str) -> str:
    """The host of an address, with its port where that is not the scheme's own; "" where it names none.

    What is asked with TLS and without is one place, for the same machines answer.
    """
    end = url.find("/", _AFTER_SLASHES)
    head = url if end < 0 else url[:end]
    return _place(head) if len(head) <= _LONGEST_KEPT else _place.__wrapped__(head)


@lru_cache(maxsize=4096)
def _place(head: str) -> str:
    try:
        parts = urlsplit(head)
        name, port = parts.hostname, parts.port
    except ValueError:
        return ""
    if not name or parts.scheme not in _USUAL_PORTS:
        return ""
    name = name.rstrip(".")
    return name if port is None or port == _USUAL_PORTS[parts.scheme] else f"{name}:{port}"
