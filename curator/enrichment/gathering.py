"""One round of evidence: every work is looked up in the proceedings, and services are asked about some.

What a service said is kept, a month long where it said something and a week where it knew nothing. Within a
service's budget those are asked about first who never were, then those who were longest ago, so that any
number of rounds comes to the end of any list, wherever one of them broke off. Works that the caller can wait
for come after all others.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from curator.core.evidence.asked_works import NOTHING_TOLD, WorkEvidence
from curator.core.evidence.said_by import said_by_work
from curator.core.told_text import read_told, told_text
from curator.core.works.sameness import is_linked_wrongly

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from curator.core.evidence.asked_works import Asked, Told
    from curator.core.evidence.said import Said
    from curator.ports import AnswerMemory, Proceedings, Witness

FRESH: Final = timedelta(days=30)
"""How long what a service said is not asked for again."""

FRESH_MISS: Final = timedelta(days=7)
"""The same where it knew nothing of the work: it may tomorrow."""

AT_ONCE: Final = 100
"""Works after which what was said is kept."""

_NEVER: Final = date.min


class Terms(NamedTuple):
    """On which terms services are asked.

    Attributes:
        today: decides what is fresh.
        budgets: works that a service is asked about in this round, by its name; without one, all. How many
            requests that takes is bounded where they are sent.
        later: the keys of works that are asked about after all others, however long ago those were.
    """

    today: date
    budgets: Mapping[str, int] = MappingProxyType({})
    later: Collection[str] = frozenset()


class Gathering(NamedTuple):
    """What a round brought, work by work, and per service what that took and what is left.

    Attributes:
        found: in the order of the works.
        requests: sent in this round.
        troubles: why a service was not asked any more, as sentences.
        waiting: works that a service should be asked about in another round.
    """

    found: tuple[WorkEvidence, ...]
    requests: Mapping[str, int]
    troubles: Mapping[str, str]
    waiting: Mapping[str, int]


def gather(
    works: Sequence[Asked],
    *,
    witnesses: Sequence[Witness],
    proceedings: Proceedings,
    memory: AnswerMemory,
    terms: Terms,
) -> Gathering:
    """Everything that is said of the works; what one service tells of a work's ids helps to ask the next.

    Args:
        works: in a stable order; several may be one work.
        witnesses: asked one after another; arXiv's word comes first, because it knows ids and authors.
        proceedings: the index of what venues published.
        memory: of answers; what services say is kept there in portions.
        terms: how many works services are asked about, and what day it is.

    Raises nothing for what services do; a memory or an index that cannot be used is `Unavailable`.
    """
    round_ = _Round(list(works), memory, terms)
    for witness in witnesses:
        round_.ask(witness, budget=terms.budgets.get(witness.name))
    round_.look_up(proceedings)
    found = tuple(round_.gathered(at) for at in range(len(works)))
    return Gathering(found, round_.requests, round_.troubles, round_.waiting)


@dataclass(slots=True)
class _Round:
    works: list[Asked]
    memory: AnswerMemory
    terms: Terms
    keys: list[str] = field(init=False)
    """Under which answers about the works are kept."""

    told: list[list[Told]] = field(init=False)
    listed: list[list[Said]] = field(init=False)
    known: list[Asked] = field(init=False)
    """The works with what was told of them so far."""

    requests: dict[str, int] = field(default_factory=dict)
    troubles: dict[str, str] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.keys = [work.key for work in self.works]
        self.told = [[] for _ in self.works]
        self.listed = [[] for _ in self.works]
        self.known = list(self.works)

    def ask(self, witness: Witness, *, budget: int | None) -> None:
        """Take in what is remembered of a service's answers, and ask it about those that are due."""
        asked = [at for at, work in enumerate(self.known) if witness.knows(work)]
        answers, days = self._remembered(witness.name, asked)
        due = sorted(
            (at for at in asked if not self._fresh(at, answers, days)),
            key=lambda at: (self.keys[at] in self.terms.later, days.get(at, _NEVER)),
        )
        chosen = self._each_once(due)[:budget]
        answered = self._ask(witness, chosen)
        by_key = {self.keys[at]: told for at, told in answered.items()}
        left = set(due)
        for at in asked:
            found = by_key.get(self.keys[at])
            if found is not None:
                left.discard(at)
            elif at in answers:
                found = answers[at]
            if found is not None:
                self._take_in(at, found)
        self.waiting[witness.name] = len(left)

    def look_up(self, proceedings: Proceedings) -> None:
        """Find the works in the proceedings, under the titles that sources have for them, too.

        A record that shares only a link with a work is another's, where title and authors are others.
        """
        asked = list(enumerate(self.known))
        for at, work in enumerate(self.known):
            titles = dict.fromkeys(told.title for told in self.told[at] if told.title)
            asked += [(at, work._replace(title=title)) for title in titles if title != work.title]
        found = proceedings.find([work for _, work in asked])
        for place, records in found.items():
            at, work = asked[place]
            self.listed[at] += (
                said_by_work(record.work, match=record.match)
                for record in records
                if not (record.match.kind == "id" and is_linked_wrongly(work, record.work))
            )

    def gathered(self, at: int) -> WorkEvidence:
        """All that came of one work."""
        told, work = self.told[at], self.works[at]
        said = (*self.listed[at], *(one for each in told for one in each.said))
        ids = (one for each in told for one in each.ids if one not in work.ids)
        titles = dict.fromkeys(each.title for each in told if each.title)
        return WorkEvidence(
            work, tuple(dict.fromkeys(said)), tuple(dict.fromkeys(ids)), tuple(titles), self.known[at].authors
        )

    def _remembered(self, service: str, asked: Sequence[int]) -> tuple[dict[int, Told], dict[int, date]]:
        kept = self.memory.recall(service, {self.keys[at] for at in asked})
        answers: dict[int, Told] = {}
        days: dict[int, date] = {}
        for at in asked:
            answer = kept.get(self.keys[at])
            told = None if answer is None else read_told(answer.body)
            if answer is not None and told is not None:
                answers[at], days[at] = told, answer.day
        return answers, days

    def _fresh(self, at: int, answers: Mapping[int, Told], days: Mapping[int, date]) -> bool:
        if at not in answers:
            return False
        age = self.terms.today - days[at]
        return age < (FRESH_MISS if answers[at] == NOTHING_TOLD else FRESH)

    def _each_once(self, due: Sequence[int]) -> list[int]:
        """One of several entries for one work."""
        chosen: dict[str, int] = {}
        for at in due:
            chosen.setdefault(self.keys[at], at)
        return list(chosen.values())

    def _ask(self, witness: Witness, chosen: Sequence[int]) -> dict[int, Told]:
        """What was said in this round, in portions, each kept at once, until the service fails."""
        answered: dict[int, Told] = {}
        self.requests.setdefault(witness.name, 0)
        for first in range(0, len(chosen), AT_ONCE):
            part = chosen[first : first + AT_ONCE]
            testimony = witness.ask([self.known[at] for at in part])
            self.requests[witness.name] += testimony.requests
            came = {part[place]: told for place, told in testimony.told.items()}
            self.memory.keep(witness.name, {self.keys[at]: told_text(told) for at, told in came.items()})
            answered |= came
            if testimony.trouble:
                self.troubles[witness.name] = testimony.trouble
                break
        return answered

    def _take_in(self, at: int, told: Told) -> None:
        self.told[at].append(told)
        self.known[at] = self.known[at].knowing(told)
