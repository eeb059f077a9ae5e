"""Words that stand where a venue would, and say that there is none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from curator.core.venues.known import KnownVenue
    from curator.core.works.paper import Venue

    Find = Callable[[str], KnownVenue | None]


def names_no_venue(venue: Venue | None, *, find: Find) -> bool:
    """Whether an entry's venue is nothing, a year alone, or a word such as "arXiv"."""
    return venue is None or not venue.name or is_unpublished(venue.name, find=find)


def is_unpublished(name: str, *, find: Find) -> bool:
    """Whether it is an archive of preprints, or says "preprint", "technical report", "thesis" or the like.

    ``find`` gives the known venue that a name stands for.
    """
    known = find(name)
    return known.kind == "preprint" if known else _words().search(name) is not None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:arxiv|biorxiv|medrxiv|techrxiv|ssrn|corr|pre-?prints?|e-?prints?|tech(?:nical|\.)?\s++reports?|thesis|"
        r"dissertation|manuscript|under review|in review|submi(?:tted|ssion)|unpublished|blog|patent|github|"
        r"openreview)\b",
        re.IGNORECASE,
    )
