"""What the services' readers share: is it the work, and what does its record say of a venue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.evidence.asked_works import Told
from curator.core.evidence.said import Said
from curator.core.evidence.said_by import place_in, quoted
from curator.core.works.agreeing import is_the_work
from curator.core.works.authors import Agreement, agreement_of, people

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from curator.core.evidence.asked_works import Asked
    from curator.core.evidence.said import Strength
    from curator.core.evidence.said_by import Place
    from curator.core.venues.known import Venues
    from curator.core.works.paper import PaperId

MOST_AUTHORS: Final = 30
_YEARS: Final = range(1800, 2101)


class Reading(NamedTuple):
    """With what records are read: the venues that are known, and the day of the answer."""

    venues: Venues
    today: date


class Record(NamedTuple):
    """A service's record of a work, as far as all services have one.

    Attributes:
        titles: the title, and other spellings of it.
        authors: names, first author first.
        containers: what it appeared in, by all names that the service has, the most telling first.
        year: when it appeared.
        url: the record's page, or the work's.
        ids: every id that the record has.
    """

    titles: tuple[str, ...]
    authors: tuple[str, ...] = ()
    containers: tuple[str, ...] = ()
    year: int | None = None
    url: str = ""
    ids: tuple[PaperId, ...] = ()


class Voice(NamedTuple):
    """Under which name a service speaks, and what kind of witness it is."""

    source: str
    strength: Strength


def is_of(work: Asked, record: Record) -> bool:
    """Whether a record is of the work, by its title and, where both have them, its authors."""
    return any(
        is_the_work(work.title, work.authors, found=title, found_authors=record.authors)
        for title in record.titles
    )


def told_by(record: Record, work: Asked, *, voice: Voice, reading: Reading, by_id: bool) -> Told:
    """What a record tells of a work.

    Found by a title alone, without an author who agrees, it may be of another work with that title: it is
    believed as little as an index, and its ids are not taken for the work's.
    """
    sure = by_id or agreement_of(people(work.authors), people(record.authors)) >= Agreement.PARTLY
    said = evidence_in(record, voice if sure else voice._replace(strength="index"), reading)
    return Told(
        () if said is None else (said,),
        record.ids if sure else (),
        record.titles[0] if by_id and record.titles else "",
        record.authors[:MOST_AUTHORS] if by_id else (),
    )


def evidence_in(record: Record, voice: Voice, reading: Reading) -> Said | None:
    """What a record says of a venue; None where it names none, or only an archive of preprints.

    A year in the name of what it appeared in is the venue's; any other is only the one of the record.
    """
    places = [place for text in record.containers if (place := place_in(text, reading.venues))]
    best = _best(places, reading.venues)
    if best is None:
        return None
    year = next((one.year for one in places if one.venue == best.venue and one.year), None)
    exact = year is not None
    told = "; ".join(dict.fromkeys(filter(None, record.containers)))
    quote = quoted(told if record.year is None else f"{told}, {record.year}")
    return Said(
        voice.source,
        best.venue,
        year or record.year,
        best.standing,
        quote,
        record.url,
        reading.today,
        voice.strength,
        exact=exact,
    )


def year_in(value: object) -> int | None:
    """A year, also where it is written as text."""
    number = int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value
    return number if type(number) is int and number in _YEARS else None


def first_ids(ids: Iterable[PaperId | None]) -> tuple[PaperId, ...]:
    """Those that there are, each once."""
    return tuple(dict.fromkeys(one for one in ids if one is not None))


def _best(places: Iterable[Place], venues: Venues) -> Place | None:
    """A workshop among the names decides, then one that is known, then the first."""
    found = list(places)
    known = [one for one in found if venues.find(one.venue) is not None]
    workshops = [one for one in (*known, *found) if one.standing == "workshop"]
    return next(iter((*workshops, *known, *found)), None)
