"""What a Markdown renderer makes of a text: its links, its HTML, its code, and its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

# What GitHub turns into links after rendering: people, issues, commits, addresses, mail.
_ALIVE = re.compile(
    r"(?<![\w`])@\w|#[0-9]|\bGH-[0-9]|\b(?=[a-f]*[0-9])[0-9a-f]{7,40}\b|https?://|www\.\w|\w@\w",
    re.IGNORECASE,
)


_BETWEEN = "\x00"  # bold words and what stands beside them are apart for everything that looks for links


@dataclass(slots=True)
class Rendered:
    """The parts of a rendered text that could act."""

    links: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    fences: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    cells: int = 0

    @property
    def alive(self) -> list[str]:
        """References in the words that GitHub would link or ping."""
        return [found[0] for text in self.words for found in _ALIVE.finditer(text)]


def rendered(text: str) -> Rendered:
    """Read Markdown as GitHub does: CommonMark with tables and strike-through, HTML allowed."""
    seen = Rendered()
    _walk(MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text), seen)
    return seen


def _walk(tokens: Iterable[Token], seen: Rendered) -> None:
    last = None
    for token in tokens:
        _note(token, last, seen)
        last = token
        if token.children:
            _walk(token.children, seen)


def _note(token: Token, last: Token | None, seen: Rendered) -> None:
    match token.type:
        case "link_open":
            seen.links.append(str(token.attrs["href"]))
        case "image":
            seen.images.append(str(token.attrs["src"]))
        case "html_block" | "html_inline":
            seen.html.append(token.content.strip())
        case "fence" | "code_block":
            seen.fences.append(token.content)
        case "td_open":
            seen.cells += 1
        case "inline":
            _note_words(token, last, seen)


def _note_words(token: Token, last: Token | None, seen: Rendered) -> None:
    if last is not None and last.type == "heading_open":
        seen.headings.append(token.content)
    shown = (
        child.content if child.type in {"text", "text_special"} else _BETWEEN
        for child in token.children or ()
    )
    seen.words.append("".join(shown))
