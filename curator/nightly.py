"""collect -> decide -> publish: the order of one night, with no decision of its own.

A crash may interrupt the writes anywhere; their order is the state file (what is about to be proposed, and
the lease), each proposal (branch, pull request, labels), and last the ledger of this machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from curator import holder
from curator.core.decision import Occasion, blocked, decide, kept
from curator.core.document import parse
from curator.core.identity import WorkIndex, canonical
from curator.core.judge import judge
from curator.core.plan import Page
from curator.core.proposal import Action, Published
from curator.core.report import Report, Row, earlier_rows, made_row, piles, queued_rows
from curator.core.window import Progress, midnight, wanted
from curator.errors import Refused, Unavailable, UsageError
from curator.store import statefile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from curator.core.candidate import Candidate
    from curator.core.classify import Classifier
    from curator.core.decision import Decision
    from curator.core.document import Document
    from curator.core.harvest import Harvest, Health
    from curator.core.memory import Memory
    from curator.core.paper import Paper
    from curator.core.plan import Addition
    from curator.core.policy import Limits, ListFormat
    from curator.core.proposal import Proposal
    from curator.core.window import Window
    from curator.ports import Base, Clock, Forge, Ledger, Source, StateBranch


@dataclass(frozen=True, slots=True)
class Outside:
    """The adapters of one night, each behind its port; ``narrate`` tells a watching person what goes on."""

    sources: tuple[Source, ...]
    forge: Forge
    state: StateBranch
    ledger: Ledger
    clock: Clock
    compose: Callable[[Addition], Proposal]
    narrate: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Orders:
    """What one night is to do, and by whose rules; ``asked`` replaces the usual window."""

    run_id: str
    holder: str
    classifier: Classifier
    form: ListFormat
    slugs: Mapping[str, str]
    limits: Limits
    labels: tuple[str, ...]
    asked: Window | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class _Input:
    """What a night has to decide about: the list, what the sources brought, and what was judged of it."""

    started: datetime
    base: Base
    harvests: list[Harvest]
    candidates: list[Candidate]


@dataclass(slots=True)
class _Made:
    """What publishing came to so far: one row an addition, what went wrong, and whether the forge is gone."""

    rows: list[Row] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    stopped: bool = False

    @property
    def taken(self) -> set[str]:
        """Branches that people have made their own before there was a pull request."""
        published = (row.published for row in self.rows)
        return {one.branch for one in published if one.action is Action.KEPT and one.number is None}


def night(outside: Outside, orders: Orders) -> Report:
    """Run one night and tell what it did.

    Raises:
        UsageError: the list or the state file cannot be read, or the list lacks a section of the rules.
        Unavailable: the forge does not answer, or another run is publishing; nothing was written.
        StateMoved: another run was faster; nothing was proposed.
    """
    now = outside.clock.now()
    base = outside.forge.base()
    page = Page(_document(base, orders), base.path, orders.form)
    held = outside.state.load()
    memory = statefile.decode(held.text)
    standing = outside.forge.standing(watched=memory.watched)
    harvests, progress = collect(outside, memory.progress, asked=orders.asked)
    outside.narrate("judging what came")
    candidates = judged(distinct(memory.queue, harvests), page.document, classifier=orders.classifier)
    outside.narrate("deciding")
    labels = frozenset(label.casefold() for label in orders.labels)
    occasion = Occasion(now, orders.holder, base.commit, orders.limits, progress, labels)
    decision = decide(candidates, page=page, memory=memory, standing=standing, occasion=occasion)
    if orders.dry_run:
        made = _rehearse(decision, outside)
    else:
        if decision.changed:
            _claim(memory, free=not blocked(memory, standing=standing, occasion=occasion))
            held = outside.state.save(statefile.encode(decision.after), replacing=held)
        made = _publish(decision, outside, base=base)
        if made.taken:
            outside.state.save(statefile.encode(decision.after.taken(made.taken)), replacing=held)
        rows = (*made.rows, *earlier_rows(decision), *queued_rows(decision.plan))
        published = [row.published for row in rows]
        outside.ledger.record(run_id=orders.run_id, candidates=candidates, published=published)
    return _told(outside, orders, heard=_Input(now, base, harvests, candidates), decision=decision, made=made)


def collect(
    outside: Outside, known: Mapping[str, Progress], *, asked: Window | None
) -> tuple[list[Harvest], dict[str, Progress]]:
    """Ask every source for what is still wanted of it (or for ``asked``); how far each has been read then."""
    harvests = []
    progress = dict(known)
    for source in outside.sources:
        reached = progress.get(source.name, Progress())
        for window in (asked,) if asked else wanted(reached, midnight(outside.clock.now())):
            outside.narrate(f"asking {source.name} for {window}")
            harvest = source.fetch(window)
            reached = _reached(reached, harvest.health, ordered=asked is not None)
            harvests.append(harvest)
        progress[source.name] = reached
    return harvests, progress


def _reached(before: Progress, health: Health, *, ordered: bool) -> Progress:
    """How far a source has been read; a window that somebody ordered closes gaps and moves nothing else."""
    if not ordered:
        return before.after(health.window, complete=health.complete)
    return before.filled(health.window) if health.complete else before


def distinct(queue: Iterable[Paper], harvests: Iterable[Harvest]) -> Iterable[Paper]:
    """Every paper once by its canonical id; what a source says tonight replaces what was queued."""
    brought = (paper for harvest in harvests for paper in harvest.papers)
    return {canonical(paper.ids, title=paper.title): paper for paper in (*queue, *brought)}.values()


def judged(papers: Iterable[Paper], document: Document, *, classifier: Classifier) -> list[Candidate]:
    """Screen and rank every paper and hold it against the list."""
    listed = WorkIndex(document.entries)
    return [judge(paper, classifier=classifier, listed=listed) for paper in papers]


def _rehearse(decision: Decision, outside: Outside) -> _Made:
    """What a dry run shows: the very proposals that the run would make."""
    made = _Made()
    would = (
        *((addition, Action.UPDATED, "would get its labels") for addition in decision.unlabelled),
        *((addition, Action.CREATED, "would be proposed") for addition in decision.plan.additions),
    )
    for addition, action, reason in would:
        published = Published(addition.key, addition.branch, action, None, "", reason)
        made.rows.append(made_row(published, addition, outside.compose(addition)))
    return made


def _publish(decision: Decision, outside: Outside, *, base: Base) -> _Made:
    """Make each proposal. A refused one stops nobody; when the forge is gone, the rest waits."""
    made = _Made()
    for addition in (*decision.unlabelled, *decision.plan.additions):
        proposal = outside.compose(addition)
        if made.stopped:
            published = _skipped(proposal, "not tried after the failure before it; the next run goes on here")
        else:
            outside.narrate(f"proposing {addition.candidate.title}")
            published = _attempt(proposal, outside, base=base, made=made)
        made.rows.append(made_row(published, addition, proposal))
    return made


def _attempt(proposal: Proposal, outside: Outside, *, base: Base, made: _Made) -> Published:
    try:
        return outside.forge.publish(proposal, base=base)
    except (Refused, Unavailable) as error:
        made.stopped = isinstance(error, Unavailable)
        made.problems.append(f"{error} {error.advice}".strip())
        return _skipped(proposal, made.problems[-1])


def _skipped(proposal: Proposal, reason: str) -> Published:
    return Published(proposal.key, proposal.branch, Action.SKIPPED, None, "", reason)


def _document(base: Base, orders: Orders) -> Document:
    document = parse(base.text, orders.form, slugs=orders.slugs)
    missing = sorted({slug for slug in orders.slugs.values() if document.section(slug) is None})
    if missing:
        message = (
            f"{base.path} has no heading for the section{'s' * (len(missing) > 1)} {', '.join(missing)}."
        )
        advice = "Make the heading in rules/sections/<section>.yaml and the heading in the list the same."
        raise UsageError(message, advice=advice)
    return document


def _claim(memory: Memory, *, free: bool) -> None:
    """Go on only when nobody else is publishing; the lease of a process that is gone counts for nothing."""
    if free or memory.lease is None or holder.gone(memory.lease.holder):
        return
    message = f"Another run is publishing until {memory.lease.until:%H:%M} UTC at most; nothing was written."
    raise Unavailable(message, advice="Let it finish; the next run goes on from what it leaves.")


def _told(outside: Outside, orders: Orders, *, heard: _Input, decision: Decision, made: _Made) -> Report:
    return Report(
        run_id=orders.run_id,
        started=heard.started,
        finished=outside.clock.now(),
        dry_run=orders.dry_run,
        list_path=heard.base.path,
        base_commit=heard.base.commit,
        sources=tuple(harvest.health for harvest in heard.harvests),
        unreadable=tuple(record for harvest in heard.harvests for record in harvest.unreadable),
        papers=len(heard.candidates),
        candidates=kept(heard.candidates),
        rows=(*made.rows, *earlier_rows(decision), *queued_rows(decision.plan)),
        piles=piles(heard.candidates, decision.plan),
        writes=outside.forge.writes,
        problems=tuple(made.problems),
    )
