"""The whole list as the checks see it: the document, its entries, and what only the whole of it shows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from curator.core.list.document import parse
from curator.lint.case import Case
from curator.lint.contents_table import ContentsTable
from curator.lint.outline import Outline
from curator.lint.pairs import pairs_of
from curator.lint.places import Places

if TYPE_CHECKING:
    from curator.core.list.document import Document
    from curator.lint.pairs import Pair
    from curator.lint.surroundings import Surroundings


class Listing:
    """One list, parsed once; what takes time is worked out when it is first asked for, and kept."""

    def __init__(self, text: str, around: Surroundings) -> None:
        """Parse ``text``; raises UsageError when the form's template breaks the grammar."""
        self.around = around
        self.document: Document = parse(text, around.form, slugs=around.slugs)

    @property
    def text(self) -> str:
        """The list's text, to which all offsets refer."""
        return self.document.text

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Every entry, in file order, as the checks see it."""
        return tuple(
            Case(entry, section, self.text, self.around)
            for section in self.document.sections
            for entry in section.entries
        )

    @cached_property
    def places(self) -> Places:
        """Finds entries and lines by offset."""
        return Places(self.text, self.cases)

    @cached_property
    def by_venue(self) -> dict[tuple[str, int | None], list[Case]]:
        """The entries that name a venue, by its name and year: long lists name few."""
        named: dict[tuple[str, int | None], list[Case]] = {}
        for case in self.cases:
            venue = case.entry.venue
            if venue is not None and venue.name:
                named.setdefault((venue.name, venue.year), []).append(case)
        return named

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Entries that are or may be one work, in the order of the later ones."""
        return pairs_of(self.cases)

    @cached_property
    def outline(self) -> Outline:
        """The sections by all the names of their headings."""
        return Outline(self.document)

    @cached_property
    def contents(self) -> ContentsTable:
        """The table of contents."""
        return ContentsTable(self.document, self.outline, self.places.lines)
