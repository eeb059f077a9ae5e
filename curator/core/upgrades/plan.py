"""What becomes of upgrades tonight: proposed, brought up to date, withdrawn, or left to wait."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from curator.core.memory import Record
from curator.core.proposal import Outcome
from curator.core.upgrades.edits import drafted, proven
from curator.core.upgrades.upgrade import UPGRADES, names_no_publication, upgrades_due
from curator.core.works.identity import WorkIndex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from curator.core.evidence.judgement import Judgement
    from curator.core.list.entry import Entry
    from curator.core.plan import Page
    from curator.core.upgrades.upgrade import Due, Upgrade
    from curator.core.venues.known import Venues
    from curator.core.works.paper import PaperId

DONE: Final = (
    "Nothing of this is left to do: the list names a venue for this paper by now, or lists it no more."
)
"""Why the pull request of an upgrade is withdrawn."""


@dataclass(frozen=True, slots=True)
class UpgradePlan:
    """Tonight's answer; each upgrade and each record is in one part at most.

    Attributes:
        fresh: those to be proposed.
        renewed: those whose pull request is open, as it should be by now.
        withdrawn: the records of open pull requests of which nothing is left.
        queued: those that wait for room, first come first.
    """

    fresh: tuple[Upgrade, ...] = ()
    renewed: tuple[tuple[Upgrade, Record], ...] = ()
    withdrawn: tuple[Record, ...] = ()
    queued: tuple[Due, ...] = ()

    @property
    def branches(self) -> frozenset[str]:
        """The branches that something is done about."""
        fresh = (one.branch for one in self.fresh)
        found = (record.branch for record in (*self.withdrawn, *(one for _, one in self.renewed)))
        return frozenset((*fresh, *found))

    def recorded(self, records: Iterable[Record], *, today: date, night: str) -> tuple[Record, ...]:
        """What is to be remembered: the records, those withdrawn as such, and one for each new proposal.

        A pull request that turns out to be open all the same is found again by the next run, and withdrawn.
        """
        gone = {record.branch for record in self.withdrawn}
        kept = (_withdrawn(record) if record.branch in gone else record for record in records)
        return (*kept, *(_record(one, today=today, night=night) for one in self.fresh))


NO_UPGRADES: Final = UpgradePlan()


@dataclass(frozen=True, slots=True)
class Tonight:
    """What the plan depends on besides the evidence.

    Attributes:
        page: the list.
        venues: those that the rules know.
        records: all proposals, as the forge knows them now.
        room: how many proposals may still be made, those of papers that were begun left out.
        begun: the branches of proposals that an earlier run began and did not finish: they come first.
        papers: how many papers wait for some of the room.
    """

    page: Page
    venues: Venues
    records: Sequence[Record]
    room: int
    begun: Collection[str] = field(default=frozenset())
    papers: int = 0


def plan_upgrades(judgements: Mapping[PaperId, Judgement], *, tonight: Tonight) -> UpgradePlan:
    """Decide about every entry that a judgement upgrades, and about the open pull requests of upgrades.

    An open one is brought up to date while there is evidence, withdrawn when the list has the venue or lost
    the entry, and left alone when nothing is known tonight. What was merged, declined or withdrawn is never
    proposed again. New ones take the room that papers leave, of which half is kept for those that wait.

    Args:
        judgements: by the canonical ids of entries.
        tonight: everything else.
    """
    records = [record for record in tonight.records if is_upgrade(record)]
    due = list(upgrades_due(tonight.page, judgements, venues=tonight.venues))
    live = [record for record in records if record.live]
    found = _found(due)
    renewed = list(_renewed(live, found, tonight.page))
    withdrawn = tuple(_moot([record for record in live if _of(record, found) is None], tonight))
    fresh, queued = _new(due, records, tonight)
    sound = {one.branch for one in proven([*(one for one, _ in renewed), *fresh], tonight.page)}
    return UpgradePlan(
        tuple(one for one in fresh if one.branch in sound),
        tuple(one for one in renewed if one[1].branch in sound),
        withdrawn,
        queued,
    )


def is_upgrade(record: Record) -> bool:
    """Whether the record is of a proposal of an upgrade."""
    return record.key.startswith(UPGRADES)


def _names(of: Record | Due) -> Iterator[str]:
    """By what a record and an entry know each other: the key, or an id, since the list's link may change."""
    yield of.key
    yield from map(str, of.ids)


def _found(due: Iterable[Due]) -> dict[str, Due]:
    return {name: one for one in due for name in _names(one)}


def _of(record: Record, found: Mapping[str, Due]) -> Due | None:
    return next((found[name] for name in _names(record) if name in found), None)


def _renewed(
    live: Iterable[Record], found: Mapping[str, Due], page: Page
) -> Iterator[tuple[Upgrade, Record]]:
    for record in live:
        one = _of(record, found)
        made = one and drafted(one, page, key=record.key, branch=record.branch)
        if made:
            yield made, record


def _moot(unproven: Sequence[Record], tonight: Tonight) -> Iterator[Record]:
    """Those whose entry names a publication by now, or is gone."""
    if not unproven:
        return
    listed = WorkIndex(tonight.page.document.entries)
    for record in unproven:
        found = listed.find(record)
        if found is None or not _still_waits(record, found[0], tonight):
            yield record


def _still_waits(record: Record, found: Entry, tonight: Tonight) -> bool:
    """Whether an entry of the paper names no publication: the list may have several."""
    ids = {*record.ids, *found.ids}
    return any(
        names_no_publication(entry, tonight.venues)
        for entry in tonight.page.document.entries
        if entry == found or not ids.isdisjoint(entry.ids)
    )


def _new(
    due: Sequence[Due], records: Sequence[Record], tonight: Tonight
) -> tuple[list[Upgrade], tuple[Due, ...]]:
    """As many as there is room for, the latest publications first; one that cannot be written takes none."""
    known = {name for record in records for name in _names(record)}
    open_to = [one for one in due if known.isdisjoint(_names(one))]
    open_to.sort(key=lambda one: (one.branch not in tonight.begun, -(one.venue.year or 0), one.at))
    room = _room(sum(one.branch in tonight.begun for one in open_to), tonight)
    made: list[Upgrade] = []
    for number, one in enumerate(open_to):
        if len(made) >= room:
            return made, tuple(open_to[number:])
        if draft := drafted(one, tonight.page):
            made.append(draft)
    return made, ()


def _room(begun: int, tonight: Tonight) -> int:
    """How many new ones there may be, among them as many as were ``begun``, whatever else waits.

    Together with the papers they fill the room or leave nothing waiting, so that a run repeated in the same
    night finds nothing to add. A single place goes to an upgrade: of these there is an end.
    """
    kept = min(tonight.papers, (tonight.room + 1) // 2) if tonight.room > 1 else 0
    return max(0, min(tonight.room, max(begun, tonight.room - kept)))


def _withdrawn(record: Record) -> Record:
    return replace(record, outcome=Outcome.WITHDRAWN, reason=DONE)


def _record(made: Upgrade, *, today: date, night: str) -> Record:
    return Record(made.key, made.branch, made.ids, made.title, Outcome.OPEN, day=today, night=night)
