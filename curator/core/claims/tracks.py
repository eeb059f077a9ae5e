"""Which part of a venue a comment names: its oral papers, its industry track, one of its workshops."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from curator.core.claims.words import FINDINGS, PLAIN, SIDE, TRACK, WORKSHOP
from curator.core.late import late

if TYPE_CHECKING:
    from curator.core.claims.stretch import Stretch

_ON_A_SUBJECT: Final = late(r"workshops?\s+(?:on|of|for)\s+[^,.;:|]{2,120}", re.IGNORECASE)
_BEFORE_IT: Final = late(r"(?:[A-Z0-9][\w.&'\u2019-]{0,30}\s+(?:(?:in|for|and|of|on|&)\s+){0,2}){1,8}\Z")
_HELD_AT: Final = late(r"(?P<name>[A-Z0-9][\w&-]{1,30})\s?@\s?\Z")
_CLOSES: Final = late(r"[\s)\]]*[)\]]")
_NEAR: Final = 60


def track_of(around: Stretch, start: int, end: int, *, workshop: bool) -> str:
    """The part that is named around a venue's name, which stands from ``start`` to ``end``; or ""."""
    if workshop and (name := _workshop(around, start, end)):
        return name
    found = TRACK.search(around.text, end, around.end) or TRACK.search(around.text, around.start, start)
    return " ".join(found[0].split()) if found else ""


def side_of(around: Stretch) -> str:
    """What a venue has beside its papers and workshops, as far as it is that: "tiny paper", "blog"; or ""."""
    found = SIDE.search(around.text, around.start, around.end)
    if found is None:
        return ""
    return "tiny paper" if found[0].casefold().startswith("tiny") else "blog"


def told_until(text: str, end: int, high: int) -> int:
    """Where the words about a name end: with those near it that say which part of the venue is meant."""
    for word in (WORKSHOP, FINDINGS):
        found = word.search(text, end, min(high, end + _NEAR))
        end = found.end() if found and found[0].strip() != "@" else end
    closing = _CLOSES.match(text, end, high)
    return closing.end() if closing and text.count("(", max(0, end - _NEAR), end) else end


def _workshop(around: Stretch, start: int, end: int) -> str:
    text, low, high = around.text, around.start, around.end
    if subject := _ON_A_SUBJECT.search(text, low, high):
        return " ".join(subject[0].split()).rstrip(" (")
    if held := _HELD_AT.search(text[low:start]):
        return held["name"]
    found = WORKSHOP.search(text, low, high)
    if found is None or found[0].strip() == "@":
        return ""
    begin = end if found.start() >= end else low
    before = _BEFORE_IT.search(text[begin : found.start()])
    words = before[0].split() if before else []
    kept = [word for word in words if not word.isdigit()]
    while kept and kept[0].casefold() in PLAIN:
        kept = kept[1:]
    return " ".join([*kept, found[0]]) if kept else ""
