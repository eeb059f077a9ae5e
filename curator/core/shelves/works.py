"""What proceedings, and files of them, say of works: one record a work and venue, accepted or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.works.titles import fingerprint

if TYPE_CHECKING:
    from datetime import date

    from curator.core.claims.cues import Standing
    from curator.core.works.paper import Paper, PaperId
    from curator.core.works.sameness import Match


_OWN_IDS: Final = ("openreview", "pmlr", "neurips", "cvf", "ecva", "acl", "doi", "arxiv", "title")
"""Schemes, those first whose ids a venue gives out itself: they stay when others are learned."""


PUBLISHED: Final[tuple[Standing, ...]] = ("accepted", "workshop")
"""The statuses of works that stand in proceedings; all others are evidence of no publication."""


class ListedWork(NamedTuple):
    """One work as the record of a venue has it.

    Attributes:
        title: as the record has it.
        authors: names, first author first; often only the first few, or none.
        venue: its canonical name of today, or the record's own words where nobody knows the venue.
        year: the year of the conference or volume.
        url: the record's page; "" when it has none.
        status: how far the work got there; a rejected or withdrawn one was not published there, and what is
            "mentioned" was only presented there.
        ids: every id that the record proves.
        source: who keeps the record, as it is shown: "OpenReview", "PMLR".
        seen: the day on which it was read.
        track: the record's own word for how it was accepted: "Oral", "Findings", "Desk Reject"; or "".
    """

    title: str
    authors: tuple[str, ...]
    venue: str
    year: int
    url: str
    status: Standing
    ids: tuple[PaperId, ...]
    source: str
    seen: date
    track: str = ""

    @property
    def identity(self) -> tuple[str, ...]:
        """What tells this record from all others: a later one with the same identity takes its place.

        A record without an id is told apart by its address and title, or by all that it says of the work.
        """
        place = (self.source, self.venue, str(self.year))
        own = min(self.ids, key=lambda one: (_OWN_IDS.index(one.scheme), one.value), default=None)
        if own is not None:
            return (*place, str(own))
        title = fingerprint(self.title)
        return (*place, self.url, title) if self.url else (*place, "", title, self.status, *self.authors)


class FoundWork(NamedTuple):
    """A record of the proceedings, and why it is the work that was asked about."""

    work: ListedWork
    match: Match


def best_first(found: FoundWork) -> tuple[object, ...]:
    """Sorts by evidence; of equal evidence, what was published first, and always in one order."""
    rank, similarity = found.match.strength
    return -rank, -similarity, found.work.status not in PUBLISHED, found.work.identity


def listed(paper: Paper, *, seen: date, status: Standing = "accepted") -> ListedWork | None:
    """The record that a source of proceedings gave as a paper; None where it has no venue or no year."""
    venue = paper.venue
    if venue is None or venue.year is None or not venue.name:
        return None
    return ListedWork(
        paper.title,
        paper.authors,
        venue.name,
        venue.year,
        paper.url,
        "withdrawn" if paper.withdrawn else status,
        paper.ids,
        paper.source,
        seen,
        venue.raw,
    )
