"""The list's own entries as labelled papers: title and description, in the section they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.list.document import parse
from curator.measuring.gold import GoldSet, Labelled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.policy import ListFormat


def listed(name: str, text: str, *, form: ListFormat, slugs: Mapping[str, str]) -> GoldSet:
    """Every entry of the sections that have rules, with its venue and year."""
    document = parse(text, form, slugs=slugs)
    known = set(slugs.values())
    papers = [
        Labelled(
            id=f"{name}:{entry.line}",
            title=entry.title,
            abstract=entry.description,
            sections=(section.slug,),
            group="entries",
            venue=entry.venue.name if entry.venue else "",
            year=entry.venue.year if entry.venue else None,
            place=f"{name}:{entry.line}",
        )
        for section in document.sections
        if section.slug in known
        for entry in section.entries
    ]
    return GoldSet(name, tuple(papers))
