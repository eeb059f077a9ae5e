"""route -> recall -> ask -> judge -> remember: the order of a check of links, with no decision of its own."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import wait
from typing import TYPE_CHECKING, Final

from curator.core.links import confirming, verdicts
from curator.core.links.link import Known, Link, Verdict
from curator.core.links.redirects import with_fragment
from curator.core.links.report import LinkReport
from curator.core.links.routing import route
from curator.core.repairs.new_places import without_meeting_places
from curator.linkcheck.orders import Progress
from curator.linkcheck.questions import Question, asked_aside, is_arxivs, key_of
from curator.ports import Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from datetime import datetime

    from curator.core.links.link import Seen, Via
    from curator.core.works.paper import PaperId
    from curator.linkcheck.orders import Orders, Outside
    from curator.ports import Lookup

_OFFLINE: Final = "not-remembered"
_INTERRUPTED: Final = "interrupted"
_GRACE: Final = 0.5
"""Seconds that somebody who interrupts waits for answers that are on their way."""

_PORTION: Final = 200
"""Answers after which what was learned is kept, so that a run that is killed loses little."""


class Checkup:
    """One check of many links."""

    def __init__(self, outside: Outside, orders: Orders) -> None:
        """Ask nothing yet."""
        self._outside = outside
        self._orders = orders
        self._questions: dict[str, Question] = {}
        self._keys: dict[str, str] = {}
        self._known: dict[str, Known] = {}
        self._answers: dict[str, Verdict] = {}
        self._learned: dict[str, Known] = {}
        self._unkept: dict[str, Known] = {}
        self._asked: dict[Via, Future[Lookup]] = {}
        self._troubles: list[str] = []
        self._degraded = False
        self._requests = 0
        self._doing = "reading"
        self._until = 0.0
        self._started = outside.monotonic()

    @property
    def progress(self) -> Progress:
        """How it goes on, now; another thread may ask."""
        now = self._outside.monotonic()
        done, total = len(self._answers), len(self._questions)
        left = max(0.0, self._until - now)
        return Progress(self._doing, done, total, now - self._started, left, self._outside.visitor.pulse)

    def run(self, links: Iterable[Link]) -> LinkReport:
        """Find out what there is to know of each link.

        Whoever interrupts it gets what was found until then, and it is remembered.

        Raises:
            Unavailable: what was found cannot be remembered.
        """
        interrupted = False
        try:
            self._ask(links)
        except KeyboardInterrupt:
            interrupted = True
            self._take_what_came()
        finally:
            self._keep()
        return self._report(interrupted=interrupted)

    def _ask(self, links: Iterable[Link]) -> None:
        for link in links:
            self._take(link)
        self._recall()
        if self._orders.offline:
            return
        self._look_up_and_visit()
        if self._orders.confirm_now_after is not None:
            self._look_again(self._orders.confirm_now_after)

    def _take(self, link: Link) -> None:
        """Make a question of a link; of those with one answer, a link that expects a title speaks first."""
        way = route(link.url)
        key = self._keys[link.url] = key_of(way, link.url)
        asked = self._questions.get(key)
        if asked is None or (link.title and not asked.link.title):
            self._questions[key] = Question(key, way, link)

    def _recall(self) -> None:
        self._doing = "remembering"
        now = self._outside.clock.now()
        self._known = dict(self._outside.memory.recall(self._questions))
        for key, question in self._questions.items():
            if question.route.via == "none":
                self._answers[key] = verdicts.unasked(question.route)
            elif (known := self._known.get(key)) and self._is_enough(known, question.link, now):
                self._answers[key] = known.verdict._replace(via="cache")
            elif known is None and (since := self._orders.missing.get(question.link.url)):
                self._known[key] = Known(Verdict("unreachable"), since, missing_since=since)

    def _is_enough(self, known: Known, link: Link, now: datetime) -> bool:
        """Whether nobody need be asked; offline all counts that is fresh, or proven for good."""
        if self._orders.offline:
            return confirming.fresh(known, now=now) or known.verdict.name == "dead"
        return confirming.settles(known, link, now=now)

    def _open(self, via: Via) -> list[Question]:
        return [
            one for key, one in self._questions.items() if one.route.via == via and key not in self._answers
        ]

    def _look_up_and_visit(self) -> None:
        """Ask the registries while pages are visited, and pages of a registry that wants it so after it."""
        waiting = {name: ids for name in self._outside.registries if (ids := self._ids(name))}
        self._asked = {
            name: asked_aside(self._outside.registries[name], ids) for name, ids in waiting.items()
        }
        now = [one for one in self._open("http") if not is_arxivs(one.link.url)]
        self._visit(now, "visiting pages")
        self._doing = f"waiting for {' and '.join(waiting)}" if waiting else self._doing
        for name, future in self._asked.items():
            self._take_lookup(name, future.result())
        self._visit(self._open("http"), "visiting pages of arXiv")

    def _ids(self, name: Via) -> list[PaperId]:
        return list(dict.fromkeys(one.route.id for one in self._open(name) if one.route.id is not None))

    def _take_what_came(self) -> None:
        """After an interrupt: the answers of registries that are there, or come within a moment."""
        wait(self._asked.values(), timeout=_GRACE)
        for name, future in self._asked.items():
            if future.done() and not future.exception() and self._open(name):
                self._take_lookup(name, future.result())

    def _take_lookup(self, name: Via, lookup: Lookup) -> None:
        self._requests += lookup.requests
        if lookup.trouble:
            self._troubles.append(lookup.trouble)
            self._degraded |= lookup.down
        for question in self._open(name):
            said = lookup.found.get(question.route.id) if question.route.id else None
            if said is None:
                verdict = verdicts.unanswered(blocked=lookup.blocked, down=lookup.down, via=name)
            else:
                verdict = verdicts.registered(said, route=question.route, link=question.link)
            self._settle(question.key, verdict, None)

    def _visit(self, questions: Iterable[Question], doing: str) -> None:
        self._doing = doing
        self._outside.visitor.visit(self._visits(questions), tell=self._tell)

    def _visits(self, questions: Iterable[Question]) -> Iterator[Visit]:
        for question in questions:
            known, link = self._known.get(question.key), question.page
            plain = known is not None and known.missing_since is not None
            if known is None or plain or confirming.must_be_read(known, link):
                yield Visit(link, plain=plain)
            else:
                yield Visit(link, known.etag, known.last_modified)

    def _tell(self, visit: Visit, seen: Seen) -> None:
        self._settle(visit.link.url, verdicts.judge(seen, visit.link), seen)

    def _settle(self, key: str, verdict: Verdict, seen: Seen | None) -> None:
        now, known = self._outside.clock.now(), self._known.get(key)
        after = self._orders.confirm_after
        self._answers[key], learned = confirming.settle(
            verdict, known, now=now, confirm_after=after, seen=seen
        )
        if learned is not None:
            self._learned[key] = self._unkept[key] = learned
            if len(self._unkept) >= _PORTION:
                self._keep()

    def _keep(self) -> None:
        self._outside.memory.keep(self._unkept)
        self._unkept = {}

    def _look_again(self, after: float) -> None:
        """Ask once more for what was missing a moment ago."""
        missing = {
            key: answer for key, answer in self._answers.items() if confirming.needs_a_second_look(answer)
        }
        if not missing:
            return
        pages = "1 missing page" if len(missing) == 1 else f"{len(missing)} missing pages"
        self._doing = f"waiting to ask {pages} again"
        self._until = self._outside.monotonic() + after
        self._outside.pause(after)
        self._doing = "asking again"

        def tell(visit: Visit, seen: Seen) -> None:
            key = visit.link.url
            both = confirming.confirmed(missing[key], verdicts.judge(seen, visit.link))
            self._settle(key, both, seen)

        pages_again = (Visit(self._questions[key].page, plain=True) for key in missing)
        self._outside.visitor.visit(pages_again, tell=tell)

    def _report(self, *, interrupted: bool) -> LinkReport:
        reason = _INTERRUPTED if interrupted else _OFFLINE
        rest = Verdict("unchecked", reason)
        ids: dict[str, PaperId] = {}
        answers: defaultdict[str, Verdict] = defaultdict(lambda: rest, self._answers)
        for url, key in self._keys.items():
            if (paper_id := self._questions[key].route.id) is not None:
                ids[url] = paper_id
        return LinkReport(
            verdicts=without_meeting_places(
                {url: _as_told_of(url, answers[key]) for url, key in self._keys.items()}
            ),
            ids=ids,
            requests=self._requests + self._outside.visitor.pulse.requests,
            seconds=self._outside.monotonic() - self._started,
            remembered={
                url: self._known[key].checked_at
                for url, key in self._keys.items()
                if answers[key].via == "cache"
            },
            missing={
                url: known.missing_since
                for url, key in self._keys.items()
                if (known := self._learned.get(key) or self._known.get(key))
                and known.missing_since is not None
            },
            troubles=tuple(self._troubles),
            degraded=self._degraded,
            interrupted=interrupted,
        )


def _as_told_of(url: str, verdict: Verdict) -> Verdict:
    """The verdict of a page, told of a link that may name a place on it."""
    return verdict._replace(final_url=with_fragment(verdict.final_url, of=url))
