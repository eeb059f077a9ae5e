"""What OpenReview's notes say of venues, in both versions of its API; v2 wraps each field of the content.

The id of a venue decides: ``ICLR.cc/2025/Conference`` is accepted, ``…/Rejected_Submission`` and the like say
what they say, and an id with a last part that is not known says nothing. The venue's text must not speak
against it; in version 1 it must be there, because in several years rejected papers bear the conference's id.
What not everybody may read is left out: an account is shown more than that.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from curator.core.evidence.asked_works import Told
from curator.core.evidence.said import Said
from curator.core.evidence.said_by import place_in, quoted
from curator.core.late import late
from curator.core.markdown.escaping import clean
from curator.core.works.ids import openreview_id
from curator.enrichment.works import MOST_AUTHORS, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curator.core.claims.cues import Standing
    from curator.core.evidence.said import Strength
    from curator.enrichment.works import Reading
    from curator.reading.payload import Said as Heard

UNVERIFIED: Final = "no note of a withdrawn paper, nor of a track or a journal, was seen"

SOURCE: Final = "OpenReview"
IMPORTED: Final = "OpenReview import"

PROCEEDINGS: Final = frozenset({"ICLR", "TMLR", "COLM"})
"""Venues whose proceedings OpenReview itself is; others print what was accepted there."""

_OK: Final = 200
_LONGEST: Final = 300
_LONGEST_FIELD: Final = 2_000
_TRACKS: Final = frozenset({"Workshop", "Track"})
_LONGEST_TRACK: Final = 3
"""Parts of an id from "Track" on: its name, and a round of it."""

_WAITING: Final = "Submitted to "
_SUBMITTED: Final = late(r"^submitted to\b|\bsubmitted$|\bsubmission$|\bunder review\b", re.IGNORECASE)
_REFUSED: Final = late(r"\breject|\bwithdr[ae]w|\bretract", re.IGNORECASE)
_MILLISECONDS: Final = 1_000
_LATEST: Final = 4_102_444_800_000
"""The year 2100, in milliseconds since 1970."""

_YEAR: Final = late(r"(?:19|20)[0-9]{2}")
_STANDINGS: Final[Mapping[str, Standing]] = {
    "Rejected_Submission": "rejected",
    "Desk_Rejected_Submission": "rejected",
    "Rejected": "rejected",
    "Desk_Rejected": "rejected",
    "Withdrawn_Submission": "withdrawn",
    "Withdrawn": "withdrawn",
    "Retracted": "withdrawn",
    "Retracted_Acceptance": "withdrawn",
    "Submission": "submitted",
    "Submitted": "submitted",
    "Under_Review": "submitted",
    "Decision_Pending": "submitted",
    "Active_Submission": "submitted",
    "Blind_Submission": "submitted",
}
_MAIN: Final = frozenset({"Conference", "Research_Track", "Main_Conference"})
_APART: Final = frozenset(
    {"Blogposts", "BlogPosts", "Blog_Track", "Tiny_Papers", "TinyPapers", "Demo", "Tutorial"}
)
"""Tracks whose contributions are not the venue's papers."""


class Note(NamedTuple):
    """A paper's note: its record, and what it says of a venue."""

    record: Record
    said: Said | None

    @property
    def told(self) -> Told:
        """What it tells of the work that it was asked for by its id."""
        said = () if self.said is None else (self.said,)
        return Told(said, self.record.ids, self.record.titles[0], self.record.authors[:MOST_AUTHORS])


def notes_in(heard: Heard, reading: Reading) -> dict[str, Note] | None:
    """The notes of papers in an answer, by their ids, replies left out; None where it is no list of notes."""
    answer = heard.fields if heard.status == _OK else None
    notes = answer.get("notes") if answer else None
    if not isinstance(notes, list) or not all(isinstance(note, dict) for note in notes):
        return None
    return dict(_papers(notes, reading))


def _papers(notes: list[Mapping[str, Any]], reading: Reading) -> Iterator[tuple[str, Note]]:
    for note in notes:
        number, content = note.get("id"), note.get("content")
        known = openreview_id(number) if isinstance(number, str) else None
        if known is None or not isinstance(content, dict) or not _is_public(note):
            continue
        title = clean(_plain(content.get("title")))
        if note.get("replyto") or note.get("forum", number) != number or not title:
            continue
        url = f"https://openreview.net/forum?id={known.value}"
        record = Record((title,), tuple(_authors(content)), (), None, url, (known,))
        yield known.value, Note(record, _said(note, content, url=url, reading=reading))


def _said(note: Mapping[str, Any], content: Mapping[str, Any], *, url: str, reading: Reading) -> Said | None:
    venue_id, text = _plain(content.get("venueid")), clean(_plain(content.get("venue")))
    parts = [part for part in venue_id[:_LONGEST].split("/") if part]
    standing = _standing(parts, text)
    if standing is None or (standing == "accepted" and not text and isinstance(note.get("invitation"), str)):
        return None
    imported = parts[0] == "dblp.org"
    named = text.removeprefix(_WAITING).strip()
    group = "" if imported else parts[0].partition(".")[0]
    place = place_in(named, reading.venues) or place_in(group, reading.venues)
    if place is None:
        return None
    held = next((int(part) for part in parts if _YEAR.fullmatch(part)), None)
    at_workshop = standing == "accepted" and (
        "workshop" in {place.standing, *map(str.lower, parts)} or "workshop" in text.casefold()
    )
    strength: Strength = "index" if imported else "proceedings" if place.venue in PROCEEDINGS else "registry"
    return Said(
        IMPORTED if imported else SOURCE,
        place.venue,
        held or place.year or _year_of(note.get("pdate")),
        "workshop" if at_workshop else standing,
        quoted(f"{text} ({venue_id})" if text else venue_id),
        url,
        reading.today,
        "registry" if at_workshop and strength == "proceedings" else strength,
        exact=not imported and (held or place.year) is not None,
    )


def _standing(parts: list[str], text: str) -> Standing | None:
    """How far the work got, by the id of its venue; None where the id does not say."""
    last = parts[-1] if parts else ""
    if last in _STANDINGS:
        return _STANDINGS[last]
    if _SUBMITTED.search(text):
        return "submitted"
    if _REFUSED.search(text):
        return None
    if _APART & set(parts):
        return "mentioned"
    accepted = parts[:1] == ["dblp.org"] or parts == ["TMLR"] or last in _MAIN or _ends_at_track(parts)
    return "accepted" if accepted else None


def _ends_at_track(parts: list[str]) -> bool:
    """Whether the id is that of a workshop or a track, and not of something in it."""
    at = next((at for at, part in enumerate(parts) if part in _TRACKS), len(parts))
    return 0 < len(parts) - at <= _LONGEST_TRACK


def _year_of(moment: object) -> int | None:
    """The year of a moment in milliseconds since 1970."""
    if type(moment) is not int or not 0 < moment < _LATEST:
        return None
    return datetime.fromtimestamp(moment / _MILLISECONDS, tz=UTC).year


def _authors(content: Mapping[str, Any]) -> Iterator[str]:
    """Names only: what identifies the people is nobody's business here."""
    names = _value(content.get("authors"))
    for one in names[: 10 * MOST_AUTHORS] if isinstance(names, list) else ():
        name = one.get("fullname") if isinstance(one, dict) else one
        if isinstance(name, str) and clean(name[:_LONGEST]) not in {"", "Anonymous"}:
            yield clean(name[:_LONGEST])


def _is_public(note: Mapping[str, Any]) -> bool:
    """A note that names no readers came out of a cut record, and is taken for one that was published."""
    return _is_open(note) and not note.get("nonreaders") and not note.get("ddate")


def _is_open(thing: Mapping[str, Any]) -> bool:
    readers = thing.get("readers")
    return readers is None or (isinstance(readers, list) and "everyone" in readers)


def _plain(field: object) -> str:
    value = _value(field)
    return value if isinstance(value, str) and len(value) <= _LONGEST_FIELD else ""


def _value(field: object) -> object:
    """A field of the content, unwrapped; None where not everybody may read it."""
    if isinstance(field, dict):
        return field.get("value") if _is_open(field) else None
    return field
