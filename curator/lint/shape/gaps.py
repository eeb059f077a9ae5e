"""What an entry template writes between two fields that follow each other in an entry."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final

from curator.core.list.template import Field, Literal, Part, Template

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BULLET: Final = ""
"""Stands for the bullet, which the first field follows."""
_MOST_OPTIONS: Final = 3
_REQUIRED: Final = -1

_Numbered = tuple[Literal | Field, int]
"""A token, and the optional part that it stands in, counted from 0, or `_REQUIRED`."""


@lru_cache(maxsize=16)
def field_names(template: str) -> tuple[str, ...]:
    """The fields of a template in its order, as `Entry.spans` has them."""
    return tuple(token.name for token, _ in _numbered(template) if isinstance(token, Field))


@lru_cache(maxsize=256)
def gaps(template: str, before: str, name: str) -> tuple[str, ...]:
    """The texts that the template may write between two fields; none where another field would stand."""
    tokens = tuple(_numbered(template))
    lasts = [at for at, (token, _) in enumerate(tokens) if token == Field(name)]
    firsts = (
        [-1] if before == BULLET else [at for at, (token, _) in enumerate(tokens) if token == Field(before)]
    )
    found = (text for first in firsts for last in lasts for text in _between(tokens, first, last))
    return tuple(dict.fromkeys(found))


def _numbered(template: str) -> Iterator[_Numbered]:
    for number, token in enumerate(Template.parse(template).tokens):
        if isinstance(token, Part):
            yield from ((inner, number) for inner in token.tokens)
        else:
            yield token, _REQUIRED


def _between(tokens: Sequence[_Numbered], first: int, last: int) -> Iterator[str]:
    """Without the parts that the entry lacks; a part without a field may be there or not."""
    with_fields = {part for token, part in tokens if isinstance(token, Field)}
    there = {_REQUIRED, tokens[last][1], *([tokens[first][1]] if first >= 0 else [])}
    row: list[tuple[str, ...]] = []
    for token, part in tokens[first + 1 : last]:
        if isinstance(token, Field):
            if part in there:
                return
        elif part in there:
            row.append((token.text,))
        elif part not in with_fields:
            row.append((token.text, ""))
    if first < last and sum(len(texts) > 1 for texts in row) <= _MOST_OPTIONS:
        yield from map("".join, product(*row))
