"""The words by which a comment says what became of a paper: accepted, submitted, another version of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from curator.core.late import late

if TYPE_CHECKING:
    from collections.abc import Sequence

Standing = Literal[
    "accepted", "submitted", "rejected", "withdrawn", "workshop", "preprint", "extended", "mentioned"
]


class Cue(NamedTuple):
    """A word of that kind: what it says, and where it begins and ends in the text."""

    standing: Standing
    start: int
    end: int


_OTHER: Final = (
    r"extended|expanded|full(?:er)?|long(?:er)?|complete|detailed|journal|short(?:er|ened)?|abridged|condensed|brief"
    r"|preliminary|earlier|early|previous|prior|initial|older|conference|workshop"
)
_OF: Final = r"of|for|to|from|in|at|was|were|is|has|have|appear\w*|accepted|published|presented|submitted"
_REVIEW: Final = (
    r"(?:(?:peer|open|active|double|single|triple|blind|anonymous|first|second|major|minor)[\s-]+){0,3}"
)
_CUES: Final = late(
    r"(?P<rejected>\b(?:not|never)\s+(?:been\s+)?accepted\b|\breject(?:ed|ion)\b|\bdeclined\b)"
    r"|(?P<withdrawn>\bwithd(?:raw|rew|rawn)\b|\b(?:but|though|yet)\s+(?:\w+\s+){0,3}not\s+(?:\w+\s+)?(?:published|continued|included|attended)\b)"
    rf"|(?P<extended>\b(?:{_OTHER})(?:\s+(?:and|or|,)\s+(?:{_OTHER}))?\s+(?:\w+\s+)?(?:versions?|drafts?)\s+(?:\([^()]{{1,60}}\)\s+)?(?:{_OF})\b"
    r"|\b(?:preliminary|earlier|initial)\s+(?:work|results?|findings)\s+(?:\w+\s+)?(?:appeared|accepted|published|presented)\b"
    r"|\bextensions?\s+(?:of|to)\b|\bextend(?:s|ing|ed\s+from)\b|\b(?:builds?|building|based)\s+(?:up)?on\s+(?:our|my)\b"
    r"|\bsuppl\w+\s+(?:material\s+)?(?:of|for|to)\b|\bcompanion\s+(?:\w+\s+)?(?:to|of)\b"
    r"|\b(?:parts?|results?)\s+of\s+(?:this|the)\s+(?:work|paper)\b)"
    r"|(?P<submitted>\b(?:re-?)?submi(?:t(?:t?ed|t?ing)?|ssions?)\b(?!\s+version\s+of)"
    rf"|\b(?:under|in|undergoing)[\s-]+{_REVIEW}(?:review(?:ed|ing)?|revision|consideration|evaluation|submission)\b"
    r"|\b(?:major|minor)\s+revisions?\b|\bcommitted\s+to\b|\b(?:conditional|provisional|tentative)(?:ly)?\s+accept\w*"
    r"|\b(?:prepared|preparing|preparation|planned|intended|aimed|aiming|targeting|candidate)\s+(?:for|to|at)\b)"
    r"|(?P<accepted>\bacc(?:ep|pe)(?:t(?:ed|ance)?|et)\b|\b(?:to|will|shall)\s+(?:be\s+)?"
    r"(?:appear(?:ing)?|publish?ed|publised|presented|included)\b|\bpubli(?:sh|s)ed\b|\bappear(?:s|ed|ing)?\b"
    r"|\bpresented\b|\bin\s+press\b|\bforthcoming\b|\bcamera[\s-]ready\b"
    r"|\b(?:won|winn?er\s+of|receiv\w+|awarded|recipient)\s+(?:of\s+)?(?:the\s+|an?\s+)?(?:\w+\s+)?(?:best|outstanding|"
    r"distinguished|honou?rable|test)\s+[\w\s-]{0,40}?(?:award|mention|paper)s?\b"
    r"|\b(?:oral|poster|spotlight)\s+(?:presentation\s+|paper\s+)?(?:at|in)\b)",
    re.IGNORECASE,
)
_ORDER: Final = ("rejected", "withdrawn", "extended", "submitted", "accepted")


def cues_in(text: str, start: int, end: int) -> list[Cue]:
    """The cues of a sentence in their order."""
    return [
        Cue(standing, found.start(), found.end())
        for found in _CUES.finditer(text, start, end)
        for standing in _ORDER
        if found.lastgroup == standing
    ]


def governed(passed: Sequence[Cue]) -> Standing:
    """What cues say together that stand before one venue: an acceptance of what was submitted is none yet.

    "Extended version of a paper accepted at": of what is not an acceptance, the first word counts.
    """
    return next((cue.standing for cue in passed if cue.standing != "accepted"), "accepted")
