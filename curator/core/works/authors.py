"""Whether two lists of authors name the same people, as far as names can tell."""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeAlias

from curator.core.late import late
from curator.core.works.titles import words

if TYPE_CHECKING:
    from collections.abc import Iterable


Person: TypeAlias = frozenset[str]

_MOST_AUTHORS: Final = 50
_LONGEST_ENTRY: Final = 1_000
_WORDS_OF_A_NAME: Final = 2
_USUAL_CUT: Final = 4
_JOINED = late(r"\s+and\s+|[;&\uff0c\u3001]")
_OTHERS = late(r"\bet\.?\s+al\b\.?|\bothers\b", re.IGNORECASE)


class Agreement(IntEnum):
    """What two lists of authors say about two works, from nothing in common to the same people."""

    DIFFER = 0
    """Nobody stands in both."""
    UNKNOWN = 1
    """At least one list is empty, or holds no full name."""
    PARTLY = 2
    """Fewer than half of the shorter list stand in both."""
    AGREE = 3
    """Half or more of the shorter list stand in both."""
    SAME = 4
    """The first author is the same, and so is everybody else, unless one list was cut short."""


def agreement(a: Iterable[str], b: Iterable[str]) -> Agreement:
    """Compare two lists of names; initials, accents and the order of given and family name are forgiven."""
    return agreement_of(people(a), people(b))


def agreement_of(a: tuple[Person, ...], b: tuple[Person, ...]) -> Agreement:
    """`agreement` for names that are already taken apart."""
    short, long = sorted((a, b), key=len)
    if not short:
        return Agreement.UNKNOWN
    shared = min(_standing_in(long, short), _standing_in(short, long))
    if not shared:
        return Agreement.DIFFER
    if _all_the_same(short, long, shared):
        return Agreement.SAME
    return Agreement.AGREE if 2 * shared >= len(short) else Agreement.PARTLY


def _standing_in(group: tuple[Person, ...], people: tuple[Person, ...]) -> int:
    known = frozenset[str]().union(*group)
    return sum(1 for person in people if person & known)


def people(names: Iterable[str]) -> tuple[Person, ...]:
    """Take names apart: for each person the spellings by which they can be known again."""
    entries = (_OTHERS.sub(" ", entry[:_LONGEST_ENTRY]) for entry in islice(names, _MOST_AUTHORS))
    found = (_spellings(name) for entry in entries for name in _JOINED.split(entry))
    return tuple(person for person in found if person)


def _all_the_same(short: tuple[Person, ...], long: tuple[Person, ...], shared: int) -> bool:
    """Corpora cut lists after the first few names; a list shorter than such a cut is whole."""
    complete = len(short) == len(long) or len(short) >= _USUAL_CUT
    return complete and shared == len(short) and bool(short[0] & long[0])


def _spellings(name: str) -> Person:
    """The forms a name is known by: all its words in any order, and family name with initial.

    One word alone is no name to go by: submission sites hold handles, numbers and "Anonymous" there.
    """
    family, comma, given = name.partition(",")
    named = words(f"{given} {family}" if comma else name)
    if len(named) < _WORDS_OF_A_NAME:
        return frozenset()
    return frozenset({" ".join(sorted(named)), f"{named[-1]} {named[0][0]}."})
