"""A venue that an entry names in another way than the template's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.upgrades import stray_venue as core
from curator.core.upgrades.stray_venue import Stray

if TYPE_CHECKING:
    from curator.lint.case import Case

__all__ = ["Stray", "names_venue", "stray_venue"]


def stray_venue(case: Case) -> Stray | None:
    """The venue that an entry without one has all the same, written in another way than the template's."""
    around = case.around
    return core.stray_venue(case.text, case.entry, template=around.form.template, find=around.venue)


def names_venue(case: Case, name: str, year: int) -> bool:
    """Whether the entry names a venue in some other way than the template's, if only in its description."""
    if stray_venue(case):
        return True
    known = case.around.venue(name)
    return core.mentions(case.prose, known.spellings if known else (name,), year)
