"""After a run: the dashboard as it should be now, and the alarm raised or taken down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.pages import alarm as alarms
from curator.pages import dashboard as pages
from curator.ports.talk import Place

if TYPE_CHECKING:
    from curator.core.dashboard import Dashboard
    from curator.ports.talk import Noticeboard

DASHBOARD: Final = "dashboard"
ALARM: Final = "alarm"
PAUSED: Final = "curator-paused"
"""The label of the dashboard that pauses the bot."""


def put_up(noticeboard: Noticeboard, board: Dashboard, *, limit: int, idle: bool) -> None:
    """Show how things are; the alarm when the silence has lasted ``limit`` days.

    An ``idle`` run has written nothing, so that a dashboard of the same day is left as it is.

    The alarm comes first, because nobody may look at a dashboard. It is one issue a silence: closed by a
    person, it stays closed until sources have spoken and fallen silent again.
    """
    alarming = board.silence.alarming(limit)
    if alarming and board.silence.since is not None:
        name = f"{ALARM}-{board.silence.since}"
        noticeboard.show(name, title=alarms.TITLE, body=alarms.render(board), once=True)
    elif not board.silence.days:
        noticeboard.take_down(f"{ALARM}-", saying=alarms.OVER)
    shown = noticeboard.shown(DASHBOARD)
    if shown is None or not idle or not pages.is_of(shown.body, board.day):
        body = pages.render(board, alarm=alarming)
        noticeboard.show(DASHBOARD, title=pages.TITLE, body=body, pinned=True)


def standing(noticeboard: Noticeboard) -> Place | None:
    """The dashboard as a place whose boxes may be ticked; None before there is one."""
    notice = noticeboard.shown(DASHBOARD)
    return None if notice is None else Place(notice.number, notice.body, own=True)


def is_paused(noticeboard: Noticeboard) -> bool:
    """Whether somebody has put the label on the dashboard that pauses the bot."""
    notice = noticeboard.shown(DASHBOARD)
    return notice is not None and PAUSED in notice.labels
