"""Where things are at PMLR, and what a volume says that it is."""

from __future__ import annotations

from typing import Final

from curator.core.works.paper import PaperId, Venue

SOURCE: Final = "pmlr"
UNVERIFIED: Final = (
    "the list of volumes, and the page and the feed of a volume in today's layout, are read as their"
    " templates make them, not as they were seen"
)

SITE: Final = "https://proceedings.mlr.press"


def named(venue: str, year: int) -> str:
    """What should come, in a sentence."""
    return f"PMLR's volume of {venue} {year}"


def page_of(ids: tuple[PaperId, ...]) -> str:
    """The page of a paper with these ids; "" where none is PMLR's."""
    own = next((paper_id.value for paper_id in ids if paper_id.scheme == SOURCE), "")
    return own and f"{SITE}/{own}.html"


def venue_of(container: str, venue: str, year: int) -> Venue:
    """The venue that was asked for, or its workshops where the volume says that it is one."""
    told = container.casefold()
    # "JMLR Workshop and Conference Proceedings" is the series of the early volumes, not a workshop's.
    apart = (
        "workshop" in told and "workshop and conference" not in told and "workshop" not in venue.casefold()
    )
    return Venue(f"{venue} Workshop" if apart else venue, year, container or f"{venue} {year}")
