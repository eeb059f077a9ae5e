"""Evidence of a publication weighed: what speaks for a venue and year, and what against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.evidence.voices import RANK, in_order
from curator.core.venues.known import ProvenVenue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curator.core.evidence.said import Said
    from curator.core.venues.known import KnownVenue, Venues
    from curator.core.works.paper import Venue

_ONE_YEAR: Final = 1
"""How far the year in which something appeared may be from the year that it is called by."""

_CLASSES: Final = {"conference": "conference", "findings": "conference", "journal": "journal"}
"""Kinds of venue at which a work appears once; a conference's paper may well appear in a journal later."""


class Weighed(NamedTuple):
    """What one source says, and the venue if it is known."""

    said: Said
    known: KnownVenue | None

    @property
    def name(self) -> str:
        """The canonical name of the venue, or what the source calls it."""
        return self.known.name if self.known else self.said.venue

    @property
    def rank(self) -> int:
        """How much such a witness is believed."""
        return RANK[self.said.strength]

    @property
    def proven(self) -> bool:
        """Whether the proceedings themselves say so."""
        return self.said.strength == "proceedings"

    @property
    def told(self) -> str:
        """A clause: who says what."""
        year = "" if self.said.year is None else f" {self.said.year}"
        standing = "" if self.said.standing == "accepted" else f" ({self.said.standing})"
        return f"{self.said.source} says {self.name or 'nothing'}{year}{standing}"


class Weighing(NamedTuple):
    """All evidence of one work, the most trustworthy first, whatever the order in which it came."""

    pieces: tuple[Weighed, ...]
    venues: Venues

    @classmethod
    def of(cls, said: Iterable[Said], venues: Venues) -> Weighing:
        """Weigh what is said, each piece once."""
        once = in_order(set(said))
        return cls(tuple(Weighed(one, venues.find(one.venue) if one.venue else None) for one in once), venues)

    @property
    def withdrawn(self) -> list[Weighed]:
        """Who says that the paper itself was withdrawn, and not from some venue."""
        return [one for one in self.pieces if one.said.standing == "withdrawn" and not one.name]

    @property
    def accepted(self) -> list[Weighed]:
        """Who names a venue that accepted or published the work."""
        return [one for one in self.pieces if one.said.standing == "accepted" and one.name]

    def backing(self, venue: Venue) -> list[Weighed]:
        """What says that the work appeared at this venue in this year; a bare name alone is nothing."""
        own = self.venues.find(venue.name)
        standings = {"accepted", "workshop"} if own is not None and own.kind == "workshop" else {"accepted"}
        found = [
            one for one in self.pieces if one.said.standing in standings and self._agrees(one, venue, own)
        ]
        return found if any(not one.said.bare for one in found) else []

    def against(self, venue: Venue) -> list[Weighed]:
        """What says that it appeared elsewhere or in another year, as far as both cannot be true."""
        own = self.venues.find(venue.name)
        if own is None:
            return []
        return [one for one in self.pieces if not one.said.bare and self._contradicts(one, venue, own)]

    def refused(self, venue: Venue) -> list[Weighed]:
        """What says that it was not accepted at this venue in this year, or taken back from there."""
        return [
            one
            for one in self.pieces
            if one.said.standing in {"rejected", "withdrawn"}
            and self._agrees(one, venue, self.venues.find(venue.name))
        ]

    def at_workshop(self, venue: Venue) -> list[Weighed]:
        """What says that it was at a workshop of this conference in this year."""
        own = self.venues.find(venue.name)
        return [] if own is None else [one for one in self.pieces if _at_its_workshop(one, venue, own)]

    def _agrees(self, one: Weighed, venue: Venue, own: KnownVenue | None) -> bool:
        if own is None:
            same = one.known is None and one.name.casefold() == venue.name.strip().casefold()
        else:
            same = one.name == own.name or _may_be_called(one, own)
        return same and bool(one.name) and self.same_year(one, venue.year)

    def _contradicts(self, one: Weighed, venue: Venue, own: KnownVenue) -> bool:
        if one.known is None:
            return False
        if _at_its_workshop(one, venue, own):
            return one.proven
        if one.said.standing != "accepted" or self._agrees(one, venue, own):
            return False
        ours, theirs = class_of(own), class_of(one.known)
        if not ours or ours != theirs:
            return False
        proof = ProvenVenue(one.name, one.said.year, one.known.kind)
        return self.venues.contradicts(proof, own.name, venue.year) and not _may_be_called(one, own)

    def same_year(self, one: Weighed, year: int | None) -> bool:
        """Whether what a source says can be of that year of the venue.

        A journal's paper appears online before it is printed, and the proceedings of a conference may come
        out in the year before or after, but only where the venue was held in the year that is asked for.
        """
        told = one.said.year
        if told is None or year is None or told == year:
            return True
        loose = not one.said.exact or (one.known is not None and one.known.kind == "journal")
        if not loose or abs(told - year) > _ONE_YEAR or one.known is None:
            return False
        return self.venues.was_held(one.known, year) is not False


def class_of(known: KnownVenue | None) -> str:
    """In which class of publications a venue is; "" for workshops, archives and what is not known."""
    return _CLASSES.get(known.kind, "") if known else ""


def _may_be_called(one: Weighed, own: KnownVenue) -> bool:
    """Whether the two are a conference and its findings, which are often called the conference's papers.

    Only the proceedings themselves are believed to keep them apart.
    """
    if one.known is None:
        return False
    if one.known.kind == "findings" and one.known.parent == own.name:
        return True
    return own.kind == "findings" and own.parent == one.known.name and not one.proven


def _at_its_workshop(one: Weighed, venue: Venue, own: KnownVenue) -> bool:
    if class_of(own) != "conference" or one.known is None or None in {venue.year, one.said.year}:
        return False
    workshop = one.said.standing == "workshop" or (
        one.known.kind == "workshop" and one.said.standing == "accepted"
    )
    related = own.name in {one.known.parent, one.known.name}
    return workshop and related and one.said.year == venue.year
