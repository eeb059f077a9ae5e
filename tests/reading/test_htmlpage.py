"""An HTML page as a tree, and whether all of it came."""

from __future__ import annotations

from curator.reading.htmlpage import after, href, open_html, plain, said
from tests.support.recorded import WALL

PAGE = (
    b"<!doctype html><html><body><dl><dt>a<b>b</b></dt><dd>1</dd>text<dd>2</dd><dt>c</dt></dl></body></html>"
)


def test_a_whole_page_has_no_doubts() -> None:
    """A comment or white space after its end does no harm."""
    page = open_html(PAGE + b"\n<!-- served in 3 ms -->\n", expected="a list")
    assert (page.fault, page.cut, page.doubts) == ("", "", ())


def test_a_page_without_its_end_is_doubted() -> None:
    """Where it breaks off within a tag, that is said."""
    assert open_html(PAGE[:-7], expected="a list").doubts == ()  # </body> is there
    assert open_html(PAGE[:-14], expected="a list").cut == "the page has no end"
    assert open_html(PAGE[:-16], expected="a list").cut == "the page breaks off within a tag"


def test_what_is_no_page_is_a_fault() -> None:
    """A bot wall, JSON, nothing."""
    assert "turns programs away" in open_html(WALL, expected="a list").fault
    assert open_html(b'{"error": 1}', expected="a list").fault.startswith("something else than HTML")
    assert open_html(b"", expected="a list").fault.startswith("nothing came")


def test_a_page_nested_without_end_is_not_read() -> None:
    """The time for it grows with the square of its depth; ends of other kinds do not hide that."""
    for part in (b"<div>", b"<div></p>", b"<b><i></li>"):
        assert "nested beyond all bounds" in open_html(b"<html>" + part * 100_000, expected="it").fault
    rows = b"<p>1<br><li>2<dt>3<dd>4<div></div>" * 10_000
    assert open_html(b"<html>" + rows + b"</html>", expected="it").fault == ""


def test_the_text_of_a_node_is_all_of_it() -> None:
    """Markup within it does not part it; no node has no text."""
    page = open_html(PAGE, expected="a list")
    assert said(page.tree.css_first("dt")) == "ab"
    assert said(None) == ""


def test_followers_end_at_the_next_of_a_kind() -> None:
    """Text between elements is none of them."""
    (first, last) = open_html(PAGE, expected="a list").tree.css("dt")
    assert [said(one) for one in after(first, until="dt")] == ["1", "2"]
    assert list(after(last, until="dt")) == []


def test_an_address_is_told_without_white_space() -> None:
    """A link without one, and no link, lead nowhere."""
    tree = open_html(b"<html><a href=' /x '>a</a><a>b</a></html>", expected="a list").tree
    assert [href(link) for link in tree.css("a")] == ["/x", ""]
    assert href(None) == ""


def test_a_piece_of_html_becomes_text() -> None:
    """And text stays as it is, with its signs."""
    assert plain("<p>One</p><p>two &lt; three</p>").split() == ["One", "two", "<", "three"]
    assert plain("AT&amp;T") == "AT&amp;T"
