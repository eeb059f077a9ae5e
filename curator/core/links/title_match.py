"""Whether an entry's title and the title found behind its link can be one paper's.

The two come from one address, so less has to agree than between records of different works (`likeness.near`):
a page adds its own name to a title, a list shortens one, a paper changes a word when it is published.
"""

from __future__ import annotations

import re
from typing import Final

from curator.core.late import late
from curator.core.works.authors import Agreement
from curator.core.works.likeness import Title, likeness, near

_CUT_SHORT: Final = late(r"\s*+(?:\u2026|\.{3,})\s*\Z")
_NAMES_NO_PAPER: Final = late(
    r"\A\W*+(?:(?>(?:http |error )*)[45][0-9]{2}\b|(?:page )?not found|access denied|forbidden|just a moment"
    r"|error\b|attention required|sign[ -]?in|log[ -]?in|redirect|loading|untitled|microsoft word|index of"
    r"|github\b"
    r"|openreview\W*+\Z|home\b|welcome\b|security check|are you (?:a )?(?:human|robot))"
    r"|(?:'|\u2019)s? (?:home ?page|web ?site|page)\b|\bhome ?page\W*+\Z"
    r"|open access repository|\be-?print archive|captcha|\.(?:pdf|docx?|dvi|tex|ps|html?|php)\W*+\Z",
    re.IGNORECASE,
)
_ENOUGH_WORDS: Final = 3
_ENOUGH_TO_BE_FOUND: Final = 4
_LONGEST: Final = 500
"""Characters; what is longer is a whole page that was taken for a title."""


def names_a_paper(title: str) -> bool:
    """Whether a page's title can be a paper's: not an error's, a challenge's, a file's or a site's."""
    if len(title) > _LONGEST or _NAMES_NO_PAPER.search(title):
        return False
    return len(Title(title).content) >= _ENOUGH_WORDS


def same_title(title: str, other: str) -> bool:
    """Whether two titles are one: equal but for spelling, decoration, or what one leaves out."""
    a, b = (Title(_CUT_SHORT.sub("", text[:_LONGEST])) for text in (title, other))
    if a.fingerprint == b.fingerprint or near(a, b, Agreement.SAME) is not None:
        return True
    shorter, longer = sorted((a, b), key=lambda one: len(one.fingerprint))
    return len(shorter.content) >= _ENOUGH_TO_BE_FOUND and shorter.fingerprint in longer.fingerprint


def resemblance(title: str, other: str) -> float:
    """How much of two titles agrees, 0 to 1: of their letters in order, or of the shorter one's words."""
    if same_title(title, other):
        return 1.0
    a, b = Title(title[:_LONGEST]), Title(other[:_LONGEST])
    fewest = min(len(a.content), len(b.content))
    shared = len(a.content & b.content) / fewest if fewest else 0.0
    return max(likeness(a, b), shared if fewest >= _ENOUGH_WORDS or shared == 1 else 0.0)
