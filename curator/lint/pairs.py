"""Entries of one list that are, or may be, one work: found once, for all checks that look for duplicates.

Of several entries that are one work each but the first is paired once, with the first that it repeats. So n
entries make n - 1 pairs, and the search stays linear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from curator.core.addresses import normalised
from curator.core.destinations import is_home, kind_of
from curator.core.late import late
from curator.core.works.ids import ids_in_url
from curator.core.works.likeness import ENOUGH_WORDS
from curator.core.works.lookalikes import Lookalikes
from curator.core.works.sameness import Known, compare
from curator.lint.check import Finding
from curator.lint.known_as import AsWork, KnownAs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from curator.core.works.paper import PaperId
    from curator.core.works.sameness import Match
    from curator.lint.case import Case
    from curator.lint.check import Span

Kind = Literal["id", "address", "title", "near-title", "facts"]

_PROJECT_PAGE: Final = late(
    r"https?://(?:[^/?#]++(?<=\.git(?:hub|lab)\.io)|sites\.google\.com)(?![^?#]*\.pdf)"
)


class Pair(NamedTuple):
    """Two entries that are or may be one work.

    ``evidence`` is the id or the address that they share, else a clause that says why they are taken for one;
    ``similarity`` is that of their titles, from 0 to 1.
    """

    earlier: Case
    later: Case
    kind: Kind
    evidence: str
    similarity: float = 1.0

    def told(self, of_later: str, of_earlier: str, place: Callable[[Case], Span]) -> Finding:
        """A finding at the later entry, and its twin at the earlier one."""
        return Finding(place(self.later), of_later, twin=Finding(place(self.earlier), of_earlier))


def pairs_of(cases: Iterable[Case]) -> tuple[Pair, ...]:
    """All pairs, in the order of their later entries."""
    met = _Met()
    return tuple(pair for case in cases if (pair := met.meet(case)) is not None)


class _Met:
    """The entries that were met so far, by everything that shows that another one repeats them."""

    def __init__(self) -> None:
        self._cases: list[Case] = []
        self._ids: dict[PaperId, int] = {}
        self._addresses: dict[str, int] = {}
        self._titles = Lookalikes()
        self._known: dict[int, Known[AsWork]] = {}
        self._known_as = KnownAs()

    def meet(self, case: Case) -> Pair | None:
        """Keep an entry; tell which earlier one it repeats, by the best evidence there is."""
        number = len(self._cases)
        self._cases.append(case)
        linked = self._by_id(case, number) or self._by_address(case, number)
        alike = self._titles.meet(number, case.entry.title, authors=bool(case.entry.authors))
        titled = self._by_title(case, alike) if alike and not linked else None
        told = self._known_as.meet(case) if case.around.facts.entries else None
        return linked or titled or (Pair(told[0], case, "facts", told[1]) if told else None)

    def _by_id(self, case: Case, number: int) -> Pair | None:
        """Each id stays with the first entry that shows it."""
        kept = self._ids
        shared = [(kept[one], one) for one in case.ids if kept.setdefault(one, number) != number]
        if not shared:
            return None
        first, paper_id = min(shared)
        return Pair(self._cases[first], case, "id", str(paper_id))

    def _by_address(self, case: Case, number: int) -> Pair | None:
        """Works can share a repository, a project's page or a site's front page: these are no evidence."""
        url = case.entry.url
        if not url or _proven(case):
            return None
        address = normalised(url)
        first = self._addresses.setdefault(address, number)
        if first == number or kind_of(url) or is_home(url) or _PROJECT_PAGE.match(url):
            return None
        return Pair(self._cases[first], case, "address", address)

    def _by_title(self, case: Case, alike: Iterable[int]) -> Pair | None:
        mine = _known(case)
        for other in alike:
            if other not in self._known:
                self._known[other] = _known(self._cases[other])
            first = self._known[other]
            match = compare(first, mine) or _by_title_alone(first, mine)  # of the first one more is asked
            if match and match.kind != "id":
                return Pair(self._cases[other], case, match.kind, match.reason, match.similarity)
        return None


def _known(case: Case) -> Known[AsWork]:
    return Known(AsWork(case.ids, case.entry.title, case.entry.authors))


def _by_title_alone(first: Known[AsWork], second: Known[AsWork]) -> Match | None:
    """A long equal title in spite of other authors: lists write their names in all ways, and shorten them.

    Two papers on arXiv are two papers then.
    """
    if first.title.fingerprint != second.title.fingerprint or len(first.title.content) < ENOUGH_WORDS:
        return None
    works = (first.work, second.work)
    if all(any(one.scheme == "arxiv" for one in work.ids) for work in works):
        return None
    return compare(*(Known(work._replace(authors=())) for work in works))


def _proven(case: Case) -> bool:
    """Whether the main link proves an id, so that its address says nothing more."""
    return bool(case.ids) and (case.raw.count("](") == 1 or bool(ids_in_url(case.entry.url)))
