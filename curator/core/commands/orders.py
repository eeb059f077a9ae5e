"""What a command makes of the memory. Nothing else is touched: the plan makes the rest from that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.commands import about_all, about_one
from curator.core.commands.arguments import NotDone
from curator.core.commands.grounds import Done

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from curator.core.commands.boxes import Tick
    from curator.core.commands.comment import Command
    from curator.core.commands.grounds import Grounds
    from curator.core.memory import Memory

    _Order = Callable[[str, Memory, Grounds], Done]

_ORDERS: Final[Mapping[str, _Order]] = {
    "help": about_all.help_,
    "explain": about_one.explain,
    "move": about_one.move,
    "venue": about_one.venue,
    "describe": about_one.describe,
    "title": about_one.title,
    "ready": about_one.ready,
    "rebase": about_one.rebase,
    "recreate": about_one.recreate,
    "ignore": about_all.ignore,
    "unignore": about_all.unignore,
    "snooze": about_one.snooze,
    "fix": about_one.fix,
    "pause": about_all.pause,
    "resume": about_all.resume,
}
_TICKS: Final[Mapping[str, _Order]] = {
    "ready": about_one.ready,
    "ignore": about_one.ignore,
    "snooze": about_one.snooze,
    "drop": about_one.drop,
    "open": about_all.want,
    "propose": about_all.want,
    "never": about_all.never,
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
