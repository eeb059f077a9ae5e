"""CUR506: sections of the list and sections of the rules that do not match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.lint.check import ERROR, Example, Finding, check
from curator.lint.heading_span import heading_span
from curator.lint.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.listing import Listing


@check(
    "CUR506",
    "unknown-section",
    ERROR,
    scope="list",
    why=(
        "The bot proposes papers for the sections of the rules: none for a section that they do not know, and "
        "none at all for one that it does not find in the list."
    ),
    examples=[],
)
def unknown_section(listing: Listing) -> Iterator[Finding]:
    """A section with entries is none of the rules, or a section of the rules is missing from the list.

    A section is known by its heading or its anchor, whatever their case and punctuation.
    """
    known = listing.around.sections
    if known is None:
        return
    sections = listing.document.sections
    slugs = {one.slug for one in known}
    for section in sections:
        if section.entries and section.slug not in slugs:
            span = heading_span(listing.text, section) if section.level else section.entries[0].span
            name = quoted(section.title) if section.level else "above the first heading"
            yield Finding(span, f"no file in rules/sections/ is for the section {name}")
    missing = [one for one in known if one.slug not in {section.slug for section in sections}]
    ...
