"""Proof, in production, that fixes changed what they say and nothing else.

`apply_edits` compares every character outside of the edits. Here the text is read again: untouched entries
must read as they did, and of a touched one only the fields that a check's ``changes`` names may differ.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final, NoReturn

from curator.errors import BrokenPromise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from curator.core.list.document import Document, Entry
    from curator.core.list.edit import Edit
    from curator.lint.check import Changed
    from curator.lint.engine import Found

_ADVICE: Final = "Nothing was written. Please report this with the list and the code of the check."


def prove(before: Document, after: Document, fixed: Sequence[Found]) -> None:
    """Compare a list before and after one round of fixes.

    Raises:
        BrokenPromise: an entry, a heading or the contents read otherwise than the fixes may make them.
    """
    changes = {change for check, _ in fixed for change in check.changes}
    if changes & {"order", "entries"}:
        _prove_the_same_entries(before, after, fixed)
    else:
        _prove_each_entry(tuple(before.entries), tuple(after.entries), fixed)
    if _outline(before, changes) != _outline(after, changes):
        _refuse("the headings or the table of contents would read otherwise", fixed)
    if len(after.unread) > len(before.unread):
        _refuse("a bullet could not be read any more", fixed)


def _prove_each_entry(before: Sequence[Entry], after: Sequence[Entry], fixed: Sequence[Found]) -> None:
    if len(before) != len(after):
        _refuse(f"{len(before)} entries would become {len(after)}", fixed)
    allowed = _allowed(before, fixed)
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        if number not in allowed:
            if old.raw != new.raw:
                _refuse(f"the entry on line {old.line} would change without a reason", fixed)
        elif lost := [name for name in _differing(old, new) if name not in allowed[number]]:
            _refuse(f"the entry on line {old.line} would change its {', '.join(lost)}", fixed)


def _allowed(entries: Sequence[Entry], fixed: Iterable[Found]) -> dict[int, set[Changed]]:
    """By the number of a touched entry, what may change in it."""
    ends = [entry.span[1] for entry in entries]
    allowed: dict[int, set[Changed]] = {}
    for check, finding in fixed:
        for edit in finding.edits:
            for number in _touched(edit, entries, ends):
                allowed.setdefault(number, set()).update(check.changes)
    return allowed


def _touched(edit: Edit, entries: Sequence[Entry], ends: Sequence[int]) -> Iterable[int]:
    number = bisect_left(ends, edit.start)
    while number < len(entries) and entries[number].span[0] <= edit.end:
        yield number
        number += 1


def _differing(old: Entry, new: Entry) -> list[Changed]:
    """The fields in which two readings of one entry differ; layout is none."""
    compared: dict[Changed, bool] = {
        "title": old.title == new.title,
        "url": old.url == new.url,
        "venue": _venue(old) == _venue(new),
        "authors": old.authors == new.authors,
        "tags": old.tags == new.tags,
        "links": [link.url for link in old.links] == [link.url for link in new.links],
        "description": old.description == new.description,
    }
    return [name for name, same in compared.items() if not same]


def _venue(entry: Entry) -> tuple[str, int | None] | None:
    return (entry.venue.name, entry.venue.year) if entry.venue else None


def _prove_the_same_entries(before: Document, after: Document, fixed: Sequence[Found]) -> None:
    """Where entries move or go: none is new, none is altered, and no more are gone than were asked to go."""
    old = Counter(entry.raw.strip() for entry in before.entries)
    new = Counter(entry.raw.strip() for entry in after.entries)
    going = sum("entries" in check.changes for check, _ in fixed)
    if new - old or (old - new).total() != going:
        _refuse("other entries would change than those that move or go", fixed)


def _outline(document: Document, changes: set[Changed]) -> tuple[object, ...]:
    headings = [(section.title, section.level) for section in document.sections if section.level]
    anchors = [section.anchor for section in document.sections] if "anchors" not in changes else []
    contents = [(link.label, link.target) for link in document.contents] if "contents" not in changes else []
    return headings, anchors, contents


def _refuse(what: str, fixed: Sequence[Found]) -> NoReturn:
    codes = ", ".join(sorted({check.code for check, _ in fixed}))
    message = f"the fixes of {codes} were refused: {what}"
    raise BrokenPromise(message, advice=_ADVICE)
