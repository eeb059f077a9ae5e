"""One night decided: the plan, and what the state file has to say before any of it is made.

A night is named by its inputs (day, base commit, decisions made by people). A run repeated on the same inputs
is the same night: what it planned and did not finish is planned again, and nothing else is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from curator.core.bundles import Mode, is_bundle
from curator.core.candidate import Verdict
from curator.core.fates import NO_TENDING, Tending
from curator.core.list_health import freshened, is_due, measured
from curator.core.memory import Lease
from curator.core.occasion import NO_VENUES, Occasion
from curator.core.plan import open_now, placed
from curator.core.proposal import Outcome
from curator.core.proposing import Proposed, propose
from curator.core.shelves.watches import remembered
from curator.core.silence import listened
from curator.core.tending import counted, tend
from curator.core.waking import forgetting, woken
from curator.core.wishes import still_there, still_wanted, triage
from curator.core.works.identity import canonical

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from curator.core.bundles import Bundle
    from curator.core.candidate import Candidate
    from curator.core.link_plan import LinkPlan
    from curator.core.memory import Memory, Record
    from curator.core.plan import Addition, Page, Plan
    from curator.core.proposal import Standing
    from curator.core.upgrades.plan import UpgradePlan
    from curator.core.works.paper import Paper, PaperId

__all__ = (
    "LEASE",
    "NO_VENUES",
    "Decision",
    "Mode",
    "Occasion",
    "blocked",
    "decide",
    "kept",
)

LEASE: Final = timedelta(minutes=30)
"""How long a run may publish before others stop waiting for it."""

_NOT_PEOPLES: Final = (Outcome.OPEN, Outcome.WITHDRAWN)
"""Outcomes that no person has decided."""


@dataclass(frozen=True, slots=True)
class Decision:
    """``before`` and ``after`` are the state file's content, equal when there is nothing to write.

    ``records`` are the proposals of earlier nights as they are to be now, ``tending`` what becomes of them,
    ``standing`` their pull requests by branch; ``unlabelled`` are those of the last run that it was cut off
    at before their labels were put on. ``pace`` says why there are fewer new ones than the settings allow.
    ``bundles`` are the new pull requests that hold several of the plan's additions. ``spare`` is how many
    more could be open once all is made and closed.
    """

    plan: Plan
    unlabelled: tuple[Addition, ...]
    records: tuple[Record, ...]
    before: Memory
    after: Memory
    links: LinkPlan
    upgrades: UpgradePlan
    tending: Tending = NO_TENDING
    standing: Mapping[str, Standing] = field(default_factory=dict)
    pace: str = ""
    bundles: tuple[Bundle, ...] = ()
    spare: int = 0

    @property
    def new(self) -> int:
        """How many pull requests are to be made."""
        alone = sum(not is_bundle(one.branch) for one in self.plan.additions)
        return alone + len(self.bundles) + len(self.upgrades.fresh) + (self.links.fresh is not None)

    @property
    def changed(self) -> bool:
        """Whether the state file has to be written: something is to be proposed, or was learned."""
        return bool(self.plan.additions or self.upgrades.fresh) or self.before != self.after


def decide(
    candidates: Sequence[Candidate],
    *,
    page: Page,
    memory: Memory,
    standing: Sequence[Standing],
    occasion: Occasion,
) -> Decision:
    """Hold tonight's candidates against the list, the standing proposals and every earlier decision."""
    occasion = replace(occasion, paused=occasion.paused or memory.pause is not None)
    settled, tending = _tended(candidates, memory, page=page, standing=standing, occasion=occasion)
    night = _name(occasion, settled)
    begun = memory.begun(standing)
    new = propose(candidates, settled, page=page, occasion=occasion, night=night, earlier=memory, begun=begun)
    after = _after(settled, new, candidates, occasion=occasion, night=night)
    before = _shortened(memory, after).essence
    if new.any or before != after.essence or is_due(after, today=occasion.now.date()):
        after = measured(after, page.document, venues=occasion.venues, today=occasion.now.date())
    bare = {
        pull.branch
        for pull in standing
        if not occasion.paused and not pull.labels.issuperset(occasion.labels)
    }
    return Decision(
        plan=new.plan,
        unlabelled=_unlabelled(new.plan, tending, memory, page=page, bare=bare),
        records=settled.records,
        before=before,
        after=after.essence,
        links=new.links,
        upgrades=new.upgrades,
        tending=tending,
        standing={pull.branch: pull for pull in standing},
        pace=new.pace,
        bundles=new.bundles,
        spare=occasion.limits.max_open - open_now(after.records),
    )


def _tended(
    candidates: Sequence[Candidate],
    memory: Memory,
    *,
    page: Page,
    standing: Sequence[Standing],
    occasion: Occasion,
) -> tuple[Memory, Tending]:
    """The records as the forge and the list have them now, and what becomes of those that stand."""
    today = occasion.now.date()
    settled = memory.settle(standing, today=today)
    if occasion.paused:
        return settled, NO_TENDING
    known = counted(settled.records, occasion.bench, today=today)
    awake = woken(known, places=occasion.limits.max_open - open_now(known), today=today)
    tending = tend(awake, candidates, page=page, bench=occasion.bench, today=today)
    return replace(settled, records=tending.records), tending


def _after(
    settled: Memory,
    new: Proposed,
    candidates: Sequence[Candidate],
    *,
    occasion: Occasion,
    night: str,
) -> Memory:
    """What is to be remembered."""
    today = occasion.now.date()
    lease = Lease(occasion.holder, night, occasion.now + LEASE) if new.any else settled.lease
    records = forgetting(new.recorded(settled.records, today=today, night=night))
    doubtful = triage(candidates, records, ignored=settled.ignored)
    waiting = [*(addition.candidate for addition in new.plan.additions), *new.plan.queued]
    return replace(
        settled,
        progress=occasion.progress,
        records=records,
        queue=tuple(candidate.paper for candidate in waiting),
        lease=lease,
        links=new.links.memo,
        read=settled.read if occasion.read is None else remembered(occasion.read, today=today),
        wanted=still_wanted(settled.wanted, (*(one.paper for one in new.plan.queued), *doubtful)),
        triage=doubtful,
        fresh=freshened(settled.fresh, occasion.healths, today=today),
        silence=listened(settled.silence, occasion.healths, today=today),
    )


def _shortened(memory: Memory, after: Memory) -> Memory:
    """With those papers only that still wait: what left is nothing to write down for."""
    queued, doubtful = _names(after.queue), _names(after.triage)
    return replace(
        memory, queue=still_there(memory.queue, queued), triage=still_there(memory.triage, doubtful)
    )


def _names(papers: Iterable[Paper]) -> frozenset[PaperId]:
    return frozenset(canonical(paper.ids, title=paper.title) for paper in papers)


def _unlabelled(
    planned: Plan, tending: Tending, memory: Memory, *, page: Page, bare: Collection[str]
) -> tuple[Addition, ...]:
    """Of the ``bare`` branches those that the last run made and was cut off at before it labelled them."""
    lease = memory.lease
    tended = {record.branch: addition for addition, record in tending.renewed}
    return tuple(
        tended.get(record.branch) or placed(candidate, page)
        for candidate, record in planned.known
        if record.live
        and record.branch in bare
        and lease
        and record.night == lease.night
        and not is_bundle(record.branch)
    )


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
    decisions = sum(record.outcome not in _NOT_PEOPLES for record in settled.records)
    return f"{occasion.now.date()}/{occasion.commit[:12]}/{decisions}"
