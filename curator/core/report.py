"""What one night did, for people and programs: the value that pages, tables and JSON are printed from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from curator.core.candidate import Verdict
from curator.core.memory import Memory
from curator.core.plan import Dropped
from curator.core.proposal import Action, Outcome, Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from curator.core.bundles import Bundle
    from curator.core.candidate import Candidate
    from curator.core.decision import Decision
    from curator.core.harvest import Health
    from curator.core.link_memo import LinkFindings
    from curator.core.memory import Record
    from curator.core.plan import Addition, Plan
    from curator.core.proposal import Kind, Proposal
    from curator.core.repairs.repair import LinkBatch
    from curator.core.upgrades.upgrade import Due, Upgrade
    from curator.core.works.paper import Unreadable

SHOWN: Final = 50
"""How many rejected papers a report shows; all are counted."""

_FATES: Final = {
    Outcome.OPEN: "proposed on an earlier night and still open",
    Outcome.MERGED: "merged before",
    Outcome.DECLINED: "declined before, never proposed again",
    Outcome.TAKEN: "a person works on its branch, so it is left to them",
    Outcome.WITHDRAWN: "withdrawn before",
    Outcome.SNOOZED: "put away until a later day",
}


_KINDS: Final[Mapping[str, Kind]] = {"links": "links", "venue": "venue"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of proposals: what was done and, when made or planned tonight, all of it.

    ``addition`` is there for a new entry, ``batch`` for repairs of links, ``upgrade`` for a venue,
    ``bundle`` for several new entries.
    """

    published: Published
    title: str
    section: str
    score: float | None
    addition: Addition | None = None
    proposal: Proposal | None = None
    batch: LinkBatch | None = None
    upgrade: Upgrade | None = None
    bundle: Bundle | None = None

    @property
    def kind(self) -> Kind:
        """What it proposes, as its key says."""
        return _KINDS.get(self.published.key.partition(":")[0], "add")

    @property
    def diff(self) -> str:
        """The change to the list, where it was made or planned tonight."""
        change = self.addition or self.batch or self.upgrade or self.bundle
        return change.diff if change else ""


@dataclass(frozen=True, slots=True)
class Piles:
    """Tonight's papers that are not proposed, sorted by why; disjoint.

    ``rejected`` holds those worth showing, the nearest to the threshold first; ``rejected_total`` counts all.
    """

    duplicates: tuple[Dropped, ...]
    triage: tuple[Dropped, ...]
    withdrawn: tuple[Dropped, ...]
    unwritable: tuple[Dropped, ...]
    rejected: tuple[Dropped, ...]
    rejected_total: int
    ignored: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One night; ``papers`` counts distinct works, ``candidates`` those that screening kept of them.

    ``links`` is what a check of all links found; None in a night without one. ``problems`` degrade the night,
    ``remarks`` do not: what they tell of is asked again another night. ``pace`` says why fewer new proposals
    were made than the settings allow; ``memory`` is what the night leaves to the next one.
    """

    run_id: str
    started: datetime
    finished: datetime
    dry_run: bool
    list_path: str
    base_commit: str
    sources: tuple[Health, ...]
    unreadable: tuple[Unreadable, ...]
    papers: int
    candidates: int
    rows: tuple[Row, ...]
    piles: Piles
    writes: int
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    links: LinkFindings | None = None
    pace: str = ""
    memory: Memory = field(default_factory=Memory)

    @property
    def degraded(self) -> bool:
        """Whether a source, the forge or the check of links did less than it was asked for (exit code 3)."""
        return bool(self.problems) or not all(health.complete for health in self.sources)


def made_row(published: Published, addition: Addition, proposal: Proposal) -> Row:
    """A proposal of tonight."""
    return Row(published, addition.candidate.title, *_placed(addition.candidate), addition, proposal)


def links_row(published: Published, batch: LinkBatch, proposal: Proposal) -> Row:
    """Tonight's repairs of links."""
    return Row(published, proposal.title, "", None, proposal=proposal, batch=batch)


def bundle_row(published: Published, bundle: Bundle, proposal: Proposal) -> Row:
    """Several new entries together."""
    return Row(published, proposal.title, proposal.section, None, proposal=proposal, bundle=bundle)


def upgrade_row(published: Published, upgrade: Upgrade, proposal: Proposal) -> Row:
    """Tonight's upgrade of an entry."""
    return Row(published, upgrade.title, upgrade.section, None, proposal=proposal, upgrade=upgrade)


def withdrawn_row(published: Published, record: Record) -> Row:
    """A proposal of which nothing is left."""
    return Row(published, record.title, "", None)


def earlier_rows(decision: Decision, *, done: Iterable[Published]) -> tuple[Row, ...]:
    """Proposals of earlier nights: all that are open, and the decided ones that came up again tonight.

    Left out are those about which something was ``done``.
    """
    touched = {one.branch for one in done}
    left = {record.branch: reason for record, reason in decision.tending.left}
    seen = {record.branch: candidate for candidate, record in decision.plan.known}
    return tuple(
        _earlier_row(record, seen.get(record.branch), left=left.get(record.branch, ""))
        for record in decision.records
        if (record.live or record.branch in seen) and record.branch not in touched
    )


def queued_rows(decision: Decision) -> tuple[Row, ...]:
    """What waits for room, in its order: papers, then upgrades."""
    papers, upgrades = decision.plan.queued, decision.upgrades.queued
    return (
        *(_queued_row(candidate, position) for position, candidate in enumerate(papers, 1)),
        *(_queued_upgrade(due, position) for position, due in enumerate(upgrades, 1)),
    )


def piles(candidates: Sequence[Candidate], plan: Plan) -> Piles:
    """Sort what is not proposed by the reason for it."""
    by_verdict: dict[Verdict, list[Candidate]] = {verdict: [] for verdict in Verdict}
    for candidate in candidates:
        by_verdict[candidate.classification.screening.verdict].append(candidate)
    nearest = sorted(by_verdict[Verdict.REJECTED], key=_score, reverse=True)
    return Piles(
        duplicates=plan.duplicates,
        triage=_dropped(sorted(by_verdict[Verdict.TRIAGE], key=_score, reverse=True)),
        withdrawn=plan.withdrawn,
        unwritable=plan.unwritable,
        rejected=_dropped(nearest[:SHOWN]),
        rejected_total=len(nearest),
        ignored=plan.ignored,
    )


def _earlier_row(record: Record, candidate: Candidate | None, *, left: str) -> Row:
    action = Action.KEPT if record.live else Action.SKIPPED
    more = left or record.reason
    reason = _FATES[record.outcome] + (f": {more}" if more else "")
    published = Published(record.key, record.branch, action, record.number, record.url, reason)
    return Row(published, record.title, *(_placed(candidate) if candidate else ("", None)))


def _queued_row(candidate: Candidate, position: int) -> Row:
    reason = f"number {position} in the queue: the limits on proposals are reached"
    published = Published(f"add:{candidate.id}", "", Action.QUEUED, None, candidate.paper.url, reason)
    return Row(published, candidate.title, *_placed(candidate))


def _queued_upgrade(due: Due, position: int) -> Row:
    reason = f"number {position} in the queue of upgrades: the limits on proposals are reached"
    published = Published(due.key, "", Action.QUEUED, None, due.entry.url, reason)
    return Row(published, due.entry.title, due.section.slug, None)


def _placed(candidate: Candidate) -> tuple[str, float]:
    return candidate.classification.section or "", _score(candidate)


def _score(candidate: Candidate) -> float:
    return candidate.classification.screening.score


def _dropped(candidates: Iterable[Candidate]) -> tuple[Dropped, ...]:
    return tuple(Dropped(candidate, why_not(candidate)) for candidate in candidates)


def why_not(candidate: Candidate) -> str:
    """Why screening did not keep a paper: the words that weigh most against it, or a lack of words for it."""
    screening = candidate.classification.screening
    against = min(screening.evidence, key=lambda evidence: evidence.weight, default=None)
    if against is None:
        return "none of the words of this list's subject"
    if against.weight < 0:
        return f'score {screening.score:.2f}; against it: "{against.quote}" ({against.rule})'
    return f"score {screening.score:.2f}: too few words of this list's subject"
