"""Two versions of one paper in a list: its preprint and what was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.lint.venues.unpublished import names_no_venue

if TYPE_CHECKING:
    from curator.lint.case import Case
    from curator.lint.pairs import Pair


def are_versions(pair: Pair) -> bool:
    """Whether one of the two is a preprint and the other is published."""
    return preprint_of(pair) is not None


def preprint_of(pair: Pair) -> Case | None:
    """The one that is a preprint, where the other is published; None when they cannot be told apart."""
    for one, other in ((pair.earlier, pair.later), (pair.later, pair.earlier)):
        if _is_preprint(one) and not names_no_venue(other):
            return one
    return None


def _is_preprint(case: Case) -> bool:
    return names_no_venue(case) and any(one.scheme == "arxiv" for one in case.ids)
