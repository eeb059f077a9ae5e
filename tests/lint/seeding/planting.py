"""What it takes to plant one defect into a list, and to say where it must be found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from random import Random

    from curator.core.facts import EntryFacts, LinkFacts
    from curator.lint.case import Case
    from curator.lint.listing import Listing


class Spot(NamedTuple):
    """An entry that was picked, and the dice."""

    case: Case
    listing: Listing
    dice: Random

    @property
    def raw(self) -> str:
        """The entry as it is written."""
        return self.case.raw

    @property
    def url(self) -> str:
        """Its main address."""
        return self.case.entry.url

    @property
    def text(self) -> str:
        """The whole list."""
        return self.case.text

    @property
    def head(self) -> str:
        """What stands before the separator."""
        return self.raw.partition("<br/>")[0].rstrip()

    @property
    def told(self) -> str:
        """The description."""
        start, end = self.case.description
        return self.text[start:end]


@dataclass(frozen=True)
class Planted:
    """A list with one defect more: its text, and the lines on one of which the finding must stand.

    ``cut`` is the first line from which lines have moved by ``shift``; ``data`` are the bytes, where text
    alone does not hold the defect.
    """

    text: str
    lines: frozenset[int]
    cut: int = 0
    shift: int = 0
    entries: Mapping[str, EntryFacts] = field(default_factory=dict)
    links: Mapping[str, LinkFacts] = field(default_factory=dict)
    data: bytes | None = None


@dataclass(frozen=True)
class Kind:
    """One kind of defect: the check that must find it, what it is, and how it is planted.

    ``plant`` gives None where the list cannot have this defect. It is handed the lines on which the check
    speaks already, where one defect more would show nothing. ``also`` are checks to which the same
    defect is one at another line: a wrong year also puts its neighbours out of order.
    """

    code: str
    name: str
    plant: Callable[[Listing, Random, frozenset[int]], Planted | None]
    also: frozenset[str] = frozenset()


def in_entry(code: str, name: str, change: Callable[[Spot], str | None], *, also: str = "") -> Kind:
    """A defect within one entry: ``change`` gives the entry as it is written with it."""

    def plant(listing: Listing, dice: Random, spoiled: frozenset[int]) -> Planted | None:
        for case in picked(listing, dice, spoiled):
            changed = change(Spot(case, listing, dice))
            if changed is not None and changed != case.raw:
                return replaced(listing, case, changed)
        return None

    return Kind(code, name, plant, frozenset(also.split()))


def known(
    code: str,
    name: str,
    fact: Callable[[Spot], tuple[Mapping[str, EntryFacts], Mapping[str, LinkFacts]] | None],
) -> Kind:
    """A defect that only facts from outside show: the text stays as it is."""

    def plant(listing: Listing, dice: Random, spoiled: frozenset[int]) -> Planted | None:
        for case in picked(listing, dice, spoiled):
            facts = fact(Spot(case, listing, dice))
            if facts is not None:
                lines = frozenset(range(case.entry.line, case.entry.end_line + 1))
                return Planted(listing.text, lines, entries=facts[0], links=facts[1])
        return None

    return Kind(code, name, plant)


def second(code: str, name: str, change: Callable[[Spot], str | None]) -> Kind:
    """A defect of a pair: ``change`` gives a further entry, which goes below the first one.

    Where a section is out of order, one entry more may change which of them stand in the wrong place.
    """

    def plant(listing: Listing, dice: Random, spoiled: frozenset[int]) -> Planted | None:
        for case in picked(listing, dice, spoiled):
            more = change(Spot(case, listing, dice))
            if more is not None:
                return added(listing, case, more)
        return None

    return Kind(code, name, plant, frozenset({"CUR503"}))


def picked(listing: Listing, dice: Random, spoiled: frozenset[int]) -> Iterable[Case]:
    """Every entry on one line that is not spoiled and whose paper is listed once, in a random order."""
    listed = Counter(paper_id for case in listing.cases for paper_id in case.ids)
    single = [case for case in listing.cases if case.entry.line == case.entry.end_line]
    alone = [case for case in single if all(listed[paper_id] == 1 for paper_id in case.ids)]
    cases = [case for case in alone if case.entry.line not in spoiled]
    return dice.sample(cases, len(cases))


def replaced(listing: Listing, case: Case, changed: str) -> Planted:
    """The list with one entry written otherwise."""
    start, end = case.entry.span
    grown = changed.count("\n")
    lines = frozenset(range(case.entry.line, case.entry.line + grown + 1))
    text = listing.text[:start] + changed + listing.text[end:]
    return Planted(text, lines, cut=case.entry.line + 1, shift=grown)


def added(listing: Listing, case: Case, more: str) -> Planted:
    """Below the entry itself, so that the finding may stand at either."""
    _, end = case.entry.span
    gap = "\n\n" if listing.text[end : end + 2] == "\n\n" or end == len(listing.text.rstrip()) else "\n"
    text = listing.text[:end] + gap + more + listing.text[end:]
    line = case.entry.line + len(gap)
    return Planted(text, frozenset({case.entry.line, line}), cut=case.entry.line + 1, shift=len(gap))
