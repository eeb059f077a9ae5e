"""From the first page of a venue-year to all that it leads to, in bounds."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.shelves.shelf import Shelf, joined
from curator.errors import NoAnswer
from curator.proceedings.asking import place_of

if TYPE_CHECKING:
    from curator.core.shelves.shelf import Ask
    from curator.core.shelves.watches import Watch
    from curator.proceedings.asking import Desk
    from curator.proceedings.reader import Reader

MOST_PAGES: Final = 250
"""Of one venue-year; a conference has at most some hundred workshops."""

_MOST_FAILURES: Final = 3
"""Pages that may fail before the rest is left for the next night."""


class Walked(NamedTuple):
    """What a walk found, and whether all of it stood on the page where it began."""

    shelf: Shelf
    on_one_page: bool


def walk(first: bytes, ask: Ask, watch: Watch, *, reader: Reader, desk: Desk) -> Walked:
    """All that stands on the first page and on those that it leads to; what failed is a doubt."""
    venue, year = watch.venue, watch.year
    shelves = [reader.parse(first, venue=venue, year=year)]
    waiting = deque(reader.follow(first, venue=venue, year=year))
    known = {place_of(ask)}
    missing: list[str] = []
    while waiting and len(missing) < _MOST_FAILURES and len(known) < MOST_PAGES:
        further = waiting.popleft()
        if place_of(further) in known:
            continue
        known.add(place_of(further))
        try:
            body = desk.page(further).body
        except NoAnswer as error:
            missing.append(f"{further.path}: {error}")
            continue
        shelves.append(reader.parse(body, venue=venue, year=year))
        waiting.extend(reader.follow(body, venue=venue, year=year))
    left = sum(place_of(one) not in known for one in waiting)
    doubts = (*missing, *([f"{left:,} further pages were not asked for"] if left else []))
    return Walked(_with(joined(shelves), doubts), on_one_page=len(known) == 1)


def _with(shelf: Shelf, doubts: tuple[str, ...]) -> Shelf:
    """A walk that found neither papers nor the word that there are none yet found nothing to believe."""
    if shelf.papers or (shelf.announced and not shelf.doubts and not doubts):
        return shelf._replace(doubts=(*shelf.doubts, *doubts))
    faults = dict.fromkeys(filter(None, (shelf.fault, *shelf.doubts, *doubts)))
    return shelf._replace(doubts=(), fault="; ".join(faults) or "it leads to no paper", announced=False)
