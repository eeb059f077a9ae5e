"""DBLP as a witness: what it lists under a title, until it turns programs away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from curator.core.evidence.asked_works import NOTHING_TOLD
from curator.core.works.paper import PaperId
from curator.enrichment.dblp import DblpWitness
from curator.sources import dblp
from tests.enrichment.desk import READING, TITLE, asked, fetcher_of
from tests.support.canned import Canned
from tests.support.recorded import MAINTENANCE, WALL, recorded

if TYPE_CHECKING:
    from curator.core.evidence.asked_works import Asked
    from curator.ports import Testimony
    from tests.support.canned import CannedServer

WORK = asked(authors=("Ann Lee",))


def hit(venue: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a service may send
    """One hit of a search."""
    info = {
        "authors": {"author": [{"@pid": "1", "text": "Ann Lee 0001"}]},
        "title": f"{TITLE}.",
        "venue": venue,
        "year": "2021",
        "key": "conf/x/Lee21",
        "doi": "10.1000/X",
        **fields,
    }
    return {"info": info}


def found(*hits: dict[str, Any]) -> dict[str, Any]:
    """An answer with these hits."""
    return {"result": {"hits": {"@total": str(len(hits)), "@sent": str(len(hits)), "hit": list(hits)}}}


def ask(server: CannedServer, *answers: object, works: tuple[Asked, ...] = (WORK,)) -> Testimony:
    """What is told of the works."""
    fetcher = fetcher_of(server, *answers)
    witness = DblpWitness(fetcher, request=dblp.request_title, parse=dblp.parse, reading=READING)
    return witness.ask(works)


def test_every_listing_of_the_work_is_told_and_no_other_works(canned: CannedServer) -> None:
    """As a preprint, at its conference and in its journal; a volume's number belongs to no venue."""
    other = hit("ICML", title="Something Else With Pooling.")
    journal = hit("Neural Networks", doi="10.1000/Y", key="journals/nn/Lee21")
    testimony = ask(canned, found(hit("CoRR", doi=""), hit("ECCV (7)"), journal, other))
    told = testimony.told[0]
    assert [(one.venue, one.year, one.exact) for one in told.said] == [
        ("ECCV", 2021, False),
        ("Neural Networks", 2021, False),
    ]
    assert {(one.source, one.strength) for one in told.said} == {("DBLP", "index")}
    assert told.ids == (PaperId("doi", "10.1000/x"), PaperId("doi", "10.1000/y"))


def test_ids_of_a_namesake_are_not_taken_for_the_works(canned: CannedServer) -> None:
    """Where nobody knows the authors of the work."""
    told = ask(canned, found(hit("ECCV")), works=(asked(),)).told[0]
    assert (len(told.said), told.ids) == (1, ())


@pytest.mark.parametrize("answer", [found(), found(hit("ICML", title="Another Title of Three Words."))])
def test_no_hit_is_a_miss(canned: CannedServer, answer: object) -> None:
    """Nor is the nearest one a hit."""
    assert ask(canned, answer).told == {0: NOTHING_TOLD}


@pytest.mark.parametrize(
    "answer",
    [Canned(WALL), Canned(MAINTENANCE), Canned(b"", 429), {}, {"result": {}}, Canned(b'{"result": {')],
)
def test_the_first_answer_that_is_none_ends_the_questions(canned: CannedServer, answer: object) -> None:
    """Its challenge page above all."""
    testimony = ask(canned, answer, works=(WORK, WORK, WORK))
    assert testimony.told == {}
    assert testimony.trouble.endswith(".")
    assert len(canned.asked) == testimony.requests


def test_only_titles_that_say_enough_are_asked_for(canned: CannedServer) -> None:
    """One of two words finds anything."""
    fetcher = fetcher_of(canned, {})
    witness = DblpWitness(fetcher, request=dblp.request_title, parse=dblp.parse, reading=READING)
    assert witness.knows(asked())
    assert not witness.knows(asked(title="Two Words"))
    assert witness.name == "dblp"


def test_a_recorded_answer_is_read(canned: CannedServer) -> None:
    """Of a title that several works have."""
    work = asked(title="Attention is All you Need")
    testimony = ask(canned, recorded("dblp/search_publ_h1_single_completion.json"), works=(work,))
    assert set(testimony.told) == {0}
