"""Proof, in production, that an insertion adds one entry as asked and changes nothing else.

An insertion replaces nothing, and `apply_edits` compares every byte outside of it. What Markdown makes of the
text is read again around the insertion only: an entry and a heading end whatever stands open before them, so
what comes after them reads as it did.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from curator.core.list.document import Document, parse
from curator.core.list.edit import Edit, Insertion, apply_edits
from curator.core.list.writer import written_venue
from curator.core.markdown.escaping import clean, escape_url
from curator.core.markdown.inline import address, shown
from curator.core.policy import ListFormat
from curator.core.works.arxiv_links import in_form
from curator.errors import BrokenPromise

if TYPE_CHECKING:
    from curator.core.list.entry import Entry, NewEntry

_AROUND: Final = 2


def reads_back(written: str, new: NewEntry, *, template: str) -> bool:
    """Whether an entry's text, as an item of its own, reads as exactly what ``new`` says."""
    document = parse(f"* {written}", ListFormat(template=template))
    entries = tuple(document.entries)
    return (
        len(entries) == 1
        and entries[0].raw == document.text
        and _says(entries[0], new)
        and _venue(entries[0]) == _venue(new)
        and shown(entries[0].description) == clean(new.description)
    )


def verify(document: Document, insertion: Insertion, *, new: NewEntry, form: ListFormat) -> None:
    """Check an insertion before anything is published.

    Description and venue may have been left out, where the template could not hold them.

    Raises:
        BrokenPromise: reading again does not give exactly one more entry, as asked, or another byte differs.
    """
    edit = insertion.edit
    if edit.start != edit.end or insertion.entry not in edit.text:
        raise _broken(insertion, "it does more than insert its entry")
    start, end = _window(document, edit.start)
    around = document.text[start:end]
    before = parse(around, form)
    after = parse(apply_edits(around, (Edit(edit.start - start, edit.end - start, edit.text),)), form)
    if _outline(before) != _outline(after):
        raise _broken(insertion, "headings or other bullets around it would read otherwise")
    entry = _added(before, after, at=edit.start - start)
    if entry is None:
        raise _broken(insertion, "the entries around it would read otherwise")
    if not _says(entry, new) or _venue(entry) not in {None, _venue(new)}:
        raise _broken(insertion, "it would not read as the entry that was asked for")
    if shown(entry.description) not in {"", clean(new.description)}:
        raise _broken(insertion, "it would not read with the description that was asked for")


def _broken(insertion: Insertion, what: str) -> BrokenPromise:
    return BrokenPromise(
        f"the new entry on line {insertion.line} was not proposed: {what}",
        advice=f"Please report this with the entry: {insertion.entry[:500]}",
    )


def _says(entry: Entry, new: NewEntry) -> bool:
    """Title and address are as asked; a template that ends titles with a full stop adds none of its own."""
    same_title = entry.title.rstrip(".") == clean(new.title).rstrip(".")
    asked = address(escape_url(new.url))
    return same_title and in_form(entry.url, "abs") == in_form(asked, "abs")


def _venue(work: Entry | NewEntry) -> tuple[str, int | None] | None:
    venue = written_venue(work.venue)
    return (venue.name, venue.year) if venue else None


def _window(document: Document, at: int) -> tuple[int, int]:
    """Two entries on each side of offset ``at``, or up to the headings around it."""
    number = bisect_right(document.sections, at, key=lambda section: section.span[0]) - 1
    section = document.sections[number]
    below = bisect_left(section.entries, at, key=lambda entry: entry.span[0])
    first, behind = below - _AROUND, below + _AROUND
    start = section.span[0]
    if first >= 0 and section.entries[first].item.depth == 0:
        start = section.entries[first].span[0]
    if behind < len(section.entries):
        return start, section.entries[behind].span[0]
    following = document.sections[number + 1 : number + 2]
    return start, following[0].body if following else len(document.text)


def _outline(document: Document) -> tuple[object, ...]:
    """All that an insertion must not touch, apart from the entries."""
    headings = [(each.title, each.level, each.anchor) for each in document.sections if each.level]
    contents = [(link.label, link.target) for link in document.contents]
    return headings, contents, len(document.unread)


def _added(before: Document, after: Document, *, at: int) -> Entry | None:
    """The one entry more; None when any other is no longer what it was."""
    old, new = tuple(before.entries), tuple(after.entries)
    above = sum(entry.span[0] < at for entry in old)
    rest = [entry.raw for entry in (*new[:above], *new[above + 1 :])]
    return new[above] if len(new) == len(old) + 1 and rest == [entry.raw for entry in old] else None
