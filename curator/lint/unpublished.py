"""Words that stand where a venue would, and say that there is none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curator.core.paper import Venue


def without_venue(venue: Venue | None) -> bool:
    """Whether an entry names no venue: nothing, a year alone, or a word such as "arXiv" in its place."""
    return venue is None or not venue.name or is_unpublished(venue.name)


def is_unpublished(name: str) -> bool:
    """Whether it says "preprint", "technical report", "thesis" or the like."""
    return _words().search(name) is not None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:arxiv|biorxiv|medrxiv|techrxiv|ssrn|corr|pre-?prints?|e-?prints?|report|thesis|dissertation|"
        r"manuscript|under review|in review|submi(?:tted|ssion)|unpublished|blog|book|chapter|patent|github|"
        r"openreview)\b",
        re.IGNORECASE,
    )
