"""Words in brackets that tell what became of the venue before them: "ICML 2023 (rejected), NeurIPS 2023"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.claims.cues import cues_in
from curator.core.claims.names import listed, mentions
from curator.core.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.claims.text import Sentence
    from curator.core.venues.known import Venues

_BRACKETED: Final = late(r"[(\[]\s?[A-Za-z]?[^()\[\]A-Z]{0,60}[)\]]")
_SEVERAL: Final = late(r"\b(?:both|all|each)\b", re.IGNORECASE)
_NEXT: Final = late(r"\s*(?:[,;/&+]|and\b|then\b)")
_JOINS: Final = late(r"[,;/&+]|\band\b|\bthen\b")
_BESIDE: Final = late(r"[^,;:]{0,40}\Z")
_BEFORE: Final = 160
"""Characters before and after a bracket in which venues are looked for, so that many brackets cost little."""


class Part(NamedTuple):
    """A part of a sentence with one verdict: where it begins and ends, and where its bracket opens."""

    start: int
    end: int
    opens: int


def parts_of(text: str, sentence: Sentence, venues: Venues) -> Iterator[Part]:
    """The sentence, cut around each venue that a bracket of its own tells about, if it names others too."""
    start = sentence.start
    for found in _BRACKETED.finditer(text, sentence.start, sentence.end):
        if not cues_in(text, found.start(), found.end()) or _SEVERAL.search(found[0]):
            continue
        groups = list(listed(mentions(text, max(start, found.start() - _BEFORE), found.start(), venues)))
        if not groups or not _BESIDE.fullmatch(text, groups[-1][-1].end, found.start()):
            continue
        if groups[1:] and (joint := _JOINS.search(text, groups[-2][-1].end, groups[-1][0].start)):
            yield Part(start, joint.start(), joint.start())
            start = joint.start()
        after = min(sentence.end, found.end() + _BEFORE)
        if _NEXT.match(text, found.end(), after) and mentions(text, found.end(), after, venues):
            yield Part(start, found.end(), found.start())
            start = found.end()
    yield Part(start, sentence.end, sentence.end)
