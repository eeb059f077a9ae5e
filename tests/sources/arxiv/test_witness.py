"""arXiv as a witness: what authors say of their papers' venues."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

import pytest

from curator import defaults
from curator.core.evidence.asked_works import Asked
from curator.core.works.paper import PaperId
from curator.http import PoliteFetcher
from curator.settings.venues import read_venues
from curator.sources.arxiv import ArxivWitness
from tests.fakes import FixedClock, PassingTime
from tests.sources.arxiv.conftest import Loopback
from tests.support.atom import entry, error_feed, feed
from tests.support.canned import Canned
from tests.support.recorded import WALL, recorded

if TYPE_CHECKING:
    from tests.support.canned import CannedServer

VENUES: Final = read_venues(defaults.folder() / "rules", mistakes=[])
TODAY: Final = date(2026, 11, 26)


def witness(server: CannedServer, *answers: bytes | Canned) -> ArxivWitness:
    """The witness, given these answers, the last one for ever."""
    server.answers = [one if isinstance(one, Canned) else Canned(one) for one in answers]
    time = PassingTime()
    fetcher = PoliteFetcher(
        {"arxiv": Loopback(server.url)},
        contact="robot@example.org",
        clock=FixedClock(),
        sleep=time.sleep,
        monotonic=time.monotonic,
    )
    return ArxivWitness(fetcher, venues=VENUES, today=TODAY)


def work(*numbers: int) -> Asked:
    """A work with these papers of arXiv."""
    return Asked("A Title", tuple(PaperId("arxiv", f"2604.{number:05d}") for number in numbers))


def told_entry(number: int, *, comment: str = "", journal: str = "", doi: str = "") -> str:
    """A record with what its authors say."""
    fields = {"comment": comment, "journal_ref": journal, "doi": doi}
    more = "".join(f"<arxiv:{name}>{escape(text)}</arxiv:{name}>" for name, text in fields.items() if text)
    return entry(number, more=f"<author><name>Ann Lee</name></author>{more}")


def test_comment_journal_and_doi_are_told(canned: CannedServer) -> None:
    """Each by its field, with the authors' own words."""
    record = told_entry(
        1, comment="Accepted at ICML 2023", journal="TPAMI 45 (2023)", doi="10.1109/CVPR46437.2021.00012"
    )
    testimony = witness(canned, feed(record)).ask([work(1)])
    told = testimony.told[0]
    assert [(one.source, one.venue, one.year) for one in told.said] == [
        ("arxiv comment", "ICML", 2023),
        ("arxiv journal_ref", "TPAMI", 2023),
        ("arxiv doi", "CVPR", 2021),
    ]
    assert {one.strength for one in told.said} == {"authors"}
    assert told.said[0].quote == "Accepted at ICML 2023"
    assert told.ids == (PaperId("arxiv", "2604.00001"), PaperId("doi", "10.1109/cvpr46437.2021.00012"))
    assert (told.title, told.authors) == ("Robust by Design", ("Ann Lee",))
    assert (testimony.requests, testimony.trouble) == (1, "")


def test_a_withdrawn_paper_is_told_as_withdrawn(canned: CannedServer) -> None:
    """From no venue."""
    record = told_entry(1, comment="This paper has been withdrawn by the authors")
    said = witness(canned, feed(record)).ask([work(1)]).told[0].said
    assert [(one.venue, one.standing) for one in said] == [("", "withdrawn")]


def test_a_paper_of_which_authors_say_nothing_is_an_answer(canned: CannedServer) -> None:
    """Its title and its authors are known."""
    told = witness(canned, feed(told_entry(1))).ask([work(1)]).told
    assert told[0].said == ()
    assert told[0].title


def test_an_id_that_does_not_come_is_no_answer(canned: CannedServer) -> None:
    """It may be too new, or the answer bad."""
    testimony = witness(canned, feed(told_entry(2))).ask([work(1), work(2), Asked("No Id")])
    assert set(testimony.told) == {1}


def test_works_with_two_papers_have_the_word_of_the_first(canned: CannedServer) -> None:
    """And several works may have one paper; each is asked for once."""
    records = [told_entry(1, comment="ICML 2023"), told_entry(2, comment="ICLR 2023")]
    testimony = witness(canned, feed(*records)).ask([work(1, 2), work(2), work(2)])
    assert [testimony.told[at].said[0].venue for at in range(3)] == ["ICML", "ICLR", "ICLR"]
    assert canned.asked[0].target.count("2604.00002") == 1


def test_only_ids_of_arxiv_are_asked_for(canned: CannedServer) -> None:
    """In the form that arXiv writes."""
    one = witness(canned, feed())
    assert one.knows(work(1))
    assert not one.knows(Asked("T", (PaperId("doi", "10.1000/x"), PaperId("arxiv", "abc"))))
    assert one.ask([Asked("T", (PaperId("arxiv", "abc"),))]).requests == 0


def test_a_refused_part_is_asked_for_in_halves(canned: CannedServer) -> None:
    """One bad id spoils the question; the others are told all the same."""
    refused = Canned(error_feed(), 400)
    answers = [refused, Canned(feed(told_entry(1))), refused]
    testimony = witness(canned, *answers).ask([work(1), work(2)])
    assert set(testimony.told) == {0}
    assert (testimony.requests, testimony.trouble) == (3, "")


@pytest.mark.parametrize(
    "answer", [Canned(b"Rate exceeded.", 429), Canned(b"", 503), Canned(WALL), Canned(feed()[:80])]
)
def test_a_service_that_fails_says_nothing(canned: CannedServer, answer: Canned) -> None:
    """And is not asked on."""
    testimony = witness(canned, answer).ask([work(1)])
    assert testimony.told == {}
    assert testimony.trouble.endswith(".")
    assert testimony.requests == len(canned.asked)


def test_a_recorded_page_tells_venues(canned: CannedServer) -> None:
    """Of a hundred papers on testing, dozens name where they were accepted."""
    page = recorded("arxiv_api/q_testing_s0_m100.xml")
    numbers = [
        part.split(b"</id>")[0].split(b"/abs/")[1].decode()
        for part in page.split(b"<id>")[1:]
        if b"/abs/" in part[:80]
    ]
    works = [Asked("T", (PaperId("arxiv", number.partition("v")[0]),)) for number in numbers]
    testimony = witness(canned, page).ask(works)
    assert len(testimony.told) == len(works)
    assert sum(bool(told.said) for told in testimony.told.values()) > 30
