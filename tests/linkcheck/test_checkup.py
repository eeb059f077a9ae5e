"""One check of links: who is asked, what is concluded, what is remembered."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from threading import Event
from typing import TYPE_CHECKING

import pytest

from curator.core.links.link import Link, Registration
from curator.core.works.paper import PaperId
from curator.linkcheck import Checkup, Orders, Outside
from curator.links.engine import Engine
from curator.settings.values import LinkChoice
from tests.fakes import FixedClock, KnownIds, MemoryLinks, PassingTime
from tests.support.web import CHALLENGE, MISSING, Page, moved, titled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from curator.core.links.link import Known, Verdict
    from curator.core.links.report import LinkReport
    from curator.linkcheck import Progress
    from curator.ports import Lookup
    from tests.support.web import Asked, Web

TITLE = "Certified Pooling of Small Rotations"
PAGE = "https://people.example/pooling.html"
ARXIV = PaperId("arxiv", "2302.04638")
ABS = "https://arxiv.org/abs/2302.04638"
A_DAY = timedelta(hours=20)


class Desk:
    """A check that asks a web of the test's own, with a clock and a memory that outlive it."""

    def __init__(self, web: Web) -> None:
        """Nothing is known yet."""
        self.web = web
        self.clock = FixedClock()
        self.time = PassingTime()
        self.memory = MemoryLinks(self.clock)
        self.arxiv = KnownIds({ARXIV: Registration(known=True, title=TITLE, latest=2)})
        self.pause: Callable[[float], None] = self.time.sleep
        self.last: Checkup | None = None

    def check(self, *links: Link, orders: Orders | None = None) -> LinkReport:
        """One check, by default without a second look."""
        choice = LinkChoice(0, 8, 4, A_DAY, 60, 5, (), allow_private=True, host_map={"*": self.web.url})
        outside = Outside(
            registries={"arxiv": self.arxiv},
            visitor=Engine(choice, agent="curator/test", clock=self.clock, random=Random(1)),  # noqa: S311 - jitter keeps no secret
            memory=self.memory,
            clock=self.clock,
            pause=self.pause,
            monotonic=self.time.monotonic,
        )
        self.last = Checkup(outside, orders or Orders(A_DAY))
        return self.last.run(links)

    def verdict(self, url: str, *, title: str = "", orders: Orders | None = None) -> Verdict:
        """The verdict of one link."""
        return self.check(Link(url, title), orders=orders).verdicts[url]

    def pass_time(self, **how_long: float) -> None:
        """Some time later."""
        self.clock.moment += timedelta(**how_long)


@pytest.fixture
def desk(web: Web) -> Desk:
    """A check in a web without pages."""
    return Desk(web)


def test_nothing_is_asked_for_nothing(desk: Desk) -> None:
    """A list without links costs no request."""
    report = desk.check()
    assert (report.verdicts, report.requests, report.troubles) == ({}, 0, ())


def test_what_cannot_be_asked_has_its_reason(desk: Desk) -> None:
    """Scripts and passwords in an address lead to no request."""
    urls = ["javascript:alert(1)", "https://user:secret@example.org/", "https://[fe80::1%25eth0]/"]
    report = desk.check(*map(Link, urls))
    assert {verdict.name for verdict in report.verdicts.values()} == {"unchecked"}
    assert all(verdict.reason for verdict in report.verdicts.values())
    assert desk.web.asked == []
    assert report.requests == 0


def test_a_page_that_is_there_is_alive(desk: Desk) -> None:
    """Its title is compared with the entry's."""
    desk.web.put(PAGE, titled(TITLE))
    verdict = desk.verdict(PAGE, title=TITLE)
    assert (verdict.name, verdict.status, verdict.title, verdict.title_match) == ("alive", 200, TITLE, 1.0)


WALL = Page(
    200, b"<title>Enable JavaScript and cookies</title>", {"Content-Type": "text/html", "ETag": '"1"'}
)


def test_a_title_that_is_not_the_expected_one_is_asked_for_again(desk: Desk) -> None:
    """It was a wall's for an hour, and nothing of it is kept; a conditional request would get it back."""
    desk.web.put(PAGE, WALL)
    assert desk.verdict(PAGE, title=TITLE).title == "Enable JavaScript and cookies"
    desk.web.put(PAGE, titled(TITLE))
    assert desk.verdict(PAGE, title=TITLE).title_match == 1.0
    assert {one.etag for one in desk.web.asked} == {""}
    assert desk.verdict(PAGE, title=TITLE).via == "cache"


def test_a_title_that_the_list_has_changed_is_asked_for_again(desk: Desk) -> None:
    """Both to arXiv, and to a page; offline what is remembered still counts."""
    desk.web.put(PAGE, titled(TITLE))
    for url in (PAGE, ABS):
        desk.verdict(url, title=TITLE)
        offline = desk.verdict(
            url, title="Cooling Flows of Distant Clusters", orders=Orders(A_DAY, offline=True)
        )
        assert (offline.name, offline.via) == ("alive", "cache")
        assert desk.verdict(url, title="Cooling Flows of Distant Clusters").via != "cache"


def test_a_page_that_becomes_a_main_link_is_read_once(desk: Desk) -> None:
    """It was asked with HEAD before, which tells no title; a page without one is not read each time."""
    desk.web.put(PAGE, titled(TITLE))
    assert desk.verdict(PAGE).title == ""
    assert desk.verdict(PAGE).via == "cache"
    assert desk.verdict(PAGE, title=TITLE).title == TITLE
    bare = "https://people.example/bare.html"
    desk.web.put(bare, Page(200, b"<p>Text.</p>", {"Content-Type": "text/html"}))
    desk.verdict(bare)
    assert desk.verdict(bare, title=TITLE).via == "http"
    assert desk.verdict(bare, title=TITLE).via == "cache"
    desk.pass_time(days=31)
    desk.web.put(PAGE, titled(TITLE)._replace(headers={"Content-Type": "text/html", "ETag": '"2"'}))
    desk.verdict(PAGE, title=TITLE)
    desk.pass_time(days=31)
    desk.verdict(PAGE, title=TITLE)
    assert [one.etag for one in desk.web.asked[-2:]] == ["", '"2"']


def test_an_arxiv_paper_is_looked_up_once_for_all_its_addresses(desk: Desk) -> None:
    """Abstract, PDF and version are one question to the registry, and no page is visited."""
    urls = [ABS, "https://arxiv.org/pdf/2302.04638", "http://arxiv.org/pdf/2302.04638v1"]
    report = desk.check(*map(Link, urls))
    assert {verdict.name for verdict in report.verdicts.values()} == {"alive"}
    assert desk.arxiv.asked == [(ARXIV,)]
    assert desk.web.asked == []
    assert report.requests == 1
    assert set(report.ids.values()) == {ARXIV}


def test_a_version_that_arxiv_does_not_have_is_dead(desk: Desk) -> None:
    """Only the address that insists on it."""
    report = desk.check(Link(f"{ABS}v9"), Link(ABS))
    assert report.verdicts[f"{ABS}v9"].reason == "unknown-version"
    assert report.verdicts[ABS].name == "alive"


def test_an_id_that_its_registry_does_not_know_is_dead_at_once(desk: Desk) -> None:
    """There is nothing to wait for."""
    verdict = desk.verdict("https://arxiv.org/abs/2302.99999")
    assert (verdict.name, verdict.reason, verdict.via) == ("dead", "unknown-id", "arxiv")


def test_a_registry_that_is_down_condemns_nobody(desk: Desk) -> None:
    """The links are unchecked, the run is degraded, and nothing is remembered."""
    desk.arxiv.trouble = "arXiv did not answer."
    report = desk.check(Link(ABS))
    assert (report.verdicts[ABS].name, report.verdicts[ABS].reason) == ("unchecked", "registry-down")
    assert report.degraded
    assert report.troubles == ("arXiv did not answer.",)
    desk.arxiv.trouble = ""
    assert desk.verdict(ABS).via == "arxiv"


def test_an_id_that_a_registry_does_not_show_yet_is_no_failure(desk: Desk) -> None:
    """A paper of today is not in the index; the service did all that it can."""
    desk.arxiv.silent = frozenset({ARXIV})
    report = desk.check(Link(ABS))
    assert (report.verdicts[ABS].name, report.verdicts[ABS].reason) == ("unchecked", "registry-unsure")
    assert not report.degraded


def test_the_next_version_may_only_be_new(desk: Desk) -> None:
    """It is linked on the day it is posted, and counted a day later; what stays unknown is dead."""
    assert desk.verdict(f"{ABS}v3").reason == "unknown-version-unconfirmed"
    desk.pass_time(hours=21)
    assert desk.verdict(f"{ABS}v3").name == "dead"


def test_the_next_version_is_not_condemned_within_a_minute(desk: Desk) -> None:
    """Asking again at once proves nothing."""
    orders = Orders(A_DAY, confirm_now_after=60)
    assert desk.verdict(f"{ABS}v3", orders=orders).name == "unreachable"
    assert desk.time.slept == []


def test_a_registry_that_hangs_holds_up_no_page(desk: Desk) -> None:
    """Pages are visited while it is waited for; only pages of arXiv come after it."""
    visited = Event()

    class Slow(KnownIds):
        def look_up(self, ids: Sequence[PaperId]) -> Lookup:
            visited.wait(10)
            return super().look_up(ids)

    desk.web.put(PAGE, titled(TITLE))
    desk.web.put("https://arxiv.org/help", titled("Help"))
    desk.arxiv = Slow(desk.arxiv.known)
    desk.web.heard = lambda asked: visited.set() if asked.host == "people.example" else None
    report = desk.check(Link(ABS), Link(PAGE), Link("https://arxiv.org/help"))
    assert {verdict.name for verdict in report.verdicts.values()} == {"alive"}
    assert [one.host for one in desk.web.asked if one.path != "/robots.txt"] == [
        "people.example",
        "arxiv.org",
    ]


def test_a_run_that_is_killed_loses_little(desk: Desk) -> None:
    """What was learned is kept in portions, not only at the end."""
    kept: list[int] = []

    class Portions(MemoryLinks):
        def keep(self, found: Mapping[str, Known]) -> None:
            kept.append(len(found))
            super().keep(found)

    desk.memory = Portions(desk.clock)
    papers = {PaperId("arxiv", f"2302.{number:05d}"): Registration(known=True) for number in range(1, 451)}
    desk.arxiv = KnownIds(papers)
    desk.check(*(Link(f"https://arxiv.org/abs/{one.value}") for one in papers))
    assert kept == [200, 200, 50]


def test_a_registry_behind_a_wall_is_no_failure_of_the_run(desk: Desk) -> None:
    """It turns programs away every week; that is told, and degrades nothing."""
    desk.arxiv.trouble, desk.arxiv.blocked = "It asks for a human.", True
    report = desk.check(Link(ABS))
    assert report.verdicts[ABS].name == "blocked"
    assert not report.degraded
    assert report.troubles == ("It asks for a human.",)


def test_one_missing_page_is_not_dead(desk: Desk) -> None:
    """The first sighting, and a second one too soon after it, prove nothing."""
    assert desk.verdict(PAGE).reason == "404-unconfirmed"
    desk.pass_time(hours=19)
    assert desk.verdict(PAGE).name == "unreachable"


def test_a_page_missing_twice_is_dead(desk: Desk) -> None:
    """With enough time between."""
    desk.verdict(PAGE)
    desk.pass_time(hours=20)
    verdict = desk.verdict(PAGE)
    assert (verdict.name, verdict.reason, verdict.status) == ("dead", "404", 404)


def test_a_page_that_came_back_begins_anew(desk: Desk) -> None:
    """Its earlier absence no longer counts."""
    desk.verdict(PAGE)
    desk.pass_time(hours=30)
    desk.web.put(PAGE, titled(TITLE))
    assert desk.verdict(PAGE).name == "alive"
    del desk.web.pages[PAGE.removeprefix("https://")]
    desk.pass_time(days=31)
    assert desk.verdict(PAGE).name == "unreachable"


def test_another_machines_sighting_counts(desk: Desk) -> None:
    """A fresh runner has no ledger; what the state file tells is enough."""
    since = desk.clock.now() - timedelta(days=7)
    verdict = desk.verdict(PAGE, orders=Orders(A_DAY, missing={PAGE: since}))
    assert verdict.name == "dead"


def test_confirming_now_waits_and_asks_again(desk: Desk) -> None:
    """Only what was missing is asked again, after the pause, and then it is dead; that is remembered."""
    desk.web.put("https://a.example/", titled("A"))
    report = desk.check(Link(PAGE), Link("https://a.example/"), orders=Orders(A_DAY, confirm_now_after=60))
    assert report.verdicts[PAGE].name == "dead"
    assert desk.time.slept == [60]
    assert len(desk.web.of("a.example")) == 1
    assert desk.verdict(PAGE, orders=Orders(A_DAY, offline=True)).name == "dead"


def test_confirming_now_believes_the_second_answer(desk: Desk) -> None:
    """A page that was only being replaced is there a minute later."""

    def pause(seconds: float) -> None:
        desk.web.put(PAGE, titled(TITLE))
        desk.time.sleep(seconds)

    desk.pause = pause
    assert desk.verdict(PAGE, orders=Orders(A_DAY, confirm_now_after=60)).name == "alive"


def test_a_server_that_misses_pages_only_for_programs_condemns_none(desk: Desk) -> None:
    """Asked for less than a whole page it says 404; before a page is called dead, it is asked plainly."""

    def miss(asked: Asked) -> None:
        plain = asked.method == "GET" and not asked.part
        desk.web.put(PAGE, titled(TITLE) if plain else MISSING)

    desk.web.heard = miss
    assert desk.verdict(PAGE).reason == "404-unconfirmed"
    desk.pass_time(hours=20)
    assert desk.verdict(PAGE).name == "alive"
    desk.memory = MemoryLinks(desk.clock)
    assert desk.verdict(PAGE, title=TITLE, orders=Orders(A_DAY, confirm_now_after=60)).name == "alive"


def test_a_broken_log_in_condemns_no_page(desk: Desk) -> None:
    """However often its host says 404."""
    desk.web.put(PAGE, moved("https://idp.example.net/start", status=302))
    for _ in range(2):
        verdict = desk.verdict(PAGE, orders=Orders(A_DAY, confirm_now_after=60))
        assert (verdict.name, verdict.reason) == ("unreachable", "404-elsewhere")
        desk.pass_time(hours=21)


def test_nothing_missing_nothing_waited_for(desk: Desk) -> None:
    """The minute is only spent where it can prove something."""
    desk.web.put(PAGE, CHALLENGE)
    assert desk.verdict(PAGE, orders=Orders(A_DAY, confirm_now_after=60)).name == "blocked"
    assert desk.time.slept == []


def test_what_is_alive_is_not_asked_again_for_a_month(desk: Desk) -> None:
    """The memory answers, and says so; after that the page is asked whether it has changed."""
    page = titled(TITLE)
    desk.web.put(PAGE, page._replace(headers={**page.headers, "ETag": '"one"'}))
    desk.check(Link(PAGE, TITLE))
    desk.pass_time(days=29)
    report = desk.check(Link(PAGE, TITLE))
    assert (report.verdicts[PAGE].via, report.requests) == ("cache", 0)
    assert report.remembered == {PAGE: desk.clock.now() - timedelta(days=29)}
    desk.pass_time(days=2)
    desk.web.put(PAGE, Page(304))
    verdict = desk.verdict(PAGE, title=TITLE)
    assert (verdict.name, verdict.title, verdict.via) == ("alive", TITLE, "http")


def test_what_moved_is_asked_again_after_a_week(desk: Desk) -> None:
    """A new place may be followed by another."""
    desk.web.put(PAGE, moved("https://people.example/new/pooling.html"))
    desk.web.put("https://people.example/new/pooling.html", titled(TITLE))
    assert desk.verdict(PAGE).name == "moved"
    desk.pass_time(days=8)
    assert desk.verdict(PAGE).via == "http"


def test_an_error_is_never_remembered_as_a_fact(desk: Desk) -> None:
    """A site that turned us away once is asked again at the next check."""
    desk.web.put(PAGE, CHALLENGE)
    desk.verdict(PAGE)
    desk.web.put(PAGE, titled(TITLE))
    assert desk.verdict(PAGE).name == "alive"


def test_offline_nobody_is_asked(desk: Desk) -> None:
    """What is remembered is told, the rest is unchecked."""
    desk.web.put(PAGE, titled(TITLE))
    desk.check(Link(PAGE))
    asked = len(desk.web.asked)
    report = desk.check(Link(PAGE), Link("https://a.example/"), Link(ABS), orders=Orders(A_DAY, offline=True))
    assert [verdict.name for verdict in report.verdicts.values()] == ["alive", "unchecked", "unchecked"]
    assert report.verdicts[ABS].reason == "not-remembered"
    assert (len(desk.web.asked), desk.arxiv.asked, report.requests) == (asked, [], 0)


def test_two_spellings_are_asked_once(desk: Desk) -> None:
    """A fragment is the reader's, not the server's; both links have the answer."""
    desk.web.put(PAGE, titled(TITLE))
    report = desk.check(Link(PAGE), Link(f"{PAGE}#proofs"))
    assert {verdict.name for verdict in report.verdicts.values()} == {"alive"}
    assert len(desk.web.of("people.example")) == 1


@pytest.mark.parametrize("fragments", [("#one", "#two", ""), ("", "#two", "#one")])
def test_each_link_keeps_its_own_place_on_a_page_that_moved(desk: Desk, fragments: tuple[str, ...]) -> None:
    """Asked once, now and when remembered; no link is told another one's fragment."""
    new = "https://people.example/new/pooling.html"
    desk.web.put(PAGE, moved(new))
    desk.web.put(new, titled(TITLE))
    links = [Link(f"{PAGE}{one}") for one in fragments]
    expected = {f"{PAGE}{one}": ("moved", f"{new}{one}") for one in fragments}
    for via in ("http", "cache"):
        told = desk.check(*links).verdicts
        assert {url: (one.name, one.final_url) for url, one in told.items()} == expected
        assert {one.via for one in told.values()} == {via}
    assert len(desk.web.of("people.example")) == 2
    assert desk.verdict(f"{PAGE}#three").final_url == f"{new}#three"


def test_a_missing_page_is_missing_for_all_its_places(desk: Desk) -> None:
    """The second look is for all of them, too."""
    urls = [f"{PAGE}#one", PAGE]
    report = desk.check(*map(Link, urls), orders=Orders(A_DAY, confirm_now_after=60))
    assert [report.verdicts[url].name for url in urls] == ["dead", "dead"]
    assert set(report.missing) == set(urls)


def test_pages_that_all_lead_to_one_have_not_moved(desk: Desk) -> None:
    """A site answers so for all that it gave up, even where the name is that of one of them."""
    other, new = "https://people.example/limits.html", "https://people.example/new/pooling.html"
    for url in (PAGE, other):
        desk.web.put(url, moved(new))
    desk.web.put(new, titled("Publications"))
    report = desk.check(Link(PAGE), Link(other))
    assert {(one.name, one.final_url) for one in report.verdicts.values()} == {("alive", new)}
    assert desk.verdict(PAGE).name == "moved"


def test_of_two_links_the_one_with_a_title_speaks(desk: Desk) -> None:
    """A page that a remark mentions first is still held against the title of its entry."""
    desk.web.put(PAGE, titled(TITLE))
    report = desk.check(Link(PAGE), Link(PAGE, TITLE))
    assert report.verdicts[PAGE].title == TITLE


def test_an_interruption_keeps_what_is_known(desk: Desk) -> None:
    """What was answered is told and remembered, the rest is unchecked."""

    def interrupt(_seconds: float) -> None:
        raise KeyboardInterrupt

    desk.web.put("https://a.example/", titled("A"))
    desk.pause = interrupt
    report = desk.check(
        Link(PAGE), Link("https://a.example/"), Link(ABS), orders=Orders(A_DAY, confirm_now_after=60)
    )
    assert report.interrupted
    assert report.verdicts[ABS].name == report.verdicts["https://a.example/"].name == "alive"
    assert desk.verdict("https://a.example/").via == "cache"


def test_whoever_watches_sees_how_it_goes_on(desk: Desk) -> None:
    """What is done, how far it is, and at what rate."""
    seen: list[Progress] = []

    def pause(seconds: float) -> None:
        assert desk.last is not None
        seen.append(desk.last.progress)
        desk.time.sleep(seconds)

    desk.pause = pause
    desk.check(Link(PAGE), Link(ABS), orders=Orders(A_DAY, confirm_now_after=30))
    (during,) = seen
    assert (during.done, during.total) == (2, 2)
    assert "1 missing page" in during.doing
    assert during.left == 30
    assert during.pulse.requests > 0
    assert desk.last is not None
    assert desk.last.progress.rate == pytest.approx(2 / 30)
