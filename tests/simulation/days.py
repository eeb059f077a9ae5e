"""One day after the other: news, people, the nightly run with its accidents, answers, and the promises."""

from __future__ import annotations

from collections import Counter, deque
from datetime import timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING, Final

from curator.core.harvest import Status
from curator.core.policy import Limits
from curator.core.proposal import Outcome
from curator.errors import CuratorError
from tests.simulation.machine import Machine
from tests.simulation.people import People
from tests.simulation.promises import QUIET_DAYS, BrokenPromise, Promises, require
from tests.simulation.towns import Fuse, die
from tests.simulation.works import Scope, Works
from tests.support.rehearsal import LIST
from tests.support.wire import Killed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tests.simulation.towns import Town
    from tests.simulation.works import Work

LIMITS: Final = Limits(max_open=12, max_per_run=4, max_per_day=6)
_SHELF: Final = 60
"""Days that a source shows."""

_RECENT: Final = 60
_MOST_SHOWN: Final = 400
_TITLES: Final = [
    line.partition("](")[0].removeprefix("* [") for line in LIST.split("\n") if line.startswith("* [")
][:40]
"""Of papers that nobody takes out of the list."""

_REMEMBERED: Final = 25
_MOST_TRIES: Final = 12


class Simulation:
    """Days in one town, all of them told by one number.

    Attributes:
        journal: what happened lately, the newest last.
        figures: what was counted.
    """

    def __init__(self, town: Town, *, seed: int, news: float = 0.45, limits: Limits = LIMITS) -> None:
        """Nothing has happened; ``news`` is the chance of a new paper on a day."""
        self._chance = Random(seed)  # noqa: S311 - the same days again for the same seed, and no secret
        self._seed = seed
        self._news = news
        self._town = town
        self._machine = Machine(town, limits)
        self._works = Works(self._chance)
        self._people = People(self._machine, self._works.made, self._chance)
        self._promises = Promises(self._machine, self._people)
        self._outage = 0
        self._day = 0
        self.journal: deque[str] = deque(maxlen=_REMEMBERED)
        self.figures: Counter[str] = Counter()

    @property
    def checked(self) -> Counter[str]:
        """How often each promise was held against what stands."""
        return self._promises.checked

    def run(self, days: int, *, told: Callable[[int], None] = lambda _: None) -> None:
        """So many days, and then quiet ones until everything is decided.

        Raises:
            BrokenPromise: with seed, day and what happened before.
        """
        try:
            for _ in range(days):
                self._pass_a_day()
                told(self._day)
            self._come_to_rest()
        except (BrokenPromise, Exception) as error:
            lately = "\n  ".join(self.journal)
            message = f"seed {self._seed}, day {self._day}: {error}\n  {lately}"
            raise BrokenPromise(message) from error

    def _pass_a_day(self) -> None:
        self._day += 1
        self._town.clock.moment += timedelta(days=1)
        self._people.settled.clear()
        self._bring_news()
        for _ in range(self._chance.choice((0, 0, 1, 1, 2, 3))):
            self._note(self._people.act())
            self._deliver(late=False)
        self._night()
        self._deliver(late=True)
        self._answers()
        self._town.forget()

    def _bring_news(self) -> None:
        now, chance = self._town.clock.now() - timedelta(hours=6), self._chance
        if chance.random() < self._news:
            scope = chance.choices(list(Scope), weights=(70, 10, 12, 8))[0]
            self._announce(scope)
        if self._works.made and chance.random() < 0.08:
            self._change(chance.choice(self._works.made[-_RECENT:]), now)
        oldest = now - timedelta(days=_SHELF)
        records = [one for work in self._works.made[-_MOST_SHOWN:] for one in work.records]
        shown = (one for one in records if one.published and one.published > oldest)
        self._machine.source.papers = tuple(shown)
        self._weather()

    def _change(self, work: Work, now: datetime) -> None:
        """A newer version, a withdrawal, or the same work somewhere else."""
        changes = [self._works.revise, self._works.announce_again]
        changes += [] if work.decided else [self._works.withdraw]
        if work.scope is Scope.IN and not work.paper.withdrawn:
            change = self._chance.choice(changes)
            change(work, now)
            self._people.learn(work)
            self._note(f"{change.__name__} of {work.paper.title}")

    def _announce(self, scope: Scope) -> None:
        title = self._chance.choice(_TITLES) if scope is Scope.LISTED else ""
        work = self._works.announce(self._town.clock.now() - timedelta(hours=6), scope=scope, title=title)
        self._people.learn(work)
        self._note(f"{work.paper.ids[0]} ({scope}): {work.paper.title}")

    def _weather(self) -> None:
        """Sources are down for days, or give half of what they have."""
        if self._outage:
            self._outage -= 1
        elif self._chance.random() < 0.02:
            self._outage = self._chance.randrange(1, 20)
        self._machine.source.status = Status.DOWN if self._outage else Status.FRESH
        self.figures["days of outage"] += bool(self._outage)

    def _night(self) -> None:
        """The nightly run; cut off anywhere, met by another one, and started again until it ends well."""
        town, before, text = self._town, self._town.pulls(), self._town.text()
        paused = self._machine.is_paused()
        for tries in range(1, _MOST_TRIES):
            if self._ended_well(tries):
                break
            town.clock.moment += timedelta(minutes=35)  # longer than a lease lasts
        pulls = town.pulls()
        made = sum(one.number not in {old.number for old in before} for one in pulls)
        for one in pulls:
            if (work := self._people.work_of(one)) is not None:
                work.proposed = True
        self.figures["proposed"] += made
        self._promises.after_a_run(before, text=text, made=made, paused=paused)
        if self._day % 5 == 0:
            self._promises.nothing_is_written_twice()

    def _ended_well(self, tries: int) -> bool:
        self.figures["runs"] += 1
        fuse = self._accident(tries)
        try:
            self._machine.night(fuse)
        except Killed:
            self.figures["crashes"] += 1
            self._note(f"the run died at write {fuse.tried}")
            return False
        except CuratorError as error:
            require(fuse.at, f"a run without an accident failed: {error}")
            self._note(f"the run gave up: {error}")
            return False
        return True

    def _accident(self, tries: int) -> Fuse:
        """None, mostly; else a power cut or another worker at some write."""
        chance = self._chance.random()
        if tries > 4 or chance > 0.22:
            return Fuse()
        at, after = self._chance.randrange(1, 8), self._chance.random() < 0.5
        if chance > 0.05:
            return Fuse(at, after, die)
        return Fuse(at, after, self._other_worker)

    def _other_worker(self) -> None:
        self.figures["second workers"] += 1
        self._note("another worker ran in the middle")
        try:
            self._machine.night(holder="there:2")
        except CuratorError as error:
            self._note(f"the other worker gave up: {error}")

    def _deliver(self, *, late: bool) -> None:
        """Events come at once, late, twice, in another order, or never."""
        mail, self._people.mail = self._people.mail, []
        self._chance.shuffle(mail)
        for event in mail:
            chance = self._chance.random()
            if chance < 0.2 and not late:
                self._people.mail.append(event)
            elif chance < 0.9:
                for _ in range(1 + (chance > 0.7)):
                    self._heard(partial(self._machine.hear, event))

    def _answers(self) -> None:
        """The daemon looks; after that everything was heard."""
        while not self._heard(self._machine.poll):
            self._town.clock.moment += timedelta(minutes=35)
        if not self._machine.is_paused():
            self._people.heard()
        elif self._chance.random() < 0.3:
            self._resume()

    def _resume(self) -> None:
        pulls = [one for one in self._town.pulls() if one.outcome is Outcome.OPEN]
        anywhere = pulls or list(self._town.pulls())
        self._town.says(anywhere[-1], "/curator resume", who="maintainer")
        self._note("resumed")
        self._answers()

    def _heard(self, listens: Callable[[Fuse], None]) -> bool:
        self.figures["answers"] += 1
        fuse = Fuse(self._chance.randrange(1, 6), self._chance.random() < 0.5, die)
        try:
            listens(fuse if self._chance.random() < 0.12 else Fuse())
        except Killed:
            self.figures["crashes"] += 1
            self._note("an answer died half-way")
            return False
        except CuratorError as error:
            self._note(f"an answer gave up: {error}")
            return False
        return True

    def _come_to_rest(self) -> None:
        """Quiet days on which people decide about all that is open, until nothing is left to decide."""
        self._outage = 0
        self._machine.source.status = Status.FRESH
        for _ in range(QUIET_DAYS):
            self._day += 1
            self._town.clock.moment += timedelta(days=1)
            self._people.settled.clear()
            self._machine.night()
            for one in self._town.pulls():
                if (work := self._people.work_of(one)) is not None:
                    work.proposed = True
            self._people.decide_all()
            self._town.forget()
            memory = self._machine.memory()
            if not memory.queue and not any(record.live for record in memory.records):
                break
        self._promises.everything_is_decided(self._works.made)

    def _note(self, words: str) -> None:
        if words:
            self.journal.append(f"day {self._day}: {words}")
            self.figures["acts"] += 1
