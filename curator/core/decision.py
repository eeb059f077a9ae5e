"""One night decided: the plan, and what the state file has to say before any of it is made.

A night is named by its inputs (day, base commit, decisions made by people). A run repeated on the same inputs
is the same night: what it planned and did not finish is planned again, and nothing else is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from curator.core.candidate import Verdict
from curator.core.identity import canonical
from curator.core.memory import Lease, Memory, Record
from curator.core.plan import placed, plan, room
from curator.core.proposal import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from curator.core.candidate import Candidate
    from curator.core.plan import Addition, Page, Plan
    from curator.core.policy import Limits
    from curator.core.proposal import Standing
    from curator.core.window import Progress

LEASE: Final = timedelta(minutes=30)
"""How long a run may publish before others stop waiting for it."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A night's circumstances: moment, who decides, base commit, caps, how far the sources were read.

    ``labels`` are those that every pull request gets, in lower case.
    """

    now: datetime
    holder: str
    commit: str
    limits: Limits
    progress: Mapping[str, Progress]
    labels: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decision:
    """``before`` and ``after`` are the state file's content, equal when there is nothing to write.

    ``records`` are the proposals of earlier nights as the forge knows them now; ``unlabelled`` are those of
    the last run that it was cut off at before their labels were put on.
    """

    plan: Plan
    unlabelled: tuple[Addition, ...]
    records: tuple[Record, ...]
    before: Memory
    after: Memory

    @property
    def changed(self) -> bool:
        """Whether the state file has to be written: something is to be proposed, or was learned."""
        return bool(self.plan.additions) or self.before != self.after


def decide(
    candidates: Sequence[Candidate],
    *,
    page: Page,
    memory: Memory,
    standing: Sequence[Standing],
    occasion: Occasion,
) -> Decision:
    """Hold tonight's candidates against the list, the standing proposals and every earlier decision."""
    settled = memory.settle(standing)
    night = _name(occasion, settled)
    free = room(settled.records, limits=occasion.limits, night=night, today=occasion.now.date())
    fit = [candidate for candidate in candidates if candidate.classification.section is not None]
    planned = plan(fit, page=page, records=settled.records, room=free, begun=memory.begun(standing))
    waiting = [*(addition.candidate for addition in planned.additions), *planned.queued]
    after = Memory(
        progress=occasion.progress,
        records=(*settled.records, *(_record(addition, occasion, night) for addition in planned.additions)),
        queue=tuple(candidate.paper for candidate in waiting),
        lease=Lease(occasion.holder, night, occasion.now + LEASE) if planned.additions else memory.lease,
    )
    still = {candidate.id for candidate in waiting}
    before = replace(
        memory,
        queue=tuple(paper for paper in memory.queue if canonical(paper.ids, title=paper.title) in still),
    )
    bare = {pull.branch for pull in standing if not pull.labels.issuperset(occasion.labels)}
    unlabelled = tuple(
        placed(candidate, page)
        for candidate, record in planned.known
        if record.live and record.branch in bare and memory.lease and record.night == memory.lease.night
    )
    return Decision(planned, unlabelled, settled.records, before.essence, after.essence)


def blocked(memory: Memory, *, standing: Iterable[Standing], occasion: Occasion) -> bool:
    """Whether another run holds the lease, has time left, and has not finished what it planned."""
    lease = memory.lease
    return (
        lease is not None
        and lease.holder != occasion.holder
        and lease.until > occasion.now
        and memory.unfinished(standing)
    )


def kept(candidates: Iterable[Candidate]) -> int:
    """How many of them screening calls candidates."""
    return sum(candidate.classification.screening.verdict is Verdict.CANDIDATE for candidate in candidates)


def _name(occasion: Occasion, settled: Memory) -> str:
    decisions = sum(not record.live for record in settled.records)
    return f"{occasion.now.date()}/{occasion.commit[:12]}/{decisions}"


def _record(addition: Addition, occasion: Occasion, night: str) -> Record:
    candidate = addition.candidate
    return Record(
        key=addition.key,
        branch=addition.branch,
        ids=candidate.ids,
        title=candidate.title,
        outcome=Outcome.OPEN,
        day=occasion.now.date(),
        night=night,
    )
