"""Orders obeyed: the memory is saved first, then everything that it changes is done, then the deeds.

Whoever is stopped anywhere and starts again comes to the same end: an order says what shall be, not what
shall be changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.commands.grounds import Done, Grounds
from curator.core.judge import judge
from curator.core.list.document import parse
from curator.core.proposal import Action
from curator.core.works.index import WorkIndex
from curator.errors import BrokenPromise, CuratorError, StateMoved
from curator.pages.answer import Told, explained, guide
from curator.pages.inert import Markdown
from curator.steering import mending
from curator.store import statefile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from curator.core.list.document import Section
    from curator.core.memory import Memory
    from curator.core.report import Report
    from curator.ports.talk import Place
    from curator.steering.outside import Outside
    from curator.steering.saying import Order, Saying

TRIES: Final = 4
"""How often the memory is read anew when another run was quicker."""

_NOT_ALLOWED: Final = "Only people with write access to this repository may say that."
_PAUSED: Final = " The bot is paused, so this happens after /curator resume."
_TOLD: Final = (Action.CREATED, Action.UPDATED, Action.CLOSED, Action.KEPT, Action.SKIPPED)


class Obeyed(NamedTuple):
    """What came of one saying, an answer to each order, and whether all went well."""

    saying: Saying
    told: tuple[Told, ...]

    @property
    def well(self) -> bool:
        """Whether every order was done."""
        return all(one.well for one in self.told) and not self.saying.more


class _Outcome(NamedTuple):
    """An order with what the memory made of it."""

    order: Order
    place: Place
    done: Done
    grounds: Grounds


def obey_all(outside: Outside, sayings: Sequence[Saying]) -> tuple[tuple[Obeyed, ...], tuple[str, ...]]:
    """Do what was said, in this order; the answers, and what went wrong on the way.

    Raises:
        StateMoved: other runs were quicker again and again; nothing was done.
        Unavailable: the forge does not answer.
    """
    outcomes, memory = _remembered(outside, sayings)
    report, problem = _tended(outside, outcomes)
    problems = (*(report.problems if report else ()), *((problem,) if problem else ()))
    obeyed = []
    for saying, ends in zip(sayings, outcomes, strict=True):
        told = tuple(_told(outside, one, memory=memory, report=report, problem=problem) for one in ends)
        obeyed.append(Obeyed(saying, told))
    return tuple(obeyed), problems


def _remembered(outside: Outside, sayings: Sequence[Saying]) -> tuple[list[list[_Outcome]], Memory]:
    """Every order applied to the memory, and the memory saved where they changed it."""
    sections = _sections(outside, sayings)
    for tries in range(1, TRIES + 1):
        held = outside.state.load()
        before = statefile.decode(held.text)
        outcomes, memory = _applied(outside, sayings, before, sections=sections)
        if memory == before:
            return outcomes, memory
        try:
            outside.state.save(statefile.encode(memory), replacing=held)
        except StateMoved:
            if tries == TRIES:
                raise
            continue
        return outcomes, memory
    raise AssertionError  # the loop returns or raises


def _applied(
    outside: Outside, sayings: Sequence[Saying], memory: Memory, *, sections: tuple[Section, ...]
) -> tuple[list[list[_Outcome]], Memory]:
    outcomes: list[list[_Outcome]] = []
    today = outside.clock.now().date()
    for saying in sayings:
        place = saying.place
        grounds = Grounds(place.branch, sections, outside.venues, saying.by or "somebody", today)
        ends = []
        for order in saying.orders:
            refused = Done(memory, _NOT_ALLOWED, well=False)
            done = order.obeyed(memory, grounds) if order.allowed else refused
            memory = done.memory
            ends.append(_Outcome(order, place, done, grounds))
        outcomes.append(ends)
    return outcomes, memory


def _sections(outside: Outside, sayings: Iterable[Saying]) -> tuple[Section, ...]:
    """The list's sections, read only where somebody names one."""
    if not any(order.what.verb == "move" for saying in sayings for order in saying.orders):
        return ()
    document = parse(outside.base().text, outside.form, slugs=outside.slugs)
    ours = frozenset(outside.slugs.values())
    return tuple(one for one in document.sections if one.level and (one.slug in ours or one.entries))


def _tended(outside: Outside, outcomes: Iterable[Iterable[_Outcome]]) -> tuple[Report | None, str]:
    """Have all that stands tended, where an order may have changed it; what hindered that is done later."""
    steering = [one for ends in outcomes for one in ends if one.done.well and one.order.steers]
    resumed = any(one.order.what.verb == "resume" for ends in outcomes for one in ends if one.done.well)
    if not steering and not resumed:
        return None, ""
    anew = {one.grounds.branch for one in steering if one.done.deed == "rebase"}
    over = {one.grounds.branch for one in steering if one.done.deed == "recreate"}
    try:
        return outside.tend(anew=anew, over=over), ""
    except BrokenPromise:
        raise
    except CuratorError as error:
        return None, str(error)


def _told(
    outside: Outside, outcome: _Outcome, *, memory: Memory, report: Report | None, problem: str
) -> Told:
    """The answer to one order, after its deed."""
    order, place, done, grounds = outcome
    words, well, shown = done.words, done.well, Markdown()
    if not well:
        return Told(order.said, well=False, words=words)
    match done.deed:
        case "help":
            shown = guide()
        case "explain":
            shown = _explained(outside, memory, grounds)
        case "ready":
            refusal = outside.manners.ready(place.number)
            words, well = refusal or words, not refusal
        case "fix":
            words, well = mending.fix(outside, place)
    if order.steers:
        words += _afterwards(grounds, memory=memory, report=report, problem=problem)
    return Told(order.said, well, words, shown)


def _afterwards(grounds: Grounds, *, memory: Memory, report: Report | None, problem: str) -> str:
    """What became of the pull request, as far as that is known yet."""
    if memory.pause is not None:
        return _PAUSED
    if problem:
        return f" It is remembered, and done by the next night: {problem}"
    rows = report.rows if report else ()
    told = [
        row.published.reason
        for row in rows
        if grounds.branch and row.published.branch == grounds.branch and row.published.action in _TOLD
    ]
    return f" ({told[0]})" if told and told[0] else ""


def _explained(outside: Outside, memory: Memory, grounds: Grounds) -> Markdown:
    record = next(one for one in grounds.records(memory) if one.paper is not None)
    paper = record.paper
    if paper is None:  # cannot be: it was chosen for having one
        return Markdown()
    if record.steer.title:
        paper = replace(paper, title=record.steer.title)
    candidate = judge(paper, classifier=outside.classifier, listed=WorkIndex(()))
    section = record.steer.section or candidate.classification.section or ""
    return explained(candidate, section=section)
