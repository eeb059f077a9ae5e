"""The alarm in words: since when the bot has been blind, what each source says, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.pages.inert import shortened
from curator.pages.templating import template

if TYPE_CHECKING:
    from curator.core.dashboard import Dashboard

TITLE: Final = "The paper bot has seen nothing new for days"
OVER: Final = "A source has delivered again; the bot has caught up from the last complete window on."
_LONGEST: Final = 300


def render(board: Dashboard) -> str:
    """The issue's body; nothing that a source said is active in it."""
    return template("alarm.md.j2").render(board=board, cut=lambda text: shortened(text, _LONGEST))
