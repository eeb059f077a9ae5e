"""collect -> decide -> publish: the order of one night, with no decision of its own.

A crash may interrupt the writes anywhere; their order is the state file (what is about to be proposed, and
the lease), each proposal (branch, pull request, labels), and last the ledger of this machine.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curator import holder
from curator.core.decision import Occasion, blocked, decide, kept
from curator.core.list.document import parse
from curator.core.plan import Page
from curator.core.report import Report, earlier_rows, piles, queued_rows
from curator.core.tending import Bench
from curator.core.wishes import waiting
from curator.core.works.identity import WorkIndex
from curator.errors import Unavailable, UsageError
from curator.nightly.collecting import collect, distinct, judged
from curator.nightly.gathering import gather
from curator.nightly.publishing import publish, rehearse
from curator.store import statefile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from curator.core.candidate import Candidate
    from curator.core.decision import Decision
    from curator.core.harvest import Harvest
    from curator.core.link_memo import LinkFindings, LinkMemo
    from curator.core.list.document import Document
    from curator.core.memory import Memory
    from curator.core.report import Row
    from curator.nightly.gathering import Evidence
    from curator.nightly.outside import Orders, Outside
    from curator.nightly.publishing import Made
    from curator.ports import Base, StateFile


@dataclass(frozen=True, slots=True)
class _Input:
    """What a night has heard: the list, what the sources brought and what was judged, links, venues."""

    started: datetime
    base: Base
    harvests: list[Harvest]
    candidates: list[Candidate]
    findings: LinkFindings | None
    evidence: Evidence

    @property
    def problems(self) -> tuple[str, ...]:
        """Those of everybody who was asked, sources and forge apart."""
        return (*(self.findings.problems if self.findings else ()), *self.evidence.problems)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What could not be asked and did no harm."""
        return (*(self.findings.remarks if self.findings else ()), *self.evidence.remarks)


def night(outside: Outside, orders: Orders) -> Report:
    """Run one night and tell what it did.

    Raises:
        UsageError: the list or the state file cannot be read, or the list lacks a section of the rules.
        Unavailable: no forge, another run publishing, or proceedings that cannot be kept; nothing is written.
        StateMoved: another run was faster; nothing was proposed.
    """
    started = outside.clock.now()
    base = outside.forge.base()
    page = Page(_document(base, orders), base.path, orders.form, orders.slugs)
    held = outside.state.load()
    memory = statefile.decode(held.text)
    standing = outside.forge.standing(watched=memory.watched)
    if outside.read is not None:
        outside.read.begin(memory.read)
    harvests, progress = collect(outside, memory.progress, asked=orders.asked)
    outside.narrate("judging what came")
    bench = Bench(orders.classifier, WorkIndex(page.document.entries))
    candidates = judged(distinct(waiting(memory, standing), harvests), bench)
    at_rest = orders.paused or orders.answering or memory.pause is not None
    findings = None if at_rest else _checked(outside, memory.links, document=page.document, now=started)
    evidence = gather(outside, harvests, document=page.document, keep=not orders.dry_run)
    outside.narrate("deciding")
    occasion = replace(
        _occasion(outside, orders, base=base),
        progress=progress,
        read=outside.read.read if outside.read else None,
        findings=findings,
        judgements=evidence.judgements,
        bench=bench,
        healths=() if orders.asked else tuple(harvest.health for harvest in harvests),
    )
    decision = decide(candidates, page=page, memory=memory, standing=standing, occasion=occasion)
    heard = _Input(started, base, harvests, candidates, findings, evidence)
    if decision.changed and not orders.dry_run:
        _claim(memory, free=not blocked(memory, standing=standing, occasion=occasion))
    made = _carried_out(decision, outside, orders, heard=heard, held=held)
    return _told(outside, orders, heard=heard, decision=decision, made=made)


def _carried_out(
    decision: Decision, outside: Outside, orders: Orders, *, heard: _Input, held: StateFile
) -> Made:
    """Publish, and note in this machine's ledger what came of it; or only say what would be done."""
    if orders.dry_run:
        return rehearse(decision, outside, orders)
    made = _made(decision, outside, orders, base=heard.base, held=held)
    published = [row.published for row in _rows(decision, made)]
    outside.ledger.record(run_id=orders.run_id, candidates=heard.candidates, published=published)
    return made


def _made(decision: Decision, outside: Outside, orders: Orders, *, base: Base, held: StateFile) -> Made:
    """Write down what is planned, then publish; then what is done, and what people turn out to work on."""
    if decision.changed:
        held = outside.state.save(statefile.encode(decision.after), replacing=held)
    made = publish(decision, outside, orders, base=base)
    after = decision.after.taken(made.taken).after_all(made.done).without(made.withheld)
    if after != decision.after:
        outside.state.save(statefile.encode(after), replacing=held)
    return made


def _rows(decision: Decision, made: Made) -> tuple[Row, ...]:
    """Everything that a report tells of proposals: made tonight, made earlier, waiting."""
    return (*made.rows, *earlier_rows(decision, done=made.done), *queued_rows(decision))


def _occasion(outside: Outside, orders: Orders, *, base: Base) -> Occasion:
    """The night's circumstances, without what it has heard."""
    return Occasion(
        now=outside.clock.now(),
        holder=orders.holder,
        commit=base.commit,
        limits=orders.limits,
        progress={},
        labels=frozenset(label.casefold() for label in orders.labels),
        links=outside.links is not None,
        venues=orders.venues,
        paused=orders.paused,
        answering=orders.answering,
        mode=orders.mode,
    )


def _checked(outside: Outside, memo: LinkMemo, *, document: Document, now: datetime) -> LinkFindings | None:
    """What a check of all links finds when one is due; a run repeated at once is not asked again."""
    if outside.links is None or not outside.links.due(memo.checked, now=now):
        return None
    outside.narrate("checking links")
    return outside.links.check(document, memo=memo)


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


def _not_made_anew(orders: Orders, made: Made) -> Iterator[str]:
    """What somebody wants to be made anew, and nothing is known of that it could be made from."""
    if not orders.dry_run:
        touched = {one.branch for one in made.done}
        for branch in sorted((orders.anew | orders.over) - touched):
            yield f"{branch} cannot be made anew: not enough is known of what it proposes, or it is not open."


def _told(outside: Outside, orders: Orders, *, heard: _Input, decision: Decision, made: Made) -> Report:
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
        rows=_rows(decision, made),
        piles=piles(heard.candidates, decision.plan),
        writes=outside.forge.writes,
        problems=(*heard.problems, *made.problems),
        remarks=(*heard.remarks, *decision.tending.told, *_not_made_anew(orders, made)),
        pace=decision.pace,
        links=heard.findings,
        memory=decision.after,
    )
