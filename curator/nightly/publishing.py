"""The writes of one night: each step done, or shown as it would be done."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from curator.core.proposal import Action
from curator.errors import Refused, Unavailable
from curator.nightly.tasks import Tasks

if TYPE_CHECKING:
    from curator.core.decision import Decision
    from curator.core.proposal import Published
    from curator.core.report import Row
    from curator.nightly.outside import Orders, Outside
    from curator.nightly.tasks import Task
    from curator.ports import Base

_UNTRIED: Final = "not tried after the failure before it; the next run goes on here"
_NO_PLACE: Final = "waits: a pull request that was to make room stays open"


@dataclass(slots=True)
class Made:
    """What publishing came to so far: one row a proposal, what went wrong, and whether the forge is gone."""

    rows: list[Row] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    stopped: bool = False

    @property
    def done(self) -> tuple[Published, ...]:
        """What was done about each proposal."""
        return tuple(row.published for row in self.rows)

    @property
    def withheld(self) -> set[str]:
        """Branches of proposals for which there turned out to be no place."""
        return {one.branch for one in self.done if one.action is Action.QUEUED}

    @property
    def taken(self) -> set[str]:
        """Branches that people have made their own before there was a pull request."""
        return {one.branch for one in self.done if one.action is Action.KEPT and one.number is None}


def rehearse(decision: Decision, outside: Outside, orders: Orders) -> Made:
    """What a dry run shows: the very steps that the run would take."""
    return Made([task.row(task.planned) for task in Tasks(decision, outside, orders)])


def publish(decision: Decision, outside: Outside, orders: Orders, *, base: Base) -> Made:
    """Take each step. A refused one stops nobody; when the forge is gone, the rest waits.

    What could not be closed takes the place of a new proposal, the last one first, so that the cap on open
    ones holds.
    """
    made, left, spare = Made(), decision.new, decision.spare
    for task in Tasks(decision, outside, orders):
        if task.planned.action is Action.CREATED and left <= max(0, -spare):
            published = replace(task.planned, action=Action.QUEUED, reason=_NO_PLACE)
        else:
            published = _attempted(task, outside, base=base, made=made)
        made.rows.append(task.row(published))
        left -= task.planned.action is Action.CREATED
        spare -= task.planned.action is Action.CLOSED and published.action is Action.KEPT
    return made


def _attempted(task: Task, outside: Outside, *, base: Base, made: Made) -> Published:
    skipped = replace(task.planned, action=Action.SKIPPED, reason=_UNTRIED)
    if made.stopped:
        return skipped
    outside.narrate(task.saying)
    try:
        return task.run(outside.forge, base)
    except (Refused, Unavailable) as error:
        made.stopped = isinstance(error, Unavailable)
        made.problems.append(f"{error} {error.advice}".strip())
        return replace(skipped, reason=made.problems[-1])
