"""Rounds of visits against the misbehaving server, as tests make them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Any

from curator.clock import SystemClock
from curator.core.links.link import Link
from curator.links.engine import Engine
from curator.ports import Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curator.core.links.link import Seen
    from tests.support.link_server import LinkServer

AGENT = "curator/0 (+robot@example.org)"


@dataclass(frozen=True, slots=True)
class Choice:
    """A maintainer's choice: impatient, and at home on this machine."""

    host_interval: float = 0.0
    concurrency: int = 16
    per_host: int = 4
    timeout: float = 10.0
    allow_private: bool = True
    host_map: Mapping[str, str] = field(default_factory=dict)


def engine(**choice: Any) -> Engine:  # noqa: ANN401 - a choice's fields, of several types
    """An engine of this choice."""
    return Engine(Choice(**choice), agent=AGENT, clock=SystemClock(), random=Random(7))  # noqa: S311 - jitter


def seen_of(
    visits: Iterable[str | Visit],
    *,
    by: Engine | None = None,
    **choice: Any,  # noqa: ANN401 - as above
) -> dict[str, Seen]:
    """What an engine sees, by default a new one, by address; a mere address is a link without a title."""
    found: dict[str, Seen] = {}

    def tell(visit: Visit, seen: Seen) -> None:
        assert visit.link.url not in found
        found[visit.link.url] = seen

    made = (Visit(Link(one)) if isinstance(one, str) else one for one in visits)
    (by or engine(**choice)).visit(made, tell=tell)
    return found


def see(visit: str | Visit, **choice: Any) -> Seen:  # noqa: ANN401 - as above
    """What one visit sees."""
    (seen,) = seen_of([visit], **choice).values()
    return seen


def titled(url: str, *, etag: str = "") -> Visit:
    """A visit to a page whose title is wanted."""
    return Visit(Link(url, "A paper"), etag=etag)


def pauses(server: LinkServer, *, host: str = "127.0.0.1") -> list[float]:
    """Seconds between the arrivals of requests at a host, one after the other."""
    return [later - earlier for earlier, later in pairwise(server.stats()["times"].get(host, []))]


def pages_asked(server: LinkServer) -> list[tuple[str, str]]:
    """Method and target of all requests but those for a robots.txt, in the order in which they came."""
    return [(method, target) for method, target in server.asked() if target != "/robots.txt"]
