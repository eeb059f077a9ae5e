"""What a list's template writes between the head of an entry and its description."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.list.template import Field, Literal, Part, Template

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.list.template import Token

BREAK: Final = re.compile(r"<br\s*+/?>", re.IGNORECASE)
_CLOSED: Final = re.compile(r"[^)\]}*_]*\Z")
_DESCRIPTION: Final = Field("description")
_SPACE: Final = 20


class Separator(NamedTuple):
    """``text`` as the template writes it, space included; ``sign`` without space; ``anywhere`` finds it."""

    text: str
    sign: str
    anywhere: re.Pattern[str]

    def stands_before(self, text: str, at: int) -> bool:
        """Whether the separator, however it is spelt, is the last thing before an offset."""
        if text.startswith(self.text, max(0, at - len(self.text))):
            return True
        before = text[max(0, at - len(self.text) - _SPACE) : at].rstrip()
        return any(found.end() == len(before) for found in self.anywhere.finditer(before))


@lru_cache(maxsize=16)
def separator_of(template: str) -> Separator | None:
    """The separator of a template; None where it is white space or nothing."""
    tokens = Template.parse(template).tokens
    rows: list[Sequence[Token]] = [tokens, *(token.tokens for token in tokens if isinstance(token, Part))]
    for row in rows:
        for before, token in pairwise(row):
            if token == _DESCRIPTION and isinstance(before, Literal):
                return _separator(before.text)
    return None


def _separator(literal: str) -> Separator | None:
    found = _CLOSED.search(literal)
    text = literal[found.start() :] if found else ""
    sign = text.strip()
    if not sign:
        return None
    pieces = BREAK.split(sign)
    pattern = BREAK.pattern.join(r"\s*+".join(map(re.escape, piece.split())) for piece in pieces)
    return Separator(text, sign, re.compile(pattern, re.IGNORECASE))
