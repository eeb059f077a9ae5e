"""What a run of words in an entry looks like: a title, names, a venue with its year, a sign of a paper.

Often right is enough: what most entries show is what counts.
"""

from __future__ import annotations

import re
from typing import Final

from curator.core.late import late

_YEAR: Final = r"(?<![\w./:#\u2013-])(?:19|20)\d\d(?!\w|[.:/\u2013-]\d)|(?:(?<=\s)|['\u2019])\d\d(?=\s*[)\]])"
YEAR: Final = late(_YEAR)
"""A year as templates read it."""

_SHORT_YEAR: Final = late(r"['\u2019]\d\d\Z")
_WORD: Final = late(r"[^\W\d_][\w'\u2019-]*")
_WORDS_OF_A_TITLE: Final = 3
_WORDS_OF_A_NAME: Final = 5
_ET_AL: Final = late(r"\bet\.?\s+al\b\.?|\bothers\b")
_BETWEEN_NAMES: Final = late(r"[,;&]|\band\b")
_SENTENCE_ENDS: Final = late(r"[^\W\d_]{2}\.\s")
_PARTICLES: Final = frozenset(
    ["al", "bin", "da", "de", "del", "den", "der", "di", "du", "el", "la", "le", "ten", "van", "von", "zu"]
)
_NO_NAMES: Final = frozenset(
    [
        "acm",
        "arxiv",
        "conference",
        "data",
        "ieee",
        "intelligence",
        "international",
        "journal",
        "learning",
        "machine",
        "neural",
        "proc",
        "proceedings",
        "security",
        "springer",
        "symposium",
        "systems",
        "transactions",
        "workshop",
    ]
)
_ACRONYM: Final = late(r"[A-Z0-9]{3,}")
_PAPER: Final = late(
    r"arxiv|openreview|doi\.|\.pdf|proceedings|neurips|nips|thecvf|acl(?:web|anthology)|ecva\.|ieee|acm\.org|springer"
    rf"|mlr\.press|usenix|\bet al\b|{_YEAR}|(?-i:(?<!\w)[A-Z]\.[ -]?(?:[A-Z]\.[ -]?)?[A-Z][a-z]+)",
    re.IGNORECASE,
)


def speaks_of_a_paper(text: str) -> bool:
    """Whether a text has a sign of a paper: where it is published, when, or an author with initials."""
    return _PAPER.search(text) is not None


def is_title(text: str) -> bool:
    """Whether a run of words is long enough for a title, and neither names nor a venue with its year."""
    if len(_WORD.findall(text)) < _WORDS_OF_A_TITLE or is_dated(text):
        return False
    return not (is_names(text) and ("," in text or _ET_AL.search(text)))  # a title may look like one name


def is_dated(text: str) -> bool:
    """Whether a run of words is a short venue with its year behind it, or a year."""
    year = YEAR.search(text) or _SHORT_YEAR.search(text)
    return (
        year is not None
        and len(_WORD.findall(text)) <= _WORDS_OF_A_NAME
        and not _WORD.search(text, year.end())
    )


def is_names(text: str) -> bool:
    """Whether a run of words looks like one full name or several names."""
    bare = _ET_AL.sub("", text).strip(" .,;:\n")
    names = [name for piece in _BETWEEN_NAMES.split(bare) if (name := piece.strip())]
    if not names or _SENTENCE_ENDS.search(bare):
        return False
    return all(map(_is_name, names)) and (len(names) > 1 or " " in text.strip())


def _is_name(text: str) -> bool:
    words = text.split()
    if len(words) > _WORDS_OF_A_NAME or any(map(str.isdigit, text)) or _ACRONYM.fullmatch(text):
        return False
    return all(
        word.lower() not in _NO_NAMES and (word[0].isupper() or word.lower() in _PARTICLES) for word in words
    )
