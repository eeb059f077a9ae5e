"""A site of proceedings as a `Source`: asked for what is due, and for nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from curator.proceedings.asking import Desk
from curator.proceedings.reading import Question, read, told
from curator.proceedings.telling import harvest_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curator.core.harvest import Harvest
    from curator.core.shelves.watches import Watch
    from curator.core.window import Window
    from curator.ports import Clock, Fetcher, PageMemory, SeenPage
    from curator.proceedings.reader import Reader
    from curator.proceedings.reading import Explain

_MOMENT: Final = timedelta(microseconds=1)
_BUSY: Final = 2
"""So many times as long are whole proceedings left alone while the site is asked for others every night."""


class ProceedingsSource:
    """The watched venue-years of one site, each asked for at most once a day.

    Its papers have no windows: a venue-year is asked for in the first window on whose last day it is due, and
    its papers come whole, whatever their dates. Windows after that have nothing to add.
    """

    def __init__(  # noqa: PLR0913 - what is asked, of whom, by what memory and time
        self,
        name: str,
        watches: Sequence[Watch],
        *,
        reader: Reader,
        fetcher: Fetcher,
        memory: PageMemory,
        clock: Clock,
        again: timedelta,
        explain: Explain = told,
    ) -> None:
        """Ask nothing yet.

        Args:
            name: the key under ``sources`` in ``curator.yaml``.
            watches: the venue-years that stand at this site.
            reader: where they stand there, and how its pages are read.
            fetcher: knows the services that ``reader`` names.
            memory: what was read as a whole, and when.
            clock: tells what is due and what is late.
            again: how long what was read as a whole is left alone.
            explain: says of a question that came to nothing why, and what can be done about it.
        """
        self._name = name
        self._watches = tuple(sorted(watches, key=lambda watch: (watch.begin, watch.key)))
        self._reader = reader
        self._desk = Desk(fetcher)
        self._memory = memory
        self._clock = clock
        self._again = again
        self._explain = explain
        self._asked: dict[str, date] = {}

    @property
    def name(self) -> str:
        """The key under ``sources`` in ``curator.yaml``."""
        return self._name

    def fetch(self, window: Window) -> Harvest:
        """Everything that is due on the window's last day and was not asked for today.

        Raises:
            Unavailable: the memory could not be read.
        """
        today, before = self._clock.now().date(), self._desk.requests
        if today not in self._asked.values():
            self._desk.forget()
        open_ones = [watch for watch in self._watches if self._asked.get(watch.key) != today]
        seen = self._memory.recall([watch.key for watch in open_ones])
        readings = []
        for watch in self._due(open_ones, seen, window):
            question = Question(watch, self._reader, today, seen.get(watch.key), self._explain)
            readings.append(read(question, self._desk))
            self._asked[watch.key] = today
        self._memory.keep({one.about.key: one.page for one in readings if one.page})
        requests = self._desk.requests - before
        return harvest_of(self._name, window, readings, requests=requests, idle=self._idle())

    def _due(self, watches: list[Watch], seen: Mapping[str, SeenPage], window: Window) -> list[Watch]:
        """All that were never read as a whole, and of the others the one that waits longest."""
        if window.start >= window.end:
            return []
        day, today = (window.end - _MOMENT).date(), self._clock.now().date()
        read_on = {key: page.seen for key, page in seen.items()}
        new = [
            watch
            for watch in watches
            if watch.key not in seen and watch.is_due(day, today=today, read=None, again=self._again)
        ]
        again = self._again * (_BUSY if new else 1)
        old = [
            watch
            for watch in watches
            if watch.key in seen and watch.is_due(day, today=today, read=read_on[watch.key], again=again)
        ]
        return [*new, *sorted(old, key=lambda watch: read_on[watch.key])[:1]]

    def _idle(self) -> str:
        today = self._clock.now().date()
        if today in self._asked.values():
            return "Asked for an earlier window already."
        if not self._watches:
            return "`calendar` names nothing that stands there."
        following = next((watch for watch in self._watches if watch.begin >= today), None)
        if following is None:
            return "Nothing is due, nor will be by `calendar`."
        return f"Nothing is due; {following.name} will be from {following.begin} on."
