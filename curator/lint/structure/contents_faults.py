"""Where the table of contents says something else than the headings."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from curator.lint.check import Finding
from curator.lint.outline import title_key
from curator.lint.quoting import quoted, shortened
from curator.lint.structure.contents_edits import Additions, moved, relabelled, removed, retargeted
from curator.lint.structure.heading_span import heading_span
from curator.lint.structure.in_order import in_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.lint.contents_table import Line
    from curator.lint.listing import Listing

_USUAL: Final = 3
"""A custom is what three of four lines keep to; where fewer do, the list has another one."""


def contents_faults(listing: Listing) -> Iterator[Finding]:
    """Links that lead nowhere or elsewhere, lines too many, missing, renamed or out of order."""
    yield from _dead(listing)
    yield from _led_elsewhere(listing)
    yield from _twice(listing)
    yield from _renamed(listing)
    yield from _missing(listing)
    yield from _out_of_order(listing)


def _dead(listing: Listing) -> Iterator[Finding]:
    """Lines that lead nowhere; one without any heading stays, as its section may be still to come."""
    dead = [line for line in listing.contents.lines if listing.outline.leads_nowhere(line.link.target)]
    for line, number in [(line, _wanted(listing, line)) for line in dead]:
        message = f"the link “#{shortened(line.link.target)}” leads nowhere"
        if number is None:
            yield Finding(line.link.place, f"{message}, and no heading is called {quoted(line.label)}")
        else:
            section = listing.document.sections[number]
            right = f"the anchor of {quoted(section.title)} is “#{shortened(section.anchor)}”"
            yield Finding(line.link.place, f"{message}, {right}", retargeted(listing, line, number))


def _led_elsewhere(listing: Listing) -> Iterator[Finding]:
    """Lines with the words of one heading and the anchor of another."""
    for line in listing.contents.lines:
        wanted = _wanted(listing, line)
        if line.leads_to is not None and wanted is not None and not _fits(listing, line):
            section = listing.document.sections[line.leads_to]
            message = f"{quoted(line.label)} leads to {quoted(section.title)}"
            yield Finding(line.link.place, message, retargeted(listing, line, wanted))


def _wanted(listing: Listing, line: Line) -> int | None:
    """The section that has a line's words, if no line leads there."""
    return None if line.means in listing.contents.led_to else line.means


def _twice(listing: Listing) -> Iterator[Finding]:
    seen: set[int] = set()
    for line in listing.contents.lines:
        if line.leads_to in seen and _fits(listing, line):
            message = f"{quoted(line.label)} stands in the contents twice"
            yield Finding(line.link.label, message, removed(listing.text, line))
        if line.leads_to is not None:
            seen.add(line.leads_to)


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
    first: dict[int, Line] = {}
    for line in listing.contents.lines:
        if line.leads_to is not None:
            first.setdefault(line.leads_to, line)
    lines = list(first.values())
    kept = in_order([(place,) for place in first])
    wrong = [line for number, line in enumerate(lines) if number not in kept]
    if len(kept) < _USUAL * len(wrong):
        return
    staying = [lines[number] for number in kept]
    for line in wrong:
        above = bisect_right(staying, _led_to(line), key=_led_to)
        below = staying[above - 1] if above else None
        where = f"below {quoted(below.label)}" if below else "first"
        message = f"{quoted(line.label)} stands elsewhere than its section, which comes {where}"
        yield Finding(line.link.label, message, moved(listing, line, below=below))


def _led_to(line: Line) -> int:
    return line.leads_to or 0
