"""Commands about all papers, and about those that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core import steering_memory
from curator.core.commands import about_one
from curator.core.commands.arguments import LONGEST_REASON, group_of
from curator.core.commands.boxes import named
from curator.core.commands.grounds import Done, Grounds

if TYPE_CHECKING:
    from curator.core.memory import Memory


def ignore(argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Never propose some papers, or the one at hand."""
    group = group_of(argument, verb="ignore")
    if group is not None:
        after = steering_memory.ignoring(memory, group.kind, group.text, by=grounds.by, today=grounds.today)
        whose = f"of {group.text}" if group.kind == "author" else f"with “{group.text}” in the title"
        return Done(after, f"Papers {whose} are no longer proposed; those that are open stay open.")
    return about_one.ignore("", memory, grounds)


def unignore(argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Take that back."""
    group = group_of(argument, verb="unignore")
    if group is None:
        return about_one.recall("", memory, grounds)
    after = steering_memory.heeding(memory, group.kind, group.text)
    words = f"Papers of the {group.kind} “{group.text}” are not ignored any more, from the next night on."
    return Done(after, words)


def pause(argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Propose nothing, and touch nothing."""
    if memory.pause is not None:
        since = f"{memory.pause.since:%d %B %Y}"
        return Done(memory, f"Paused by {memory.pause.by} since {since}; /curator resume goes on.")
    reason = argument[:LONGEST_REASON]
    after = steering_memory.paused(memory, by=grounds.by, today=grounds.today, reason=reason)
    return Done(after, "Paused: nothing is proposed or touched until /curator resume.")


def resume(_argument: str, memory: Memory, _grounds: Grounds) -> Done:
    """Go on."""
    if memory.pause is None:
        return Done(memory, "The bot is not paused.")
    return Done(steering_memory.resumed(memory), "Goes on.")


def help_(_argument: str, memory: Memory, _grounds: Grounds) -> Done:
    """Show what can be said."""
    return Done(memory, "What can be said:", deed="help")


def want(argument: str, memory: Memory, _grounds: Grounds) -> Done:
    """Propose a paper that waits next."""
    paper = named((*memory.queue, *memory.triage), argument)
    if paper is None:
        return Done(memory, "That paper waits no longer.")
    return Done(steering_memory.wanted(memory, paper.ids), f"“{paper.title}” comes next.")


def never(argument: str, memory: Memory, grounds: Grounds) -> Done:
    """Never propose a paper that waits."""
    paper = named((*memory.triage, *memory.queue), argument)
    if paper is None:
        return Done(memory, "That paper waits no longer.")
    after = steering_memory.never(memory, paper, by=grounds.by, today=grounds.today)
    return Done(after, f"“{paper.title}” is never proposed.")
