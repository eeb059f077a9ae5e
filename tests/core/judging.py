"""Short ways to make evidence of venues, and what follows from it."""

from __future__ import annotations

from datetime import date
from typing import Any

from curator.core.evidence.judgement import Judgement, Said
from curator.core.venues.known import FormerName, KnownVenue, Venues
from curator.core.works.paper import PaperId

PLACE = "https://icml.example.org/2026/one.html"
SEEN = date(2026, 4, 8)
VENUES = Venues(
    (
        KnownVenue(
            "ICML", "International Conference on Machine Learning", links=("icml.example.org/{year}/*",)
        ),
        KnownVenue(
            "NeurIPS",
            "Conference on Neural Information Processing Systems",
            former=(FormerName("NIPS", until=2017),),
            aliases=("Neural Information Processing Systems",),
        ),
        KnownVenue("WOOT", "Workshop on Offensive Technologies", kind="workshop"),
        KnownVenue("arXiv", "arXiv", kind="preprint"),
    ),
)


def said(**fields: Any) -> Said:  # noqa: ANN401 - the fields of Said, each of its own type
    """What the proceedings say of one paper."""
    found = Said("PMLR", "ICML", 2026, "accepted", "ICML 2026", PLACE, SEEN, "proceedings")
    return found._replace(**fields)


def upgraded(venue: str = "ICML", year: int | None = 2026, *evidence: Said) -> Judgement:
    """An upgrade, by the proceedings where no other evidence is given."""
    pieces = evidence or (said(venue=venue, year=year),)
    reason = f"The work appeared at {venue} {year}, by {pieces[0].source}."
    return Judgement("upgrade", venue, year, said=pieces, reason=reason)


def arxiv(number: str) -> PaperId:
    """The id of an arXiv paper."""
    return PaperId("arxiv", number)
