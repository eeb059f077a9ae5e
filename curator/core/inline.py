"""Markdown inside a paragraph: links, escapes, comments, and what a reader sees of it."""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACKETS_WITHIN_BRACKETS: Final = 3
_PARENTHESES_WITHIN_PARENTHESES: Final = 2

_ESCAPE: Final = re.compile(
    r"\\([!-/:-@\[-`{-~])|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_OPENERS: Final = ("[", "*", "_")
_MARKS: Final = ("**", "__", "*", "_")
_COMMENT: Final = re.compile(r"\\.|<!--", re.DOTALL)


class Link(NamedTuple):
    """One inline link: its text as a reader sees it, and its address."""

    text: str
    url: str


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
_LINKS: Final = re.compile(
    rf"\\.|{_CODE}|(?<!!)\[(?P<text>{TEXT})\]\(\s*+(?P<url>{URL}){AFTER_URL}", re.DOTALL
)


def links_in(source: str, start: int = 0, end: int | None = None) -> Iterator[Link]:
    """The inline links of ``source[start:end]``, in order; neither images nor what stands in code is one."""
    for found in _LINKS.finditer(source, start, len(source) if end is None else end):
        if found["text"] is not None:
            yield Link(label(found["text"]), address(found["url"]))


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


def _meant(found: re.Match[str]) -> str:
    """What an escape or an entity stands for; an unknown entity stands for itself."""
    if found[1]:
        return found[1]
    return html.unescape(found[0]) if found[0][1] == "#" else html5.get(found[0][1:], found[0])


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
