"""Sentences of a description, as far as their ends can be told without understanding them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from curator.lint.shape.description_layout import stands_apart

if TYPE_CHECKING:
    from curator.lint.case import Case

Ending = Literal["stopped", "open", "unclear"]
"""Whether a description ends with a full stop or its like; unclear behind a link, code, a list, a formula."""

_STOPS: Final = frozenset(".!?\u2026\u3002\uff01\uff1f")
_CLOSING: Final = "*_\"'\u201d\u2019)]\u00bb"
_ABBREVIATIONS: Final = ("e.g", "i.e", "et al", "vs", "cf", "Fig", "Sec", "Eq", "w.r.t", "resp", "approx")


def ending_of(case: Case) -> Ending:
    """How the description of an entry ends."""
    start, end = case.description
    if case.text[end - 1] in _STOPS:  # nearly always, and far cheaper than to look for links and code
        return "stopped"
    prose = case.prose[start - case.start : end - case.start]
    if "\n" in prose or "\r" in prose or stands_apart(case):
        return "unclear"
    bare = prose.rstrip(_CLOSING)
    if bare and bare[-1] in _STOPS:
        return "stopped"
    closing = prose[len(bare) :]
    plain = bool(bare) and (bare[-1].isalnum() or bare[-1] == "%") and "]" not in closing
    return "open" if plain else "unclear"


def sentences_in(prose: str) -> int:
    """How many sentences there are; an abbreviation ends none."""
    return sum(1 for _ in _ends().finditer(prose))


@cache
def _ends() -> re.Pattern[str]:
    not_abbreviated = "".join(rf"(?<!\b{re.escape(word)})" for word in _ABBREVIATIONS)
    return re.compile(
        rf"{not_abbreviated}[.!?\u2026][\"'\u201d\u2019)\]*_]{{0,4}}"
        r"(?=\s++[\"'\u201c(\[*_]{0,3}[^\W_a-z]|\s*+\Z)"
    )
