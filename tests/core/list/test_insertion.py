"""A new entry imitates its neighbours and changes no other byte."""

from __future__ import annotations

import re
from typing import Any

import pytest

from curator.core.list.diff import unified_diff
from curator.core.list.document import Document, NewEntry, apply_edits, parse
from curator.core.list.insertion import Insertion, insert, verify
from curator.core.markdown.inline import Link
from curator.core.policy import ListFormat
from curator.core.works.paper import Venue
from curator.errors import UsageError

NEW = NewEntry(
    "New", "https://arxiv.org/abs/2101.00001v3", venue=Venue("ICLR", 2021), description="Shows it."
)
LINE = "[New](https://arxiv.org/abs/2101.00001) (ICLR 2021) <br/> Shows it."
OLD = "* [Old](https://a.org) (ICML 2020)"
YOUNG = "* [Young](https://b.org) (ICML 2022)"


def inserted(
    text: str, new: NewEntry = NEW, *, slug: str = "h", form: ListFormat | None = None
) -> tuple[str, Insertion]:
    """The text with the new entry, proven, and the insertion."""
    form = form or ListFormat()
    document = parse(text, form)
    section = document.section(slug)
    assert section is not None
    insertion = insert(document, section=section, new=new, form=form)
    verify(document, insertion, new=new, form=form)
    changed = apply_edits(text, (insertion.edit,))
    assert changed.splitlines()[insertion.line - 1] == insertion.entry
    plain = unified_diff(text, (insertion.edit,), path="list.md")
    assert (
        unified_diff(text, (insertion.edit,), path="list.md", known=insertion.known) == plain or "\r" in text
    )
    return changed, insertion


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"# H\n{YOUNG}\n\n{OLD}\n", f"# H\n{YOUNG}\n\n* {LINE}\n\n{OLD}\n"),
        (f"# H\n{YOUNG}\n{OLD}\n", f"# H\n{YOUNG}\n* {LINE}\n{OLD}\n"),
        (f"# H\n{OLD}\n", f"# H\n* {LINE}\n{OLD}\n"),
        (f"# H\n{YOUNG}\n", f"# H\n{YOUNG}\n* {LINE}\n"),
        (f"# H\n{YOUNG}", f"# H\n{YOUNG}\n* {LINE}"),
        (f"{YOUNG}\n\n\n{YOUNG}\n\n# H\n{YOUNG}\n", f"{YOUNG}\n\n\n{YOUNG}\n\n# H\n{YOUNG}\n\n\n* {LINE}\n"),
        (f"# H\n{YOUNG}\n\n<a id='n'></a>\n# Next\n", f"# H\n{YOUNG}\n* {LINE}\n\n<a id='n'></a>\n# Next\n"),
        (f"# H\n{YOUNG}\n<a id='n'></a>\n# Next\n", f"# H\n{YOUNG}\n* {LINE}\n<a id='n'></a>\n# Next\n"),
        (f"# H\r\n{YOUNG}\r\n\r\n{OLD}\r\n", f"# H\r\n{YOUNG}\r\n\r\n* {LINE}\r\n\r\n{OLD}\r\n"),
        (f"# H\r{YOUNG}", f"# H\r{YOUNG}\r* {LINE}"),
        (f"# H\n {YOUNG.replace('* ', '-   ')}\n", f"# H\n {YOUNG.replace('* ', '-   ')}\n -   {LINE}\n"),
        ("# H\n7. [A](https://a.org) (ICML 2020)\n", f"# H\n7. {LINE}\n7. [A](https://a.org) (ICML 2020)\n"),
        (f"# H\n{YOUNG}\n  more\n  * of it\n\n\n", f"# H\n{YOUNG}\n  more\n  * of it\n* {LINE}\n\n\n"),
        (f"# H\n* Group\n  {YOUNG}\n", f"# H\n* Group\n  {YOUNG}\n  * {LINE}\n"),
        (f"# H\n{YOUNG}\n* no entry\n{OLD}\n", f"# H\n{YOUNG}\n* no entry\n* {LINE}\n{OLD}\n"),
        (
            f"# H\n{YOUNG}\n\ntext\n\n{OLD}\n\n{OLD}\n",
            f"# H\n{YOUNG}\n\ntext\n\n* {LINE}\n\n{OLD}\n\n{OLD}\n",
        ),
    ],
)
def test_a_new_entry_stands_as_its_neighbours_do(before: str, after: str) -> None:
    """Bullet, indentation, blank lines and line ends are theirs; the place is by year."""
    assert inserted(before)[0] == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# H\n", f"# H\n* {LINE}\n"),
        ("# H", f"# H\n* {LINE}"),
        ("# H\n\n\n# Next\n", f"# H\n* {LINE}\n\n\n# Next\n"),
        ("# H\n<a id='n'></a>\n# Next\n", f"# H\n* {LINE}\n\n<a id='n'></a>\n# Next\n"),
        ("H\n=\n# Next\n", f"H\n=\n* {LINE}\n\n# Next\n"),
        ("# H\n\nWhat it is about.\n\n# Next\n", f"# H\n\nWhat it is about.\n\n* {LINE}\n\n# Next\n"),
        (f"# A\n\n{OLD}\n\n# H\n\n# Next\n", f"# A\n\n{OLD}\n\n# H\n\n* {LINE}\n\n# Next\n"),
        ("# A\n- [A](https://a.org)\n# H\n", f"# A\n- [A](https://a.org)\n# H\n- {LINE}\n"),
        ("# H\n\n<!-- open\n", f"# H\n* {LINE}\n\n<!-- open\n"),
        ("# H\n```\nopen\n", f"# H\n* {LINE}\n\n```\nopen\n"),
        ("# H\n \t\n# Next", f"# H\n* {LINE}\n \t\n# Next"),
        ("# H\r\n\r\n# Next\r\n", f"# H\r\n* {LINE}\r\n\r\n# Next\r\n"),
    ],
)
def test_the_first_entry_of_a_section_stands_as_in_the_others(before: str, after: str) -> None:
    """Below the section's own words, apart from the next heading."""
    assert inserted(before)[0] == after


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        ({"blank_lines": 2}, f"# H\n* {LINE}\n\n\n{OLD}\n"),
        ({"order": "bottom"}, f"# H\n{OLD}\n* {LINE}\n"),
        ({"order": "oldest-first"}, f"# H\n{OLD}\n* {LINE}\n"),
        ({"link_form": "pdf"}, f"# H\n* {LINE.replace('abs', 'pdf')}\n{OLD}\n"),
        (
            {"link_form": "pdf-extension"},
            f"# H\n* {LINE.replace('abs/2101.00001', 'pdf/2101.00001.pdf')}\n{OLD}\n",
        ),
    ],
)
def test_settings_come_before_imitation(changes: dict[str, Any], after: str) -> None:
    """Blank lines, order and link form can be fixed."""
    assert inserted(f"# H\n{OLD}\n", form=ListFormat(**changes))[0] == after


def test_links_to_arxiv_have_the_form_of_the_section_or_else_of_the_list() -> None:
    """A section without a link to arXiv does as the others do."""
    pdf = "* [P](https://arxiv.org/pdf/2001.00001) (ICML 2020)"
    extension = "* [E](https://arxiv.org/pdf/2001.00001.pdf) (ICML 2020)"
    text = f"# H\n{pdf}\n{pdf}\n{extension}\n# Other\n" + f"{extension}\n" * 5 + f"# Without\n{OLD}\n"
    assert "(https://arxiv.org/pdf/2101.00001)" in inserted(text)[1].entry
    assert "(https://arxiv.org/pdf/2101.00001.pdf)" in inserted(text, slug="without")[1].entry


def test_what_is_not_known_is_not_written() -> None:
    """A preprint has no venue, and a first draft may have no description."""
    entry = inserted(f"# H\n{OLD}\n", NewEntry("T", "https://c.org"))[1].entry
    assert entry == "* [T](https://c.org)"


@pytest.mark.parametrize(
    ("template", "entry"),
    [
        (
            "- {?{authors}, ?}**{title}{?.?}**{?, {venue} {year}?}{? [[link]]({url})?}",
            "- A. B, C, **T**, ICLR 2021 [[link]](https://c.org)",
        ),
        ("* {title}{? at {venue} {year}?}{?, {year}?} <{url}>", "* \\# T at ICLR 2021 <https://c.org>"),
        (
            "* [{title}]({url}){? ({links})?}{? [{tags}]?}",
            "* [\\# T](https://c.org) ([code](https://d.org)) [x, y]",
        ),
    ],
)
def test_a_template_writes_what_it_reads(template: str, entry: str) -> None:
    """Every field; a part without a field is never written, a field never twice."""
    hash_title = "# T" if "**" not in template else "T"
    new = NewEntry(
        hash_title,
        "https://c.org",
        authors=("A. B", "C"),
        venue=Venue("ICLR", 2021),
        links=(Link("code", "https://d.org"),),
        tags=("x", "y"),
    )
    entry = entry.replace("[\\# T]", "[# T]")
    assert inserted("# H\n", new, form=ListFormat(template=template))[1].entry == entry


def test_what_the_template_cannot_hold_is_left_out() -> None:
    """A description that would read as a venue, and a venue with brackets of its own."""
    form = ListFormat(template="* [{title}]({url}){? ({venue} {year})?}{? {description}?}")
    new = NewEntry("T", "https://c.org", description="(ICML 2019) says so.")
    assert inserted("# H\n", new, form=form)[1].entry == "* [T](https://c.org)"
    odd = NewEntry("T", "https://c.org", venue=Venue("I[C]ML (Oral) <b>", 2019))
    assert inserted("# H\n", odd)[1].entry == "* [T](https://c.org) (I C ML Oral b 2019)"
    endless = NewEntry("T", "https://c.org", venue=Venue("x" * 999, 2019))
    assert inserted("# H\n", endless)[1].entry == "* [T](https://c.org)"


@pytest.mark.parametrize(
    ("new", "template", "sentence"),
    [
        (NewEntry(" \u200b", "https://c.org"), "* [{title}]({url})", "requires {title}"),
        (NewEntry("T", "javascript:x"), "* [{title}]({url})", "is not an http"),
        (NewEntry("T", "https://c.org"), "* [{title}]({url}) ({venue})", "requires {venue}"),
        (
            NewEntry("a: b", "https://c.org"),
            "* {title}: {url}",
            "cannot hold the title 'a: b'",
        ),
    ],
)
def test_an_entry_that_cannot_be_written_is_refused(new: NewEntry, template: str, sentence: str) -> None:
    """One sentence says why, and nothing is changed."""
    form = ListFormat(template=template)
    document = parse("# H\n", form)
    with pytest.raises(UsageError, match=re.escape(sentence)):
        insert(document, section=document.sections[0], new=new, form=form)


def test_a_document_is_left_as_it_was() -> None:
    """An insertion is a value; the list changes when its edit is applied."""
    document = parse(f"# H\n{OLD}\n")
    insert(document, section=document.sections[0], new=NEW, form=ListFormat())
    assert document == parse(f"# H\n{OLD}\n")
    assert isinstance(document, Document)
