"""The one publication that evidence proves, or why it proves none."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.evidence.voices import independent
from curator.core.evidence.weighing import class_of
from curator.core.works.paper import Venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from curator.core.evidence.weighing import Weighed, Weighing

_ENOUGH: Final = 2
"""Independent pieces of evidence that prove a publication together."""

_NOTHING: Final = "No source says that it was published."


class Publication(NamedTuple):
    """A venue and year that are proven, and the evidence that proves it, one piece a voice."""

    venue: str
    year: int
    deciding: tuple[Weighed, ...]

    @property
    def proven(self) -> bool:
        """Whether the proceedings themselves say so."""
        return self.deciding[0].proven


class Doubt(NamedTuple):
    """Why no publication is proven, as a sentence, and the evidence that it speaks of."""

    reason: str
    said: tuple[Weighed, ...] = ()


def publication(weighing: Weighing) -> Publication | Doubt:
    """The publication that all evidence proves; a conference's, where a journal's paper is proven as well."""
    doubt = _nothing(weighing)
    for kind in ("conference", "journal", ""):
        pieces = [one for one in weighing.accepted if class_of(one.known) == kind and _can_prove(one)]
        found = _among(pieces, weighing)
        if isinstance(found, Publication):
            return found
        if len(found.said) > 1:  # several are proven, or what is proven is disputed
            return found
        if pieces and not any(one.said.standing == "accepted" for one in doubt.said):
            doubt = found
    return doubt


def _nothing(weighing: Weighing) -> Doubt:
    """That nothing is proven, with the first that has another word about the work."""
    other = next((one for one in weighing.pieces if one.name and one.said.standing != "accepted"), None)
    if other is None:
        return Doubt(_NOTHING)
    return Doubt(f"No source says that it was published, and {other.told}.", (other,))


def _can_prove(one: Weighed) -> bool:
    """A venue that is not known has no canonical name; only its own proceedings can be quoted with one."""
    kind = one.known.kind if one.known else ""
    return kind not in {"preprint", "workshop"} and (one.known is not None or one.proven)


def _among(pieces: Sequence[Weighed], weighing: Weighing) -> Publication | Doubt:
    """The one that is proven of a class of publications of which a work has only one."""
    if not pieces:
        return Doubt(_NOTHING)
    proven = [found for place in _places(pieces) if (found := _proof(place, pieces, weighing))]
    proven = [one for one in proven if one.proven] or proven
    proven = _without_parents(proven, pieces)
    if not proven:
        return Doubt(f"There is not enough evidence: only {pieces[0].told}.", (pieces[0],))
    if len({(one.venue, one.year) for one in proven}) > 1:
        return _differ(proven[0].deciding[0], proven[1].deciding[0])
    return _undisputed(proven[0], weighing)


def _places(pieces: Iterable[Weighed]) -> list[Venue]:
    """Every venue with the years that it may be of: those of its own, or else those that it appeared in."""
    places: list[Venue] = []
    ordered = sorted(pieces, key=lambda one: one.name)
    for name, group in groupby(ordered, key=lambda one: one.name):
        dated = [one for one in group if one.said.year is not None]
        exact = [one for one in dated if one.said.exact] or dated
        places += [Venue(name, year) for year in sorted({one.said.year for one in exact if one.said.year})]
    return places


def _proof(place: Venue, pieces: Sequence[Weighed], weighing: Weighing) -> Publication | None:
    """The publication if there is enough evidence for it: its proceedings, or two voices."""
    if place.year is None or weighing.venues.was_held(place.name, place.year) is False:
        return None
    backing = [one for one in pieces if one.name == place.name and weighing.same_year(one, place.year)]
    by_record = {one.said: one for one in backing}
    voices = tuple(by_record[one] for one in independent(by_record))
    enough = any(one.proven for one in voices) or len(voices) >= _ENOUGH
    if not enough or all(one.said.bare for one in voices):
        return None
    return Publication(place.name, place.year, voices)


def _without_parents(proven: Sequence[Publication], pieces: Sequence[Weighed]) -> list[Publication]:
    """Without conferences whose findings are proven as well, for those are often called the conference's."""
    known = {one.name: one.known for one in pieces}
    parents = {
        (venue.parent, one.year)
        for one in proven
        if (venue := known[one.venue]) is not None and venue.kind == "findings"
    }
    return [one for one in proven if (one.venue, one.year) not in parents]


def _undisputed(found: Publication, weighing: Weighing) -> Publication | Doubt:
    """What is proven, unless another source that has a word in it says otherwise."""
    place = Venue(found.venue, found.year)
    refused = weighing.refused(place)
    if refused:
        return _differ(found.deciding[0], refused[0])
    if found.proven:
        return found
    for other in (*weighing.against(place), *weighing.at_workshop(place)):
        return _differ(found.deciding[0], other)
    return found


def _differ(one: Weighed, other: Weighed) -> Doubt:
    return Doubt(f"The sources disagree: {one.told}, but {other.told}.", (one, other))
