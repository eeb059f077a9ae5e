"""The proof that runs in production: any insertion that does more or less than it says is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curator.core.list.document import Document, NewEntry, parse
from curator.core.list.edit import Edit, Insertion
from curator.core.list.insertion import insert, verify
from curator.core.policy import ListFormat
from curator.errors import BrokenPromise

FORM = ListFormat()
NEW = NewEntry("New", "https://c.org", description="Shows it.")
TEXT = (
    "# H\n"
    + "".join(f"* [T{number}](https://a.org/{number})\n" for number in range(9))
    + "## Next\n* [N](https://n.org)\n"
)


def good(document: Document) -> Insertion:
    """A right insertion at the top."""
    return insert(document, section=document.sections[0], new=NEW, form=FORM)


def test_a_right_insertion_passes() -> None:
    """At the top, in the middle and at the end of a section, and of the file."""
    document = parse(TEXT)
    verify(document, good(document), new=NEW, form=FORM)
    for section in document.sections:
        for order in ("top", "bottom"):
            form = ListFormat(order=order)
            verify(document, insert(document, section=section, new=NEW, form=form), new=NEW, form=form)


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (Edit(4, 5, "* [New](https://c.org)\n"), "does more than insert"),
        (Edit(4, 4, "* [Other](https://c.org)\n"), "does more than insert"),
        (Edit(4, 4, "\n```\n* [New](https://c.org)\n```\n"), "entries around it"),
        (Edit(4, 4, "* [New](https://c.org)\n* [More](https://d.org)\n"), "entries around it"),
        (Edit(4, 4, "* [New](https://c.org)\n# More\n"), "headings or other bullets"),
        (Edit(4, 4, "* [New](https://c.org)\n* more\n"), "headings or other bullets"),
        (Edit(4, 4, "* [New](https://c.org) <br/> ```\n~~~\n"), "entries around it"),
        (Edit(4, 4, "* [New](https://c.org) (ICML 2020)\n"), "as the entry that was asked for"),
        (Edit(4, 4, "* [New](https://c.org) <br/> Says more.\n"), "with the description that was asked for"),
        (Edit(5, 5, "* [New](https://c.org)\n"), "entries around it"),
        (Edit(3, 3, "* [New](https://c.org)\n"), "headings or other bullets"),
        (Edit(31, 31, "* [New](https://c.org)"), "headings or other bullets"),
    ],
)
def test_any_other_insertion_is_refused(edit: Edit, reason: str) -> None:
    """As our bug, with the reason and the entry to report."""
    document = parse(TEXT)
    bad = good(document)._replace(edit=edit, entry="* [New](https://c.org)")
    with pytest.raises(BrokenPromise, match=reason) as caught:
        verify(document, bad, new=NEW, form=FORM)
    assert bad.entry in caught.value.advice


@pytest.mark.parametrize("asked", [replace(NEW, title="Other"), replace(NEW, url="https://d.org")])
def test_an_entry_for_another_paper_is_refused(asked: NewEntry) -> None:
    """Title and address are those that were asked for."""
    document = parse(TEXT)
    with pytest.raises(BrokenPromise, match="as the entry that was asked for"):
        verify(document, good(document), new=asked, form=FORM)
