"""The piles that a night's candidates are sorted into: fresh, known, listed, taken back, passed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.wishes import why_ignored
from curator.core.works.identity import WorkIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curator.core.candidate import Candidate
    from curator.core.memory import Record
    from curator.core.steering import Ignored
    from curator.core.works.paper import PaperId


@dataclass(frozen=True, slots=True)
class Dropped:
    """A paper that is not proposed, and the sentence that says why."""

    candidate: Candidate
    reason: str


class Wishes(NamedTuple):
    """What people said: papers to be proposed now, by their canonical ids, and those to be passed over."""

    urgent: frozenset[PaperId] = frozenset()
    ignored: tuple[Ignored, ...] = ()


NO_WISHES: Final = Wishes()


class Sorting:
    """The piles that candidates are sorted into, best candidate first."""

    def __init__(self, records: Sequence[Record], wishes: Wishes) -> None:
        """Nothing is sorted yet; ``records`` are all proposals ever made."""
        self._records = WorkIndex(records)
        self._wishes = wishes
        self._tonight: WorkIndex[Candidate] = WorkIndex(())
        self.fresh: list[Candidate] = []
        self.known: list[tuple[Candidate, Record]] = []
        self.duplicates: list[Dropped] = []
        self.withdrawn: list[Dropped] = []
        self.ignored: list[Dropped] = []

    def put(self, candidate: Candidate) -> None:
        """Sort one in; the first of two that are the same work counts."""
        if candidate.match is not None:
            reason = f"already listed on line {candidate.listed_at}: {candidate.match.reason}"
            self.duplicates.append(Dropped(candidate, reason))
        elif recorded := self._records.find(candidate):
            self.known.append((candidate, recorded[0]))
        elif candidate.paper.withdrawn:
            self.withdrawn.append(Dropped(candidate, "withdrawn by its authors"))
        elif candidate.id not in self._wishes.urgent and (
            said := why_ignored(candidate, self._wishes.ignored)
        ):
            self.ignored.append(Dropped(candidate, said))
        elif repeated := self._tonight.find(candidate):
            reason = f"the same work as {repeated[0].id} of tonight: {repeated[1].reason}"
            self.duplicates.append(Dropped(candidate, reason))
        else:
            self._tonight.add(candidate)
            self.fresh.append(candidate)
