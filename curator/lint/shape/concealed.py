"""Which characters of a list are code or comments: what stands there is shown as it is, or not at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.lint.check import Span

_WINDOW: Final = 20_000
"""Characters; code within a line that is longer than that is no code that anybody meant."""


class Concealed:
    """Finds out whether an offset lies in a fenced block, in a comment, or in code within a line."""

    def __init__(self, text: str) -> None:
        """Find the blocks of a list; linear in its length."""
        self._text = text
        self._blocks = [found.span() for found in _blocks().finditer(text)]
        self._near: tuple[Span, list[Span]] = ((0, 0), [])

    def covers(self, at: int) -> bool:
        """Whether what stands at an offset is code or a comment; cheapest for offsets in order."""
        return _holds(self._blocks, at) or _holds(self._code_near(at), at)

    def _code_near(self, at: int) -> list[Span]:
        """The code within the lines around an offset, up to a blank one."""
        (low, high), spans = self._near
        if not low <= at < high:
            low, high = self._paragraph(at)
            spans = [found.span() for found in _code().finditer(self._text, low, high)]
            self._near = (low, high), spans
        return spans

    def _paragraph(self, at: int) -> Span:
        low = at - at % _WINDOW
        high = low + _WINDOW
        below = self._text.find("\n\n", at, high)
        return max(low, self._text.rfind("\n\n", low, at)), high if below < 0 else below + 1


def _holds(spans: Sequence[Span], at: int) -> bool:
    place = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return place >= 0 and at < spans[place][1]


@cache
def _blocks() -> re.Pattern[str]:
    return re.compile(
        r"^[ \t]*+(?P<fence>`{3,}+|~{3,}+)[^\r\n]*+(?s:.)*?(?:^[ \t]*+(?P=fence)[`~]*+[ \t]*+$|\Z)"
        r"|<!--(?s:.)*?(?:-->|\Z)",
        re.MULTILINE,
    )


@cache
def _code() -> re.Pattern[str]:
    return re.compile(r"(?P<ticks>(?<!`)`{1,3}(?!`))(?s:.)*?(?<!`)(?P=ticks)(?!`)")
