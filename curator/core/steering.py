"""What people have told the bot, and what must outlive a run of it: about one paper, or about all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from curator.core.works.paper import Venue


@dataclass(frozen=True, slots=True)
class Steer:
    """What people have decided about a proposal, in place of what the bot would write; empty: nothing.

    Attributes:
        section: the slug of the section that it goes into.
        title: of the entry.
        venue: where the paper was published.
        description: the sentence of the entry.
    """

    section: str = ""
    title: str = ""
    venue: Venue | None = None
    description: str = ""


NO_STEER: Final = Steer()

IgnoredKind = Literal["author", "query"]


class Ignored(NamedTuple):
    """Papers that are never proposed: of an ``author``, or with all words of a ``query`` in the title.

    ``by`` is who said so (a login), ``day`` when.
    """

    kind: IgnoredKind
    text: str
    by: str
    day: date


class Pause(NamedTuple):
    """Nothing new is proposed, and nothing open is touched, until somebody lifts it."""

    by: str
    since: date
    reason: str = ""


class HealthPoint(NamedTuple):
    """How the list did on one day: entries, dead links, entries without a venue, open proposals."""

    day: date
    entries: int
    dead: int
    venueless: int
    open: int
