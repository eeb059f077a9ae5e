"""Edits within a link's address, and where a link may not be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from curator.core.list.edit import Edit
    from curator.core.markdown.inline import PlacedLink
    from curator.lint.case import Case
    from curator.lint.check import Changed

CHANGED: Final[frozenset[Changed]] = frozenset({"url", "links", "description"})
"""What mending an address may change: a link stands before the description or in it."""

_NEVER_CHANGED: Final = ("title", "authors", "venue", "year", "tags")


def mending(case: Case, link: PlacedLink, *edits: Edit) -> tuple[Edit, ...]:
    """The edits; none where the link stands inside of a field that mending a link may not change."""
    for name in _NEVER_CHANGED:
        start, end = case.entry.span_of(name) or (0, 0)
        if start <= link.url_start < end:
            return ()
    return edits


def written(case: Case, link: PlacedLink) -> str:
    """A link's address as it is written, entities and escapes included."""
    return case.text[link.url_start : link.url_end]
