"""A template compiled for reading: one regular expression an entry, in time linear in the entry's length.

Free text ends at the first place where what the template says next can stand, and is never tried again
(atomic groups). Groups are not repeated possessively: Python 3.11.0 to 3.11.4 get that wrong (cpython issue
106052).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.list.template import FIELDS, Field, Literal, Part, Template
from curator.core.markdown.inline import AFTER_URL, LINK, TEXT, URL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from curator.core.list.template import Token

_BETWEEN_LINKS: Final = r"[\s,;|/]*+"
_LINK_ROW: Final = rf"(?:{LINK}{_BETWEEN_LINKS})+"
_BRACKETED: Final = rf"\[\s*+{_LINK_ROW}\]"
_LINKS: Final = rf"(?:{_BRACKETED}|{LINK})(?:{_BETWEEN_LINKS}(?:{_BRACKETED}|{LINK}))*"
_MORE_LINKS: Final = rf"(?>(?:\s*+\(\s*+{_LINK_ROW}\))?)"

# Four digits that are no part of a longer number or an id; two ("AISec 17", "NIPS'17") only before a bracket.
_YEAR: Final = (
    r"(?:(?<![0-9:./])(?<![0-9][\u2013-])(?:19|20)[0-9]{2}(?![0-9]|[.:/\u2013-][0-9])"
    r"|(?:(?<=\s)|['\u2019])[0-9]{2}(?=\s*+[)\]]))"
)
_VENUE: Final = r"(?:[^()\[\]<>{}\r\n]|\([^()\[\]<>\r\n]*+\)){1,200}?(?<!\s)"

# Outside of brackets, months and pages may stand before the year, and a venue's name may hold a year itself.
# The runs are bounded, since every place where a venue might end is tried.
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_PAGES: Final = r"(?:pp?|pages|vol|no)\.?\s?[0-9]{1,9}+(?:\s?[\u2010-\u2015-]{1,3}+\s?[0-9]{1,9}+)?"
_DETAIL: Final = rf"\b(?:{_PAGES}|{_MONTH})"
_DETAILS: Final = rf"(?>(?:(?:[\s,.;]{{0,9}}+{_DETAIL}){{1,4}}[\s,.;]{{0,9}}+)?)"
_BARE_YEAR: Final = rf"{_YEAR}(?!\s++[Ww]orkshop)"
_GOES_ON: Final = "".join(
    rf"(?<!\b{word})" for word in ("[Tt]he", "[Oo]f", "[Ii]n", "on", "by", "from", "since")
)
_ONLY_A_YEAR: Final = rf"{_DETAILS}\s*+{_YEAR}\s*+(?:[.,;:|(\[<\u2013\u2014-]|\Z)"
_BARE_VENUE: Final = rf"(?!{_ONLY_A_YEAR}){_VENUE}{_GOES_ON}"
_LAST_VENUE: Final = r"(?:[^,()\[\]<>{}\r\n]|\([^()\[\]<>\r\n]*+\)){1,200}?(?<!\s),?"

_NESTED: Final = r"[ \t]*+(?:[*+-]|1[.)])[ \t]"
_FREE: Final = rf"(?:[^\\\r\n]|\\(?s:.)|[\r\n](?!{_NESTED}))+?(?<!\s)"
_END: Final = rf"(?:\s*+\Z|[ \t]*+[\r\n]++{_NESTED})"
_NOT_AN_INITIAL: Final = r"(?<!\b[A-Z])"
_NAMES: Final = rf"(?!{_YEAR}){_FREE}"
_PATTERNS: Final = {"url": URL, "links": _LINKS, "year": _YEAR, "venue": _VENUE}

_SIGNS: Final = {Field("year"): _YEAR, Field("links"): rf"(?:\[\s*+)?{LINK}"}
"""Fields that can be told by their beginning; what follows them need not be looked at."""

_PIECES: Final = re.compile(r"(\s+|<br\s*/?>|[()])", re.IGNORECASE)
_FORGIVEN: Final = {"(": r"\(\s*+", ")": r"\s*+\)"}
_SEPARATOR: Final = re.compile(r"[^)\]}*_]*\Z")


class Reader(NamedTuple):
    """A pattern for `re.Pattern.match`, and the groups in which each field may stand (0: in none).

    ``places`` has the groups of every field by its name.
    """

    pattern: re.Pattern[str]
    title: int
    url: tuple[int, ...]
    authors: tuple[int, ...]
    venue: tuple[int, ...]
    year: tuple[int, ...]
    tags: tuple[int, ...]
    description: int
    places: Mapping[str, tuple[int, ...]]

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
            places=places,
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
            if isinstance(token, Part):
                pattern += rf"(?>(?:{self._row(token.tokens, tokens[at + 1 :])})?)"
            elif isinstance(token, Literal):
                pattern += self._literal(token, tokens[at - 1] if at else None)
            else:
                pattern += self._field(token.name, tokens[:at], tokens[at + 1 :], outer)
        return pattern

    def _literal(self, token: Literal, before: Token | None) -> str:
        if before == Field("url") and token.text.startswith(")"):
            more = "" if self._reads_links else _MORE_LINKS
            return AFTER_URL + more + _spelled(token.text[1:])
        return _spelled(token.text)

    def _field(
        self, name: str, before: Sequence[Token], after: Sequence[Token], outer: Sequence[Token]
    ) -> str:
        self.fields.append(name)
        bare = not _in_brackets(before)
        if name in {"url", "links", "year"}:
            return (
                rf"\s*+{_DETAILS}({_BARE_YEAR})" if name == "year" and bare else rf"\s*+({_PATTERNS[name]})"
            )
        if name == "title" and _is_link_text(before, after):
            return f"({TEXT})"
        if name == "description" and not after and not outer:
            return "((?s:.)*)"
        if name == "venue" and bare:
            return rf"(?>({_BARE_VENUE})(?={_ahead(after, outer, bare=True)}))"
        if name == "authors":
            return rf"(?>({_NAMES})(?={_ahead_of_authors(after, outer)}))"
        return rf"(?>({_PATTERNS.get(name, _FREE)})(?={_ahead(after, outer)}))"


def _in_brackets(before: Sequence[Token]) -> bool:
    """Whether a bracket is open behind these tokens."""
    text = "".join(token.text for token in before if isinstance(token, Literal))
    return text.count("(") > text.count(")") or text.count("[") > text.count("]")


def _is_link_text(before: Sequence[Token], after: Sequence[Token]) -> bool:
    opened = bool(before) and isinstance(before[-1], Literal) and before[-1].text.endswith("[")
    return opened and bool(after) and isinstance(after[0], Literal) and after[0].text.startswith("](")


def _ahead_of_authors(after: Sequence[Token], outer: Sequence[Token]) -> str:
    """No full stop of an initial ends a row of names, and of the commas before a venue only the last does."""
    ahead = _ahead(after, outer)
    if ahead.startswith(r"\."):
        return _NOT_AN_INITIAL + ahead
    if after[1:2] == (Field("venue"),) and after[0] in {Literal(","), Literal(", ")}:
        return rf",\s*+{_LAST_VENUE}{_ahead(after[2:], outer, bare=True)}"
    return ahead


def _ahead(tokens: Sequence[Token], outer: Sequence[Token], *, bare: bool = False) -> str:
    """What the text after a free field looks like, up to the first sign that the template fixes.

    ``bare`` is a venue outside of brackets: see `_DETAILS` for what may stand between it and its year.
    """
    pattern = ""
    for at, token in enumerate(tokens):
        if isinstance(token, Part):
            rest = tokens[at + 1 :]
            return rf"{pattern}(?:{_ahead(token.tokens, rest)}|{_ahead(rest, outer)})"
        if isinstance(token, Field):
            looks, enough = _field_ahead(token, bare=bare, last=at == len(tokens) - 1)
            pattern += looks
            if enough:
                return pattern or r"\s"
            continue
        pattern += _spelled(token.text)
        if token.text.strip():
            following = next(iter(tokens[at + 1 : at + 2]), None)
            if isinstance(following, Field) and following in _SIGNS:
                return pattern + (_DETAILS if bare else "") + _SIGNS[following]
            # What ends an optional part may stand in the field as well: ", " in a list of authors.
            last = at == len(tokens) - 1 and outer and isinstance(outer[0], Literal)
            return pattern + (_spelled(outer[0].text) if last and isinstance(outer[0], Literal) else "")
    return pattern + (_ahead(outer, ()) if outer else _END)


def _field_ahead(field: Field, *, bare: bool, last: bool) -> tuple[str, bool]:
    """What a field looks like, and whether that is enough to tell it by."""
    details = _DETAILS if bare else ""
    if field.name == "links":
        return _SIGNS[field], True
    return details + _PATTERNS.get(field.name, ""), field.name not in _PATTERNS or (bare and last)


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
