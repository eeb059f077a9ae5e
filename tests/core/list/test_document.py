"""The list as a value: sections, anchors, contents and entries of any text, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.list.document import Document, parse
from curator.core.policy import ListFormat

LIST = """\
# A list

## Contents
- <a href="#General_training">General Defenses (training phase)</a><br>
- [Seminal Work](#seminal%20work)
  - [within](#within)

<a id='General_training'></a>
## General Defenses (training phase)
* [One](https://arxiv.org/abs/2302.04638) (ICML 2023) <br/> First.

* [Two](https://arxiv.org/abs/2202.10103) <br/> Second.
<a name="seminal work"></a>

## Seminal Work ##
* not an entry
* [Three](https://example.org/a_(b).pdf)
"""


def entries_of(text: str) -> list[str]:
    """The titles of all entries."""
    return [entry.title for entry in parse(text).entries]


def test_sections_have_title_anchor_slug_line_and_entries() -> None:
    """The anchor is the one above the heading, the slug GitHub's where no rule names another."""
    document = parse(LIST)
    assert [(s.title, s.slug, s.anchor, s.line, s.level, len(s.entries)) for s in document.sections] == [
        ("A list", "a-list", "a-list", 1, 1, 0),
        ("Contents", "contents", "contents", 3, 2, 0),
        ("General Defenses (training phase)", "general-defenses-training-phase", "General_training", 9, 2, 2),
        ("Seminal Work", "seminal-work", "seminal work", 15, 2, 1),
    ]


def test_the_table_of_contents_is_not_made_of_entries() -> None:
    """Both ways to write it give label, target and line."""
    document = parse(LIST)
    assert [(link.label, link.target, link.line) for link in document.contents] == [
        ("General Defenses (training phase)", "General_training", 4),
        ("Seminal Work", "seminal work", 5),
        ("within", "within", 6),
    ]


def test_a_bullet_that_is_no_entry_is_named() -> None:
    """Its line is kept, so that a check can say what it lacks."""
    assert parse(LIST).unread == (16,)


@pytest.mark.parametrize("name", ["General_training", "general DEFENSES training phase", "general-training"])
def test_rules_name_a_section_by_heading_or_anchor(name: str) -> None:
    """Whatever the case and the punctuation."""
    document = parse(LIST, slugs={name: "training"})
    section = document.section("training")
    assert section is not None
    assert section.title == "General Defenses (training phase)"
    assert document.section("nothing") is None


def test_headings_alike_get_slugs_of_their_own() -> None:
    """As GitHub counts them, so that links to them keep working."""
    slugs = [section.slug for section in parse("# A, b\n# A b 1\n# A b!\n# a b\n").sections]
    assert slugs == ["a-b", "a-b-1", "a-b-2", "a-b-3"]


@pytest.mark.parametrize(
    ("heading", "title", "anchor"),
    [
        ("Title\n=====", "Title", "title"),
        ("<a id='x'></a>\nTitle\n-----", "Title", "x"),
        ("## <a name=y></a>Title", "Title", "y"),
        ("## [Title](https://example.org) *not whole*", "Title *not whole*", "title-not-whole"),
        ("## **Title**", "Title", "title"),
        ("## Q &amp; A", "Q & A", "q--a"),
        ("##", "", ""),
        ('<a id="a"></a><a id="b"></a>\n\n## Title', "Title", "a"),
    ],
)
def test_headings_are_read_as_they_are_shown(heading: str, title: str, anchor: str) -> None:
    """Setext or not, with anchors inside or above, links and emphasis."""
    (section,) = parse(heading).sections
    assert (section.title, section.anchor) == (title, anchor)


@pytest.mark.parametrize(
    "hidden",
    [
        "```\n* [No](https://example.org)\n```",
        "<!--\n* [No](https://example.org)\n-->",
        "    * [No](https://example.org)",
        "<div>\n* [No](https://example.org)\n</div>",
        "> * [No](https://example.org)",
        "| * [No](https://example.org) |\n|---|",
        "text * [No](https://example.org)",
        "* [No]: https://example.org",
        "* \\[No](https://example.org)",
    ],
)
def test_what_only_looks_like_an_entry_is_none(hidden: str) -> None:
    """Code, comments, raw HTML, quotes, tables and escapes."""
    assert entries_of(f"# H\n\n{hidden}\n\n* [Yes](https://example.org)\n") == ["Yes"]


def test_nested_bullets_belong_to_their_entry() -> None:
    """They are its description."""
    (entry,) = parse("* [A](https://a.org)\n  * [B](https://b.org)\n\n  more\n").entries
    assert (entry.title, entry.end_line) == ("A", 4)
    assert entry.description == "* [B](https://b.org) more"


def test_bullets_below_one_that_is_no_entry_are_entries() -> None:
    """It is only the name of a group."""
    assert entries_of("* A group\n  * [B](https://b.org)\n  * [C](https://c.org)\n") == ["B", "C"]


def test_entries_before_any_heading_are_not_lost() -> None:
    """They stand in a section without name, which is there only for them."""
    document = parse("* [A](https://a.org)\n\n# H\n* [B](https://b.org)\n")
    assert [(s.title, s.level, len(s.entries)) for s in document.sections] == [("", 0, 1), ("H", 1, 1)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_gives_the_same_list(end: str) -> None:
    """Lines, anchors and entries do not depend on it."""
    document = parse(LIST.replace("\n", end))
    assert [entry.line for entry in document.entries] == [10, 12, 17]
    assert document.sections[3].anchor == "seminal work"
    assert document.join() == LIST.replace("\n", end)


@given(st.text())
def test_any_text_is_joined_again_as_it_was(text: str) -> None:
    """Nothing is lost, whatever it is."""
    assert parse(text).join() == text


@given(
    st.lists(
        st.sampled_from(
            [*"*#[]()<>`~!-+=|&\\ \t\r\n\u2028\x85\x00\ufeff\x0b\x0c", "<!--", "-->", "](", "1. "]
        )
    )
)
def test_any_markup_is_joined_again_as_it_was(pieces: list[str]) -> None:
    """Every entry's own characters stand where it says."""
    text = "".join(pieces)
    document = parse(text)
    assert document.join() == text
    for entry in document.entries:
        assert text[slice(*entry.span)] == entry.raw
        assert 1 <= entry.line <= entry.end_line


def test_a_document_does_not_print_its_text() -> None:
    """A failed assertion about 31 MB stays readable."""
    assert "secret" not in repr(parse("secret\n"))
    assert isinstance(parse("", ListFormat()), Document)
