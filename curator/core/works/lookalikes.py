"""Titles that may be one title, found among a hundred thousand without comparing each with each.

Whether two of them are one is for `likeness.near` to say, which costs too much to be asked of every pair.
What it forgives decides by which keys a title is found here. Endings, slips, small words and hyphens keep the
first letters of the content words, in their order, which hardly any two other titles share. A name before
the colon keeps what follows it. Where authors are known, the order of words, light words, a subtitle and a
changed name are forgiven as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.works.likeness import ENOUGH_WORDS, FILLER, LIGHT, LONGEST, one_word
from curator.core.works.titles import fingerprint, fingerprint_of, parts, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CROWD: Final = 8
"""So many titles are kept under one key: the work stays linear, and what comes later is not found by it."""

_HYPHENS: Final = str.maketrans("", "", "-\u2010\u2011\u2012\u2013")
_LEFT_OUT: Final = FILLER | LIGHT | {"extended", "student", "abstract"}
_LONGEST_NAME: Final = 3


class Lookalikes:
    """The titles met so far, each under the few keys that another spelling of it would share."""

    __slots__ = ("_by_starts", "_spelled", "_starts", "_titles")

    def __init__(self) -> None:
        """Begin with none."""
        self._titles = _Kept()
        self._spelled: list[tuple[int, str]] = []
        self._by_starts = _Kept()
        self._starts = _Starts()

    def meet(self, number: int, title: str, *, authors: bool = False) -> list[int]:
        """Keep a title under its number; give those of the earlier ones that it may repeat, lowest first.

        ``authors`` says whether the title's authors are known: without them `likeness.near` forgives less.
        """
        spelled = words(title)
        whole = fingerprint_of(spelled, title=title)
        equal = self._titles.meet(whole, number) if whole else ()
        if equal or len(spelled) > LONGEST:
            return list(equal)
        found = [*self._titles.at(f":{whole}"), *self._respelt(number, spelled, authors=authors)]
        if "-" in title or not title.isascii():
            found += self._respelt(number, words(_without_hyphens(title)), authors=authors)
        if ":" in title or "-" in title or not title.isascii():
            found += self._named(number, spelled, most=_LONGEST_NAME if authors else 1)
        if authors:
            found += self._by_the_same(number, spelled, whole, title)
        return sorted(set(found)) if found else found

    def _respelt(self, number: int, spelled: Sequence[str], *, authors: bool) -> list[int]:
        """Titles with other endings, slips, small words and hyphens."""
        starts = [self._starts[word] for word in spelled]
        if len(starts) - starts.count("") < ENOUGH_WORDS:
            return []
        crowd = self._by_starts.meet("".join(starts), len(self._spelled))
        self._spelled.append((number, " ".join(spelled)))
        others = [self._spelled[one] for one in crowd]
        return [
            other
            for other, spelling in others
            if other != number and _one_spelling(spelled, spelling.split(" "), agreed=authors)
        ]

    def _named(self, number: int, spelled: Sequence[str], *, most: int) -> Iterator[int]:
        """Titles that are this one without the name before it, or that have another name before the same."""
        for at in range(1, min(most, len(spelled) - 1) + 1):
            rest = "".join(spelled[at:])
            yield from self._titles.at(rest)
            others = self._titles.meet(f":{rest}", number)
            if most > 1:
                yield from others

    def _by_the_same(self, number: int, spelled: Sequence[str], whole: str, title: str) -> Iterator[int]:
        """Titles that the same people could have given one work: in another order, without its subtitle."""
        starts = sorted(self._starts[word] for word in spelled if word not in _LEFT_OUT)
        yield from self._titles.meet(f"~{''.join(starts)}", number)
        yield from self._titles.at(f"<{whole}")
        if split := parts(title):
            main = fingerprint(split[0])
            yield from self._titles.at(main)
            self._titles.meet(f"<{main}", number)


class _Kept:
    """Numbers by key, the first few of each."""

    __slots__ = ("_crowds", "_first")

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._crowds: dict[str, list[int]] = {}

    def at(self, key: str) -> Sequence[int]:
        """The numbers under a key, lowest first."""
        first = self._first.get(key)
        return () if first is None else self._crowds.get(key, (first,))

    def meet(self, key: str, number: int) -> Sequence[int]:
        """The numbers under a key so far; ``number`` joins them."""
        first = self._first.setdefault(key, number)
        if first == number:
            return ()
        crowd = self._crowds.setdefault(key, [first])
        before = crowd.copy()
        if len(crowd) < _CROWD:
            crowd.append(number)
        return before


class _Starts(dict[str, str]):
    """Of each word what its other spellings share: its first letter, or all of it if it has digits."""

    def __missing__(self, word: str) -> str:
        start = "" if word in FILLER else word[0] if word.isalpha() else word
        self[word] = start
        return start


def _without_hyphens(title: str) -> str:
    return title.replace("-", "") if title.isascii() else title.translate(_HYPHENS)


def _one_spelling(mine: Sequence[str], other: Sequence[str], *, agreed: bool) -> bool:
    """Whether titles with the same starts can be one: each word is the other's, inflected or mistyped."""
    pairs = zip(
        (word for word in mine if word not in FILLER),
        (word for word in other if word not in FILLER),
        strict=False,
    )
    return all(a == b or one_word(a, b, agreed=agreed) for a, b in pairs)
