"""What steering is given: its adapters, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from curator.core.policy import ListFormat
    from curator.core.report import Report
    from curator.core.rules.classify import Classifier
    from curator.core.venues.known import Venues
    from curator.ports import Base, Clock, StateBranch
    from curator.ports.talk import Conversation, Manners, Offer, Places, Workbench


class Tend(Protocol):
    """The tending of what stands: as every night does it, with nothing collected and nothing new but wanted.

    ``anew`` are branches to make anew on the base, ``over`` those where people's commits may go with it.
    """

    def __call__(self, *, anew: Collection[str] = (), over: Collection[str] = ()) -> Report:
        """Bring what stands up to date."""
        ...


class Mended(NamedTuple):
    """A list after the safe fixes of what a change touched; ``fixed`` and ``left`` count findings."""

    text: str
    fixed: int
    left: int


@dataclass(frozen=True, slots=True)
class Outside:
    """Everything outside that steering needs, each behind its port.

    Attributes:
        me: the bot's own login; asked for when it is first needed.
        base: reads the list on the default branch.
        mend: makes the safe fixes in somebody's list.
        form: how the list is written.
        slugs: the sections' slugs by heading and anchor.
        path: of the list.
    """

    conversation: Conversation
    manners: Manners
    places: Places
    workbench: Workbench
    me: Callable[[], str]
    state: StateBranch
    base: Callable[[], Base]
    clock: Clock
    tend: Tend
    mend: Callable[[Offer], Mended]
    classifier: Classifier
    form: ListFormat
    slugs: Mapping[str, str]
    venues: Venues
    path: str
    narrate: Callable[[str], None]


class Response(NamedTuple):
    """What came of an event: sentences for a log, and what went wrong and is done later."""

    done: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()

    def __add__(self, other: object) -> Response:
        """Both, one after the other."""
        if not isinstance(other, Response):
            return NotImplemented
        return Response((*self.done, *other.done), (*self.problems, *other.problems))
