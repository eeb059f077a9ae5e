"""Where papers appear: what each venue is called, when it was held, and what an address proves about it.

A venue is data (``rules/venues.yaml``); years, volumes and patterns stay the text that a maintainer wrote and
are taken apart when they are first asked for, because most of them never are.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from curator.core.venues import years as venue_years
from curator.core.venues.links import family_of, readings, told_by
from curator.core.venues.names import LONGEST_NAME, key_of, keys_for, keys_in, without_remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.venues.links import Told

VenueKind = Literal["conference", "workshop", "journal", "findings", "preprint"]

_APART: Final = ("workshop", "findings")
"""Words by which a paper is not the conference's own, and at the same time the kinds that they name."""


class FormerName(NamedTuple):
    """A name that a venue gave up: ``until`` and ``since`` are the last and first year of its use."""

    name: str
    until: int
    since: int | None = None

    def holds(self, year: int) -> bool:
        """Whether it was the venue's name in that year."""
        return (self.since or 0) <= year <= self.until


class KnownVenue(NamedTuple):
    """One conference, workshop or journal, or an archive of preprints.

    Attributes:
        name: the canonical short name.
        title: the name in full.
        kind: what it is; "findings" is the second volume of a conference, "preprint" is not published yet.
        parent: the canonical name of the conference that a workshop or findings belong to, or "".
        former: names it had before.
        aliases: what others call it.
        held: the years in which it was held, in the notation of `curator.core.venues.years`.
        links: patterns of `curator.core.venues.links`, of addresses at which its papers stand.
        volumes: the years of the volumes in those patterns, in the notation of `curator.core.venues.years`.
        also: canonical names of venues whose papers stand at these addresses, too.
    """

    name: str
    title: str
    kind: VenueKind = "conference"
    parent: str = ""
    former: tuple[FormerName, ...] = ()
    aliases: tuple[str, ...] = ()
    held: str = ""
    links: tuple[str, ...] = ()
    volumes: str = ""
    also: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Everything that it is or was called."""
        return (self.name, self.title, *(former.name for former in self.former), *self.aliases)

    def name_in(self, year: int | None) -> str:
        """What it was called in a year; without one, what it is called now."""
        if year is not None:
            for former in self.former:
                if former.holds(year):
                    return former.name
        return self.name


class ProvenVenue(NamedTuple):
    """Where an address proves a work was published: canonical name, and the year as far as it is proven."""

    name: str
    year: int | None
    kind: VenueKind


class _Data(NamedTuple):
    known: tuple[KnownVenue, ...] = ()
    known_until: int | None = None


class Venues(_Data):
    """All ``known`` venues; of years after ``known_until`` the data say nothing, whatever day it is.

    A named tuple of named tuples and text, which JSON holds as it is. What is looked up by is made when it is
    first asked for.
    """

    def find(self, name: str) -> KnownVenue | None:
        """The venue that a spelling stands for; None for what is no venue, or not a known one.

        Former names and titles are found as canonical names are, in any letter case, and with what surrounds
        them in references and lists: "Proceedings of the …", "… (Oral)", "NIPS'17".
        """
        exact = self._by_name.get(name)
        if exact is not None:
            return exact
        apart = [word for word in _APART if word in name[:LONGEST_NAME].casefold()]
        for key in keys_in(name):
            found = self.by_key.get(key)
            if found is not None and all(word in key or found.kind == word for word in apart):
                return found
        return None

    def canonical(self, name: str, year: int | None) -> str | None:
        """What an entry of that year should write, with the remark that it has; None for an unknown name."""
        found = self.find(name)
        return found and found.name_in(year) + without_remark(name)[1]

    def accepted(self, name: str, year: int | None) -> bool:
        """Whether an entry of that year may write so: a name of that time or today's, in its own letter case.

        Not accepted are other spellings of a known venue, and names that are not known.
        """
        found = self.find(name)
        if found is None:
            return False
        former = (one.name for one in found.former if year is None or one.holds(year))
        return without_remark(name)[0].strip() in {found.name, *former}

    def nearest(self, name: str) -> str | None:
        """The canonical name of the venue that was probably meant; None when nothing comes near."""
        key = key_of(name) if len(name) <= LONGEST_NAME else ""
        if not key:
            return None
        from curator.core.works.likeness import nearest_name  # noqa: PLC0415 - only a name that is not known needs it

        near = nearest_name(key, tuple(self.by_key))
        return near and self.by_key[near].name

    def was_held(self, venue: KnownVenue | str, year: int) -> bool | None:
        """Whether a venue was held, or a journal appeared, in a year; None when that is not known."""
        known = self.find(venue) if isinstance(venue, str) else venue
        return known and venue_years.was_held(known.held, year, known_until=self.known_until)

    def proven_by(self, url: str) -> ProvenVenue | None:
        """What the address of a work proves about its publication; None when it proves nothing.

        Two proofs that disagree are none.
        """
        proofs = list(self._proofs(url))
        years = {proof.year for proof in proofs if proof.year is not None}
        if len({proof.name for proof in proofs}) != 1 or len(years) > 1:
            return None
        return proofs[0]._replace(year=years.pop() if years else None)

    def contradicts(self, proof: ProvenVenue, name: str, year: int | None) -> bool:
        """Whether an entry that writes this venue and year cannot be right, given what its link proves.

        Nothing is said of names that are not known, of preprints, and of venues that share their addresses. A
        paper in a conference's findings may be called the conference's; a workshop's may not.
        """
        written, proven = self.find(name), self.find(proof.name)
        if written is None or proven is None or written.kind == "preprint" or written.name in proven.also:
            return False
        findings_of = proven.parent if proven.kind == "findings" else proven.name
        if written.name not in {proven.name, findings_of}:
            return True
        return year is not None and proof.year is not None and year != proof.year

    @cached_property
    def _by_name(self) -> dict[str, KnownVenue]:
        return {venue.name: venue for venue in self.known}

    @cached_property
    def by_key(self) -> dict[str, KnownVenue]:
        """The venues by the keys of all their spellings, as `curator.core.venues.names` makes them."""
        return {
            key: venue for venue in self.known for spelling in venue.spellings for key in keys_for(spelling)
        }

    @cached_property
    def _links(self) -> dict[str, dict[str, list[KnownVenue]]]:
        """The venues by their patterns, and those by their family; many venues have volumes of one series."""
        found: dict[str, dict[str, list[KnownVenue]]] = {}
        for venue in self.known:
            for pattern in venue.links:
                found.setdefault(family_of(pattern), {}).setdefault(pattern, []).append(venue)
        return found

    def _proofs(self, url: str) -> Iterator[ProvenVenue]:
        for reading in readings(url):
            for family in {family_of(reading), ""}:
                for pattern, venues in self._links.get(family, {}).items():
                    if told := told_by(pattern, reading):
                        yield from filter(None, (_proof(venue, told) for venue in venues))


def _proof(venue: KnownVenue, told: Told) -> ProvenVenue | None:
    if told.volume is None:
        return ProvenVenue(venue.name, told.year, venue.kind)
    year = venue_years.year_of_volume(venue.volumes, told.volume)
    return None if year is None else ProvenVenue(venue.name, year, venue.kind)
