"""Where other sources say that an entry was published: the facts, as far as they speak of a publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from curator.lint.venues.unpublished import is_unpublished

if TYPE_CHECKING:
    from collections.abc import Collection

    from curator.core.venues.known import KnownVenue
    from curator.lint.case import Case

PROCEEDINGS: Final = ("acl", "cvf", "ecva", "neurips", "openreview", "pmlr", "proceedings")
"""Sources that publish the proceedings themselves: what one of them says needs no second source."""

PUBLISHED: Final = ("accepted", "published")
WORKSHOP: Final = "workshop"


class Publication(NamedTuple):
    """Venue and year that the facts give, the venue if it is known, and the sources that say so.

    ``name`` is the canonical one of a known venue, ``status`` is in lower case.
    """

    name: str
    year: int
    known: KnownVenue | None
    status: str
    sources: tuple[str, ...]

    def is_proven(self, *, sources: int, proof: Collection[str]) -> bool:
        """Whether enough different sources say so, or one of ``proof``, which publish the proceedings."""
        return len(self.sources) >= sources or not {*proof}.isdisjoint(self.sources)


def publication_of(case: Case) -> Publication | None:
    """What the facts say; None without venue or year, and for a work that was withdrawn or is a preprint."""
    facts = case.facts
    if facts is None or facts.withdrawn or facts.year is None:
        return None
    if not facts.venue or is_unpublished(case.around, facts.venue):
        return None
    known = case.around.venue(facts.venue)
    sources = dict.fromkeys(one.source.casefold() for one in facts.evidence if one.source)
    name = known.name if known else facts.venue
    return Publication(name, facts.year, known, facts.status.casefold(), tuple(sources))
