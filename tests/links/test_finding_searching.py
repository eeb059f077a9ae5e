"""Several services asked in turn for the works whose links need another place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curator.core.links.link import Verdict
from curator.core.list.document import parse
from curator.core.repairs.repair import Found, Sought
from curator.core.repairs.repairing import in_need, repairs
from curator.links.finding import Crossref, SemanticScholar, Wayback, look_for, snapshots_of
from tests.links.test_finding import PAGE, PEOPLE, TITLE, WEEK, crossref, fetcher, scholar, wayback, work
from tests.support.canned import Canned

if TYPE_CHECKING:
    from curator.links.finding import Finder
    from tests.support.canned import CannedServer

MISSED = Canned(b'{"error":"Title match not found"}', 404)
DEAD = Sought(PAGE, TITLE, PEOPLE, dead=True)
PERSONAL = Sought("https://people.example.edu/p.pdf", TITLE, PEOPLE, dead=False)


def both(server: CannedServer) -> tuple[Finder, ...]:
    """Semantic Scholar, then Crossref."""
    asked = fetcher(server)
    return SemanticScholar(asked), Crossref(asked, mailto="robot@example.org")


def test_nothing_sought_asks_nobody(canned: CannedServer) -> None:
    """The usual run, in which no link is dead."""
    assert look_for((), finders=both(canned)) == {}
    assert look_for((DEAD,), finders=()) == {}
    assert snapshots_of((), found={}, archive=Wayback(fetcher(canned), today=WEEK)) == {}
    assert canned.asked == []


def test_the_next_service_is_asked_where_the_first_does_not_know(canned: CannedServer) -> None:
    """And is not asked where it does."""
    canned.answers = [MISSED, Canned(crossref(work())), Canned(scholar())]
    found = look_for((DEAD, PERSONAL), finders=both(canned))
    assert [(url, one.source) for url, one in found.items()] == [
        (PAGE, "Crossref"),
        (PERSONAL.url, "Semantic Scholar"),
    ]
    assert len(canned.asked) == 3


def test_the_next_service_is_asked_where_the_first_fails(canned: CannedServer) -> None:
    """From then on alone."""
    canned.answers = [Canned(b"{}", 403), Canned(crossref(work()))]
    found = look_for((DEAD, PERSONAL), finders=both(canned))
    assert [one.source for one in found.values()] == ["Crossref", "Crossref"]
    assert len(canned.asked) == 3


def test_the_archive_is_asked_last_and_for_dead_pages_only(canned: CannedServer) -> None:
    """A copy on a personal page is still there, and a lasting place is better than a snapshot."""
    canned.answers = [Canned(wayback())]
    archive = Wayback(fetcher(canned), today=WEEK)
    assert snapshots_of((PERSONAL,), found={}, archive=archive) == {}
    found = {PAGE: Found("https://doi.org/10.1145/1.2", TITLE, "Crossref")}
    assert snapshots_of((DEAD,), found=found, archive=archive) == {}
    assert canned.asked == []
    assert [one.day for one in snapshots_of((DEAD,), found={}, archive=archive).values()] == ["2019-05-03"]


def test_an_archive_that_fails_is_asked_no_more(canned: CannedServer) -> None:
    """What is dead stays without a repair until the next check."""
    canned.answers = [Canned(b"", 429, {"Retry-After": "3600"})]
    archive = Wayback(fetcher(canned), today=WEEK)
    assert snapshots_of((DEAD, DEAD._replace(url=f"{PAGE}?v=2")), found={}, archive=archive) == {}
    assert len(canned.asked) == 1


def test_a_dead_link_is_repaired_by_what_was_found(canned: CannedServer) -> None:
    """From the list and its verdicts to a repair with its evidence, by a service or by a snapshot."""
    document = parse(f"## Papers\n\n* [{TITLE}]({PAGE}) <br/> Proves a bound.\n")
    checked = {PAGE: Verdict("dead", "404", 404)}
    canned.answers = [MISSED, Canned(crossref(work(author=[])))]
    found = look_for(in_need(document, checked), finders=both(canned))
    assert [one.why for one in repairs(document, checked, found=found)] == [
        f"The old page is gone (status 404); Crossref has the paper there as “{TITLE}”."
    ]
    canned.answers = [Canned(wayback())]
    archive = Wayback(fetcher(canned), today=WEEK)
    snapshots = snapshots_of(in_need(document, checked), found={}, archive=archive)
    shown = {url: one.showing(f"{TITLE} | Example") for url, one in snapshots.items()}
    (repair,) = repairs(document, checked, found=shown)
    assert repair.kind == "archived"
    assert repair.why == (
        "The old page is gone (status 404); the Internet Archive (copy of 2019-05-03) has the paper there as "
        f"“{TITLE} | Example”."
    )
