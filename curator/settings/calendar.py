"""``calendar`` read into watches, with every mistake in it that a single entry cannot tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.shelves.watches import SOURCE_OF, Watch
from curator.settings.calendar_yaml import PROCEEDINGS
from curator.settings.venues import VENUES
from curator.settings.wording import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.venues.known import Venues
    from curator.settings.calendar_yaml import WatchModel
    from curator.settings.curator_yaml import CuratorFile
    from curator.settings.mistakes import Mistake
    from curator.settings.yamlfile import Read


def watches(file: Read[CuratorFile], *, venues: Venues, mistakes: list[Mistake]) -> tuple[Watch, ...]:
    """The venue-years to watch; mistakes are appended to ``mistakes``. Without venues, any name is taken."""
    found: dict[tuple[str, int, str], int] = {}
    for number, entry in enumerate(file.value.calendar):
        told = dict(_wrong(entry, venues))
        source = source_of(entry)
        first = found.setdefault((entry.venue, entry.year, source), number)
        if first != number:
            told["venue"] = f"{entry.venue} {entry.year} is watched at {source} already; keep one of them"
        mistakes += [file.mistake(("calendar", number, key), message) for key, message in told.items()]
    return tuple(
        Watch(entry.venue, entry.year, entry.begin, entry.end, source_of(entry))
        for entry in file.value.calendar
    )


def source_of(entry: WatchModel) -> str:
    """Where an entry's proceedings stand; "" where nobody says."""
    return entry.source or SOURCE_OF.get(entry.venue, "")


def _wrong(entry: WatchModel, venues: Venues) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry, by the key that it is wrong in."""
    known = venues.find(entry.venue)
    if venues.known and known is None:
        near = venues.nearest(entry.venue)
        hint = f"did you mean {near}?" if near else "add it there, or leave it out here"
        yield "venue", f"{quote(entry.venue)} is no venue of {VENUES}; {hint}"
    elif known is not None and known.name != entry.venue:
        yield "venue", f"{quote(entry.venue)} is called {known.name} in {VENUES}; write that"
    elif not source_of(entry):
        known_sources = ", ".join(PROCEEDINGS)
        yield "venue", f"no source is known for {entry.venue}; name one in `source`: {known_sources}"
    if known is not None and venues.was_held(known, entry.year) is False:
        yield "year", f"{known.name} was not held in {entry.year}, says {VENUES}"
