"""Commands about one proposal: where its entry goes, what it says, and whether it stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from curator.core import steering_memory
from curator.core.commands.arguments import (
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    NotDone,
    days_of,
    section_of,
    venue_of,
    words_of,
)
from curator.core.commands.boxes import names_of
from curator.core.commands.grounds import LEFT, Done, Grounds, entry, live, proposed
from curator.core.proposal import Outcome

if TYPE_CHECKING:
    from curator.core.memory import Memory, Record


def move(argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Put the entry into another section."""
    record = entry(memory, grounds)
    section = section_of(argument, grounds.sections)
    steer = replace(record.steer, section=section.slug)
    after = steering_memory.steered(memory, record.branch, steer)
    return Done(after, f"The entry goes into “{section.title}”.")


def venue(argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Say where the paper was published."""
    record = entry(memory, grounds)
    venue = venue_of(argument, grounds.venues, today=grounds.today)
    after = steering_memory.steered(memory, record.branch, replace(record.steer, venue=venue))
    return Done(after, f"The entry says {venue.name} {venue.year}.")


def describe(argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Write the entry's sentence."""
    record = entry(memory, grounds)
    words = words_of(argument, verb="describe", longest=LONGEST_DESCRIPTION)
    after = steering_memory.steered(memory, record.branch, replace(record.steer, description=words))
    return Done(after, f"The entry's sentence is “{words}”.")


def title(argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Write the entry's title."""
    record = entry(memory, grounds)
    words = words_of(argument, verb="title", longest=LONGEST_TITLE)
    after = steering_memory.steered(memory, record.branch, replace(record.steer, title=words))
    return Done(after, f"The entry's title is “{words}”.")


def ready(_argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Take the pull request out of draft."""
    live(memory, grounds)
    return Done(memory, "Ready for review.", deed="ready")


def rebase(_argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Make the branch anew."""
    live(memory, grounds)
    return Done(memory, "Made anew on the list as it is now.", deed="rebase")


def recreate(_argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Make the branch anew, whatever people have committed to it."""
    live(memory, grounds)
    words = "Made anew on the list as it is now; what people had committed to the branch is gone."
    return Done(memory, words, deed="recreate")


def ignore(_argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Decline what the pull request proposes; who says it twice means the same."""
    after = memory
    if any(record.outcome is not Outcome.DECLINED for record in proposed(memory, grounds)):
        record = _standing(memory, grounds)
        reason = f"{grounds.by} said ignore"
        after = steering_memory.declined(memory, record.branch, reason=reason, today=grounds.today)
    return Done(after, "Closed, and never proposed again; /curator unignore brings it back.")


def recall(_argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Bring back what was declined or snoozed."""
    records = proposed(memory, grounds)
    if any(record.live for record in records):
        return Done(memory, "This proposal is open, and is not ignored.")
    if all(record.outcome in LEFT for record in records):
        message = f"This proposal is {records[0].outcome.value}, so there is nothing to bring back."
        raise NotDone(message)
    return Done(steering_memory.recalled(memory, grounds.branch), "Brought back.")


def snooze(argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Close the pull request for some days."""
    days = days_of(argument)
    record = _standing(memory, grounds)
    until = grounds.today + timedelta(days=days)
    after = steering_memory.snoozed(memory, record.branch, until=until)
    return Done(after, f"Closed until {until:%d %B %Y}, when it is opened again.")


def explain(_argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Show why the paper was picked."""
    records = proposed(memory, grounds)
    if not any(record.paper for record in records):
        message = "No more is kept of this proposal than what its description says."
        raise NotDone(message)
    return Done(memory, "Why it was picked:", deed="explain")


def fix(_argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Mend what a contributor's pull request changes."""
    if grounds.branch:
        return Done(memory, "What the bot writes needs no fix; /curator rebase makes it anew.")
    return Done(memory, "", deed="fix")


def drop(argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Decline one paper of the pull request; the others stay."""
    records = proposed(memory, grounds)
    found = next((one for one in records if argument in names_of(one.ids, title=one.title)), None)
    if found is None:
        message = "This pull request holds no such paper any more."
        raise NotDone(message)
    if sum(record.live for record in records) == 1 and found.live:
        return ignore("", memory, grounds)
    words = f"“{found.title}” is taken out, and never proposed again."
    return Done(_without(found, memory, grounds) if found.live else memory, words)


def _without(found: Record, memory: Memory, grounds: Grounds) -> Memory:
    reason = f"{grounds.by} took it out"
    over = replace(found, outcome=Outcome.DECLINED, reason=reason, decided=grounds.today, paper=None)
    return replace(memory, records=tuple(over if one is found else one for one in memory.records))


def _standing(memory: Memory, grounds: Grounds) -> Record:
    """What is in front of people, or will be again."""
    snoozed = (record for record in proposed(memory, grounds) if record.outcome is Outcome.SNOOZED)
    return next(snoozed, None) or live(memory, grounds)[0]
