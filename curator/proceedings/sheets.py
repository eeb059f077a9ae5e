"""Lists that come whole on one page, as a `Source`: those of a day, and feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from curator.core.harvest import Status
from curator.core.shelves.shelf import Shelf, joined
from curator.errors import NoAnswer
from curator.ports import UNMARKED
from curator.proceedings.asking import UNCHANGED, Desk
from curator.proceedings.reading import Reading, digest, marks_of, page_of, told
from curator.proceedings.telling import harvest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from curator.core.harvest import Harvest
    from curator.core.shelves.shelf import Ask
    from curator.core.window import Window
    from curator.ports import Clock, Fetcher, PageMemory, SeenPage


_REFUSED: Final = frozenset({400, 404, 410, 422})


class SheetReader(Protocol):
    """A module of `curator.sources` that reads lists without a venue."""

    def parse(self, body: bytes) -> Shelf:
        """What a page holds."""
        ...


class Sheet(NamedTuple):
    """One list: its name within its source, where it is, and from when on it does not change any more.

    ``settles`` is the first day on which it is sure to be whole; None for a list that goes on for ever.
    ``further`` pages are asked for in their order, each only when the one before it was full.
    """

    source: str
    name: str
    ask: Ask
    settles: date | None = None
    further: tuple[Ask, ...] = ()

    @property
    def key(self) -> str:
        """What its memory is kept under."""
        return f"{self.source} {self.name}"


class SheetsSource:
    """Lists by the windows that they belong to, each asked for once a day at most, and no more when whole."""

    def __init__(  # noqa: PLR0913 - what is asked, of whom, by what memory and time
        self,
        name: str,
        sheets: Callable[[Window], Iterable[Sheet]],
        *,
        reader: SheetReader,
        fetcher: Fetcher,
        memory: PageMemory,
        clock: Clock,
    ) -> None:
        """Ask nothing yet.

        Args:
            name: the key under ``sources`` in ``curator.yaml``.
            sheets: the lists of a window.
            reader: how they are read.
            fetcher: knows the services that the lists are asked of.
            memory: what was read as a whole, and when.
            clock: tells what day it is.
        """
        self._name = name
        self._sheets = sheets
        self._reader = reader
        self._desk = Desk(fetcher)
        self._memory = memory
        self._clock = clock
        self._asked: dict[str, date] = {}

    @property
    def name(self) -> str:
        """The key under ``sources`` in ``curator.yaml``."""
        return self._name

    def fetch(self, window: Window) -> Harvest:
        """Every list of the window that may have something new and was not asked for today.

        Raises:
            Unavailable: the memory could not be read.
        """
        today, before = self._clock.now().date(), self._desk.requests
        readings = [self._read(sheet, seen, today) for sheet, seen in self._due(window, today)]
        self._asked |= {one.about.key: today for one in readings}
        self._memory.keep({one.about.key: one.page for one in readings if one.page})
        requests = self._desk.requests - before
        return harvest_of(self._name, window, readings, requests=requests, idle="Nothing is due.")

    def _due(self, window: Window, today: date) -> Iterator[tuple[Sheet, SeenPage | None]]:
        sheets = list(self._sheets(window)) if window.start < window.end else []
        known = self._memory.recall([sheet.key for sheet in sheets])
        for sheet in sheets:
            seen = known.get(sheet.key)
            whole = seen is not None and sheet.settles is not None and seen.seen >= sheet.settles
            if not whole and self._asked.get(sheet.key) != today:
                yield sheet, seen

    def _read(self, sheet: Sheet, seen: SeenPage | None, today: date) -> Reading:
        try:
            answer = self._desk.page(sheet.ask, held=seen.validators if seen else UNMARKED)
        except NoAnswer as error:
            return Reading(sheet, Status.DOWN, f"nothing could be read: {told(error)}")
        held = seen.validators if seen else UNMARKED
        if seen and (answer.status == UNCHANGED or digest(answer.body) == seen.page):
            page = seen._replace(validators=marks_of(answer, held), seen=today)
            return Reading(sheet, Status.QUIET, f"unchanged since {seen.seen}", page=page)
        shelf = self._reader.parse(answer.body)
        on_one_page = not (shelf.papers and shelf.full and sheet.further)
        if not on_one_page:
            shelf = self._with_further(sheet, shelf)
        return _judged(sheet, shelf, seen, page_of(answer, shelf, today, on_one_page=on_one_page))

    def _with_further(self, sheet: Sheet, shelf: Shelf) -> Shelf:
        """The pages after a full one, too; full in the end where there may be more that cannot be had."""
        for ask in sheet.further:
            try:
                another = self._reader.parse(self._desk.page(ask).body)
            except NoAnswer as error:
                if error.status in _REFUSED:
                    break  # It has no such pages: another night would not get them either.
                another = Shelf(fault=f"a further page did not come: {told(error)}")
            both = joined([shelf, another])
            if len(both.papers) == len(shelf.papers):
                return both._replace(full=another.full)
            shelf = both._replace(full=another.full)
            if not shelf.full:
                break
        return shelf


def _judged(sheet: Sheet, shelf: Shelf, seen: SeenPage | None, page: SeenPage) -> Reading:
    if not shelf.papers:
        if shelf.announced and not shelf.doubts:
            return Reading(sheet, Status.QUIET, "it is empty", shelf, page)
        why = "; ".join(filter(None, (shelf.fault, *shelf.doubts))) or "no paper stands in it"
        return Reading(sheet, Status.DOWN, why, shelf)
    came = f"{len(shelf.papers):,} paper{'s' * (len(shelf.papers) != 1)}"
    if shelf.full:
        came += ", as many as can be had, so that there may be more"
    if shelf.doubts:
        return Reading(sheet, Status.PARTIAL, f"{came}, but {'; '.join(shelf.doubts)}", shelf)
    if seen and seen.papers == page.papers:
        return Reading(sheet, Status.QUIET, f"{came}, the same as on {seen.seen}", page=page)
    return Reading(sheet, Status.FRESH, came, shelf, page)
