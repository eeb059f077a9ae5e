"""A page of notes as papers: the accepted ones of a venue-year; what else stands there is counted. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from curator.core.shelves.shelf import Shelf
from curator.core.works.ids import openreview_id
from curator.core.works.paper import Paper, Unreadable, Venue
from curator.reading.jsonbody import number_at, open_json
from curator.reading.moments import moment_of
from curator.reading.names import names_in, names_of
from curator.reading.shelving import abstract_in, shelve, title_in
from curator.reading.wholeness import quoted
from curator.sources.openreview.asking import SOURCE, page_size
from curator.sources.openreview.groups import JOURNALS, groups_of
from curator.sources.openreview.notes import field_of, notes_in, text_of
from curator.sources.openreview.refusals import refusal_in
from curator.sources.openreview.standing import ACCEPTED, ELSEWHERE, HIDDEN, REPLY, WAITING, standing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from curator.sources.openreview.groups import Group

_OTHER_LAYOUT: Final = "it has no list of notes, so its layout is not the one that is known"
_OTHER_YEARS: Final = "of other years"
_NOBODY: Final = frozenset({"anonymous", "anonymous authors"})
_NOT_A_NAME: Final = ("~", "@", "://")
_NOT_OURS: Final = frozenset({REPLY, HIDDEN, ELSEWHERE})
"""Of these alone a page of a venue's papers cannot be."""


def parse(body: bytes, *, venue: str, year: int) -> Shelf:
    """The accepted papers of a venue-year on one page of notes, of either version.

    ``total`` is how many notes the page should have, by the count of all pages; ``announced`` that nothing
    is there yet, or nothing decided. Ids of accounts and e-mail addresses of authors are not read.
    """
    opened = open_json(body, expected=f"the list of notes of {venue} {year}")
    notes = notes_in(opened.value)
    if notes is None:
        return Shelf(fault=refusal_in(body) or opened.fault or _OTHER_LAYOUT)
    groups = groups_of(venue, year)
    if not groups:
        return Shelf(fault=f"no group of OpenReview is known for {venue} {year}")
    count = number_at(opened.value, "count")
    if not notes:
        return Shelf(announced=True) if count == 0 else Shelf(fault=_empty(count))
    return _shelf(notes, count, groups, venue=venue, year=year)


def _empty(count: int | None) -> str:
    return "it has no note and does not count any" if count is None else f"no note came of {count:,}"


def _shelf(
    notes: Sequence[dict[str, object]], count: int | None, groups: Sequence[Group], *, venue: str, year: int
) -> Shelf:
    aside: Counter[str] = Counter()
    records: list[Paper | Unreadable] = []
    for note in notes:
        kind, doubt = standing_of(note, groups)
        if doubt:
            records.append(Unreadable(_where(note), doubt))
        elif kind != ACCEPTED:
            aside[kind] += 1
        elif venue in JOURNALS and _year_of(note) != year:
            aside[_OTHER_YEARS] += 1
        else:
            records.append(_record(note, venue, year))
    share, doubts = _share(len(notes), count, _size(notes, groups))
    if not records:
        return _without_papers(aside, share, doubts, f"{venue} {year}")
    told = shelve(records, doubts=doubts, nothing=f"no accepted paper of {venue} {year} is on it")
    return told._replace(total=share, aside=dict(aside))


def _without_papers(aside: Counter[str], share: int | None, doubts: tuple[str, ...], what: str) -> Shelf:
    """A page on which nothing is accepted; notes that are no submissions to the venue at all are a fault."""
    if _NOT_OURS.issuperset(aside):
        told = ", ".join(f"{number:,} {kind}" for kind, number in aside.items())
        return Shelf(fault=f"none of its notes is a submission to {what} ({told})", aside=dict(aside))
    return Shelf(
        total=share, doubts=doubts, announced=set(aside) <= {WAITING, _OTHER_YEARS}, aside=dict(aside)
    )


def _size(notes: Iterable[dict[str, object]], groups: Sequence[Group]) -> int:
    """How many notes the page was asked for: that of the group which its first submission is of."""
    for note in notes:
        for group in groups:
            if group.name == text_of(note, "venueid") or note.get("invitation") == group.invitation != "":
                return page_size(group)
    return page_size(groups[0])


def _share(came: int, count: int | None, size: int) -> tuple[int | None, tuple[str, ...]]:
    """How many notes this page should have: all, a full page, or what is left for the last one."""
    if count is None:
        doubt = f"{came:,} notes came without a count of all, so that there may be more"
        return None, (doubt,) if came >= size else ()
    if came >= size:
        return came, ()
    expected = count if count <= size else count % size or size
    doubt = f"{came:,} notes came where {expected:,} of {count:,} were due"
    return max(came, expected), () if came == expected else (doubt,)


def _record(note: dict[str, object], venue: str, year: int) -> Paper | Unreadable:
    title = title_in(text_of(note, "title"))
    own = openreview_id(str(note.get("id", "")))
    if own is None:
        return Unreadable(_where(note), f"its id “{quoted(str(note.get('id')))}” is none of OpenReview")
    if not title:
        return Unreadable(_where(note), "it has no title")
    return Paper(
        (own,),
        title,
        f"https://openreview.net/forum?id={own.value}",
        _authors(note),
        abstract_in(text_of(note, "abstract")),
        venue=Venue(venue, year, quoted(text_of(note, "venue"))),
        published=_moment(note, "pdate", "odate", "cdate", "tcdate"),
        updated=_moment(note, "mdate", "tmdate"),
        source=SOURCE,
    )


def _authors(note: dict[str, object]) -> tuple[str, ...]:
    """Names out of a list of texts or objects, or out of one text; no account, no address, no Anonymous."""
    authors = field_of(note, "authors")
    if isinstance(authors, str):
        return _people(names_in(authors))
    if not isinstance(authors, list):
        return ()
    told = (one.get("fullname") if isinstance(one, dict) else one for one in authors)
    return names_of(name for name in _people(one for one in told if isinstance(one, str)))


def _people(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        name
        for name in names
        if name.strip().casefold() not in _NOBODY and not any(sign in name for sign in _NOT_A_NAME)
    )


def _year_of(note: dict[str, object]) -> int | None:
    moment = _moment(note, "pdate", "mdate")
    return moment.year if moment else None


def _moment(note: dict[str, object], *names: str) -> datetime | None:
    found = (moment_of(note.get(name)) for name in names)
    return next((moment for moment in found if moment is not None), None)


def _where(note: dict[str, object]) -> str:
    return quoted(text_of(note, "title") or str(note.get("id") or "a note"))
