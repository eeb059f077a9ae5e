"""What sources say of where a work was published, and what follows from it for an entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from curator.core.evidence.publications import Publication, publication
from curator.core.evidence.said import Said, Strength
from curator.core.evidence.weighing import Weighing
from curator.core.venues.unpublished import names_no_venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from curator.core.claims.reading import Standing
    from curator.core.evidence.weighing import Weighed
    from curator.core.venues.known import Venues
    from curator.core.works.paper import Venue

__all__ = ["Judgement", "JudgementName", "Said", "Strength", "judge_venue"]

JudgementName = Literal["confirmed", "contradicted", "upgrade", "unknown"]


class Judgement(NamedTuple):
    """What follows for an entry.

    Attributes:
        name: "confirmed" where the entry is right, "contradicted" where it is not, "upgrade" where it names
            no publication and there is one; "unknown" is everything else, sources that disagree included.
        venue: the venue that the evidence is for, by its name in that year; "" where it is unknown.
        year: its year.
        standing: how far the work got there.
        track: "findings" or "workshop", where it is not the conference's own.
        said: all evidence, what decided first.
        reason: a sentence.
        decided: how many of ``said`` decided.
    """

    name: JudgementName
    venue: str = ""
    year: int | None = None
    standing: Standing = "accepted"
    track: str = ""
    said: tuple[Said, ...] = ()
    reason: str = ""
    decided: int = 0

    @property
    def deciding(self) -> tuple[Said, ...]:
        """The evidence that decided."""
        return self.said[: self.decided]


def judge_venue(venue: Venue | None, said: Iterable[Said], *, venues: Venues) -> Judgement:
    """Whether an entry's venue is right, by what sources say of the work; never a guess.

    An upgrade or a contradiction needs the proceedings' own word or two independent ones, a bare name is not
    the one that counts, and a submission, a workshop or a rejection is no acceptance. A conference's paper
    may appear in a journal later, so neither speaks against the other. Sources that disagree decide nothing.
    """
    weighing = Weighing.of(said, venues)
    if venue is None or names_no_venue(venue, find=venues.find):
        return _upgrade(weighing)
    known = venues.find(venue.name)
    if known is not None and known.kind == "workshop":
        found = _upgrade(weighing)
        return found if found.name == "upgrade" else _comparison(venue, weighing)
    return _comparison(venue, weighing)


def _upgrade(weighing: Weighing) -> Judgement:
    """For an entry that names no publication: the one that is proven."""
    if weighing.withdrawn:
        return _unknown("The paper was withdrawn.", weighing, weighing.withdrawn)
    found = publication(weighing)
    if isinstance(found, Publication):
        return _told("upgrade", found.venue, found.year, found.deciding, weighing)
    return _unknown(found.reason, weighing, found.said)


def _comparison(venue: Venue, weighing: Weighing) -> Judgement:
    """For an entry that names a publication: whether the work was there."""
    backing, against = weighing.backing(venue), weighing.against(venue)
    if backing and (backing[0].proven or _rank(backing) > _rank(against)):
        refused = weighing.refused(venue)
        if refused and not backing[0].proven:
            return _disagreement(backing[0], refused[0], weighing)
        return _told("confirmed", venue.name, venue.year or backing[0].said.year, backing, weighing)
    if backing:
        return _disagreement(backing[0], against[0], weighing)
    if against:
        return _contradiction(against, weighing)
    refused = weighing.refused(venue)
    if refused:
        return _unknown(f"No source says that it was there, and {refused[0].told}.", weighing, refused)
    return _unknown("No source says where it was published.", weighing)


def _contradiction(against: Sequence[Weighed], weighing: Weighing) -> Judgement:
    """Wrong only where the other publication is proven, and not by authors and indexes alone."""
    workshop = [one for one in against if one.said.standing == "workshop" or _is_workshop(one)]
    if workshop:
        return _told("contradicted", workshop[0].name, workshop[0].said.year, workshop, weighing)
    found = publication(weighing._replace(pieces=tuple(against)))
    if not isinstance(found, Publication):
        return _unknown(found.reason, weighing, found.said)
    if all(one.said.strength in {"authors", "index"} for one in found.deciding):
        return _unknown(
            f"Neither proceedings nor a registry say so, only {found.deciding[0].told}.", weighing
        )
    return _told("contradicted", found.venue, found.year, found.deciding, weighing)


def _is_workshop(one: Weighed) -> bool:
    return one.known is not None and one.known.kind == "workshop"


def _told(
    name: JudgementName, venue: str, year: int | None, deciding: Sequence[Weighed], weighing: Weighing
) -> Judgement:
    known = weighing.venues.find(venue)
    called = known.name_in(year) if known else venue
    kind = known.kind if known else ""
    sources = ", ".join(dict.fromkeys(one.said.source for one in deciding))
    return Judgement(
        name,
        called,
        year,
        deciding[0].said.standing,
        kind if kind in {"findings", "workshop"} else "",
        _ordered(deciding, weighing),
        f"The work appeared at {called if year is None else f'{called} {year}'}, by {sources}.",
        len(deciding),
    )


def _disagreement(one: Weighed, other: Weighed, weighing: Weighing) -> Judgement:
    return _unknown(f"The sources disagree: {one.told}, but {other.told}.", weighing, (one, other))


def _unknown(reason: str, weighing: Weighing, deciding: Sequence[Weighed] = ()) -> Judgement:
    said = _ordered(deciding, weighing)
    return Judgement("unknown", said=said, reason=reason, decided=len(deciding))


def _ordered(first: Sequence[Weighed], weighing: Weighing) -> tuple[Said, ...]:
    return tuple(dict.fromkeys(one.said for one in (*first, *weighing.pieces)))


def _rank(pieces: Sequence[Weighed]) -> int:
    return max((one.rank for one in pieces), default=-1)
