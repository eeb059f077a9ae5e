"""Whether an entry names a venue at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.venues import unpublished

if TYPE_CHECKING:
    from curator.lint.case import Case
    from curator.lint.surroundings import Surroundings


def names_no_venue(case: Case) -> bool:
    """Whether nothing stands in the venue's place, a year alone, or a word such as "arXiv"."""
    return unpublished.names_no_venue(case.entry.venue, find=case.around.venue)


def is_unpublished(around: Surroundings, name: str) -> bool:
    """Whether it is an archive of preprints, or says "preprint", "technical report", "thesis" or the like."""
    return unpublished.is_unpublished(name, find=around.venue)
