"""An HTML page as a tree, and whether all of it came."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from curator.reading.wholeness import fault_in, is_html, quoted, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Tree: TypeAlias = LexborHTMLParser
Node: TypeAlias = LexborNode

_END: Final = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_NESTING: Final = re.compile(
    r"<(/?)(?!(?:area|br|col|dd|dt|hr|img|input|li|link|meta|option|p|source|t[dhr]|wbr)[\s/>])[a-z]",
    re.IGNORECASE,
)
"""Beginnings and ends of elements, except of those that end by themselves."""

_DEEPEST: Final = 5_000
_TAIL: Final = 4_000


class HtmlPage(NamedTuple):
    """A page: its ``tree``, why none of it can be believed, and what tells that its end is missing."""

    tree: LexborHTMLParser
    fault: str = ""
    cut: str = ""

    @property
    def doubts(self) -> tuple[str, ...]:
        """What makes it incomplete, for a shelf."""
        return (self.cut,) if self.cut else ()


def open_html(body: bytes, *, expected: str) -> HtmlPage:
    """Read an answer that should be the page ``expected``; raises nothing."""
    fault = fault_in(body, expected=expected)
    if not fault and not is_html(body):
        fault = f"something else than HTML came instead of {expected}: “{quoted(text_of(body[:400]))[:60]}”"
    if fault:
        return HtmlPage(LexborHTMLParser(""), fault)
    text = text_of(body)
    if _is_bottomless(text):
        return HtmlPage(LexborHTMLParser(""), f"elements are nested beyond all bounds in {expected}")
    return HtmlPage(LexborHTMLParser(text), cut=_cut(text))


def said(node: LexborNode | None) -> str:
    """The text of a node and all below it, as it stands; "" for none."""
    return node.text(deep=True) if node is not None else ""


def plain(markup: str) -> str:
    """The text of a piece of HTML as a reader sees it; text without markup is left as it is."""
    if "<" not in markup:
        return markup
    body = LexborHTMLParser(markup).body
    return markup if body is None else body.text(deep=True, separator=" ")


def href(node: LexborNode | None) -> str:
    """The address that a link leads to; "" for none."""
    return ((node.attributes.get("href") if node is not None else None) or "").strip()


def after(node: LexborNode, *, until: str) -> Iterator[LexborNode]:
    """The elements that follow a node beside it, up to one of the tag ``until``."""
    follower = node.next
    while follower is not None and follower.tag != until:
        if follower.is_element_node:
            yield follower
        follower = follower.next


def _is_bottomless(text: str) -> bool:
    """Whether elements stand in each other so deep that to read them takes time without end."""
    depth = 0
    for found in _NESTING.finditer(text):
        depth += -1 if found[1] else 1
        if depth > _DEEPEST:
            return True
        depth = max(depth, 0)
    return False


def _cut(text: str) -> str:
    """What tells that a page broke off; "" when it has an end."""
    tail = text[-_TAIL:]
    if _END.search(tail):
        return ""
    opened, closed = tail.rfind("<"), tail.rfind(">")
    return "the page breaks off within a tag" if opened > closed else "the page has no end"
