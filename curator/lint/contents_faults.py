"""Where the table of contents says something else than the headings."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Final

from curator.lint.check import Finding
from curator.lint.contents_edits import Additions, moved, relabelled, removed, retargeted
from curator.lint.heading_span import heading_span
from curator.lint.in_order import in_order
from curator.lint.outline import title_key
from curator.lint.quoting import quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.contents_table import Line
    from curator.lint.listing import Listing

_USUAL: Final = 3
"""A custom is what three of four lines keep to; where fewer do, the list has another one."""


def contents_faults(listing: Listing) -> Iterator[Finding]:
    """Links that lead nowhere or elsewhere, lines too many, missing, renamed or out of order."""
    taken = Counter(line.leads_to for line in listing.contents.lines)
    seen: set[int] = set()
    for line in listing.contents.lines:
        yield from _of_link(listing, line, taken)
        if line.leads_to is not None and line.leads_to in seen and _fits(listing, line):
            message = f"{quoted(line.label)} stands in the contents twice"
            yield Finding(line.link.label, message, removed(listing, line))
        seen.add(-1 if line.leads_to is None else line.leads_to)
    yield from _renamed(listing)
    yield from _missing(listing)
    yield from _out_of_order(listing)


def _of_link(listing: Listing, line: Line, taken: Counter[int | None]) -> Iterator[Finding]:
    """What is wrong with where a line leads."""
    wanted = line.means if line.means is not None and not taken[line.means] else None
    if line.leads_to is None:
        if listing.outline.leads_nowhere(line.link.target):
            yield _dead(listing, line, wanted)
    elif wanted is not None and not _fits(listing, line):
        section = listing.document.sections[line.leads_to]
        edits = retargeted(line, listing.document.sections[wanted])
        yield Finding(line.link.place, f"{quoted(line.label)} leads to {quoted(section.title)}", edits)


def _dead(listing: Listing, line: Line, wanted: int | None) -> Finding:
    message = f"nothing has the anchor “#{shortened(line.link.target)}”"
    if wanted is None:
        message += f", and no heading for it is {quoted(line.label)}"
        return Finding(line.link.place, message, removed(listing, line))
    section = listing.document.sections[wanted]
    message += f", {quoted(section.title)} has “#{shortened(section.anchor)}”"
    return Finding(line.link.place, message, retargeted(line, section))


def _renamed(listing: Listing) -> Iterator[Finding]:
    """Other words than the heading's, unless that is how the contents are written."""
    led = [line for line in listing.contents.lines if line.leads_to is not None]
    other = [line for line in led if line.means is None and not _fits(listing, line)]
    if len(led) - len(other) < _USUAL * len(other):
        return
    for line in other:
        section = listing.document.sections[_led_to(line)]
        message = f"the contents say {quoted(line.label)}, the heading {quoted(section.title)}"
        yield Finding(line.link.label, message, relabelled(listing, line, section))


def _fits(listing: Listing, line: Line) -> bool:
    """Whether a line has the words of the heading that it leads to."""
    title = listing.document.sections[_led_to(line)].title
    return title_key(title) == title_key(line.label)


def _missing(listing: Listing) -> Iterator[Finding]:
    additions = Additions(listing)
    for number in listing.contents.missing:
        section = listing.document.sections[number]
        message = f"the contents do not list {quoted(section.title)}"
        yield Finding(heading_span(listing.text, section), message, additions.of(number))


def _out_of_order(listing: Listing) -> Iterator[Finding]:
    """Lines that stand elsewhere than their headings do, as few as can be."""
    lines = [line for line in listing.contents.lines if line.leads_to is not None]
    places = [_led_to(line) for line in lines]
    kept = in_order([(place,) for place in places])
    if len(kept) < _USUAL * (len(lines) - len(kept)):
        return
    staying = [lines[number] for number in kept]
    for number in range(len(lines)) if len(kept) < len(lines) else ():
        if number in kept:
            continue
        line = lines[number]
        above = bisect_right(staying, places[number], key=_led_to)
        below = staying[above - 1] if above else None
        where = f"below {quoted(below.label)}" if below else "first"
        message = f"{quoted(line.label)} stands elsewhere than its section, which comes {where}"
        yield Finding(line.link.label, message, moved(listing, line, below=below))


def _led_to(line: Line) -> int:
    return line.leads_to or 0
