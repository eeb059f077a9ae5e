"""Words that stand where a venue would, and say that there is none."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curator.lint.case import Case
    from curator.lint.surroundings import Surroundings


def names_no_venue(case: Case) -> bool:
    """Whether nothing stands in the venue's place, a year alone, or a word such as "arXiv"."""
    venue = case.entry.venue
    return venue is None or not venue.name or is_unpublished(case.around, venue.name)


def is_unpublished(around: Surroundings, name: str) -> bool:
    """Whether it is an archive of preprints, or says "preprint", "technical report", "thesis" or the like."""
    known = around.venue(name)
    return known.kind == "preprint" if known else _words().search(name) is not None


@cache
def _words() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:arxiv|biorxiv|medrxiv|techrxiv|ssrn|corr|pre-?prints?|e-?prints?|tech(?:nical|\.)?\s++reports?|thesis|"
        r"dissertation|manuscript|under review|in review|submi(?:tted|ssion)|unpublished|blog|patent|github|"
        r"openreview)\b",
        re.IGNORECASE,
    )
