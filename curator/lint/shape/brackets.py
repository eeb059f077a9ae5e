"""Brackets without a counterpart."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOSERS: Final = {")": "(", "]": "["}
_OPENERS: Final = frozenset(_CLOSERS.values())
_PART: Final = r"[^\s,()\[\]]{1,20}"


def unmatched(text: str) -> Iterator[int]:
    r"""Where a parenthesis or square bracket stands alone, of the two kinds each by itself, in order.

    Left alone are escaped ones, mathematics between dollar signs, half-open intervals, emoticons, a quoted
    bracket, and the one behind a number: ``\(``, ``$[0,1)$``, ``(0, 1]``, ``:-)``, ``"("``, ``1)``.
    """
    hidden = _hidden().sub(lambda found: "\0" * len(found[0]), text)
    open_: dict[str, list[int]] = {"(": [], "[": []}
    alone: list[int] = []
    for at, sign in enumerate(hidden):
        if sign in _OPENERS:
            open_[sign].append(at)
        elif sign in _CLOSERS:
            if open_[_CLOSERS[sign]]:
                open_[_CLOSERS[sign]].pop()
            else:
                alone.append(at)
    alone += open_["("] + open_["["]
    yield from (at for at in sorted(alone) if not _stands_alone(text, at))


def _stands_alone(text: str, at: int) -> bool:
    """Whether a bracket needs no counterpart there."""
    before, sign, after = text[max(0, at - 4) : at], text[at], text[at + 1 : at + 2]
    if before[-1:] and before[-1] in "\"'`\u201c\u2018" and after and after in "\"'`\u201d\u2019":
        return True
    if _face().search(before + sign):
        return True
    if sign == ")" and _number().search(before):
        return True
    around = text[max(0, at - 50) : at + 50]
    return any(found.start() <= min(at, 50) < found.end() for found in _interval().finditer(around))


@cache
def _hidden() -> re.Pattern[str]:
    return re.compile(r"\\.|\$[^$\s](?:[^$\\]|\\.){0,500}?\$", re.DOTALL)


@cache
def _face() -> re.Pattern[str]:
    return re.compile(r"(?:^|(?<=\s))[:;=8][-o^']?[()\[\]]\Z")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(?:^|\s)(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})\Z", re.IGNORECASE)


@cache
def _interval() -> re.Pattern[str]:
    return re.compile(rf"\\?[\[(]\s{{0,3}}{_PART}\s{{0,3}},\s{{0,3}}{_PART}\s{{0,3}}[)\]]")
