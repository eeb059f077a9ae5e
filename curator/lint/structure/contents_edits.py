"""Edits of a table of contents that keep the form of its lines."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote

from curator.core.late import late
from curator.core.list.edit import Edit
from curator.core.list.neighbours import line_end_at
from curator.core.markdown.inline import label
from curator.lint.contents_table import depth_of

if TYPE_CHECKING:
    from curator.core.list.document import Section
    from curator.lint.contents_table import Line
    from curator.lint.listing import Listing

_MARKUP: Final = late(r"[\[\]<>`\\*_|]|&\w")


class Skeleton(NamedTuple):
    """A line of the contents without its words and its anchor: what stands before, between and after them."""

    before: str
    between: str
    after: str
    label_first: bool

    def filled(self, title: str, anchor: str) -> str:
        """The line of another heading."""
        first, second = (title, anchor) if self.label_first else (anchor, title)
        return f"{self.before}{first}{self.between}{second}{self.after}"


def relabelled(listing: Listing, line: Line, section: Section) -> tuple[Edit, ...]:
    """The heading's words in the place of a line's; none when they would not be read as they are written."""
    start, end = line.link.label
    at = listing.text.find(line.label, start, end)
    if at < 0 or not _is_plain(section.title):
        return ()
    return (Edit(at, at + len(line.label), section.title),)


def retargeted(listing: Listing, line: Line, number: int) -> tuple[Edit, ...]:
    """An anchor of the section in the place of a line's; none when it has none of its own."""
    anchor = listing.outline.anchor_of(number)
    start, end = line.link.place
    return (Edit(start, end, _written(anchor, in_html=line.link.place < line.link.label)),) if anchor else ()


def removed(text: str, line: Line) -> tuple[Edit, ...]:
    """The whole line gone; none when more belongs to it, or an anchor above would move to another heading."""
    start, end = line.span
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : start]
    if line.nested or line.wraps or above.lstrip().startswith("<"):
        return ()
    return (Edit(start, end + len(line_end_at(text, end)) if end < len(text) else end, ""),)


def moved(listing: Listing, line: Line, *, below: Line | None) -> tuple[Edit, ...]:
    """The line put below another one, or above all; only where all are lines of one level."""
    if not listing.contents.is_flat:
        return ()
    gone = removed(listing.text, line)
    come = _inserted(listing, listing.text[slice(*line.span)], below=below)
    return (*gone, *come) if gone and come else ()


class Additions:
    """Lines for sections that have none, each in its place and in the usual form of its level."""

    def __init__(self, listing: Listing) -> None:
        """Read the lines that there are."""
        self._listing = listing
        self._sections = listing.document.sections
        lines = [(line.section, line) for line in listing.contents.lines if line.section is not None]
        self._placed = sorted(lines, key=itemgetter(0))
        forms: dict[int, Counter[Skeleton]] = {}
        for number, line in lines:
            counted = forms.setdefault(self._sections[number].level, Counter())
            counted[_skeleton(listing.text, line)] += 1
        self._forms = {level: counted.most_common(1)[0][0] for level, counted in forms.items()}

    def of(self, number: int) -> tuple[Edit, ...]:
        """The line of one section; none where its level has none, or its title holds markup."""
        section, anchor = self._sections[number], self._listing.outline.anchor_of(number)
        form = self._forms.get(section.level)
        if form is None or not anchor or not _is_plain(section.title):
            return ()
        text = form.filled(section.title, _written(anchor, in_html=not form.label_first))
        place = bisect_left(self._placed, number, key=itemgetter(0))
        return _inserted(self._listing, text, below=self._placed[place - 1][1] if place else None)


def _inserted(listing: Listing, line: str, *, below: Line | None) -> tuple[Edit, ...]:
    first = listing.contents.lines[0]
    place = below.span[1] if below else first.span[0]
    end = line_end_at(listing.text, place if below else first.span[1])
    text = end + line if below else line + end
    if below and (below.wraps or (below.nested and depth_of(line) <= below.depth)):
        return ()
    return (Edit(place, place, text),)


def _skeleton(text: str, line: Line) -> Skeleton:
    (start, first), (second, end) = sorted((line.link.label, line.link.place))
    before, after = text[line.span[0] : start], text[end : line.span[1]]
    return Skeleton(before, text[first:second], after, line.link.label < line.link.place)


def _is_plain(title: str) -> bool:
    """Whether it can be written into a link as it is read."""
    return _MARKUP.search(title) is None and label(title) == title


def _written(anchor: str, *, in_html: bool) -> str:
    return anchor if in_html else quote(anchor, safe="~")
