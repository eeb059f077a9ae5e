"""Finding a work among a hundred thousand without comparing it with each."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from curator.core.sameness import Known, Match, Work, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.core.likeness import Title
    from curator.core.paper import PaperId

W = TypeVar("W", bound=Work)

_RAREST_WORDS: Final = 3
_MOST_UNSHARED: Final = 6
_RANK: Final = {"id": 2, "title": 1, "near-title": 0}


class WorkIndex(Generic[W]):
    """Works by id, by title, by the parts of a title, and by words: the rarest ones find like titles."""

    def __init__(self, works: Iterable[W]) -> None:
        """Index the works; of several that match equally well, `find` gives the first one added."""
        self._known: list[Known[W]] = []
        self._contents: list[frozenset[str]] = []
        self._by_id: dict[PaperId, int] = {}
        self._by_title: defaultdict[str, list[int]] = defaultdict(list)
        self._by_part: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
        for work in works:
            self.add(work)

    def add(self, work: W) -> None:
        """Make a work findable, under every id it has."""
        known = Known(work)
        number = len(self._known)
        self._known.append(known)
        self._contents.append(known.title.content)
        for paper_id in work.ids:
            self._by_id.setdefault(paper_id, number)
        if known.title.fingerprint:
            self._by_title[known.title.fingerprint].append(number)
        for part in known.title.parts or ():
            self._by_part[part.fingerprint].append(number)
        for word in known.title.content:
            self._by_word[word].add(number)

    def find(self, work: Work) -> tuple[W, Match] | None:
        """The work that ``work`` repeats, with the best evidence there is; None when it is new."""
        numbers = [self._by_id[paper_id] for paper_id in work.ids if paper_id in self._by_id]
        known = Known(work)
        return self._best(known, numbers) or self._best(known, self._alike(known.title))

    def _best(self, known: Known[Work], numbers: Iterable[int]) -> tuple[W, Match] | None:
        best: tuple[W, Match] | None = None
        for number in sorted(set(numbers)):
            match = compare(known, self._known[number])
            if match and (best is None or _strength(match) > _strength(best[1])):
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
        postings = sorted((self._by_word[word] for word in content if word in self._by_word), key=len)
        rarest = postings[:_RAREST_WORDS]
        pairs = [one & two for one, two in combinations(rarest, 2)] or rarest
        for number in set[int]().union(*pairs):
            if len(content ^ self._contents[number]) <= _MOST_UNSHARED:
                yield number


def _strength(match: Match) -> tuple[int, float]:
    return _RANK[match.kind], match.similarity
