"""A template compiled for reading: one regular expression an entry, in time linear in the entry's length.

Free text ends at the first place where what the template says next can stand, and is never tried again
(atomic groups). Groups are not repeated possessively: Python 3.11.0 to 3.11.4 get that wrong (cpython issue
106052).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from curator.core.inline import AFTER_URL, LINK, TEXT, URL
from curator.core.template import FIELDS, Field, Literal, Part, Template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from curator.core.template import Token

_BETWEEN_LINKS: Final = r"[\s,;|/]*+"
_LINK_ROW: Final = rf"{LINK}(?:{_BETWEEN_LINKS}{LINK})*"
_BRACKETED: Final = rf"\[\s*+{_LINK_ROW}{_BETWEEN_LINKS}\]"
_LINKS: Final = rf"(?:{_BRACKETED}|{LINK})(?:{_BETWEEN_LINKS}(?:{_BRACKETED}|{LINK}))*"
_MORE_LINKS: Final = rf"(?>(?:\s*+\(\s*+{_LINK_ROW}\s*+\))?)"

# Four digits that are no part of a longer number or an id; two ("AISec 17", "NIPS'17") only before a bracket.
_YEAR: Final = (
    r"(?:(?<![0-9:./])(?<![0-9][\u2013-])(?:19|20)[0-9]{2}(?![0-9]|[.:/\u2013-][0-9])"
    r"|(?:(?<=\s)|['\u2019])[0-9]{2}(?=\s*+[)\]]))"
)
_VENUE: Final = r"(?:[^()\[\]<>{}\r\n]|\([^()\[\]<>\r\n]*+\)){1,200}?(?<!\s)"
_FREE: Final = r"(?:[^\\]|\\(?s:.))+?(?<!\s)"
_NOT_AN_INITIAL: Final = r"(?<!\b[A-Z])"
_PATTERNS: Final = {"url": URL, "links": _LINKS, "year": _YEAR, "venue": _VENUE}

_PIECES: Final = re.compile(r"(\s+|<br\s*/?>|[()])", re.IGNORECASE)
_FORGIVEN: Final = {"(": r"\(\s*+", ")": r"\s*+\)"}
_SEPARATOR: Final = re.compile(r"[^)\]}*_]*\Z")


@dataclass(frozen=True, slots=True)
class Reader:
    """A pattern for `re.Pattern.match`, and the groups in which each field may stand (0: in none)."""

    pattern: re.Pattern[str]
    title: int
    url: tuple[int, ...]
    authors: tuple[int, ...]
    venue: tuple[int, ...]
    year: tuple[int, ...]
    tags: tuple[int, ...]
    description: int

    @classmethod
    @lru_cache(maxsize=16)
    def of(cls, template: str) -> Reader:
        """The reader of a template, compiled once.

        Raises:
            UsageError: it breaks the grammar.
        """
        compiler = _Compiler(Template.parse(template))
        places: dict[str, tuple[int, ...]] = dict.fromkeys(FIELDS, ())
        for at, name in enumerate(compiler.fields, 1):
            places[name] += (at,)
        return cls(
            pattern=re.compile(compiler.pattern),
            title=places["title"][0],
            url=places["url"],
            authors=places["authors"],
            venue=places["venue"],
            year=places["year"],
            tags=places["tags"],
            description=next(iter(places["description"]), 0),
        )


class _Compiler:
    """Builds the pattern; ``fields`` names its groups in order."""

    def __init__(self, template: Template) -> None:
        self.fields: list[str] = []
        self._reads_links = any(
            Field("links") in (token.tokens if isinstance(token, Part) else (token,))
            for token in template.tokens
        )
        self.pattern = self._row(tuple(_forgiving(template.tokens)), ())

    def _row(self, tokens: Sequence[Token], outer: Sequence[Token]) -> str:
        pattern = ""
        for at, token in enumerate(tokens):
            before = tokens[at - 1] if at else None
            after = tokens[at + 1 :]
            if isinstance(token, Part):
                pattern += rf"(?>(?:{self._row(token.tokens, after)})?)"
            elif isinstance(token, Literal):
                pattern += self._literal(token, before)
            else:
                pattern += self._field(token.name, before, after, outer)
        return pattern

    def _literal(self, token: Literal, before: Token | None) -> str:
        if before == Field("url") and token.text.startswith(")"):
            more = "" if self._reads_links else _MORE_LINKS
            return AFTER_URL + more + _spelled(token.text[1:])
        return _spelled(token.text)

    def _field(self, name: str, before: Token | None, after: Sequence[Token], outer: Sequence[Token]) -> str:
        self.fields.append(name)
        if name in {"url", "links", "year"}:
            return rf"\s*+({_PATTERNS[name]})"
        if name == "title" and _in_brackets(before, after):
            return f"({TEXT})"
        if not after and not outer:
            return "((?s:.)*)"
        ahead = _ahead(after, outer)
        initials = _NOT_AN_INITIAL if name == "authors" and ahead.startswith(r"\.") else ""
        return rf"(?>({_PATTERNS.get(name, _FREE)}){initials}(?={ahead}))"


def _in_brackets(before: Token | None, after: Sequence[Token]) -> bool:
    opened = isinstance(before, Literal) and before.text.endswith("[")
    return opened and bool(after) and isinstance(after[0], Literal) and after[0].text.startswith("](")


def _ahead(tokens: Sequence[Token], outer: Sequence[Token]) -> str:
    """What the text after a free field looks like, up to the first sign that the template fixes."""
    pattern = ""
    for at, token in enumerate(tokens):
        if isinstance(token, Part):
            rest = tokens[at + 1 :]
            return rf"{pattern}(?:{_ahead(token.tokens, rest)}|{_ahead(rest, outer)})"
        if isinstance(token, Field):
            if token.name not in _PATTERNS:
                return pattern or r"\s"
            pattern += _PATTERNS[token.name]
            continue
        pattern += _spelled(token.text)
        if token.text.strip():
            # What ends an optional part may stand in the field as well: ", " in a list of authors.
            last = at == len(tokens) - 1 and outer and isinstance(outer[0], Literal)
            return pattern + (_spelled(outer[0].text) if last and isinstance(outer[0], Literal) else "")
    return pattern + (_ahead(outer, ()) if outer else r"\s*+\Z")


def _spelled(text: str) -> str:
    """A literal as a pattern: any white space where it has some or in parentheses, any line break tag."""
    return "".join(map(_spelled_piece, _PIECES.split(text)))


def _spelled_piece(piece: str) -> str:
    if piece.isspace():
        return r"\s*+"
    if _PIECES.fullmatch(piece):
        return _FORGIVEN.get(piece, r"(?i:<br\s*+/?>)")
    return re.escape(piece)


def _forgiving(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, with what separates the description from the rest made optional."""
    row = list(tokens)
    for at, token in enumerate(row):
        if isinstance(token, Literal) and row[at + 1 : at + 2] == [Field("description")]:
            cut = _separator(token.text)
            yield from (Literal(token.text[:cut]), Part((Literal(token.text[cut:]),)))
        else:
            yield token


def _separator(text: str) -> int:
    """Where the separator at the end of a literal begins: behind the last bracket or mark that closes."""
    found = _SEPARATOR.search(text)
    return found.start() if found else 0
