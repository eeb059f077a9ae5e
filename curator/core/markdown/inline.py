"""Markdown inside a paragraph: links, escapes, comments, and what a reader sees of it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKETS_WITHIN_BRACKETS: Final = 3
_PARENTHESES_WITHIN_PARENTHESES: Final = 2

_ESCAPE: Final = late(
    r"\\([!-/:-@\[-`{-~])|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_ENTITY_BEGINS: Final = late(r"&[#A-Za-z]")
_OPENERS: Final = ("[", "*", "_")
_MARKS: Final = ("**", "__", "*", "_")
_COMMENT: Final = late(r"\\.|<!--", re.DOTALL)


class Link(NamedTuple):
    """One inline link: its text as a reader sees it, and its address."""

    text: str
    url: str


class PlacedLink(NamedTuple):
    """One link with its places in the text: the whole of it, and its address as written (without ``<>``)."""

    text: str
    url: str
    start: int
    end: int
    url_start: int
    url_end: int


def _text_pattern() -> str:
    """Link text: balanced brackets, none of which is a link itself; every alternative begins differently."""
    plain = r"[^\[\]\\]++|\\(?s:.)"
    pattern = rf"(?:{plain})*"
    for _ in range(_BRACKETS_WITHIN_BRACKETS):
        pattern = rf"(?:{plain}|\[{pattern}\](?!\())*"
    return pattern


def _url_pattern() -> str:
    """A link's destination: no white space, balanced parentheses; or anything in angle brackets."""
    plain = r"[^\s()\\<>]++|\\[^\s]"
    pattern = rf"(?:{plain})*"
    for _ in range(_PARENTHESES_WITHIN_PARENTHESES):
        pattern = rf"(?:{plain}|\({pattern}\))*"
    return rf"(?:<[^<>\r\n]*+>|{pattern})"


TEXT: Final = _text_pattern()
URL: Final = _url_pattern()
AFTER_URL: Final = r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'))?\s*+\)"
"""An optional link title and the parenthesis that closes the link."""

LINK: Final = rf"\[{TEXT}\]\(\s*+{URL}{AFTER_URL}"
_CODE: Final = r"(?P<ticks>(?<!`)`{1,3}(?!`)).*?(?<!`)(?P=ticks)(?!`)"
_LINKS: Final = late(rf"\\.|{_CODE}|(?<!!)\[(?P<text>{TEXT})\]\(\s*+(?P<url>{URL}){AFTER_URL}", re.DOTALL)


def links_in(source: str, start: int = 0, end: int | None = None) -> Iterator[Link]:
    """The inline links of ``source[start:end]``, in order; neither images nor what stands in code is one."""
    for found in _LINKS.finditer(source, start, len(source) if end is None else end):
        if found["text"] is not None:
            yield Link(label(found["text"]), address(found["url"]))


def placed_links_in(source: str, start: int, end: int) -> Iterator[PlacedLink]:
    """The inline links, ``<https://…>`` and ``<a href>`` of ``source[start:end]``, with their places.

    What stands in code or in a comment is none.
    """
    for found in _placed().finditer(source, start, end):
        name = found.lastgroup
        if name is None or name == "ticks":
            continue
        at, to = found.span(name)
        if name == "url" and source[at : at + 1] == "<":
            at, to = at + 1, to - 1
        words = label(found["text"]) if name == "url" else ""
        yield PlacedLink(words, address(source[at:to]), found.start(), found.end(), at, to)


@lru_cache(maxsize=1)
def _placed() -> re.Pattern[str]:
    """Compiled on first use: only the linter needs it, and its start counts."""
    return re.compile(
        rf"\\.|<!--(?s:.)*?(?:-->|\Z)|{_CODE}"
        rf"|(?<!!)\[(?P<text>{TEXT})\]\(\s*+(?P<url>{URL}){AFTER_URL}"
        r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+)>"
        r"|<a\s[^<>]{0,2000}?href\s*+=\s*+[\"']?(?P<href>[^\"'<>\s]*+)",
        re.DOTALL | re.IGNORECASE,
    )


def shown(source: str) -> str:
    """Text as a reader sees it: escapes and entities undone, white space folded; emphasis stays as it is."""
    if "\\" in source or "&" in source:
        source = _ESCAPE.sub(_meant, source)
    elif "  " not in source and source.isascii() and source.isprintable():
        return source.strip()
    return " ".join(source.split())


def label(source: str) -> str:
    """A link's text or a title as a reader sees it, without emphasis or brackets around the whole of it."""
    text = source.strip()
    if not text.startswith(_OPENERS):
        return shown(text)
    if text.startswith("[") and text.endswith("]") and "]" not in text[:-1]:
        text = text[1:-1].strip()
    for mark in _MARKS:
        if text.startswith(mark) and text.endswith(mark) and len(text) > 2 * len(mark):
            inner = text[len(mark) : -len(mark)]
            if mark not in inner and not inner.endswith("\\"):
                return shown(inner)
    return shown(text)


def address(source: str) -> str:
    """A link's destination as a browser gets it: without angle brackets, escapes and entities undone."""
    if source.startswith("<"):
        source = source[1:-1]
    if "\\" in source or "&" in source:
        return _ESCAPE.sub(_meant, source)
    return source


def unescaped(source: str) -> str:
    """Text in HTML with its entities undone."""
    if "&" not in source or not _ENTITY_BEGINS.search(source):
        return source
    import html  # noqa: PLC0415 - as below

    return html.unescape(source)


def _meant(found: re.Match[str]) -> str:
    """What an escape or an entity stands for; an unknown entity stands for itself."""
    if found[1]:
        return found[1]
    import html.entities  # noqa: PLC0415 - a table of 2,000 names, which few lists need

    if found[0][1] == "#":
        return html.unescape(found[0])
    return html.entities.html5.get(found[0][1:], found[0])


def without_comments(source: str) -> str:
    """The text without its HTML comments; an unclosed one is text."""
    if "<" not in source or "<!--" not in source:
        return source
    pieces: list[str] = []
    reached = 0
    for found in _COMMENT.finditer(source):
        if found.start() < reached or found[0] != "<!--":
            continue
        end = source.find("-->", found.end())
        if end < 0:
            break
        pieces.append(source[reached : found.start()])
        reached = end + len("-->")
    pieces.append(source[reached:])
    return "".join(pieces)
