"""A new entry put into a section: it imitates its neighbours and changes no other byte."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from curator.core.list.edit import Edit, Insertion
from curator.core.list.neighbours import bullet_near, empty_section_spot, gap_near, line_end_at
from curator.core.list.placing import place
from curator.core.list.proof import reads_back, verify
from curator.core.list.template import Template
from curator.core.list.writer import write
from curator.core.works.arxiv_links import in_form, usual_form
from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curator.core.list.document import Document, Section
    from curator.core.list.entry import Entry, NewEntry
    from curator.core.policy import ListFormat

__all__ = ["Insertion", "insert", "verify"]

_ENOUGH_LINKS: Final = 1_000


def insert(document: Document, *, section: Section, new: NewEntry, form: ListFormat) -> Insertion:
    """Place ``new`` in ``section``, written as the template says and as its neighbours are.

    Raises:
        UsageError: it cannot be written: no title, no http(s) address, or a template that it does not fit.
    """
    text = _written(replace(new, url=_linked(document, section, new.url, form)), template=form.template)
    entries = section.entries
    at = place(entries, new, order=form.order)
    entry = bullet_near(document, section, at, template=form.template) + text
    if not entries:
        return _into_empty(document, section, entry)
    blank_lines = gap_near(document, section, at) if form.blank_lines is None else form.blank_lines
    if at < len(entries):
        below = entries[at]
        end = line_end_at(document.text, below.span[1])
        edit = Edit(below.span[0], below.span[0], entry + end * (1 + blank_lines))
        return Insertion(edit, entry, below.line, _known(document, edit, below.line))
    above = entries[-1]
    end = line_end_at(document.text, above.span[1])
    edit = Edit(above.span[1], above.span[1], end * (1 + blank_lines) + entry)
    line = above.end_line
    return Insertion(edit, entry, line + 1 + blank_lines, _known(document, edit, line))


def _into_empty(document: Document, section: Section, entry: str) -> Insertion:
    spot = empty_section_spot(document, section)
    edit = Edit(spot.offset, spot.offset, spot.before + entry + spot.after)
    return Insertion(edit, entry, spot.line)


def _known(document: Document, edit: Edit, line: int) -> tuple[int, int]:
    """Where the edit is, unless the list has line ends that are none to git."""
    return (0, 1) if "\r" in document.text else (edit.start, line)


def _linked(document: Document, section: Section, url: str, form: ListFormat) -> str:
    """The URL in the form that the list has for links to arXiv."""
    if form.link_form != "neighbours":
        return in_form(url, form.link_form)
    usual = usual_form(_sample(section.entries)) or usual_form(_sample(tuple(document.entries)))
    return in_form(url, usual or "abs")


def _sample(entries: Sequence[Entry]) -> Iterator[str]:
    """The links of all entries; of very many, of some that lie evenly among them."""
    return (entry.url for entry in entries[:: 1 + len(entries) // _ENOUGH_LINKS])


def _written(new: NewEntry, *, template: str) -> str:
    """The entry's text; what a template cannot hold so that it reads back is left out, the title never."""
    if "url" not in Template.parse(template).fields:
        message = "the entry template has no place for a paper's address"
        raise UsageError(message, advice="Put {url} into list.template, as in [{title}]({url}).")
    bare = replace(new, description="")
    for attempt in (new, bare, replace(new, venue=None), replace(bare, venue=None)):
        text = write(attempt, template=template)
        if reads_back(text, attempt, template=template):
            return text
    message = f"the entry template cannot hold the title {new.title[:200]!r}: it would read back otherwise"
    raise UsageError(message, advice="Put the title between marks of its own, as in [{title}]({url}).")
