"""Whether the work that a service found is the one that was asked for: by its title and its first author."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.works.authors import Agreement, agreement_of, people
from curator.core.works.likeness import Title, near

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.works.authors import Person

_ENOUGH_WORDS: Final = 3
_LONGEST: Final = 500


def is_the_work(title: str, authors: Sequence[str], *, found: str, found_authors: Sequence[str]) -> bool:
    """Whether two records are of one work.

    A service that is asked for a title it does not know answers with the next best one, so no word is
    forgiven that `near` does not forgive. Where both records have authors, the first must be the same.
    """
    asked, other = Title(title[:_LONGEST]), Title(found[:_LONGEST])
    wanted, there = people(authors), people(found_authors)
    agreed = agreement_of(wanted, there)
    if len(asked.content) < _ENOUGH_WORDS or agreed is Agreement.DIFFER:
        return False
    if not _same_first(wanted, there):
        return False
    return asked.fingerprint == other.fingerprint or near(asked, other, agreed) is not None


def _same_first(a: Sequence[Person], b: Sequence[Person]) -> bool:
    """Unknown people are no evidence against it."""
    return not a or not b or bool(a[0] & b[0])
