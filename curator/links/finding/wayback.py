"""The Internet Archive: the last good snapshot of a page, by the page's address.

One request a page, ``GET /wayback/available?url=…&timestamp=…``. It is asked without the scheme, for with one
it overlooks snapshots, and for a day, for without one it may find none. It soon asks to be left alone. What a
snapshot shows is not known before somebody has visited it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.addresses import LONGEST, spelled
from curator.core.late import late
from curator.core.repairs.repair import Found
from curator.core.url_faults import fault_in
from curator.reading.asking import Asking, read_object, text

if TYPE_CHECKING:
    from datetime import date

    from curator.ports import Fetcher

_SERVICE: Final = "wayback"
_SNAPSHOT: Final = late(
    r"https?://web\.archive\.org/web/(?P<day>(?:19|20)[0-9]{6})(?P<time>[0-9]{6})/(?P<of>https?:/.+)"
)


class Snapshot(NamedTuple):
    """A copy of a page: its address at the archive, and the day it was taken, such as ``2019-05-03``."""

    url: str
    day: str

    def showing(self, title: str) -> Found:
        """The snapshot as a place of the work, once a visit has read its title."""
        return Found(self.url, title, f"the Internet Archive (copy of {self.day})", "archived")


class Wayback:
    """Asks the Internet Archive, one page after another."""

    def __init__(self, fetcher: Fetcher, *, today: date) -> None:
        """Ask nothing yet; of several snapshots the one nearest to ``today`` is found."""
        self._asking = Asking(fetcher, _SERVICE)
        self._today = today

    @property
    def name(self) -> str:
        """The key under ``services`` in ``curator.yaml``."""
        return _SERVICE

    @property
    def trouble(self) -> str:
        """Why it is not asked any more in this run, as a sentence; "" while it is."""
        return self._asking.trouble

    def snapshot(self, url: str) -> Snapshot | None:
        """The snapshot of an http(s) address that had status 200; None where there is none.

        Never raises for what the service did: after a failure it is not asked again, and `trouble` says why.
        """
        if fault_in(url) or len(url) > LONGEST:
            return None
        bare = url.partition("://")[2]
        found = self._asking.ask("/wayback/available", {"url": bare, "timestamp": f"{self._today:%Y%m%d}"})
        return parse(found, url=url)


def parse(body: bytes, *, url: str) -> Snapshot | None:
    """The snapshot in an answer; None where there is none of this very page, or it was of an error."""
    snapshots = read_object(body).get("archived_snapshots")
    closest = snapshots.get("closest") if isinstance(snapshots, dict) else None
    if not isinstance(closest, dict) or closest.get("available") is not True:
        return None
    if str(closest.get("status"))[:4] != "200":
        return None
    found = _SNAPSHOT.fullmatch(text(closest.get("url")))
    if found is None or spelled(found["of"]) != spelled(url):
        return None
    address = f"https://web.archive.org/web/{found['day']}{found['time']}/{found['of']}"
    day = found["day"]
    return None if fault_in(address) else Snapshot(address, f"{day[:4]}-{day[4:6]}-{day[6:]}")
