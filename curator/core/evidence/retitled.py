"""Works that may have been published under another title: a guess with its reasons, never a certainty.

The title alone cannot tell, because two papers of one group may share nearly all of it. Authors decide, then
the venue that the entry names, then how much of what is rare in the two titles is shared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from curator.core.shelves.works import PUBLISHED
from curator.core.works.authors import Agreement, agreement_of, people
from curator.core.works.likeness import FILLER, LONGEST, one_word
from curator.core.works.titles import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from curator.core.evidence.asked_works import Asked
    from curator.core.shelves.works import ListedWork
    from curator.core.venues.known import Venues
    from curator.core.works.authors import Person

Likelihood = Literal["likely", "possible"]

_LEAST: Final[Mapping[tuple[Agreement, bool], float]] = {
    (Agreement.SAME, True): 0.25,
    (Agreement.SAME, False): 0.5,
    (Agreement.AGREE, True): 0.5,
    (Agreement.UNKNOWN, True): 0.8,
}
"""How much of two titles must be shared, by what the authors say and whether the venue is the entry's.

Of 5,000 published works whose own records were taken away, 25 were taken for other works (18 of them
"likely"); 6 without authors, and 74 with authors but without a venue.
"""

_AUTHORS: Final[Mapping[Agreement, str]] = {
    Agreement.SAME: "the authors are the same",
    Agreement.AGREE: "the first author and half of the others are the same",
    Agreement.UNKNOWN: "authors are not known",
}
_MOST_TOLD: Final = 4
_BEGINNING: Final = 3


class Retitled(NamedTuple):
    """A record that may be a work under another title.

    Attributes:
        work: the record.
        likelihood: "likely" where the authors are the same and the venue is the one that the entry names.
        share: how much of what is rare in the two titles is shared, from 0 to 1.
        reason: a clause.
    """

    work: ListedWork
    likelihood: Likelihood
    share: float
    reason: str

    @property
    def sure(self) -> tuple[bool, float]:
        """Greater for what is likelier."""
        return self.likelihood == "likely", self.share


def retitled(sought: Sequence[Asked], listed: Iterable[ListedWork], *, venues: Venues) -> dict[int, Retitled]:
    """For works that stand in no proceedings under their own title: the likeliest record, by their place.

    Every record is read once, and compared with the works of its first author or of its venue and year only.

    Args:
        sought: works, with authors where anybody knows them.
        listed: all records.
        venues: by which names of venues are compared.
    """
    wanted = _Wanted(sought, venues)
    kept: list[tuple[int, ListedWork, bool]] = []
    rarity: Counter[str] = Counter()
    count = 0
    for work in listed:
        count += 1
        rarity.update(set(words(work.title)))
        if work.status in PUBLISHED:
            kept += ((at, work, here) for at, here in wanted.of(work))
    weigh = _Weigher(rarity, count)
    found: dict[int, Retitled] = {}
    for at, work, here in kept:
        guess = _guess(sought[at], work, here=here, weigh=weigh)
        if guess is not None and (at not in found or guess.sure > found[at].sure):
            found[at] = guess
    return found


class _Wanted:
    """The sought works by their first author, and by venue and year with the beginnings of their words."""

    def __init__(self, sought: Sequence[Asked], venues: Venues) -> None:
        self._people = [people(one.authors) for one in sought]
        self._places = [_place(one, venues) for one in sought]
        self._words = [_beginnings(one.title) for one in sought]
        self._by_person: defaultdict[str, set[int]] = defaultdict(set)
        self._by_word: defaultdict[tuple[str, int], defaultdict[str, list[int]]]
        self._by_word = defaultdict(lambda: defaultdict(list))
        for at, (named, place) in enumerate(zip(self._people, self._places, strict=True)):
            for spelling in named[0] if named else ():
                self._by_person[spelling].add(at)
            if place is not None:
                for word in self._words[at]:
                    self._by_word[place][word].append(at)

    def of(self, work: ListedWork) -> Iterator[tuple[int, bool]]:
        """The places of the works that a record could be, and whether venue and year are the same."""
        place = (work.venue, work.year)
        first: Person = frozenset().union(*people(work.authors[:1]))
        of_them = {at for spelling in first for at in self._by_person.get(spelling, ())}
        for at in of_them:
            if self._places[at] in {None, place}:  # an entry that names another venue is not this work's
                yield at, self._places[at] == place
        if place in self._by_word:
            # Where both first authors are known, they have to be the same.
            alike = (at for at in self._alike(work, place) if at not in of_them)
            yield from ((at, True) for at in alike if not (first and self._people[at]))

    def _alike(self, work: ListedWork, place: tuple[str, int]) -> Iterator[int]:
        """Of the works of a venue's year those that share half of their words: no pair is compared for it."""
        by_word = self._by_word[place]
        met = Counter(at for word in _beginnings(work.title) for at in by_word.get(word, ()))
        return (at for at, count in met.items() if 2 * count >= len(self._words[at]))


class _Weigher:
    """How much two titles share, a word counting the more the rarer it is among all titles."""

    def __init__(self, rarity: Counter[str], count: int) -> None:
        self._rarity = rarity
        self._count = count

    def shared(self, one: str, other: str) -> tuple[float, list[str]]:
        """The share, from 0 to 1, and the words of the first title that the second has too, rarest first."""
        mine, theirs = _content(one), _content(other)
        same = [
            word for word in mine if word in theirs or any(one_word(word, two, agreed=True) for two in theirs)
        ]
        same.sort(key=lambda word: (-self._weight(word), word))
        total = sum(map(self._weight, mine)) + sum(map(self._weight, theirs))
        return (min(1.0, 2 * sum(map(self._weight, same)) / total) if total else 0.0), same

    def _weight(self, word: str) -> float:
        return log((2 + self._count) / (1 + self._rarity[word]))


def _guess(sought: Asked, work: ListedWork, *, here: bool, weigh: _Weigher) -> Retitled | None:
    agreed = agreement_of(people(sought.authors), people(work.authors))
    least = _LEAST.get((agreed, here))
    if least is None:
        return None
    share, same = weigh.shared(sought.title, work.title)
    if share < least or not same:
        return None
    place = "its venue and year are those of the entry, " if here else ""
    told = ", ".join(f"“{word}”" for word in same[:_MOST_TOLD])
    reason = f"{_AUTHORS[agreed]}, {place}and the titles share {told}"
    likelihood: Likelihood = "likely" if agreed is Agreement.SAME and here else "possible"
    return Retitled(work, likelihood, share, reason)


def _place(work: Asked, venues: Venues) -> tuple[str, int] | None:
    venue = work.venue
    known = venues.find(venue.name) if venue is not None and venue.name else None
    return None if venue is None or known is None or venue.year is None else (known.name, venue.year)


def _beginnings(title: str) -> frozenset[str]:
    """How the words of a title begin; an inflected word begins the same."""
    return frozenset(word[:_BEGINNING] for word in _content(title))


def _content(title: str) -> frozenset[str]:
    return frozenset(words(title)[:LONGEST]) - FILLER
