"""What one night did, for people and programs: the value that pages, tables and JSON are printed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from curator.core.candidate import Verdict
from curator.core.plan import Dropped
from curator.core.proposal import Action, Outcome, Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from curator.core.candidate import Candidate
    from curator.core.decision import Decision
    from curator.core.harvest import Health
    from curator.core.memory import Record
    from curator.core.paper import Unreadable
    from curator.core.plan import Addition, Plan
    from curator.core.proposal import Proposal


SHOWN: Final = 50
"""How many rejected papers a report shows; all are counted."""

_FATES: Final = {
    Outcome.OPEN: "proposed on an earlier night and still open",
    Outcome.MERGED: "merged before",
    Outcome.DECLINED: "declined before, never proposed again",
    Outcome.TAKEN: "a person works on its branch, so it is left to them",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of proposals: what was done and, when made or planned tonight, all of it."""

    published: Published
    title: str
    section: str
    score: float | None
    addition: Addition | None = None
    proposal: Proposal | None = None


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


@dataclass(frozen=True, slots=True)
class Report:
    """One night; ``papers`` counts distinct works, ``candidates`` those that screening kept of them."""

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

    @property
    def degraded(self) -> bool:
        """Whether a source or the forge did less than it was asked for (exit code 3)."""
        return bool(self.problems) or not all(health.complete for health in self.sources)


def made_row(published: Published, addition: Addition, proposal: Proposal) -> Row:
    """A proposal of tonight."""
    return Row(published, addition.candidate.title, *_placed(addition.candidate), addition, proposal)


def earlier_rows(decision: Decision) -> tuple[Row, ...]:
    """Proposals of earlier nights: all that are open, and the decided ones that came up again tonight."""
    touched = {addition.branch for addition in decision.unlabelled}
    seen = {record.branch: candidate for candidate, record in decision.plan.known}
    return tuple(
        _earlier_row(record, seen.get(record.branch))
        for record in decision.records
        if (record.live or record.branch in seen) and record.branch not in touched
    )


def queued_rows(plan: Plan) -> tuple[Row, ...]:
    """The candidates that wait for room, in their order."""
    return tuple(_queued_row(candidate, position) for position, candidate in enumerate(plan.queued, 1))


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
    )


def _earlier_row(record: Record, candidate: Candidate | None) -> Row:
    action = Action.KEPT if record.live else Action.SKIPPED
    reason = _FATES[record.outcome] + (f": {record.reason}" if record.reason else "")
    published = Published(record.key, record.branch, action, record.number, record.url, reason)
    return Row(published, record.title, *(_placed(candidate) if candidate else ("", None)))


def _queued_row(candidate: Candidate, position: int) -> Row:
    reason = f"number {position} in the queue: the limits on proposals are reached"
    published = Published(f"add:{candidate.id}", "", Action.QUEUED, None, candidate.paper.url, reason)
    return Row(published, candidate.title, *_placed(candidate))


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
