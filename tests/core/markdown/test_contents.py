"""Links within the page and the anchors that they lead to, with their places."""

from __future__ import annotations

import pytest

from curator.core.markdown.contents import targets_in
from curator.core.markdown.headings import anchors_in


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[a](https://a.org/#b)",
        "[a] (#b)",
        "a #b",
        '<a href="https://a.org/#b">a</a>',
        "<p href='#b'>a</p>",
    ],
)
def test_other_links_lead_nowhere_in_the_page(text: str) -> None:
    """Nor do texts that are none."""
    assert list(targets_in(text, 0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "target", "written"),
    [
        ("- [A](#a)", "a", "a"),
        ("- [**A** b](<#a>)", "a", "a"),
        ("- [A](#a%20b)", "a b", "a%20b"),
        ('- <a href="#a b">A</a><br>', "a b", "a b"),
        ("- <A HREF='#a&amp;b'>A</A>", "a&b", "a&amp;b"),
        ("- [A](#)", "", ""),
    ],
)
def test_a_link_within_the_page_is_found_with_its_places(text: str, target: str, written: str) -> None:
    """In Markdown and in HTML; what is escaped is read as it is meant."""
    (found,) = targets_in(text, 0, len(text))
    assert found.target == target
    assert text[slice(*found.place)] == written
    assert "A" in text[slice(*found.label)]


def test_only_the_given_part_is_looked_at() -> None:
    """Offsets are the whole text's."""
    text = "[A](#a) [B](#b) [C](#c)"
    assert [one.target for one in targets_in(text, 8, 15)] == ["b"]


@pytest.mark.parametrize(
    "text", ["", "<a>", "<a href='?id=x'>", "<b id='x'>", "<a valid='x'>", "<a id=>", "a id='x'"]
)
def test_other_tags_are_no_anchors(text: str) -> None:
    """An address may hold the word as well."""
    assert list(anchors_in(text, 0, len(text))) == []


def test_every_anchor_is_found_with_its_place() -> None:
    """By id or name, with any quotes or none."""
    text = """<a id='x'></a><a name="y z"></a> <A class="c" ID=w></A> <a href="#h" id="q&amp;r">"""
    found = list(anchors_in(text, 0, len(text)))
    assert [name for name, _, _ in found] == ["x", "y z", "w", "q&r"]
    assert [text[start:end] for _, start, end in found] == ["x", "y z", "w", "q&amp;r"]
