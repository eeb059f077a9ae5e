"""Which characters of a list are code or comments: what stands there is shown as it is, or not at all."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.list.document import Document
    from curator.lint.check import Span

_WINDOW: Final = 20_000
"""Characters; code within a line that is longer than that is no code that anybody meant."""


class Concealed:
    """Finds out whether an offset lies in a fenced block, in a comment, or in code within a line."""

    def __init__(self, document: Document) -> None:
        """Take the blocks that the document knows of."""
        self._text = document.text
        self._fences = document.fences
        self._comments = document.comments
        self._near: tuple[Span, list[Span], list[Span]] = ((0, 0), [], [])

    def covers(self, at: int) -> bool:
        """Whether what stands at an offset is code or a comment; cheapest for offsets in order."""
        return self.is_code(at) or _holds(self._comments, at) or _holds(self._look_near(at)[1], at)

    def is_code(self, at: int) -> bool:
        """Whether what stands at an offset is code."""
        return _holds(self._fences, at) or _holds(self._look_near(at)[0], at)

    def _look_near(self, at: int) -> tuple[list[Span], list[Span]]:
        """The code, and the comments, within the lines around an offset, up to a blank one."""
        (low, high), code, comments = self._near
        if not low <= at < high:
            low, high = self._paragraph(at)
            found = list(_within_lines().finditer(self._text, low, high))
            code = [one.span() for one in found if one["ticks"]]
            comments = [one.span() for one in found if not one["ticks"]]
            self._near = (low, high), code, comments
        return code, comments

    def _paragraph(self, at: int) -> Span:
        low = at - at % _WINDOW
        high = low + _WINDOW
        below = self._text.find("\n\n", at, high)
        return max(low, self._text.rfind("\n\n", low, at)), high if below < 0 else below + 1


def _holds(spans: Sequence[Span], at: int) -> bool:
    place = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return place >= 0 and at < spans[place][1]


@cache
def _within_lines() -> re.Pattern[str]:
    return re.compile(
        r"(?P<ticks>(?<!`)`{1,3}(?!`))(?s:.)*?(?<!`)(?P=ticks)(?!`)|<!--(?>(?:[^-]|-(?!->))*)-->"
    )
