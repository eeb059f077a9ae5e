"""Foreign text in a line of Markdown: it shows as itself, and links, pings and hides nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.core.markdown.escaping import clean, escape, escape_start, escape_url
from curator.core.markdown.inline import address, label, links_in, shown, without_comments
from curator.errors import UsageError


@pytest.mark.parametrize(
    "text",
    ["A plain title: 100% (almost) -- so!", "snake_case & co. \u00e9 \u2264 \u6570", "C# 5^2 'a' \"b\""],
)
def test_what_is_harmless_stays_as_a_maintainer_would_type_it(text: str) -> None:
    """No escape without need."""
    assert escape(text) == clean(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" a\r\n\tb\u00a0 c\u2028d ", "a b c d"),
        ("a\u200bb\u202ec\ufeffd\u00ade", "abcde"),
        ("a\x00b\x1bc\x85d", "abc d"),
        ("\u3164x\ufe0f\u2066y\u2069\U000e0041", "xy"),
        ("\ud800a", "a"),
    ],
)
def test_what_nobody_sees_is_dropped(text: str, kept: str) -> None:
    """Controls, bidi and zero-width signs, fillers; white space is folded."""
    assert clean(text) == kept


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("[a](javascript:x)", r"\[a\](javascript:x)"),
        ("*a* _b_ `c` ~d~ a|b <i> $x$", r"\*a\* \_b\_ \`c\` \~d\~ a\|b \<i> \$x\$"),
        (r"\alpha", r"\\alpha"),
        ("@everyone a@b.org @ 5", "&#64;everyone a&#64;b.org @ 5"),
        ("https://a.org www.b.org", "https&#58;//a.org www&#46;b.org"),
        ("AT&T &amp; &#64; &copy", "AT&T &amp;amp; &amp;#64; &copy"),
        ("<!-- x -->", r"\<!-- x -->"),
    ],
)
def test_markup_is_written_so_that_it_shows_as_text(text: str, written: str) -> None:
    """A backslash where that is enough; an entity where GitHub looks behind backslashes."""
    assert escape(text) == written
    assert shown(written) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("12. a", r"12\. a"),
        ("> a", r"\> a"),
        ("a - b", "a - b"),
        ("1a", "1a"),
    ],
)
def test_text_at_the_start_of_an_item_begins_no_block(text: str, written: str) -> None:
    """A title may begin with what is a bullet or a heading there."""
    assert escape_start(text) == written


@given(st.text())
def test_any_text_reads_back(text: str) -> None:
    """Reading undoes what writing did, and writing what is clean changes nothing more."""
    assert label(escape(text)) == shown(escape(text)) == clean(text)
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.org/x_(1).pdf", "https://a.org/x_(1).pdf"),
        (" https://a.org/?a=1&b=2#c ", "https://a.org/?a=1&b=2#c"),
        ("https://a.org/\u00e9", "https://a.org/\u00e9"),
        ("https://a.org/x) (javascript:y", "https://a.org/x%29%20%28javascript:y"),
        ("https://a.org/(((((x)))))", "https://a.org/%28%28%28%28%28x%29%29%29%29%29"),
        ('https://a.org/<b>`\\"', "https://a.org/%3Cb%3E%60%5C%22"),
        ("https://a.org/\u202ex\ud800", "https://a.org/%E2%80%AEx%3F"),
        ("https://a.org/?a&copy;", "https://a.org/?a&amp;copy;"),
    ],
)
def test_an_address_stays_within_its_link(url: str, written: str) -> None:
    """What would end the link early is encoded; a browser gets the same address."""
    assert escape_url(url) == written
    assert next(links_in(f"[t]({written})")).url == address(written)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "//a.org",
        "a.org/x",
        "http://",
        "https://[",
        "ftp://a.org",
    ],
)
def test_only_web_addresses_are_written(url: str) -> None:
    """Anything else is refused with one sentence."""
    with pytest.raises(UsageError, match="is not an http"):
        escape_url(url)


def test_comments_are_taken_out_where_markdown_sees_them() -> None:
    """An escaped one and an unclosed one are text."""
    assert without_comments("a <!-- b --> c <!----> d") == "a  c  d"
    assert without_comments(r"a \<!-- b --> c \\<!-- d -->") == r"a \<!-- b --> c \\"
    assert without_comments("a <!-- b") == "a <!-- b"
