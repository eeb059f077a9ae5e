"""What a new entry imitates: the bullet, the blank lines and the line ends around the place where it goes."""

from __future__ import annotations

from collections import Counter
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.list.template import Template
from curator.core.markdown.lines import before_line_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.list.document import Document, Section
    from curator.core.list.entry import Entry

_NEAR: Final = 4
_SEEN_ELSEWHERE: Final = 50
_OPENS_A_LEAF: Final = ("<!--", "```", "~~~")


class Spot(NamedTuple):
    """Where a section's only entry goes: to ``offset`` between ``before`` and ``after``, as line ``line``."""

    offset: int
    before: str
    after: str
    line: int


def bullet_near(document: Document, section: Section, at: int, *, template: str) -> str:
    """Bullet and space of the entry below place ``at``, else above it, else of the list's first entry."""
    entries = section.entries
    near = entries[at] if at < len(entries) else entries[-1] if entries else next(document.entries, None)
    bullet = near.bullet if near else ""
    return bullet if bullet.strip() else Template.parse(template).bullet


def gap_near(document: Document, section: Section, at: int) -> int:
    """How many blank lines stand between most of the nearest entries, else between others of the list."""
    nearest = section.entries[max(at - _NEAR, 0) : at + _NEAR]
    gaps = list(_gaps(document.text, nearest)) or list(_gaps_elsewhere(document))
    return Counter(gaps).most_common(1)[0][0] if gaps else 0


def _gaps_elsewhere(document: Document) -> Iterator[int]:
    gaps = (gap for section in document.sections for gap in _gaps(document.text, section.entries))
    return islice(gaps, _SEEN_ELSEWHERE)


def _gaps(text: str, entries: tuple[Entry, ...]) -> Iterator[int]:
    for above, below in pairwise(entries):
        between = text[above.span[1] : below.span[0]]
        if not between.strip():
            yield _line_ends(between) - 1


def line_end_at(text: str, at: int) -> str:
    """The line end that stands at ``at``; at the end of the file, the one that the file begins with."""
    for end in ("\r\n", "\n", "\r"):
        if text.startswith(end, at):
            return end
    first = min((text.find(sign) for sign in "\r\n" if sign in text), default=-1)
    return "\n" if first < 0 else line_end_at(text, first)


def empty_section_spot(document: Document, section: Section) -> Spot:
    """Below the text of a section without entries, or right below its heading when there is none."""
    text = document.text
    content = text[section.body : section.span[1]]
    kept = content.rstrip(" \t\r\n")
    if kept and not any(sign in kept for sign in _OPENS_A_LEAF):
        offset, blank_lines = section.body + len(kept), 1
    else:
        offset, blank_lines = before_line_end(text, section.body), _gap_below_headings(document)
    end = line_end_at(text, offset)
    after = "" if _blank_below(text, offset) else end
    return Spot(offset, end * (1 + blank_lines), after, _line_ends(text[:offset]) + 2 + blank_lines)


def _gap_below_headings(document: Document) -> int:
    gaps: Counter[int] = Counter()
    for section in document.sections:
        if section.entries:
            between = document.text[section.body : section.entries[0].span[0]]
            gaps[_line_ends(between)] += not between.strip()
    return gaps.most_common(1)[0][0] if gaps else 0


def _blank_below(text: str, at: int) -> bool:
    """Whether the line after the one with offset ``at`` is blank, or there is none."""
    start = at + len(line_end_at(text, at)) if at < len(text) else at
    rest = text[start : start + 1]
    if rest in {" ", "\t"}:
        rest = text[start:].lstrip(" \t")[:1]
    return rest in {"", "\r", "\n"}


def _line_ends(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")
