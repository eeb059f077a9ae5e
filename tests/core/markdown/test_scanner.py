"""Blocks of Markdown, found as markdown-it finds them."""

from __future__ import annotations

from functools import cache
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from curator.core.markdown.scanner import scan

Outline = tuple[list[tuple[int, int]], list[tuple[int, int]]]

LINES: Final = [
    "* a", "- b", "+ c", "1. d", "2) e", "  * f", "    - g", "\t* h", " * i", "      j", "# k", "## l ##",
    "#", "#no", "```", "~~~", "  ```", "````", "<!-- x", "-->", "<!-- y -->", "<div>", "</div>",
    "<details>", "text", "more", "===", "---", "- - -", "***", "> q", ">",
    ">  x", "> # h", "> - - -", "> 1. y", "> ", "> * r", "", "   ", "    code",
    "* [T](u) (ICML 2020)", "* # h", "* ```", "* <!--", "*", "-", "1.", "10. ten", "<a id='x'>",
    "<b>bold</b> text", "<pre>", "</pre>", "<?php", "?>", "_ _ _", "=", "--", "\\* no", "`* code`", "-\tx",
    "-     y", "* * z", "<!DOCTYPE x", ">", "<![CDATA[", "]]>", "``` a`b", "0. zero", "1234567890. many",
    "+", "<script>", "</script>", "* 1. n", "*\tt", "  text", "* - - -",
]  # fmt: skip


@cache
def markdown() -> MarkdownIt:
    """The oracle: CommonMark without extensions."""
    return MarkdownIt("commonmark")


def expected(text: str) -> Outline:
    """Line and level of each heading outside of lists, line and depth of each item, by markdown-it."""
    headings, items, depth, quoted = [], [], 0, 0
    for token in markdown().parse(text):
        quoted += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        depth -= token.type == "list_item_close" and not quoted
        if quoted or token.map is None:
            continue
        if token.type == "heading_open" and token.level == 0:
            headings.append((token.map[0] + 1, int(token.tag[1])))
        if token.type == "list_item_open":
            items.append((token.map[0] + 1, depth))
            depth += 1
    return headings, items


def found(text: str) -> Outline:
    """The same by our scanner."""
    blocks = scan(text)
    headings = [(heading.line, heading.level) for heading in blocks.headings]
    return headings, [(item.line, item.depth) for item in blocks.items]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=10), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
@example(["1. a", "text", "3. b"], "\n", True)  # noqa: FBT003 -- hypothesis takes them in order
@example(["text", "2. no item"], "\n", True)  # noqa: FBT003
@example(["*", "", "  no part of it"], "\n", False)  # noqa: FBT003
@example(["> quote", "lazy", "==="], "\n", True)  # noqa: FBT003
@example(["> quote", ">     no code", "==="], "\n", True)  # noqa: FBT003
@example(["> quote", "> *", "==="], "\n", True)  # noqa: FBT003
@example([">     code", "text", "==="], "\n", True)  # noqa: FBT003
def test_headings_and_items_are_those_of_markdown_it(lines: list[str], end: str, final: bool) -> None:  # noqa: FBT001
    """Fences, comments, raw HTML, lazy lines, nested lists, tabs, every line end: the oracle agrees."""
    text = end.join(lines) + (end if final else "")
    assert found(text) == expected(text)


@pytest.mark.parametrize(
    "text",
    [
        "```\n* no\n# no\n",
        "~~~ info\n* no\n```\n* no",
        "<!--\n* no\n# no\n",
        "<!-- closed -->\n    * code\n",
        "<div>\n* no\n# no\n",
        "<details>\n<summary>x</summary>\n* no\n",
        "\t* code\n",
        "> * quoted\n",
        "a\u2028* no\x85* no\x0b* no\x0c* no",
    ],
)
def test_bullets_in_code_comments_and_raw_html_are_none(text: str) -> None:
    """Neither an item nor a heading; only line feeds and carriage returns end a line."""
    assert found(text) == ([], [])


def test_an_item_ends_with_its_last_line_that_shows_something() -> None:
    """Its lazy lines, nested items and fences belong to it; blank lines behind it do not."""
    text = "* a\nlazy\n\n  ```\n  * code\n  ```\n\n\n* b  \r\n"
    first, second = scan(text).items
    assert text[first.start : first.end] == "* a\nlazy\n\n  ```\n  * code\n  ```"
    assert (first.line, first.end_line, second.line) == (1, 6, 9)
    assert text[second.start : second.end] == "* b  "


def test_an_anchor_alone_on_its_line_ends_an_item() -> None:
    """It would be a lazy line of the item; but it stands there for the heading after it."""
    text = "* a\n<a id='x'></a>\n## H\n"
    blocks = scan(text)
    assert (blocks.items[0].end_line, blocks.headings[0].start) == (1, 4)


def test_an_anchor_within_a_paragraph_does_not_end_it() -> None:
    """Only lists end there, so that headings are what they are for everybody else."""
    assert found("a\n<a id='x'></a>\n===\n") == ([(1, 1)], [])
    assert found("* a\n<a id='x'></a>\n===\n") == ([], [(1, 0)])


def test_a_byte_order_mark_hides_nothing() -> None:
    """The first line is read as if it were not there."""
    assert found("\ufeff# H\n") == ([(1, 1)], [])


@pytest.mark.parametrize(
    "piece", ["* ", "> ", "[", "<!--", "`", "\\", " ", "\t", "<a id='x'></a>", "#", "1. ", "- - "]
)
def test_one_line_without_end_is_read_in_one_go(piece: str) -> None:
    """No nesting and no repetition costs more than its length: this would take hours if it did."""
    blocks = scan(piece * 200_000)
    assert len(blocks.items) <= 32
