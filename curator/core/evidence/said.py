"""What one source says of where a work was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from curator.core.claims.cues import Standing

Strength = Literal["proceedings", "registry", "authors", "index"]


class Said(NamedTuple):
    """What one source says of one work's venue.

    Attributes:
        source: who says it, as it is shown: "arxiv comment", "OpenReview", "proceedings", "Crossref".
        venue: the canonical name of the venue; "" when it names none, such as for a withdrawn paper.
        year: the year of the conference or volume; None when none is told.
        standing: how far the work got there.
        quote: the source's own words.
        url: where they can be read.
        seen: the day on which they were read.
        strength: what kind of witness it is.
        bare: the name stands for itself, without a word such as "accepted".
        exact: the year is the venue's by the source's own words; else it is the year in which something
            appeared, before or after the conference.
    """

    source: str
    venue: str
    year: int | None
    standing: Standing
    quote: str
    url: str
    seen: date
    strength: Strength
    bare: bool = False
    exact: bool = True
