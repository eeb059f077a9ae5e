"""Asking instead of being told what was said and ticked: two requests when nothing was."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from curator.core.commands.comment import heard
from curator.core.commands.ticks import ticked
from curator.steering.hearing import hear, hear_boxes, is_quiet
from curator.steering.outside import Response

if TYPE_CHECKING:
    from datetime import datetime

    from curator.ports.talk import Comment
    from curator.steering.outside import Outside

AFTER_A_STOP: Final = timedelta(days=7)
"""How far back the first poll of a process looks; what was answered meanwhile is known by its answer."""


class Poll:
    """One process's way through what is said; call it again and again."""

    def __init__(self, outside: Outside, *, back: timedelta = AFTER_A_STOP) -> None:
        """Nothing is sent yet; the first call looks so far ``back``."""
        self._outside = outside
        self._since: datetime = outside.clock.now() - back
        self._seen: dict[int, datetime] = {}

    def __call__(self) -> Response:
        """Hear what is new.

        What fails is asked for again: nothing counts as seen before it was answered.
        """
        response = self._comments()
        for place in self._outside.places.open():
            if ticked(place.body):
                response += hear_boxes(self._outside, place, by=None)
        return response

    def _comments(self) -> Response:
        found = self._outside.conversation.since(self._since)
        fresh = [one for one in found if self._seen.get(one.id) != one.written]
        response = Response()
        for number, ids in _by_thread(fresh).items():
            response += hear(self._outside, number, ids)
        if found:
            self._since = max(one.written for one in found)
            self._seen = {one.id: one.written for one in found if one.written == self._since}
        return response


def _by_thread(comments: list[Comment]) -> dict[int, set[int]]:
    """The comments that speak to the bot, by their thread."""
    threads: dict[int, set[int]] = {}
    for one in comments:
        if not is_quiet(one) and heard(one.text).commands:
            threads.setdefault(one.thread, set()).add(one.id)
    return threads
