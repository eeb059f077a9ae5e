"""Keyword rules drafted from a list itself: what its entries' titles say more often than others do.

A draft is a beginning for a person: few phrases, low weights, each with how many entries speak for it.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.drafting.words import LONGEST_TITLE, mentions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

FEWEST: Final = 2
"""Entries that have to speak for a phrase."""
IN_TITLE: Final = 2.0
"""What a drafted weight of the screening counts for in a title, from which it was drafted."""
_MOST_OF_A_SECTION: Final = 8
_MOST_OF_ALL: Final = 14
_ONE_IN: Final = 50
"""Of very many titles more have to speak for a phrase: one in so many."""
_ALIKE: Final = 0.75
"""Of two phrases whose entries are the same to this share, one is enough."""
_RARE: Final = 2.0
"""In how many of 10,000 titles a phrase stands that is too rare for the table."""
_TIMES: Final = 4
_TIMES_IN_A_SECTION: Final = 2
_ENOUGH: Final = log(50)
"""What is more telling than that is no better."""
_A_WORD: Final = 0.25
_HALF: Final = 0.5
_NEARLY_ALL: Final = 0.7
"""Of titles; of abstracts, which say more, that is nearly all."""
_ENOUGH_TITLES: Final = 20
_LEAST_BASE: Final = 2.0
_OF_A_SHARE: Final = 0.3
_SECTION_WEIGHTS: Final = (0.3, 1.5)
_SCREENING_WEIGHTS: Final = (0.5, 2.0)


class Drafted(NamedTuple):
    """One drafted rule: its phrase, its weight, the titles that have it, and why in a sentence."""

    phrase: str
    weight: float
    example: str
    why: str

    @property
    def name(self) -> str:
        """The rule's name: the words of its phrase, with hyphens."""
        return self.phrase.replace("*", "").replace(" ", "-")


class Titles:
    """The titles of some entries, each once, and which of them have which phrase."""

    def __init__(self, titles: Iterable[str]) -> None:
        """Read all titles once."""
        self.titles = tuple(dict.fromkeys(map(_shortened, titles)))
        self.saying: dict[str, set[int]] = {}
        for number, title in enumerate(self.titles):
            for mention in mentions(title):
                self.saying.setdefault(mention, set()).add(number)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.titles)

    def counts(self) -> Counter[str]:
        """How many have each phrase."""
        return Counter({mention: len(numbers) for mention, numbers in self.saying.items()})

    def best(self, worth: Mapping[str, float], *, most: int) -> Iterator[str]:
        """The ``most`` phrases that are worth most times how many titles have them, no two for the same.

        Long ones are worth less: they are rare everywhere, in what is still to be found, too.
        """

        def rank(mention: str) -> float:
            count, words = len(self.saying[mention]), mention.count(" ")
            return -min(worth[mention], _ENOUGH) * count / (1 + words * _A_WORD)

        ranked = sorted(worth, key=lambda one: (rank(one), one))
        chosen: list[set[int]] = []
        for mention in ranked:
            numbers = self.saying[mention]
            if all(len(numbers & other) < _ALIKE * len(numbers | other) for other in chosen):
                chosen.append(numbers)
                yield mention
            if len(chosen) == most:
                return

    def drafted(self, mention: str, weight: float, *, why: str) -> Drafted:
        """The rule for a phrase that some of them have."""
        numbers = self.saying[mention]
        said = f"{len(numbers)} of {len(self)} titles {why}"
        return Drafted(mention, round(weight, 1), self.titles[min(numbers)], said)


def all_counts(sections: Iterable[Titles]) -> Counter[str]:
    """How many titles of all sections have each phrase."""
    counts: Counter[str] = Counter()
    for section in sections:
        counts.update(section.counts())
    return counts


def section_rules(
    here: Titles, counts: Mapping[str, int], *, total: int, heading: str
) -> tuple[Drafted, ...]:
    """What tells a section's entries from those of the others.

    Args:
        here: the section's titles.
        counts: how many titles of all sections have each phrase.
        total: how many titles all sections have.
        heading: the section's; what it says itself counts more.
    """
    named, elsewhere = mentions(heading), total - len(here)
    worth: dict[str, float] = {}
    for mention, numbers in here.saying.items():
        others = counts[mention] - len(numbers)
        odds = _odds(len(numbers), of=len(here)) - _odds(others, of=elsewhere)
        if len(numbers) >= FEWEST and (odds >= log(_TIMES_IN_A_SECTION) or (mention in named and odds > 0)):
            worth[mention] = odds + (mention in named)

    def why(mention: str) -> str:
        others = counts[mention] - len(here.saying[mention])
        heads = ", and so does its heading" if mention in named else ""
        return f"of this section have it, and {others} of {elsewhere} elsewhere{heads}"

    return _rules(here, worth, most=_MOST_OF_A_SECTION, within=_SECTION_WEIGHTS, why=why)


def screening_rules(titles: Titles, usual: Mapping[str, float]) -> tuple[Drafted, ...]:
    """What the list's titles say much more often than titles of papers usually do.

    ``usual`` says in how many of 10,000 titles of papers a phrase stands; one that is missing is rare.
    """
    least = max(FEWEST, len(titles) // _ONE_IN)
    times = {
        mention: 10_000 * len(numbers) / len(titles) / usual.get(mention, _RARE)
        for mention, numbers in titles.saying.items()
        if len(numbers) >= least
    }
    worth = {mention: log(one) for mention, one in times.items() if one >= _TIMES}
    return _rules(
        titles,
        worth,
        most=_MOST_OF_ALL,
        within=_SCREENING_WEIGHTS,
        why=lambda mention: f"of the list have it, about {times[mention]:,.0f} times as often as usual",
    )


def subject_of(titles: Titles, rules: Collection[Drafted]) -> str:
    """The phrase that so many titles have that a paper without it is of another subject; "" where none is."""
    if len(titles) < _ENOUGH_TITLES:
        return ""
    counts = {rule.phrase: len(titles.saying[rule.phrase]) for rule in rules}
    usual = max(counts, key=counts.__getitem__, default="")
    return usual if usual and counts[usual] >= _NEARLY_ALL * len(titles) else ""


def base_of(titles: Titles, rules: Collection[Drafted]) -> float:
    """What the sum of a paper starts from: about half of the list's titles would do without an abstract."""
    sums = [0.0] * len(titles)
    for rule in rules:
        for number in titles.saying[rule.phrase]:
            sums[number] += IN_TITLE * rule.weight
    middle = sorted(sums)[len(sums) // 2] if sums else 0.0
    return -round(max(middle, _LEAST_BASE), 1)


def prior_of(entries: int, *, total: int, sections: int) -> float:
    """What a section starts from: the more of the list stands in it, the more, but little."""
    return round(_OF_A_SHARE * log(max(entries, 1) * sections / total), 1) + 0.0 if total else 0.0


def _rules(
    titles: Titles,
    worth: Mapping[str, float],
    *,
    most: int,
    within: tuple[float, float],
    why: Callable[[str], str],
) -> tuple[Drafted, ...]:
    least, heaviest = within
    return tuple(
        titles.drafted(mention, min(max(worth[mention] / 2, least), heaviest), why=why(mention))
        for mention in titles.best(worth, most=most)
    )


def _odds(some: int, *, of: int) -> float:
    return log((some + _HALF) / (of + 1))


def _shortened(title: str) -> str:
    """What is looked at of a title: whole words of its beginning."""
    return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rpartition(" ")[0]
