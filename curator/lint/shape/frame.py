"""What an entry template demands of every entry: something around the title, and perhaps an address."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from curator.core.list.template import Field, Literal, Template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curator.core.list.template import Token


class Frame(NamedTuple):
    """The text right before and behind the title, without space, and whether an address is required."""

    opening: str
    closing: str
    address: bool

    @property
    def is_link(self) -> bool:
        """Whether the title is the text of a link."""
        return self.opening.endswith("[") and self.closing.startswith("](")


@lru_cache(maxsize=16)
def frame_of(template: str) -> Frame:
    """The frame of a template; "" where the title begins or ends the entry, or a field stands there."""
    tokens = Template.parse(template).tokens
    at = tokens.index(Field("title"))
    return Frame(_text(reversed(tokens[:at])), _text(tokens[at + 1 :]), address=Field("url") in tokens)


def _text(tokens: Iterable[Token]) -> str:
    """The first text that is required; what has no field and may be missing is passed over."""
    for token in tokens:
        if isinstance(token, Literal):
            return token.text.strip()
        if isinstance(token, Field) or token.fields:
            break
    return ""
