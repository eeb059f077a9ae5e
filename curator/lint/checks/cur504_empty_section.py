"""CUR504: a section of the list that holds no paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.markdown.inline import without_comments
from curator.lint.check import NOTICE, Example, Finding, check
from curator.lint.quoting import quoted
from curator.lint.structure.heading_span import heading_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.listing import Listing

_BAD = """# Papers

- [Detection](#detection)
- [Benchmarks](#benchmarks)

## Detection
* [T](https://arxiv.org/abs/1703.00410)

## Benchmarks
"""
_MARKS_OF_CONTENT = ("](", "<a ", "://", "|", "<img")


@check(
    "CUR504",
    "empty-section",
    NOTICE,
    scope="list",
    why="A reader who follows the contents to a section without a paper has looked for nothing.",
    examples=[
        Example(bad=_BAD, good=f"{_BAD}* [T](https://arxiv.org/abs/2010.09670)\n"),
    ],
)
def empty_section(listing: Listing) -> Iterator[Finding]:
    """A section has neither an entry nor a section below it.

    Looked at are the sections that the rules know, and those that the contents list although nothing at all
    stands in them. A text with a link, a table or a picture is content, if no entry.
    """
    sections = listing.document.sections
    known = {one.slug for one in listing.around.sections or ()}
    listed = {line.leads_to for line in listing.contents.lines}
    for number, section in enumerate(sections):
        below = sections[number + 1].level if number + 1 < len(sections) else 0
        if section.entries or below > section.level:
            continue
        content = without_comments(listing.text[section.body : section.span[1]])
        if section.slug in known:
            empty = not any(mark in content for mark in _MARKS_OF_CONTENT)
        else:
            empty = number in listed and not content.strip()
        if empty:
            span = heading_span(listing.text, section)
            yield Finding(span, f"the section {quoted(section.title)} has no entry")
