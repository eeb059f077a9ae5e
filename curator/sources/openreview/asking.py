"""The questions that lead to the papers of a venue-year, page by page. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.shelves.shelf import Ask
from curator.reading.jsonbody import number_at, open_json
from curator.sources.openreview.groups import groups_of
from curator.sources.openreview.notes import notes_in, text_of

if TYPE_CHECKING:
    from curator.sources.openreview.groups import Group

SOURCE: Final = "openreview"
UNVERIFIED: Final = (
    "no list of a venue's papers was seen as the API sends it, in either version, nor a login; notes of both "
    "versions were, out of searches"
)

MOST_NOTES: Final = 1_000
"""Notes that one answer holds at most; a higher limit is refused."""

MOST_WITH_REPLIES: Final = 100
"""Notes that are asked for together with their reviews and comments, each of which has several pages."""

_MOST_PAGES: Final = 200
_SERVICES: Final = {1: "openreview_v1", 2: "openreview"}


def request(venue: str, year: int) -> Ask | None:
    """The first page of a venue-year's main track; None where OpenReview has none that is known."""
    groups = groups_of(venue, year)
    return _ask(groups[0], 0) if groups else None


def follow(body: bytes, *, venue: str, year: int) -> tuple[Ask, ...]:
    """All pages but the first of the group that a page is of, and the first of the venue-year's other groups.

    Each page leads to the same pages, so they are to be asked once each; () for what is no page of notes.
    """
    value = open_json(body, expected="a list of notes").value
    groups = groups_of(venue, year)
    notes = notes_in(value)
    if notes is None or not groups:
        return ()
    here = next((group for group in groups if any(_is_of(note, group) for note in notes)), groups[0])
    step, count = page_size(here), number_at(value, "count") or 0
    later = [_ask(here, offset) for offset in range(step, min(count, step * _MOST_PAGES), step)]
    return (*later, *(_ask(group, 0) for group in groups if group != here))


def page_size(group: Group) -> int:
    """How many notes a page of a group holds, the last one apart."""
    return MOST_NOTES if group.decided == "venue" else MOST_WITH_REPLIES


def _ask(group: Group, offset: int) -> Ask:
    """One page; the offset is always said, because version 2 counts only for those who say it."""
    page = {"limit": str(page_size(group)), "offset": str(offset)}
    if group.version == 1:
        wanted = {"invitation": group.invitation}
        wanted |= {} if group.decided == "venue" else {"details": "replies"}
    else:
        wanted = {"content.venueid": group.name}
    return Ask(_SERVICES[group.version], "/notes", wanted | page)


def _is_of(note: dict[str, object], group: Group) -> bool:
    if group.version == 1:
        return note.get("invitation") == group.invitation
    return text_of(note, "venueid") == group.name
