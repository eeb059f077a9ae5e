"""The table of contents of a list, line by line, and the headings that its habit would list."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late
from curator.core.markdown.contents import targets_in
from curator.lint.outline import title_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.list.document import Document
    from curator.core.markdown.contents import PlacedTarget
    from curator.lint.check import Span
    from curator.lint.outline import Outline
    from curator.lint.positions import Lines

_ENOUGH: Final = 2
_MOST_LISTED: Final = 3
"""Of four headings of one level three have to be listed before the fourth one is missed."""


_SEEN_BELOW: Final = 200
_LINE_BELOW: Final = late(
    r"(?:\r\n?|\n)(?P<row>[ \t]*+)(?>(?P<begins>(?:[-*+]|[0-9]{1,9}[.)]|#{1,6})[ \t])?)(?=[^ \t\r\n])"
)


class Line(NamedTuple):
    """One line of the contents, without its line end.

    ``leads_to`` is the number of the section whose anchor it names, ``means`` that of the only section whose
    title it has. ``depth`` is the width of its indentation; ``nested`` says whether a bullet stands below it,
    ``wraps`` whether its text goes on in the next line.
    """

    label: str
    link: PlacedTarget
    span: Span
    leads_to: int | None
    means: int | None
    depth: int
    nested: bool
    wraps: bool

    @property
    def section(self) -> int | None:
        """The section that it is about."""
        return self.leads_to if self.leads_to is not None else self.means


class ContentsTable:
    """The lines of the contents, in file order; none when the list has no contents.

    The contents are the first two links or more within the page that begin bullets of one section; others,
    such as "back to top", lead within a section.
    """

    def __init__(self, document: Document, outline: Outline, lines: Lines) -> None:
        """Work out nothing yet."""
        self._document = document
        self._lines = lines
        self._outline = outline
        self.sections = document.sections

    @cached_property
    def at(self) -> int | None:
        """The section that holds the contents, -1 above the first one; None when there are none."""
        if len(self._document.contents) < _ENOUGH:
            return None
        counted = Counter(self._section_of(link.line) for link in self._document.contents)
        return next((number for number, count in counted.items() if count >= _ENOUGH), None)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines of the contents."""
        return tuple(self._read()) if self.at is not None else ()

    @cached_property
    def led_to(self) -> frozenset[int]:
        """The sections to which lines lead."""
        return frozenset(line.leads_to for line in self.lines if line.leads_to is not None)

    @cached_property
    def is_flat(self) -> bool:
        """Whether all lines are of one level."""
        return len({line.depth for line in self.lines}) <= 1

    @cached_property
    def missing(self) -> tuple[int, ...]:
        """Sections with entries that no link around the contents leads to, as one does to most others."""
        if not self.lines or self._outline.is_partial:
            return ()
        wanted = [
            number for number in range((self.at or 0) + 1, len(self.sections)) if number in self._holding
        ]
        listed = Counter(self.sections[number].level for number in wanted if number in self._mentioned)
        missing = [number for number in wanted if number not in self._mentioned]
        lacking = Counter(self.sections[number].level for number in missing)
        usual = {level for level in lacking if listed[level] >= _MOST_LISTED * lacking[level]}
        return tuple(number for number in missing if self.sections[number].level in usual)

    def _section_of(self, line: int) -> int:
        return bisect_right(self._heading_lines, line) - 1

    @cached_property
    def _heading_lines(self) -> list[int]:
        return [section.line for section in self.sections]

    @cached_property
    def _mentioned(self) -> frozenset[int]:
        number = self.at if self.at is not None else -1
        start, end = self.sections[number].span if number >= 0 else (0, self.sections[0].span[0])
        linked = (self._outline.section_at(target) for target, _ in self._outline.references(start, end))
        meant = (line.means for line in self.lines)
        return frozenset(number for number in (*linked, *meant) if number is not None)

    @cached_property
    def _holding(self) -> frozenset[int]:
        """Sections with an entry in them or in a section below."""
        holding: set[int] = set()
        above: list[int] = []
        for number, section in enumerate(self.sections):
            while above and self.sections[above[-1]].level >= section.level:
                above.pop()
            above.append(number)
            if section.entries and section.level:
                holding.update(above)
        return frozenset(holding)

    def _read(self) -> Iterator[Line]:
        text = self._document.text
        for link in self._document.contents:
            if self._section_of(link.line) != self.at:
                continue
            span = self._lines.bounds(link.line)
            placed = next(targets_in(text, *span), None)
            if placed is not None:
                means = self._outline.by_title.get(title_key(link.label))
                leads_to = self._outline.section_at(placed.target)
                depth = depth_of(text[span[0] : placed.label[0]])
                below = _LINE_BELOW.match(text, span[1], span[1] + _SEEN_BELOW)
                nested = link.end_line > link.line or (below is not None and depth_of(below["row"]) > depth)
                wraps = below is not None and not below["begins"]
                yield Line(link.label, placed, span, leads_to, means, depth, nested, wraps)


def depth_of(row: str) -> int:
    """The width of the white space that a line begins with."""
    row = row.expandtabs(4)
    return len(row) - len(row.lstrip(" "))
