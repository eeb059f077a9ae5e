"""What an entry would say after edits: a fix is offered only where it changes what it is meant to change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.list import rereading

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from curator.core.list.edit import Edit
    from curator.core.list.entry import Entry
    from curator.lint.case import Case
    from curator.lint.check import Finding

FIELDS: Final = ("title", "url", "venue", "authors", "tags", "links", "description")


def safely(case: Case, findings: Iterable[Finding], *, but: Collection[str] = ()) -> Iterator[Finding]:
    """The findings in an entry, with their edits where these, made together, leave all other fields alone.

    An edit that overlaps the one before it is left for when that one is made.
    """
    chosen, reached = [], -1
    for finding in sorted(findings, key=lambda one: one.span):
        if all(edit.start > reached for edit in finding.edits):
            reached = max((edit.end for edit in finding.edits), default=reached)
            chosen.append(finding)
        else:
            chosen.append(finding._replace(edits=()))
    edits = [edit for finding in chosen for edit in finding.edits]
    safe = not edits or keeps(case, edits, but=but)
    yield from chosen if safe else (finding._replace(edits=()) for finding in chosen)


def keeps(case: Case, edits: Sequence[Edit], *, but: Collection[str] = ()) -> bool:
    """Whether the entry stays one, and all fields but those in ``but`` read after the edits as before."""
    new = reread(case, edits)
    return new is not None and all(
        _told(new, name) == _told(case.entry, name) for name in FIELDS if name not in but
    )


def reread(case: Case, edits: Sequence[Edit]) -> Entry | None:
    """The entry after edits of its own characters.

    None when it would be no entry, would be more than one block, or would go on in the line below it.
    """
    return rereading.reread(case.text, case.entry, edits, template=case.around.form.template)


def _told(entry: Entry, name: str) -> object:
    if name == "venue":
        return (entry.venue.name, entry.venue.year) if entry.venue else None
    if name == "links":
        return [link.url for link in entry.links]
    return getattr(entry, name)
