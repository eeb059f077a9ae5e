"""What checking links needs: registries, visits, and a memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from curator.core.link_memo import LinkFindings, LinkMemo
    from curator.core.links.link import Known, Link, Registration, Seen, Via
    from curator.core.list.document import Document
    from curator.core.works.paper import PaperId


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a registry said: a registration for each id that it spoke of.

    An id is missing where the registry said nothing that can be believed; ``trouble`` says why, as a
    sentence, ``down`` that it failed, and ``blocked`` that it turns programs away.
    """

    found: Mapping[PaperId, Registration]
    requests: int
    trouble: str = ""
    blocked: bool = False
    down: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """One page to be asked for; ``etag`` and ``last_modified`` are what an earlier visit was told.

    ``plain`` is to ask as simply as can be, for the whole page: some servers say 404 to anything more.
    """

    link: Link
    etag: str = ""
    last_modified: str = ""
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Pulse:
    """How a round of visits goes on: requests sent and under way, and the hosts that must be waited for."""

    requests: int
    under_way: int
    waiting: Sequence[str] = ()


class Registry(Protocol):
    """A service that knows of every id of its kind whether it exists."""

    @property
    def name(self) -> Via:
        """Under which name its answers are told."""
        ...

    def look_up(self, ids: Sequence[PaperId]) -> Lookup:
        """What it says of ids of its scheme, in as few requests as it can be asked in; raises nothing."""
        ...


class Visitor(Protocol):
    """Asks for pages, many at once, and gently."""

    @property
    def pulse(self) -> Pulse:
        """How it goes on, now; may be asked while visits are under way."""
        ...

    def visit(self, visits: Iterable[Visit], *, tell: Callable[[Visit, Seen], None]) -> None:
        """Make all visits, in any order, telling each as soon as it is over; reads ``visits`` as it goes."""
        ...


class LinkMemory(Protocol):
    """What this machine remembers of links."""

    def recall(self, keys: Collection[str]) -> Mapping[str, Known]:
        """What is known of those of the keys that anything is known of."""
        ...

    def keep(self, found: Mapping[str, Known]) -> None:
        """Remember, in one transaction, in place of what was known before."""
        ...


class Links(Protocol):
    """The checking of all links of the list."""

    def due(self, last: datetime | None, *, now: datetime) -> bool:
        """Whether a check is due; ``last`` is when all links were last checked."""
        ...

    def check(self, document: Document, *, memo: LinkMemo) -> LinkFindings:
        """Check every link of the list; ``memo`` is what the last check left. Raises nothing."""
        ...
