"""What somebody told the bot, as orders that are obeyed together and answered apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.commands.boxes import Tick
from curator.core.commands.comment import FOR_EVERYBODY
from curator.core.commands.orders import obey, obey_tick

if TYPE_CHECKING:
    from curator.core.commands.comment import Command, Heard
    from curator.core.commands.grounds import Done, Grounds
    from curator.core.memory import Memory
    from curator.ports.talk import Comment, Place

_QUIET: Final = frozenset({"help", "explain", "fix", "ready", "pause", "resume"})
"""Verbs after which the bot's pull requests need no look."""


class Order(NamedTuple):
    """One command or box; ``allowed`` says whether the one who said it may."""

    what: Command | Tick
    allowed: bool

    @property
    def said(self) -> str:
        """The order for an echo."""
        return f"[x] {self.what.name}" if isinstance(self.what, Tick) else self.what.said

    @property
    def steers(self) -> bool:
        """Whether the bot's pull requests may have to change after it."""
        return bool(self.what.verb) and self.what.verb not in _QUIET

    def obeyed(self, memory: Memory, grounds: Grounds) -> Done:
        """What it makes of the memory."""
        if isinstance(self.what, Tick):
            return obey_tick(self.what, memory, grounds)
        return obey(self.what, memory, grounds)


@dataclass(frozen=True, slots=True)
class Saying:
    """All that one person said at once.

    Attributes:
        key: what it is known by in the answer: the comment's id, or the box's name.
        digest: of the commands, so that a changed comment is another saying.
        by: the login; "" where it is not known who ticked a box.
        place: the pull request or issue.
        orders: in their order.
        more: how many commands were left out.
        comment: the comment; None for a box.
    """

    key: str
    digest: str
    by: str
    place: Place
    orders: tuple[Order, ...]
    more: int = 0
    comment: Comment | None = None

    @classmethod
    def of_comment(cls, comment: Comment, heard: Heard, place: Place, *, allowed: bool) -> Saying:
        """What a comment says; some commands are for everybody."""
        orders = tuple(
            Order(one, allowed or one.verb in FOR_EVERYBODY or not one.verb) for one in heard.commands
        )
        return cls(str(comment.id), heard.digest, comment.author, place, orders, heard.more, comment)

    @classmethod
    def of_tick(cls, tick: Tick, place: Place, *, by: str) -> Saying:
        """What a box says that somebody ticked who may."""
        return cls(f"tick-{tick.name}", "0", by, place, (Order(tick, allowed=True),))
