"""What must outlive a run and GitHub cannot tell: the one small file on the branch ``curator-state``.

Everything else is derived by looking: `settle` holds the records against the forge's pull requests, so a
run that died between two writes leaves nothing to repair here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from curator.core.proposal import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date, datetime

    from curator.core.paper import Paper, PaperId
    from curator.core.proposal import Standing
    from curator.core.window import Progress


@dataclass(frozen=True, slots=True)
class Record:
    """One proposal: what it is about, when it was made (``day``; None: before our memory), what became of it.

    ``night`` names the inputs it was made from, so that a run repeated on them counts as the same night.
    """

    key: str
    branch: str
    ids: tuple[PaperId, ...]
    title: str
    outcome: Outcome
    day: date | None = None
    night: str = ""
    reason: str = ""
    number: int | None = None
    url: str = ""

    @property
    def authors(self) -> tuple[str, ...]:
        """Unknown here; a record is a `Work` all the same."""
        return ()

    @property
    def live(self) -> bool:
        """Whether it is in front of the maintainers now."""
        return self.outcome is Outcome.OPEN


@dataclass(frozen=True, slots=True)
class Lease:
    """Who publishes now: ends at ``until``, or as soon as all that its run planned stands."""

    holder: str
    night: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Memory:
    """How far each source was read, every proposal ever made, and the papers that wait for room."""

    progress: Mapping[str, Progress] = field(default_factory=dict)
    records: tuple[Record, ...] = ()
    queue: tuple[Paper, ...] = ()
    lease: Lease | None = None

    @property
    def watched(self) -> tuple[str, ...]:
        """Branches whose fate the forge has to be asked for."""
        return tuple(record.branch for record in self.records if record.live)

    @property
    def essence(self) -> Memory:
        """What is worth a commit: where an open pull request stands is the forge's to say, every night."""
        return replace(self, records=tuple(_bare(record) for record in self.records))

    def taken(self, branches: Collection[str]) -> Memory:
        """Leave these to the people who work on their branches: neither planned nor watched again."""
        return replace(self, records=tuple(_gone_over(record, branches) for record in self.records))

    def begun(self, standing: Iterable[Standing]) -> frozenset[str]:
        """The branches of proposals that were planned, and that the forge does not know yet."""
        known = {pull.branch for pull in standing}
        return frozenset(
            record.branch for record in self.records if record.live and record.branch not in known
        )

    def unfinished(self, standing: Iterable[Standing]) -> bool:
        """Whether the lease's run planned something that the forge does not know yet."""
        begun = self.begun(standing)
        night = self.lease.night if self.lease else None
        return any(record.night == night and record.branch in begun for record in self.records)

    def settle(self, standing: Iterable[Standing]) -> Memory:
        """Bring the records up to what the forge says; a record that never came to be is forgotten."""
        pulls = {pull.branch: pull for pull in standing}
        kept = [
            _settled(record, pulls.pop(record.branch, None))
            for record in self.records
            if not record.live or record.branch in pulls
        ]
        return replace(self, records=(*kept, *(_remembered(pull) for pull in pulls.values())))


def _gone_over(record: Record, branches: Collection[str]) -> Record:
    return replace(record, outcome=Outcome.TAKEN) if record.branch in branches else record


def _bare(record: Record) -> Record:
    return replace(record, number=None, url="") if record.live else record


def _settled(record: Record, pull: Standing | None) -> Record:
    if pull is None:
        return record
    return replace(record, outcome=pull.outcome, reason=pull.reason, number=pull.number, url=pull.url)


def _remembered(pull: Standing) -> Record:
    marker = pull.marker
    unknown = Record(marker.key, pull.branch, marker.ids, marker.title, pull.outcome)
    return _settled(unknown, pull)
