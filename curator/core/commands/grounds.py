"""What commands are held against, and which proposals they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from curator.core.commands.arguments import NotDone
from curator.core.proposal import Outcome

if TYPE_CHECKING:
    from datetime import date

    from curator.core.list.document import Section
    from curator.core.memory import Memory, Record
    from curator.core.venues.known import Venues

Deed = Literal["", "help", "explain", "ready", "fix", "rebase", "recreate"]
"""What remains to be done when the memory is saved."""

LEFT: Final = (Outcome.MERGED, Outcome.TAKEN)
"""Outcomes that no command takes back."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a command is held against.

    Attributes:
        branch: of the bot's own pull request in which it was said; "" anywhere else.
        sections: those of the list.
        venues: those that the rules know.
        by: who said it.
        today: the day.
    """

    branch: str
    sections: tuple[Section, ...]
    venues: Venues
    by: str
    today: date

    def records(self, memory: Memory) -> tuple[Record, ...]:
        """What is remembered of the pull request in which it was said."""
        return tuple(record for record in memory.records if self.branch and record.branch == self.branch)


class Done(NamedTuple):
    """What came of one command: the memory afterwards, the words for people, and what is still to be done."""

    memory: Memory
    words: str
    well: bool = True
    deed: Deed = ""


def proposed(memory: Memory, grounds: Grounds) -> tuple[Record, ...]:
    """What this pull request proposes, whatever became of it."""
    if not grounds.branch:
        message = "That is said in a pull request of the bot's own; here it means nothing."
        raise NotDone(message)
    records = grounds.records(memory)
    if not records:
        message = "Nothing is remembered of this pull request yet; the next night will, so say it again then."
        raise NotDone(message)
    return records


def live(memory: Memory, grounds: Grounds) -> tuple[Record, ...]:
    """What this pull request proposes, if it is still in front of people."""
    records = proposed(memory, grounds)
    found = tuple(record for record in records if record.live)
    if not found:
        back = "" if records[0].outcome in LEFT else "; /curator unignore brings it back"
        message = f"This proposal is {records[0].outcome.value}{back}."
        raise NotDone(message)
    return found


def entry(memory: Memory, grounds: Grounds) -> Record:
    """The one new entry that this pull request proposes."""
    found = live(memory, grounds)
    if len(found) > 1:
        message = f"This pull request adds {len(found)} papers: edit the line on its branch instead."
        raise NotDone(message)
    if not found[0].key.startswith("add:"):
        message = "This pull request adds no entry, so there is none to steer: edit its branch instead."
        raise NotDone(message)
    return found[0]
