"""What people say, written into the memory. The plan makes everything else from that, and so can repeat it.

Each function gives the memory as it is afterwards, equal where there is nothing to change. What the forge
still has to be told is remembered with the record (`curator.core.memory.Record.owes`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from curator.core.memory import Record
from curator.core.proposal import BRANCH_PREFIX, Outcome
from curator.core.steering import Ignored, Pause
from curator.core.works.identity import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from datetime import date

    from curator.core.memory import Memory
    from curator.core.steering import IgnoredKind, Steer
    from curator.core.works.paper import Paper, PaperId

NEVER: Final = "never, said {by}"
"""Why a paper that was not proposed yet never will be."""

_FOR_GOOD: Final = (Outcome.MERGED, Outcome.TAKEN)


def steered(memory: Memory, branch: str, steer: Steer) -> Memory:
    """Remember what people decided about the proposal of a branch; the next tending makes it so."""
    return _changed(memory, branch, lambda record: replace(record, steer=steer))


def declined(memory: Memory, branch: str, *, reason: str, today: date) -> Memory:
    """Decline what a branch proposes, for good; its pull request is still to be closed."""

    def decline(record: Record) -> Record:
        if record.outcome in {*_FOR_GOOD, Outcome.DECLINED}:
            return record
        still_open = record.live or record.owes == "close"
        over = replace(record, outcome=Outcome.DECLINED, reason=reason, decided=today, until=None)
        return replace(over, owes="close" if still_open else "")

    return _changed(memory, branch, decline)


def snoozed(memory: Memory, branch: str, *, until: date) -> Memory:
    """Put the pull request of a branch away until a day; it is still to be closed."""

    def snooze(record: Record) -> Record:
        if record.live:
            return replace(record, outcome=Outcome.SNOOZED, until=until, owes="close")
        return replace(record, until=until) if record.outcome is Outcome.SNOOZED else record

    return _changed(memory, branch, snooze)


def recalled(memory: Memory, branch: str) -> Memory:
    """Bring back what was declined, withdrawn or snoozed; its pull request is still to be reopened.

    A paper that was refused before it was ever proposed waits again, and comes next.
    """
    back = [record for record in memory.records if record.branch == branch and _is_put_off(record)]
    papers = tuple(record.paper for record in back if record.paper is not None)
    kept = replace(memory, records=tuple(record for record in memory.records if record not in back))
    again = replace(kept, queue=(*papers, *kept.queue)) if papers else kept
    for record in back:
        again = wanted(again, record.ids)
    return _changed(again, branch, _recall)


def never(memory: Memory, paper: Paper, *, by: str, today: date) -> Memory:
    """Decline a paper that was never proposed: a record without a pull request keeps it away."""
    name = canonical(paper.ids, title=paper.title)
    waiting = replace(
        memory,
        queue=_without(memory.queue, name),
        triage=_without(memory.triage, name),
        wanted=tuple(one for one in memory.wanted if one not in {name, *paper.ids}),
    )
    if any(record.key == f"add:{name}" for record in memory.records):
        return waiting
    record = Record(
        key=f"add:{name}",
        branch=f"{BRANCH_PREFIX}add/{name.slug}",
        ids=paper.ids,
        title=paper.title,
        outcome=Outcome.DECLINED,
        reason=NEVER.format(by=by),
        paper=paper,
        decided=today,
        authors=paper.authors,
    )
    return replace(waiting, records=(*memory.records, record))


def wanted(memory: Memory, ids: Collection[PaperId]) -> Memory:
    """Let a paper of the queue or of triage come next; ``ids`` are those of one paper."""
    new = [one for one in ids if one not in memory.wanted]
    return replace(memory, wanted=(*memory.wanted, *new)) if new else memory


def paused(memory: Memory, *, by: str, today: date, reason: str = "") -> Memory:
    """Propose nothing and touch nothing from now on."""
    return memory if memory.pause else replace(memory, pause=Pause(by, today, reason))


def resumed(memory: Memory) -> Memory:
    """Go on."""
    return replace(memory, pause=None)


def ignoring(memory: Memory, kind: IgnoredKind, text: str, *, by: str, today: date) -> Memory:
    """Never propose papers of an author, or with all words of a query in the title."""
    if any(_same(one, kind, text) for one in memory.ignored):
        return memory
    return replace(memory, ignored=(*memory.ignored, Ignored(kind, text, by, today)))


def heeding(memory: Memory, kind: IgnoredKind, text: str) -> Memory:
    """Take `ignoring` back."""
    return replace(memory, ignored=tuple(one for one in memory.ignored if not _same(one, kind, text)))


def _recall(record: Record) -> Record:
    if record.live or record.outcome in _FOR_GOOD:
        return record
    return replace(record, outcome=Outcome.OPEN, owes="reopen", until=None, decided=None, reason="")


def _is_put_off(record: Record) -> bool:
    """Whether the paper was declined before there was a pull request."""
    return record.outcome is Outcome.DECLINED and record.day is None and record.number is None


def _changed(memory: Memory, branch: str, change: Callable[[Record], Record]) -> Memory:
    records = tuple(change(record) if record.branch == branch else record for record in memory.records)
    return replace(memory, records=records)


def _without(papers: Iterable[Paper], name: PaperId) -> tuple[Paper, ...]:
    return tuple(paper for paper in papers if canonical(paper.ids, title=paper.title) != name)


def _same(one: Ignored, kind: IgnoredKind, text: str) -> bool:
    return one.kind == kind and one.text.casefold() == text.casefold()
