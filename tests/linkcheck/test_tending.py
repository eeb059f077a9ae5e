"""What a night makes of a check of links: findings, better addresses, and where it looks for them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from curator.core.link_memo import LinkMemo
from curator.core.links.link import Registration
from curator.core.list.document import parse
from curator.core.policy import ListFormat
from curator.core.repairs.repair import Found
from curator.core.works.paper import PaperId
from curator.errors import Unavailable
from curator.linkcheck import Checkup, Orders, Outside, Tending
from curator.links.engine import Engine
from curator.links.finding import Wayback
from curator.settings.values import LinkChoice
from tests.contracts.links import NOW, LinksContract
from tests.fakes import FakeFinder, FixedClock, KnownIds, MemoryLinks, PassingTime
from tests.links.test_finding import fetcher
from tests.support.canned import Canned
from tests.support.link_desk import HEAD
from tests.support.web import MISSING, moved, titled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from curator.core.facts import Facts
    from curator.core.link_memo import LinkFindings
    from curator.core.links.link import Known
    from curator.ports import Links
    from tests.support.canned import CannedServer
    from tests.support.web import Web

TITLE = "Certified Pooling of Small Rotations"
PAGE = "https://pages.example/papers/pooling.html"
A_DAY = timedelta(hours=20)
SUNDAYS = "41 4 * * 0"
ARXIV = PaperId("arxiv", "2302.04638")
SNAPSHOT = f"https://web.archive.org/web/20190503120000/{PAGE}"


class Broken(MemoryLinks):
    """A memory whose disk is full."""

    def keep(self, found: Mapping[str, Known]) -> None:
        """Fail."""
        del found
        message = "The ledger cannot be written."
        raise Unavailable(message, advice="Make room.")


@dataclass
class Night:
    """The links of one night in a web of the test's own; what it finds out is kept in ``facts``."""

    web: Web
    clock: FixedClock = field(default_factory=lambda: FixedClock(NOW))
    arxiv: KnownIds = field(default_factory=KnownIds)
    finder: FakeFinder = field(default_factory=FakeFinder)
    archive: Wayback | None = None
    memory: MemoryLinks | None = None
    table: str | None = SUNDAYS
    interrupted: bool = False
    facts: list[Facts] = field(default_factory=list)
    checks: int = 0

    @property
    def links(self) -> Tending:
        """As the settings would make it."""
        return Tending(
            self.table,
            begin=self._begin,
            finders=(self.finder,),
            archive=self.archive,
            clock=self.clock,
            form=ListFormat(),
            keep=self.facts.append,
        )

    def check(self, *entries: str, memo: LinkMemo | None = None) -> LinkFindings:
        """Check a list of these entries."""
        return self.links.check(parse(HEAD + "".join(entries)), memo=memo or LinkMemo())

    def _begin(self, missing: Mapping[str, datetime]) -> Checkup:
        self.checks += 1
        choice = LinkChoice(0, 8, 4, A_DAY, 60, 5, (), allow_private=True, host_map={"*": self.web.url})
        time = PassingTime()
        outside = Outside(
            registries={"arxiv": self.arxiv},
            visitor=Engine(choice, agent="curator/test", clock=self.clock, random=Random(1)),  # noqa: S311 - jitter
            memory=self.memory or MemoryLinks(self.clock),
            clock=self.clock,
            pause=time.sleep,
            monotonic=time.monotonic,
        )
        return Checkup(outside, Orders(A_DAY, missing=missing))


@pytest.fixture
def night(web: Web) -> Night:
    """A night in a web without pages, whose registry knows nothing."""
    return Night(web)


class TestTending(LinksContract):
    """The real check keeps the promises of the port."""

    @pytest.fixture
    def links(self, night: Night) -> Links:
        """One of a web without pages."""
        return night.links


def entry(url: str, title: str = TITLE, more: str = "") -> str:
    """One line of a list."""
    return f"* [{title}]({url}) (ICML 2023){more} <br/> Says so.\n"


def archived(page: str) -> bytes:
    """What the archive answers for a page that it has."""
    closest = {"status": "200", "available": True, "url": f"http://web.archive.org/web/20190503120000/{page}"}
    return json.dumps({"url": page, "archived_snapshots": {"closest": closest}}).encode()


def since(days: int) -> LinkMemo:
    """A memo by which the page has been missing for so long."""
    return LinkMemo(missing={PAGE: NOW - timedelta(days=days)})


def test_without_a_schedule_it_is_never_due(web: Web) -> None:
    """Whatever was or was not checked."""
    links = Night(web, table=None).links
    assert not links.due(None, now=NOW)
    assert not links.due(NOW - timedelta(days=400), now=NOW)


def test_a_list_in_order_needs_nothing(night: Night) -> None:
    """No repair, nobody asked for another place; all addresses are sound."""
    night.web.put(PAGE, titled(TITLE))
    findings = night.check(entry(PAGE))
    assert (findings.repairs, findings.hopeless, findings.missing, findings.problems) == ((), (), {}, ())
    assert findings.sound == {PAGE}
    assert findings.by_verdict == {"alive": 1}
    assert findings.requests == 2  # robots.txt and the page
    assert night.finder.asked == []
    assert night.facts[0].links[PAGE].verdict == "alive"


def test_a_page_that_is_missing_is_remembered_elsewhere(night: Night) -> None:
    """The state file takes it along, for the next machine has no memory of its own."""
    findings = night.check(entry(PAGE))
    assert findings.missing == {PAGE: NOW}
    assert (findings.repairs, findings.hopeless) == ((), ())
    later = Night(night.web, FixedClock(NOW + timedelta(days=7)))
    again = later.check(entry(PAGE), memo=LinkMemo(missing=findings.missing))
    assert again.missing == {PAGE: NOW}
    (lost,) = again.hopeless
    assert (lost.url, lost.title, lost.line) == (PAGE, TITLE, 5)


def test_a_page_that_moved_is_repaired(night: Night) -> None:
    """The new address has been seen, with the title."""
    new = "https://others.example/new/pooling.html"
    night.web.put(PAGE, moved(new))
    night.web.put(new, titled(TITLE))
    findings = night.check(entry(PAGE))
    (repair,) = findings.repairs
    assert (repair.old, repair.new, repair.kind, repair.title) == (PAGE, new, "moved", TITLE)
    assert findings.sound == frozenset()


def test_the_same_page_over_https_is_proposed(night: Night) -> None:
    """It is visited before; a page that is not asked for without encryption has no twin."""
    plain, other = "http://plain.example/a.html", "https://others.example/b.html"
    night.web.put(plain, titled(TITLE))
    night.web.put(other, titled("Another Work on Pooling Votes"))
    findings = night.check(entry(plain), entry(other, "Another Work on Pooling Votes"))
    (repair,) = findings.repairs
    assert (repair.old, repair.new, repair.kind) == (plain, "https://plain.example/a.html", "https")
    assert len(night.web.of("plain.example")) == 2
    assert len(night.web.of("others.example")) == 1
    assert findings.sound == {other}


def test_a_dead_page_gets_the_place_that_the_entry_names(night: Night) -> None:
    """No lookup is needed for it."""
    night.arxiv.known = {ARXIV: Registration(known=True, title=TITLE)}
    line = f"* [{TITLE}]({PAGE}) [[paper](https://arxiv.org/abs/{ARXIV.value})] (ICML 2023) <br/> Says so.\n"
    (repair,) = night.check(line, memo=since(3)).repairs
    assert (repair.old, repair.new, repair.kind) == (
        PAGE,
        f"https://arxiv.org/abs/{ARXIV.value}",
        "canonical",
    )
    assert night.finder.asked == []


def test_a_dead_page_gets_the_place_that_a_registry_told(night: Night) -> None:
    """The facts of this very check know a paper of this title."""
    night.arxiv.known = {ARXIV: Registration(known=True, title=TITLE)}
    other = f"* See [arXiv](https://arxiv.org/abs/{ARXIV.value}) for more.\n"
    (repair,) = night.check(entry(PAGE), f"\n{other}", memo=since(3)).repairs
    assert (repair.new, repair.kind) == (f"https://arxiv.org/abs/{ARXIV.value}", "canonical")


def test_a_dead_page_is_looked_for(night: Night) -> None:
    """A finder that knows a work of this very title is believed, and the dead link is no longer hopeless."""
    place = "https://doi.org/10.1145/1.2"
    night.finder.places = {TITLE: Found(place, TITLE, "Crossref")}
    findings = night.check(entry(PAGE), memo=since(3))
    (repair,) = findings.repairs
    assert (repair.new, repair.kind) == (place, "canonical")
    assert "Crossref" in repair.why
    assert findings.hopeless == ()
    assert night.finder.asked == [TITLE]


def test_a_finder_with_another_title_is_not_believed(night: Night) -> None:
    """Nor one in trouble; the link stays, and is named as hopeless."""
    night.finder.places = {TITLE: Found("https://doi.org/10.1145/1.2", "A Survey of Herring", "Crossref")}
    findings = night.check(entry(PAGE), memo=since(3))
    assert findings.repairs == ()
    assert [one.url for one in findings.hopeless] == [PAGE]
    night.finder.trouble = "Crossref did not answer."
    assert night.check(entry(PAGE), memo=since(3)).repairs == ()


@pytest.mark.parametrize(("title", "believed"), [(TITLE, True), ("Page not found", False), ("", False)])
def test_the_last_resort_is_a_copy_whose_title_agrees(
    night: Night, canned: CannedServer, title: str, *, believed: bool
) -> None:
    """It is visited, because the archive keeps front pages and errors too."""
    canned.answers = [Canned(archived(PAGE))]
    night.archive = Wayback(fetcher(canned), today=date(2026, 4, 30))
    night.web.put(SNAPSHOT, titled(title))
    findings = night.check(entry(PAGE), memo=since(3))
    assert len(night.web.of("web.archive.org")) == 1
    assert [(one.new, one.kind) for one in findings.repairs] == ([(SNAPSHOT, "archived")] if believed else [])


def test_a_copy_is_not_asked_for_where_the_work_was_found(night: Night, canned: CannedServer) -> None:
    """A lasting place is better than a memory."""
    night.archive = Wayback(fetcher(canned), today=date(2026, 4, 30))
    night.finder.places = {TITLE: Found("https://doi.org/10.1145/1.2", TITLE, "Crossref")}
    assert [one.kind for one in night.check(entry(PAGE), memo=since(3)).repairs] == ["canonical"]
    assert canned.asked == []


def test_a_registry_that_is_down_is_a_problem_of_the_night(night: Night) -> None:
    """What was found otherwise counts, and its papers are neither sound nor missing."""
    night.arxiv.trouble = "arXiv did not answer."
    night.web.put(PAGE, titled(TITLE))
    findings = night.check(
        entry(PAGE), entry(f"https://arxiv.org/abs/{ARXIV.value}", "Another Work on Votes")
    )
    assert findings.problems == ("arXiv did not answer.",)
    assert findings.sound == {PAGE}


def test_a_memory_that_fails_loses_no_sighting(night: Night) -> None:
    """The night goes on without repairs, and knows what was missing before."""
    night.memory = Broken(night.clock)
    findings = night.check(entry(PAGE), memo=since(3))
    assert findings.problems == ("The ledger cannot be written. Make room.",)
    assert findings.missing == since(3).missing
    assert findings.repairs == ()


@pytest.mark.parametrize("at", [1, 2], ids=["the check", "the second look"])
def test_an_interruption_ends_the_night(night: Night, at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever it comes; a night that goes on would publish half of what it knows."""
    visit = Engine.visit

    def interrupting(self: Engine, *what: Any, **how: Any) -> None:  # noqa: ANN401 - as `visit` takes them
        if night.checks == at:
            raise KeyboardInterrupt
        visit(self, *what, **how)

    monkeypatch.setattr(Engine, "visit", interrupting)
    plain = "http://plain.example/a.html"
    night.web.put(plain, titled(TITLE))
    with pytest.raises(KeyboardInterrupt):
        night.check(entry(plain), entry(PAGE, "Another Work on Votes"))


def test_a_link_that_came_back_is_sound(night: Night) -> None:
    """An earlier repair of it is given up."""
    night.web.put(PAGE, MISSING)
    assert night.check(entry(PAGE), memo=since(3)).sound == frozenset()
    night.web.put(PAGE, titled(TITLE))
    findings = night.check(entry(PAGE), memo=since(3))
    assert findings.sound == {PAGE}
    assert findings.missing == {}
