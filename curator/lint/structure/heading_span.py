"""Where a heading itself stands: its words, without the anchors above and the signs around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.late import late

if TYPE_CHECKING:
    from curator.core.list.document import Section
    from curator.lint.check import Span

_UNDERLINE: Final = late(r"[ \t]*+(?:=++|-++)[ \t]*+")


def heading_span(text: str, section: Section) -> Span:
    """The heading's line without indentation; that of its words when it is underlined."""
    source = text[section.span[0] : section.body].rstrip("\r\n")
    head, end_of_line, last = source.replace("\r", "\n").rpartition("\n")
    if end_of_line and _UNDERLINE.fullmatch(last):
        head = head.rstrip("\n")
        source, last = source[: len(head)], head.rpartition("\n")[2]
    start = section.span[0] + len(source) - len(last.lstrip(" \t"))
    return start, section.span[0] + len(source.rstrip())
