"""Finding a work among a hundred thousand without comparing it with each."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, islice
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from curator.core.works.likeness import Title
from curator.core.works.sameness import Known, Match, Work, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.core.works.paper import PaperId

W = TypeVar("W", bound=Work)

_RAREST_WORDS: Final = 3
_MOST_UNSHARED: Final = 6
_CROWD: Final = 5_000
"""Works that may share a word by which titles are found; two words with more of them tell too little."""

_MOST_COMPARED: Final = 100
"""Titles of nearly the same words that one is held against; numbered ones would be, against all others."""

_BITS: Final = 60
"""Of a sketch; a number that long is the fastest to compare."""


class WorkIndex(Generic[W]):
    """Works by id, by title, by the parts of a title, and by words: the rarest ones find like titles."""

    def __init__(self, works: Iterable[W]) -> None:
        """Index the works; of several that match equally well, `find` gives the first one added."""
        self._known: list[Known[W]] = []
        self._sketches: list[int] = []
        self._by_id: dict[PaperId, int] = {}
        self._by_title: defaultdict[str, list[int]] = defaultdict(list)
        self._by_part: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, set[int]] = {}
        self._bits: dict[str, int] = {}
        for work in works:
            self.add(work)

    def add(self, work: W) -> None:
        """Make a work findable, under every id it has."""
        number = len(self._known)
        self._known.append(Known(work))
        for paper_id in work.ids:
            self._by_id.setdefault(paper_id, number)
        title = Title(work.title)  # taken apart anew for the few that are compared: all in pieces fill memory
        if title.fingerprint:
            self._by_title[title.fingerprint].append(number)
        for part in title.parts or ():
            self._by_part[part.fingerprint].append(number)
        self._sketches.append(self._add_words(title.content, number))

    def _add_words(self, content: frozenset[str], number: int) -> int:
        """Put the words into the index; gives their sketch, a number with a bit for each word.

        Words share bits, so two sketches differ in at most as many bits as their titles in words.
        """
        sketch = 0
        for word in content:
            if word in self._bits:
                self._by_word[word].add(number)
            else:
                self._bits[word] = 1 << len(self._bits) % _BITS
                self._by_word[word] = {number}
            sketch |= self._bits[word]
        return sketch

    def find(self, work: Work) -> tuple[W, Match] | None:
        """The work that ``work`` repeats, with the best evidence there is; None when it is new."""
        numbers = [self._by_id[paper_id] for paper_id in work.ids if paper_id in self._by_id]
        known = Known(work)
        return self._best(known, numbers) or self._best(known, self._alike(known.title))

    def _best(self, known: Known[Work], numbers: Iterable[int]) -> tuple[W, Match] | None:
        best: tuple[W, Match] | None = None
        for number in sorted(set(numbers)):
            match = compare(known, self._known[number])
            if match and (best is None or match.strength > best[1].strength):
                best = self._known[number].work, match
        return best

    def _alike(self, title: Title) -> Iterator[int]:
        """Every work whose title could be the same: equal, sharing a part, or nearly all words."""
        yield from self._by_title.get(title.fingerprint, ())
        yield from self._by_part.get(title.fingerprint, ())
        for part in title.parts or ():
            yield from self._by_title.get(part.fingerprint, ())
            yield from self._by_part.get(part.fingerprint, ())
        yield from self._sharing_words(title.content)

    def _sharing_words(self, content: frozenset[str]) -> Iterator[int]:
        """A like title holds two of this one's three rarest words."""
        known = sorted(word for word in content if word in self._bits)
        rarest = sorted((self._by_word[word] for word in known), key=len)[:_RAREST_WORDS]
        found = [one & two for one, two in combinations(rarest, 2) if len(one) <= _CROWD]
        pairs = found if len(rarest) > 1 else [one for one in rarest if len(one) <= _CROWD]
        sketch = self._sketch(known)
        most = _MOST_UNSHARED - (len(content) - len(known))
        # Comparing sketches costs a tenth of comparing sets, and rules nearly all titles out.
        sketches = self._sketches
        near = [
            number for number in set[int]().union(*pairs) if (sketch ^ sketches[number]).bit_count() <= most
        ]
        alike = (
            number for number in near if len(content ^ self._known[number].title.content) <= _MOST_UNSHARED
        )
        yield from islice(alike, _MOST_COMPARED)

    def _sketch(self, words: Iterable[str]) -> int:
        sketch = 0
        for word in words:
            sketch |= self._bits[word]
        return sketch
