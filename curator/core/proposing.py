"""What is newly proposed tonight, within the caps: papers, repairs of links, upgrades of venues."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from curator.core.bundles import Bundling
from curator.core.candidate import Verdict
from curator.core.link_plan import LinkPlan, Tonight, is_links, plan_links
from curator.core.memory import Record
from curator.core.pace import paced
from curator.core.plan import Wishes, open_now, plan, room
from curator.core.proposal import Outcome
from curator.core.upgrades import plan as upgrade_plan
from curator.core.upgrades.plan import NO_UPGRADES, UpgradePlan, is_upgrade, plan_upgrades
from curator.core.wishes import as_wanted, is_wanted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from curator.core.bundles import Bundle
    from curator.core.candidate import Candidate
    from curator.core.memory import Memory
    from curator.core.occasion import Occasion
    from curator.core.plan import Addition, Page, Plan


_MOST_PLACED: Final = 200
"""Papers that are looked at for pull requests of several."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is new; ``pace`` says why there are fewer than the settings allow, "" where there are not.

    ``bundles`` are pull requests that hold several of the plan's additions.
    """

    plan: Plan
    links: LinkPlan
    upgrades: UpgradePlan
    pace: str = ""
    bundles: tuple[Bundle, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything is to be proposed that was not before."""
        return bool(self.plan.additions or self.links.fresh or self.upgrades.fresh)

    def recorded(self, records: Sequence[Record], *, today: date, night: str) -> tuple[Record, ...]:
        """What is to be remembered: the records, and one for each new proposal."""
        additions = (_record(addition, today=today, night=night) for addition in self.plan.additions)
        made = (*additions, *self.links.record(today=today, night=night))
        return self.upgrades.recorded((*records, *made), today=today, night=night)


def propose(  # noqa: PLR0913 - each is one thing that it depends on
    candidates: Sequence[Candidate],
    settled: Memory,
    *,
    page: Page,
    occasion: Occasion,
    night: str,
    earlier: Memory,
    begun: Collection[str],
) -> Proposed:
    """Decide what is new; ``earlier`` is the memory as it was, ``begun`` what a run left undone.

    Of the places that the caps leave, papers that people want come first, then papers that were begun, then
    repairs of links, which take one, then upgrades, which leave half to all other papers if so many wait.
    """
    wanted = _urgent(candidates, settled, page=page, occasion=occasion)
    wishes = Wishes(frozenset(one.id for one in wanted), settled.ignored)
    pace = paced(occasion.limits, settled.records, today=occasion.now.date())
    free = _free(replace(occasion, limits=pace.limits), settled, urgent=len(wanted), night=night)
    unfinished = _papers(earlier, begun)
    links = _links(earlier, settled, page=page, occasion=occasion, room=free - unfinished)
    left = free - (links.fresh is not None)
    others = [one for one in candidates if one.id not in wishes.urgent]
    fit = [*wanted, *(one for one in others if one.classification.section is not None)]
    papers = [record for record in settled.records if not is_upgrade(record)]
    several = occasion.mode != "paper"
    most = _MOST_PLACED if several and left > 0 else left
    planned = plan(fit, page=page, records=papers, room=most, begun=begun, wishes=wishes)
    bundles: tuple[Bundle, ...] = ()
    if several:
        together = Bundling(occasion.mode, settled.records, begun, left, occasion.now.date())
        bundles = together.put_together(planned.additions[planned.urgent :], page)
        planned, left = _only(planned, bundles), left - len(bundles)
    upgrades = _upgrades(occasion, settled, planned, page=page, room=left - unfinished, begun=begun)
    planned = planned if several else planned.within(left - len(upgrades.fresh))
    return Proposed(planned, links, upgrades, pace.reason, bundles)


def _only(planned: Plan, bundles: Iterable[Bundle]) -> Plan:
    """The plan with those additions only that are urgent or in a bundle; the others wait."""
    taken = [addition for one in bundles for addition in one.additions]
    keys = {addition.key for addition in taken}
    urgent, others = planned.additions[: planned.urgent], planned.additions[planned.urgent :]
    put_off = (addition.candidate for addition in others if addition.key not in keys)
    return replace(planned, additions=(*urgent, *taken), queued=(*put_off, *planned.queued))


def _urgent(
    candidates: Iterable[Candidate], settled: Memory, *, page: Page, occasion: Occasion
) -> list[Candidate]:
    """The papers that somebody wants now, as far as there are places; they take none of what a run may do."""
    if occasion.paused or not settled.wanted:
        return []
    chosen = (_looked_up(one, occasion) for one in candidates if is_wanted(one, settled.wanted))
    placed = [one for one in (as_wanted(one, page.document) for one in chosen) if one.classification.section]
    return placed[: max(0, occasion.limits.max_open - open_now(settled.records))]


def _looked_up(candidate: Candidate, occasion: Occasion) -> Candidate:
    """A rejected paper was not held against the list yet."""
    rejected = candidate.classification.screening.verdict is Verdict.REJECTED
    return occasion.bench.judge(candidate.paper) if rejected and occasion.bench else candidate


def _free(occasion: Occasion, settled: Memory, *, urgent: int, night: str) -> int:
    """How many proposals may be made that nobody asked for."""
    if occasion.paused or occasion.answering:
        return 0
    today = occasion.now.date()
    places = occasion.limits.max_open - open_now(settled.records) - urgent
    return min(places, room(settled.records, limits=occasion.limits, night=night, today=today))


def _links(earlier: Memory, settled: Memory, *, page: Page, occasion: Occasion, room: int) -> LinkPlan:
    if occasion.paused or not occasion.links:
        return LinkPlan(earlier.links)
    tonight = Tonight(occasion.now, page, was=earlier.records, records=settled.records, room=room)
    return plan_links(earlier.links, occasion.findings, tonight=tonight)


def _upgrades(  # noqa: PLR0913 - each is one thing that it depends on
    occasion: Occasion, settled: Memory, planned: Plan, *, page: Page, room: int, begun: Collection[str]
) -> UpgradePlan:
    """None where nobody was asked about venues; papers that wait keep their share of the room."""
    if occasion.paused or occasion.judgements is None:
        return NO_UPGRADES
    papers = sum(one.branch not in begun for one in planned.additions) + len(planned.queued)
    tonight = upgrade_plan.Tonight(
        page, occasion.venues, records=settled.records, room=room, begun=begun, papers=papers
    )
    return plan_upgrades(occasion.judgements, tonight=tonight)


def _papers(memory: Memory, begun: Collection[str]) -> int:
    """How many of the begun proposals are of papers."""
    mine = (one.branch for one in memory.records if not is_links(one) and not is_upgrade(one))
    return len(set(mine).intersection(begun))


def _record(addition: Addition, *, today: date, night: str) -> Record:
    candidate = addition.candidate
    return Record(
        key=addition.key,
        branch=addition.branch,
        ids=candidate.ids,
        title=candidate.title,
        outcome=Outcome.OPEN,
        day=today,
        night=night,
        paper=candidate.paper,
        authors=candidate.authors,
    )
