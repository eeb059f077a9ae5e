"""What has to hold on every simulated day, whatever happened; a promise that is broken names the day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from curator.core.list.document import parse
from curator.core.proposal import Marker, Outcome
from tests.simulation.works import Scope
from tests.support.rehearsal import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tests.simulation.machine import Machine
    from tests.simulation.people import People
    from tests.simulation.towns import View
    from tests.simulation.works import Work

QUIET_DAYS: Final = 400
"""So many days without anything new must be enough to get every paper decided."""


class BrokenPromise(AssertionError):
    """Something that the product promises did not hold."""


def require(holds: object, message: str) -> None:
    """Raise unless it holds."""
    if not holds:
        raise BrokenPromise(message)


def proposes(pull: View, works: Mapping[str, Work]) -> Work | None:
    """The work that a pull request is about, by the ids in its hidden marker."""
    marker = Marker.find(pull.body)
    found = [works[str(one)] for one in marker.ids if str(one) in works] if marker else []
    return found[0] if found else None


class Promises:
    """Every promise of the product that a repository shows from outside."""

    def __init__(self, machine: Machine, people: People) -> None:
        """Nothing is checked yet; ``people`` know what they have decided."""
        self._machine = machine
        self._people = people
        self.checked: Counter[str] = Counter()

    def after_a_run(self, before: Iterable[View], *, text: str, made: int, paused: bool) -> None:
        """Hold what stands after a run that ended well against what stood ``before`` it."""
        pulls = self._machine.town.pulls()
        self._the_list_is_peoples(text)
        self._one_for_each_work(pulls)
        self._only_the_subject(pulls)
        self._caps(pulls, made=made, before=before, paused=paused)
        self._hands_off(pulls)
        if not paused:
            self._no_means_no(pulls)
            self._mergeable(pulls)
            self._not_twice_in_the_list(pulls)

    def nothing_is_written_twice(self) -> None:
        """A second run on unchanged inputs makes no write."""
        before = self._machine.town.writes()
        self._machine.night()
        wrote = self._machine.town.writes() - before
        require(wrote == 0, f"a second run on the same inputs made {wrote} writes")
        self.checked["zero writes"] += 1

    def everything_is_decided(self, works: Iterable[Work]) -> None:
        """After quiet days every paper in scope was proposed, or has an end that people gave it."""
        for work in works:
            ignored = not self._people.unwanted.isdisjoint(work.paper.authors)
            if work.scope is Scope.IN and not work.ended and not ignored:
                require(work.proposed, f"{work.paper.title} was never proposed")
        self.checked["every paper"] += 1

    def _the_list_is_peoples(self, text: str) -> None:
        now = self._machine.town.text()
        require(now == text, "the bot wrote to the default branch")
        document = parse(now, settings().list.form, slugs=self._machine.rules.slugs)
        require(len(tuple(document.entries)) >= self._people.fewest, "entries were lost")
        self.checked["the list is people's"] += 1

    def _one_for_each_work(self, pulls: Iterable[View]) -> None:
        found = [self._people.work_of(one) for one in pulls if one.outcome is Outcome.OPEN]
        twice = [work for work, count in Counter(one.number for one in found if one).items() if count > 1]
        require(not twice, f"papers {twice} have several open pull requests")
        self.checked["one a paper"] += 1

    def _no_means_no(self, pulls: Iterable[View]) -> None:
        for one in pulls:
            work = self._people.work_of(one) if one.outcome is Outcome.OPEN else None
            declined = work is not None and work.declined
            require(not declined, f"#{one.number} proposes what was declined: {work and work.paper.title}")
        self.checked["no means no"] += 1

    def _only_the_subject(self, pulls: Iterable[View]) -> None:
        for one in pulls:
            work = self._people.work_of(one)
            if one.outcome is Outcome.OPEN and work is not None and work.scope is not Scope.IN:
                wanted = work.number in self._people.wanted
                require(wanted, f"#{one.number} is {work.scope}: {work.paper.title}")
        self.checked["only the subject"] += 1

    def _caps(self, pulls: Iterable[View], *, made: int, before: Iterable[View], paused: bool) -> None:
        limits = self._machine.limits
        known = {one.number for one in before}
        new = sum(one.number not in known for one in pulls)
        standing = sum(one.outcome is Outcome.OPEN for one in pulls)
        require(new <= limits.max_per_run, f"{new} new ones in one run")
        require(made <= limits.max_per_day, f"{made} new ones in one day")
        require(not new or standing <= limits.max_open, f"{standing} open after {new} new ones")
        require(not (paused and new), f"{new} new ones although the bot is paused")
        self.checked["caps"] += 1

    def _hands_off(self, pulls: Iterable[View]) -> None:
        for one in pulls:
            text = self._people.edited.get(one.number)
            require(text is None or text == one.text, f"#{one.number} lost what a person committed")
        self.checked["hands off"] += 1

    def _mergeable(self, pulls: Iterable[View]) -> None:
        people = {one.number for one in pulls if one.edited}
        stuck = set(self._machine.town.conflicts()) - people
        require(not stuck, f"{sorted(stuck)} conflict after a run")
        self.checked["mergeable"] += 1

    def _not_twice_in_the_list(self, pulls: Iterable[View]) -> None:
        for one in pulls:
            work = self._people.work_of(one) if one.outcome is Outcome.OPEN and not one.edited else None
            by_hand = work is not None and work.by_hand and not work.insisted
            require(not by_hand, f"#{one.number} is open although somebody has added its paper by hand")
        self.checked["not twice in the list"] += 1
