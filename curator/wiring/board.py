"""The dashboard and the alarm of a run, where the forge has a place for them."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from curator.core.commands.ticks import ticked
from curator.core.dashboard import dashboard
from curator.errors import CuratorError, Refused
from curator.forge.github import GitHubForge
from curator.steering.boarding import is_paused, put_up, standing
from curator.steering.hearing import hear_boxes
from curator.wiring.steering import steering

if TYPE_CHECKING:
    from curator.core.report import Report
    from curator.forge.local import LocalForge
    from curator.wiring.home import Home
    from curator.wiring.one_night import Narrate


class Heard(NamedTuple):
    """What the dashboard says before a run: whether its label pauses the bot, whether boxes were obeyed."""

    paused: bool = False
    obeyed: bool = False


def heard(at: Home, forge: GitHubForge | LocalForge, *, narrate: Narrate) -> Heard:
    """Obey the boxes that somebody has ticked on the dashboard, and look for its label.

    Where the token may not read issues there is neither, and the run goes on.
    """
    if not isinstance(forge, GitHubForge):
        return Heard()
    try:
        place = standing(forge.noticeboard)
        obeyed = place is not None and bool(ticked(place.body))
        if place is not None and obeyed:
            narrate("doing what was ticked on the dashboard")
            with ExitStack() as stack:
                hear_boxes(steering(at, narrate=narrate, stack=stack), place, by=None)
            del forge.noticeboard  # its boxes are empty by now
        return Heard(is_paused(forge.noticeboard), obeyed)
    except Refused as error:
        narrate(f"the dashboard cannot be read: {error}")
        return Heard()


def shown(report: Report, forge: GitHubForge | LocalForge, *, limit: int, idle: bool) -> Report:
    """The report once the board is up; a silence of ``limit`` days is a problem of the run, board or not.

    An ``idle`` run has changed nothing, so that a board of the same day may stay as it is.
    """
    board = dashboard(report, report.memory, silence=report.memory.silence, pace=report.pace)
    problems, remarks = report.problems, report.remarks
    if board.silence.alarming(limit):
        problems = (
            *problems,
            f"No source has brought anything new on {board.silence.days} days with news due.",
        )
        board = replace(board, problems=problems)
    if isinstance(forge, GitHubForge):
        try:
            put_up(forge.noticeboard, board, limit=limit, idle=idle)
        except CuratorError as error:
            remarks = (
                *remarks,
                f"The dashboard could not be brought up to date: {error} {error.advice}".strip(),
            )
    return replace(report, problems=problems, remarks=remarks, writes=forge.writes)
