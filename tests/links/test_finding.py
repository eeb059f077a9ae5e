"""Services that may know where a work is found, asked over loopback with small answers of their shape."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from curator.core.repairs.repair import Found
from curator.http import PoliteFetcher
from curator.links.finding import Crossref, SemanticScholar, Snapshot, Wayback
from tests.fakes import FixedClock, PassingTime
from tests.support.canned import Canned

if TYPE_CHECKING:
    from collections.abc import Callable

    from curator.links.finding import Finder
    from curator.ports import Fetcher
    from tests.support.canned import CannedServer

TITLE = "Certified Pooling of Small Rotations"
PEOPLE = ("Ann Lee", "Bob May")
PAGE = "https://example.org/papers/pooling.html"
WEEK = date(2026, 11, 26)


@dataclass(frozen=True, slots=True)
class Here:
    """A service on loopback."""

    base_url: str
    interval: float = 0.0
    timeout: float = 5.0
    budget: int = 50


def fetcher(server: CannedServer, *, budget: int = 50) -> Fetcher:
    """The polite fetcher, in a time of its own."""
    time = PassingTime()
    here = Here(server.url, budget=budget)
    return PoliteFetcher(
        {"crossref": here, "semantic_scholar": here, "wayback": here},
        contact="robot@example.org",
        clock=FixedClock(),
        sleep=time.sleep,
        monotonic=time.monotonic,
    )


def crossref(*works: dict[str, Any]) -> bytes:
    """An answer of Crossref's."""
    return json.dumps({"status": "ok", "message": {"items": works}}).encode()


def work(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a service may send
    """One work as Crossref tells it."""
    authors = [{"given": name.split()[0], "family": name.split()[1]} for name in PEOPLE]
    usual = {"DOI": "10.1145/1.2", "title": [TITLE], "type": "journal-article", "author": authors}
    return {**usual, **fields}


def scholar(**fields: Any) -> bytes:  # noqa: ANN401 - whatever a service may send
    """An answer of Semantic Scholar's."""
    authors = [{"authorId": "1", "name": name} for name in PEOPLE]
    row = {"title": TITLE, "externalIds": {"DOI": "10.1145/1.2", "CorpusId": 7}, "authors": authors, **fields}
    return json.dumps({"data": [row]}).encode()


def wayback(**fields: Any) -> bytes:  # noqa: ANN401 - whatever a service may send
    """An answer of the Internet Archive's."""
    closest = {
        "status": "200",
        "available": True,
        "url": "http://web.archive.org/web/20190503120000/https://example.org/papers/pooling.html",
        "timestamp": "20190503120000",
        **fields,
    }
    return json.dumps({"url": PAGE, "archived_snapshots": {"closest": closest}}).encode()


def by_crossref(server: CannedServer) -> Finder:
    """Crossref, asked by somebody with an address."""
    return Crossref(fetcher(server), mailto="robot@example.org")


def by_scholar(server: CannedServer) -> Finder:
    """Semantic Scholar."""
    return SemanticScholar(fetcher(server))


KNOWN = {"crossref": (by_crossref, crossref(work())), "semantic_scholar": (by_scholar, scholar())}
EACH = pytest.mark.parametrize("name", KNOWN)


@EACH
def test_a_known_work_is_found(canned: CannedServer, name: str) -> None:
    """With the title that the service has, and the service's name for a reviewer."""
    finder, body = KNOWN[name]
    canned.answers = [Canned(body)]
    asked = finder(canned)
    found = asked.find(TITLE.upper(), PEOPLE)
    assert found is not None
    assert (found.url, found.title, found.kind) == ("https://doi.org/10.1145/1.2", TITLE, "canonical")
    assert (asked.name, asked.trouble) == (name, "")


@EACH
@pytest.mark.parametrize(
    ("title", "authors"),
    [
        ("Certified Pooling of Small Translations", PEOPLE),
        (f"{TITLE} in Speech Recognition", PEOPLE),
        (TITLE, ("Eve Doe",)),
        (TITLE, ("Eve Doe", "Ann Lee", "Bob May")),
        ("", PEOPLE),
        ("Certified Pooling", PEOPLE),
    ],
)
def test_the_next_best_work_is_none(
    canned: CannedServer, name: str, title: str, authors: tuple[str, ...]
) -> None:
    """A search answers with the likeliest of its works, which is another paper where it lacks this one."""
    finder, body = KNOWN[name]
    canned.answers = [Canned(body)]
    assert finder(canned).find(title, authors) is None


@EACH
def test_a_list_without_authors_goes_by_the_title(canned: CannedServer, name: str) -> None:
    """Most lists name none."""
    finder, body = KNOWN[name]
    canned.answers = [Canned(body)]
    assert finder(canned).find(TITLE, ()) is not None


def test_crossref_is_asked_politely_and_for_little(canned: CannedServer) -> None:
    """With an address for its operators, and no more fields than are looked at."""
    canned.answers = [Canned(crossref())]
    assert by_crossref(canned).find(f"{TITLE} &\n<b>", PEOPLE) is None
    asked = urlsplit(canned.asked[0].target)
    query = {key: values[0] for key, values in parse_qs(asked.query).items()}
    assert asked.path == "/works"
    assert query["query.title"] == f"{TITLE} & <b>"
    assert query["mailto"] == "robot@example.org"
    assert query["select"] == "DOI,title,subtitle,author,type"


@pytest.mark.parametrize(
    "kind", ["peer-review", "component", "dataset", "journal", "", None, ["journal-article"]]
)
def test_what_is_registered_beside_a_work_is_not_the_work(canned: CannedServer, kind: object) -> None:
    """Reviews, figures and supplements have DOIs of their own, and often its title."""
    canned.answers = [
        Canned(crossref(work(type=str(kind) if isinstance(kind, list) else kind), work(DOI="")))
    ]
    assert by_crossref(canned).find(TITLE, PEOPLE) is None


def test_crossref_keeps_subtitles_apart(canned: CannedServer) -> None:
    """A list has them behind a colon."""
    canned.answers = [Canned(crossref(work(title=["Certified Pooling"], subtitle=["Of Small Rotations"])))]
    found = by_crossref(canned).find("Certified Pooling: Of Small Rotations", PEOPLE)
    assert found == Found("https://doi.org/10.1145/1.2", "Certified Pooling: Of Small Rotations", "Crossref")


def test_semantic_scholar_tells_the_best_of_several_ids(canned: CannedServer) -> None:
    """The paper that everybody can read, then the publisher's; ids that lead nowhere are none."""
    ids = {"DBLP": "conf/x/Y", "CorpusId": 7, "ACL": "P19-1234", "ArXiv": "2102.04638", "DOI": "10.1145/1.2"}
    canned.answers = [Canned(scholar(externalIds=ids)), Canned(scholar(externalIds={"DBLP": "conf/x/Y"}))]
    asked = by_scholar(canned)
    assert asked.find(TITLE, PEOPLE) == Found("https://arxiv.org/abs/2102.04638", TITLE, "Semantic Scholar")
    assert asked.find(TITLE, PEOPLE) is None


def test_a_work_that_a_service_does_not_know_is_no_failure(canned: CannedServer) -> None:
    """Semantic Scholar says 404 for it; the next one is asked for all the same."""
    canned.answers = [Canned(b'{"error":"Title match not found"}', 404), Canned(scholar())]
    asked = by_scholar(canned)
    assert asked.find("Another Paper about Something Else", ()) is None
    assert asked.trouble == ""
    assert asked.find(TITLE, PEOPLE) is not None


@EACH
@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_a_service_that_fails_is_left_alone(canned: CannedServer, name: str, status: int) -> None:
    """Once its patience is used up, nothing more is sent in this run, and a person is told why."""
    canned.answers = [Canned(b'{"message": "no"}', status)]
    asked = KNOWN[name][0](canned)
    assert asked.find(TITLE, PEOPLE) is None
    sent = len(canned.asked)
    assert f"status {status}" in asked.trouble
    assert asked.find("Another Paper about Something Else", ()) is None
    assert len(canned.asked) == sent


@EACH
def test_a_page_for_people_is_a_failure_that_needs_no_second_look(canned: CannedServer, name: str) -> None:
    """A bot wall says 200."""
    canned.answers = [Canned(b"<!doctype html><title>Just a moment...</title>")]
    asked = KNOWN[name][0](canned)
    assert asked.find(TITLE, PEOPLE) is None
    assert "a page for people" in asked.trouble.lower()
    assert len(canned.asked) == 1


def test_the_budget_of_a_service_is_the_end_of_its_questions(canned: CannedServer) -> None:
    """As many requests a run as the maintainer allows, and not one more."""
    canned.answers = [Canned(crossref())]
    asked = Crossref(fetcher(canned, budget=2), mailto="robot@example.org")
    for number in range(4):
        assert asked.find(f"{TITLE}, Part {number}", PEOPLE) is None
    assert len(canned.asked) == 2
    assert "budget of 2 requests" in asked.trouble


def test_a_snapshot_is_asked_for_as_the_archive_likes_it(canned: CannedServer) -> None:
    """Without a scheme, and for today; its address comes back with https."""
    canned.answers = [Canned(wayback())]
    archive = Wayback(fetcher(canned), today=WEEK)
    snapshot = archive.snapshot(PAGE)
    address = "https://web.archive.org/web/20190503120000/https://example.org/papers/pooling.html"
    assert snapshot == Snapshot(address, "2019-05-03")
    assert snapshot.showing(TITLE) == Found(
        address, TITLE, "the Internet Archive (copy of 2019-05-03)", "archived"
    )
    assert parse_qs(urlsplit(canned.asked[0].target).query) == {
        "url": ["example.org/papers/pooling.html"],
        "timestamp": ["20261126"],
    }
    assert (archive.name, archive.trouble) == ("wayback", "")


@pytest.mark.parametrize(
    "url", ["", "ftp://example.org/a", "javascript:alert(1)", f"https://e.org/{'x' * 11_000}"]
)
def test_the_archive_is_not_asked_for_what_is_no_page(canned: CannedServer, url: str) -> None:
    """Nor for an address that no server takes."""
    assert Wayback(fetcher(canned), today=WEEK).snapshot(url) is None
    assert canned.asked == []


def test_the_archive_asks_to_be_left_alone(canned: CannedServer) -> None:
    """It does so soon; the run goes on without it."""
    canned.answers = [Canned(b"", 429, {"Retry-After": "3600"})]
    archive = Wayback(fetcher(canned), today=WEEK)
    assert archive.snapshot(PAGE) is None
    assert archive.snapshot("https://example.org/other") is None
    assert len(canned.asked) == 1
    assert "status 429" in archive.trouble


JUNK: dict[str, Callable[[CannedServer], object]] = {
    "crossref": lambda server: by_crossref(server).find(TITLE, PEOPLE),
    "semantic_scholar": lambda server: by_scholar(server).find(TITLE, PEOPLE),
    "wayback": lambda server: Wayback(fetcher(server), today=WEEK).snapshot(PAGE),
}


@pytest.mark.parametrize("asking", JUNK.values(), ids=JUNK)
@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"fine",
        b"null",
        b"[]",
        b"{}",
        b"\xff\xfe{",
        b"[" * 50_000,
        b'{"message": {"items": 7}}',
        b'{"data": []}',
    ],
)
def test_nonsense_is_no_answer(
    canned: CannedServer, asking: Callable[[CannedServer], object], body: bytes
) -> None:
    """Whatever comes, nothing is found and nothing is raised."""
    canned.answers = [Canned(body)]
    assert asking(canned) is None
