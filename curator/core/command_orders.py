"""What a command makes of the memory. Nothing else is touched: the plan makes the rest from that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core import command_all, command_proposal
from curator.core.command_arguments import NotDone
from curator.core.command_grounds import Done

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from curator.core.command_grounds import Grounds
    from curator.core.command_ticks import Tick
    from curator.core.commands import Command
    from curator.core.memory import Memory

    _Order = Callable[[str, Memory, Grounds], Done]

_ORDERS: Final[Mapping[str, _Order]] = {
    "help": command_all.help_,
    "explain": command_proposal.explain,
    "move": command_proposal.move,
    "venue": command_proposal.venue,
    "describe": command_proposal.describe,
    "title": command_proposal.title,
    "ready": command_proposal.ready,
    "rebase": command_proposal.rebase,
    "recreate": command_proposal.recreate,
    "ignore": command_all.ignore,
    "unignore": command_all.unignore,
    "snooze": command_proposal.snooze,
    "fix": command_proposal.fix,
    "pause": command_all.pause,
    "resume": command_all.resume,
}
_TICKS: Final[Mapping[str, _Order]] = {
    "ready": command_proposal.ready,
    "ignore": command_proposal.ignore,
    "snooze": command_proposal.snooze,
    "drop": command_proposal.drop,
    "open": command_all.want,
    "propose": command_all.want,
    "never": command_all.never,
}


def obey(command: Command, memory: Memory, grounds: Grounds) -> Done:
    """Apply one command; one that cannot be obeyed leaves the memory as it is."""
    if not command.verb:
        hint = (
            f"Did you mean /curator {command.meant}?"
            if command.meant
            else "/curator help shows all commands."
        )
        return Done(memory, f"That is no command. {hint}", well=False)
    return _obeyed(_ORDERS[command.verb], command.argument, memory, grounds)


def obey_tick(tick: Tick, memory: Memory, grounds: Grounds) -> Done:
    """Apply one box that somebody ticked."""
    return _obeyed(_TICKS[tick.verb], tick.argument, memory, grounds)


def _obeyed(order: _Order, argument: str, memory: Memory, grounds: Grounds) -> Done:
    try:
        return order(argument, memory, grounds)
    except NotDone as complaint:
        return Done(memory, str(complaint), well=False)
