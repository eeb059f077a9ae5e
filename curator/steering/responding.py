"""One event of GitHub's, acted upon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.errors import BrokenPromise, CuratorError
from curator.forge.github.events import Nothing, Spoke, Ticked, Turned
from curator.steering.hearing import hear, hear_ticks
from curator.steering.outside import Response

if TYPE_CHECKING:
    from curator.forge.github.events import Happening
    from curator.steering.outside import Outside


def respond(outside: Outside, happening: Happening) -> Response:
    """Do what an event asks for; the same one again, late, or out of order changes nothing.

    Raises:
        StateMoved, Unavailable, Refused: nothing was done, and the same event may be sent again.
    """
    match happening:
        case Spoke(thread, comment):
            return hear(outside, thread, {comment})
        case Ticked(thread, by) if by != outside.me():
            return hear_ticks(outside, thread, by=by)
        case Turned(_, by) if by != outside.me():
            return _tended(outside)
        case Nothing(why):
            return Response((why,))
    return Response(("the bot did that itself",))


def _tended(outside: Outside) -> Response:
    try:
        report = outside.tend()
    except BrokenPromise:
        raise
    except CuratorError as error:
        return Response((), (str(error),))
    return Response((f"{report.writes} writes",), report.problems)
