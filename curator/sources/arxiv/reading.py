"""Reading one window to its end: page by page, again where something is missing, in halves where too large.

Nothing is concluded from the order of the records, because arXiv ignored it for days once. The end is
reached when as many distinct records have come as arXiv itself says there are.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Protocol

from curator.errors import NoAnswer
from curator.sources.arxiv.tally import Part, Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from curator.core.window import Window
    from curator.sources.arxiv.feed import Feed

READINGS: Final = 3
"""How often a window is read before the records that it still lacks are given up for this night."""

DEEPEST: Final = 10_000
"""Results. The manual promises 30,000; the service's published code refuses those past the 10,000th."""

_NARROWEST: Final = timedelta(minutes=1)
_PAGES_TO_SPARE: Final = 20


class Pages(Protocol):
    """Asks for the page of a window that starts at a result; ``known`` is the total told before, or 0."""

    def __call__(self, window: Window, *, start: int, known: int) -> tuple[Feed, int]:
        """The page, and how many requests it took; raises `NoAnswer`."""
        ...


class Reader:
    """Reads windows through ``pages`` of ``size`` records; a ``suspicious`` window is not believed empty."""

    def __init__(self, pages: Pages, *, size: int, suspicious: Callable[[Window], bool]) -> None:
        """Ask nothing yet."""
        self._pages = pages
        self._size = size
        self._suspicious = suspicious
        self._most_answers = _PAGES_TO_SPARE + 2 * READINGS * DEEPEST // size

    def read(self, window: Window) -> Tally:
        """Everything in the window, or as much as came before the service gave up."""
        tally = Tally(window)
        waiting = [window]
        while waiting and not tally.failure:
            part = Part(waiting.pop())
            try:
                halves = self._read(part, tally)
            except NoAnswer as error:
                halves = ()
                tally.failure = str(error)
                tally.requests += error.attempts
            if not halves:
                tally.take(part)
            waiting.extend(reversed(halves))
        return tally

    def _read(self, part: Part, tally: Tally) -> tuple[Window, ...]:
        """Page through a part until it is whole; or the halves to be read in its place."""
        for reading in range(READINGS):
            part.begin()
            for feed in self._paged(part, tally):
                part.add(feed)
                if part.total > DEEPEST and part.window.width > _NARROWEST:
                    return part.window.halves
            if self._whole(part, again=reading > 0):
                break
        return ()

    def _whole(self, part: Part, *, again: bool) -> bool:
        if part.total:
            return part.records >= part.total
        return again or not self._suspicious(part.window)

    def _paged(self, part: Part, tally: Tally) -> Iterator[Feed]:
        start, known = 0, part.total
        while tally.answers < self._most_answers:
            feed, requests = self._pages(part.window, start=start, known=known)
            tally.requests += requests
            tally.answers += 1
            yield feed
            start, known = start + feed.entries, feed.total
            if start >= known or part.records >= known:
                return
        message = f"{tally.answers} pages did not come to an end"
        raise NoAnswer(message, attempts=0)
