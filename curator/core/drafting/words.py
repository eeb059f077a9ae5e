"""The words and short phrases of titles that drafted rules are made of: one name for all forms of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.late import late
from curator.core.rules.folding import STOP, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LONGEST_TITLE: Final = 400
"""Characters of a title that are worth a look."""
_LONGEST: Final = 60
"""Characters of a phrase: it is also the name of a rule."""
_MOST_WORDS: Final = 3
_SHORTEST: Final = 3
_SHORTEST_STEM: Final = 5
_ENDING: Final = late(
    r"(?<=.{5})(?:(?<=iz)(?:ations?|ing|e[drs]?|ers)|(?<=if)(?:ications?|icates?|y|ying|ie[drs]|iers|iable)"
    r"|ions?|ings?|e[drs]?|ers|(?<=[st])ors?|ives?|ness|ial(?:ly)?|i?ly|it(?:y|ies)|ies|(?<![aeo])y|(?<![suio])s)\Z"
)
"""What makes another form of a word; behind it stands enough to know the word by."""
_EMPTY: Final = frozenset(
    """
    a about above after against al all also am among an and any are as at based be been before being
    below best better between both but by can could do does down during each et etc few for from further
    good had has have how if in into is it its just less make making may might more most my new no nor
    not novel of off on once one only or other our out over own per should so some such than that the
    their them then there these they this those through to too toward towards two under until up upon
    use used using very via vs was we well were what when where which while who why will with within
    without you your
    """.split()  # noqa: SIM905 - a column of a hundred words is read by nobody
)
"""Words that say nothing of a subject, whatever the list."""


def mentions(text: str) -> frozenset[str]:
    """Every phrase of one to three words in a text that might tell what it is about, as rules write it.

    Words stand there by what all their forms begin with, as in ``detect* adversar*``. No phrase begins or
    ends with an empty word, and none crosses a full stop or the like.
    """
    found: set[str] = set()
    for thought in fold(text).split(STOP):
        found.update(_runs(thought.split()))
    return frozenset(found)


def _runs(words: Sequence[str]) -> Iterator[str]:
    written = [stem(word) for word in words]
    telling = [_says_something(word) for word in words]
    for start in range(len(words)):
        for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
            run = " ".join(written[start:end])
            if telling[start] and telling[end - 1] and len(run) <= _LONGEST:
                yield run


def stem(word: str) -> str:
    """A word without its ending and with a star, where it is long enough to be known by that."""
    if word in _EMPTY or len(word) < _SHORTEST_STEM or not word.isalpha():
        return word
    return _ENDING.sub("", word) + "*"


def _says_something(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in _EMPTY and not word.isdigit()
