"""What must outlive a run and GitHub cannot tell: the one small file on the branch ``curator-state``.

Everything else is derived by looking: `settle` holds the records against the forge's pull requests, so a
run that died between two writes leaves nothing to repair here.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from curator.core.link_memo import LinkMemo
from curator.core.proposal import Outcome
from curator.core.record import Record
from curator.core.settling import after_all, remembered, settled
from curator.core.silence import NO_SILENCE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date, datetime

    from curator.core.proposal import Published, Standing
    from curator.core.silence import Silence
    from curator.core.steering import HealthPoint, Ignored, Pause
    from curator.core.window import Progress
    from curator.core.works.paper import Paper, PaperId

__all__ = ("Lease", "Memory", "Record")


@dataclass(frozen=True, slots=True)
class Lease:
    """Who publishes now: ends at ``until``, or as soon as all that its run planned stands."""

    holder: str
    night: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Memory:
    """How far each source was read, all proposals ever made, the papers that wait for room, and the links.

    ``read`` says when proceedings were last read as a whole, by the key of their `Watch`. ``ignored`` and
    ``pause`` are what people said about all papers; ``wanted`` are papers of the queue and of ``triage``
    (those that a person has to decide about) that somebody wants to be proposed next.
    ``fresh`` is the day of each source's last fresh batch, ``silence`` for how long there was none, and
    ``health`` the list's past, the oldest first.
    """

    progress: Mapping[str, Progress] = field(default_factory=dict)
    records: tuple[Record, ...] = ()
    queue: tuple[Paper, ...] = ()
    lease: Lease | None = None
    links: LinkMemo = field(default_factory=LinkMemo)
    read: Mapping[str, date] = field(default_factory=dict)
    ignored: tuple[Ignored, ...] = ()
    pause: Pause | None = None
    wanted: tuple[PaperId, ...] = ()
    triage: tuple[Paper, ...] = ()
    fresh: Mapping[str, date] = field(default_factory=dict)
    health: tuple[HealthPoint, ...] = ()
    silence: Silence = NO_SILENCE

    @property
    def watched(self) -> tuple[str, ...]:
        """Branches whose fate the forge has to be asked for."""
        watched = (record.branch for record in self.records if record.live or record.owes)
        return tuple(dict.fromkeys(watched))

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

    def settle(self, standing: Iterable[Standing], *, today: date | None = None) -> Memory:
        """Bring the records up to what the forge says; a record that never came to be is forgotten.

        ``today`` is the day on which decisions are learnt.
        """
        pulls = {pull.branch: pull for pull in standing}
        shared = {record.branch for record in self.records if record.live}
        kept = [
            # Of a pull request with several papers, one that was taken out does not share its fate any more.
            record
            if not record.live and not record.owes and record.branch in shared
            else settled(record, pulls.get(record.branch), today=today)
            for record in self.records
            if not record.live or record.branch in pulls
        ]
        known = {record.branch for record in self.records}
        new = (pull for branch, pull in pulls.items() if branch not in known)
        return replace(self, records=(*kept, *(remembered(pull, today=today) for pull in new)))

    def without(self, branches: Collection[str]) -> Memory:
        """Forget proposals that were planned and not made after all; their papers wait in the queue."""
        kept = (one for one in self.records if not (one.live and one.branch in branches))
        return replace(self, records=tuple(kept))

    def after_all(self, done: Iterable[Published]) -> Memory:
        """Once it is made: what was done, or cannot be done, is owed no more."""
        became = {one.branch: one for one in done}
        records = (after_all(record, became.get(record.branch)) for record in self.records)
        return replace(self, records=tuple(records))


def _gone_over(record: Record, branches: Collection[str]) -> Record:
    return replace(record, outcome=Outcome.TAKEN, paper=None) if record.branch in branches else record


def _bare(record: Record) -> Record:
    return replace(record, number=None, url="") if record.live else record
