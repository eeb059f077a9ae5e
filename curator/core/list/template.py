"""The entry template: one line that says how an entry is read and written.

Its grammar is documented in ``docs/entry-template.md``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

FIELDS: Final = ("title", "url", "authors", "venue", "year", "links", "tags", "description")
FREE_TEXT: Final = frozenset({"title", "authors", "venue", "tags", "description"})
"""Fields that nothing but the text around them delimits."""

_TOKEN: Final = re.compile(r"\{\?|\?\}|\{(?P<field>[^{}?]*)\}|[{}]")
_BULLET: Final = re.compile(r"(?:[*+-]|[0-9]{1,9}[.)])[ \t]+")


@dataclass(frozen=True, slots=True)
class Literal:
    """Text that stands for itself; white space in it stands for any white space."""

    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """One of `FIELDS`."""

    name: str


@dataclass(frozen=True, slots=True)
class Part:
    """An optional part, which an entry may lack; one without a field is read, and never written."""

    tokens: tuple[Literal | Field, ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its fields, in order."""
        return tuple(token.name for token in self.tokens if isinstance(token, Field))


Token = Literal | Field | Part


class Template(NamedTuple):
    """A parsed template: the bullet that it begins with, with its space, and what follows."""

    bullet: str
    tokens: tuple[Token, ...]

    @classmethod
    def parse(cls, text: str) -> Template:
        """Read a template.

        Raises:
            UsageError: it breaks the grammar; the message names the column, counted from 1.
        """
        bullet = _BULLET.match(text)
        if bullet is None:
            raise _mistake(text, 0, "an entry begins with a bullet such as '* '")
        if len(text.splitlines()) > 1:
            raise _mistake(text, len(text.splitlines()[0]), "a template is one line")
        tokens = tuple(_Parser(text).tokens(bullet.end()))
        _check_fields(text, tokens)
        return cls(bullet[0], tokens)

    @property
    def fields(self) -> frozenset[str]:
        """The names of all fields, those of optional parts among them."""
        parts = (token.fields for token in self.tokens if isinstance(token, Part))
        bare = (token.name for token in self.tokens if isinstance(token, Field))
        return frozenset(chain(bare, *parts))


class _Parser:
    """Splits a template into tokens, left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._optional: list[Literal | Field] | None = None
        self._opened_at = 0

    def tokens(self, start: int) -> Iterator[Token]:
        reached = start
        for found in _TOKEN.finditer(self._text, start):
            yield from self._put_literal(self._text[reached : found.start()])
            reached = found.end()
            yield from self._put_sign(found)
        yield from self._put_literal(self._text[reached:])
        if self._optional is not None:
            raise _mistake(self._text, self._opened_at, "this optional part is not closed by '?}'")

    def _put_literal(self, text: str) -> Iterator[Token]:
        if text:
            yield from self._put(Literal(text))

    def _put_sign(self, found: re.Match[str]) -> Iterator[Token]:
        if found[0] == "{?":
            if self._optional is not None:
                raise _mistake(self._text, found.start(), "an optional part cannot stand in another one")
            self._optional, self._opened_at = [], found.start()
        elif found[0] == "?}":
            if self._optional is None:
                raise _mistake(self._text, found.start(), "'?}' closes no optional part")
            if not self._optional:
                raise _mistake(self._text, self._opened_at, "this optional part is empty")
            part, self._optional = Part(tuple(self._optional)), None
            yield part
        elif found["field"] is None:
            raise _mistake(self._text, found.start(), f"a single {found[0]!r} opens or closes no field")
        else:
            yield from self._put(self._field(found))

    def _put(self, token: Literal | Field) -> Iterator[Token]:
        if self._optional is None:
            yield token
        else:
            self._optional.append(token)

    def _field(self, found: re.Match[str]) -> Field:
        name = found["field"]
        if name not in FIELDS:
            from difflib import get_close_matches  # noqa: PLC0415 - 4 ms that a right template need not pay

            near = get_close_matches(name, FIELDS, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"the fields are {', '.join(FIELDS)}"
            raise _mistake(self._text, found.start(), f"there is no field {name!r}; {hint}")
        return Field(name)


def _check_fields(text: str, tokens: tuple[Token, ...]) -> None:
    required = [token.name for token in tokens if isinstance(token, Field)]
    flat = [inner for token in tokens for inner in (token.tokens if isinstance(token, Part) else (token,))]
    if "title" not in required:
        where = text.find("{title}")
        what = "has no field 'title'" if where < 0 else "has its title in an optional part"
        raise _mistake(text, max(where, 0), f"the template {what}, so no entry could be told from other text")
    for name in FIELDS:
        places = sum(token == Field(name) for token in flat)
        if places > 1 and (name in required or name == "description"):
            raise _mistake(text, text.rfind(f"{{{name}}}"), f"the field {name!r} stands here a second time")
    for first, second in pairwise(flat):
        if isinstance(first, Field) and isinstance(second, Field) and {first.name, second.name} <= FREE_TEXT:
            where = text.find(f"{{{second.name}}}")
            raise _mistake(text, where, f"nothing tells {first.name!r} from {second.name!r} after it")


def _mistake(text: str, at: int, what: str) -> UsageError:
    shortened = text if len(text) <= 200 else text[:200] + "…"  # noqa: PLR2004 -- enough to recognise it by
    return UsageError(
        f"entry template, column {at + 1}: {what}: {shortened!r}",
        advice="The grammar is in docs/entry-template.md; set it as list.template in rules/curator.yaml.",
    )
