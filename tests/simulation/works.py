"""Made-up papers without end: in scope, in doubt, off the subject, or listed already under another link."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import prod
from typing import TYPE_CHECKING, Final

from curator.core.works.paper import Paper, PaperId
from tests.support.rehearsal import MEANS, THINGS

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

_FOR: Final = "hospitals satellites banks schools factories airports farms courts theatres mines ports"
_WAYS: Final = "fast sparse lazy deep shallow modular recursive greedy patient frugal"
_WORDS: Final = {"thing": THINGS, "means": MEANS, "place": _FOR, "way": _WAYS}
_SCOPE: Final = (
    "Adversarial Training with {way} {means} for Models of {thing} in {place}",
    "Certified Robustness of {thing} Models in {place} by {way} {means}",
    "Detecting Adversarial Examples of {thing} in {place} with {way} {means}",
)
_SAYING: Final = (
    "We propose adversarial training as a defense of models of {thing} against adversarial examples.",
    "A defense for {thing}: certified robustness against adversarial perturbations by randomized smoothing.",
    "We detect adversarial examples of {thing} by how they answer to noise, which makes a defense.",
)
_DOUBT: Final = "Adversarial Examples of {thing} in {place}: {way} {means}"
_OFF: Final = "{way} {means} for the Yield of {thing} in {place}"


class Scope(StrEnum):
    """What the rules make of a paper."""

    IN = "in"
    DOUBT = "doubt"
    OFF = "off"
    LISTED = "listed"


@dataclass(slots=True)
class Work:
    """One made-up work: as the source has it now, its other records, and what people did about it.

    Attributes:
        since: the day of its first announcement.
        declined: people want no proposal of it.
        decided: it is, or once was, on the list.
        by_hand: somebody put it there before the bot's proposal was merged.
        insisted: somebody has brought its pull request back.
        proposed: there was a pull request of it.
    """

    number: int
    scope: Scope
    paper: Paper
    since: datetime
    others: list[Paper] = field(default_factory=list)
    declined: bool = False
    decided: bool = False
    by_hand: bool = False
    insisted: bool = False
    proposed: bool = False

    @property
    def records(self) -> tuple[Paper, ...]:
        """All that sources say of it."""
        return (self.paper, *self.others)

    @property
    def names(self) -> frozenset[str]:
        """Every id of it."""
        return frozenset(str(one) for record in self.records for one in record.ids)

    @property
    def ended(self) -> bool:
        """Whether nothing is to be proposed of it any more."""
        return self.decided or self.declined or self.paper.withdrawn


class Works:
    """The makers of papers; each number gives another title."""

    def __init__(self, chance: Random) -> None:
        """Nothing is written yet."""
        self._chance = chance
        self.made: list[Work] = []

    def announce(self, now: datetime, *, scope: Scope, title: str = "") -> Work:
        """A new paper of this day; ``title`` is for one that is listed already."""
        number = len(self.made) + 1
        slots = _slots(number)
        kind = number % len(_SCOPE)
        pattern = {Scope.IN: _SCOPE[kind], Scope.DOUBT: _DOUBT, Scope.OFF: _OFF}.get(scope, "")
        named = {name: word.title() for name, word in slots.items()}
        abstract = _SAYING[kind].format(thing=slots["thing"]) if scope is Scope.IN else ""
        name = f"{now:%y%m}.{number % 100_000:05d}"
        made = Paper(
            ids=(PaperId("arxiv", name),),
            title=title or pattern.format(**named),
            url=f"https://arxiv.org/abs/{name}",
            authors=(f"Ada Author{number % 97}", f"Bo Writer{number % 89}"),
            abstract=abstract,
            published=now,
            source="arxiv",
        )
        work = Work(number, scope, made, now)
        self.made.append(work)
        return work

    def announce_again(self, work: Work, now: datetime) -> None:
        """The same work under another id, and with its title in other letters."""
        name = PaperId("doi", f"10.5555/sim.{work.number}.{len(work.others)}")
        title = self._chance.choice((work.paper.title, work.paper.title.upper(), f"{work.paper.title}."))
        url = f"https://doi.org/{name.value}"
        work.others.append(replace(work.paper, ids=(name,), title=title, url=url, published=now))

    def revise(self, work: Work, now: datetime) -> None:
        """A new version with a longer title, announced again."""
        title = work.paper.title
        if not title.endswith(": A Second Look"):
            title += ": A Second Look"
        work.paper = replace(work.paper, title=title, published=now, updated=now)

    def withdraw(self, work: Work, now: datetime) -> None:
        """Its authors take it back."""
        work.paper = replace(work.paper, withdrawn=True, published=now, updated=now)


def _slots(number: int) -> dict[str, str]:
    """Words that no other number under 55,000 has together, and neighbours share few of."""
    words = {name: text.split() for name, text in _WORDS.items()}
    at = number * 7_919 % prod(map(len, words.values()))
    found = {}
    for name, choice in words.items():
        at, place = divmod(at, len(choice))
        found[name] = choice[place]
    return found
