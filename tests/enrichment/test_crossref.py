"""Crossref as a witness: what publishers registered, and never the next best work."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from curator.core.evidence.asked_works import NOTHING_TOLD
from curator.core.works.paper import PaperId
from curator.enrichment.crossref import CrossrefWitness, parse
from tests.enrichment.desk import READING, TITLE, TODAY, asked, fetcher_of, heard, json_of
from tests.support.canned import Canned
from tests.support.recorded import MAINTENANCE, WALL, recorded

if TYPE_CHECKING:
    from curator.ports import Testimony
    from tests.support.canned import CannedServer

NAMES = "message items DOI title container-title event issued date-parts relation has-preprint author name"
DOI = "10.1109/CVPR46437.2021.00012"


def work(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a service may send
    """One registered work."""
    return {
        "DOI": DOI,
        "title": [TITLE],
        "type": "proceedings-article",
        "container-title": ["2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)"],
        "author": [{"given": "Ann", "family": "Lee"}, {"name": "The Group"}],
        "issued": {"date-parts": [[2021, 6]]},
        **fields,
    }


def one(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    """The answer to a question for a DOI."""
    return {"status": "ok", "message": work(**fields)}


def found(*works: dict[str, Any]) -> dict[str, Any]:
    """The answer to a search."""
    return {"status": "ok", "message": {"items": list(works)}}


def ask(
    server: CannedServer, *answers: object, ids: tuple[str, ...] = (DOI,), title: str = TITLE
) -> Testimony:
    """What Crossref tells of one work."""
    witness = CrossrefWitness(fetcher_of(server, *answers), mailto="robot@example.org", reading=READING)
    return witness.ask([asked(*ids, title=title)])


def test_a_doi_tells_venue_year_and_authors(canned: CannedServer) -> None:
    """The year is the one in the name of the proceedings."""
    testimony = ask(canned, one(issued={"date-parts": [[2022]]}))
    said = testimony.told[0].said[0]
    assert (said.source, said.venue, said.year, said.standing) == ("Crossref", "CVPR", 2021, "accepted")
    assert (said.strength, said.exact, said.seen) == ("registry", True, TODAY)
    assert testimony.told[0].authors == ("Ann Lee", "The Group")
    assert (testimony.requests, testimony.trouble) == (1, "")
    assert "mailto=robot%40example.org" in canned.asked[0].target
    assert canned.asked[0].target.startswith("/works/10.1109%2Fcvpr46437.2021.00012?")


def test_a_year_outside_of_the_name_is_only_that_of_the_appearance(canned: CannedServer) -> None:
    """Proceedings may come out in the year after the conference."""
    said = (
        ask(canned, one(**{"container-title": ["ECCV"], "issued": {"date-parts": [["2021"]]}}))
        .told[0]
        .said[0]
    )
    assert (said.venue, said.year, said.exact) == ("ECCV", 2021, False)


@pytest.mark.parametrize(
    ("fields", "venue", "standing"),
    [
        (
            {"container-title": ["Lecture Notes in Computer Science", "Computer Vision - ECCV 2020"]},
            "ECCV",
            "accepted",
        ),
        ({"container-title": ["Lecture Notes"], "event": {"name": "ICML 2020"}}, "ICML", "accepted"),
        (
            {
                "container-title": [
                    "CVPR",
                    "2021 IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops (CVPRW)",
                ]
            },
            "CVPRW",
            "workshop",
        ),
        ({"container-title": ["Companion Proceedings of the The Web Conference 2018"]}, "WWW", "workshop"),
        ({"container-title": ["Meeting of Nobody"]}, "Meeting of Nobody", "accepted"),
        (
            {"container-title": ["Nature Machine Intelligence"], "type": "journal-article"},
            "Nature Machine Intelligence",
            "accepted",
        ),
    ],
)
def test_the_venue_is_the_best_known_of_all_names(
    canned: CannedServer, fields: dict[str, Any], venue: str, standing: str
) -> None:
    """A workshop among them decides; a series of books is no venue where another name is one."""
    said = ask(canned, one(**fields)).told[0].said[0]
    assert (said.venue, said.standing) == (venue, standing)


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "posted-content"},
        {"type": "dissertation"},
        {"container-title": []},
        {"container-title": None},
        {"container-title": ["arXiv"]},
        {"container-title": ["SSRN Electronic Journal"]},
        {"container-title": {"a": 1}, "event": []},
    ],
)
def test_what_appeared_nowhere_says_nothing_of_a_venue(canned: CannedServer, fields: dict[str, Any]) -> None:
    """The work is known all the same."""
    told = ask(canned, one(**fields)).told[0]
    assert told.said == ()
    assert told.title == TITLE


def test_a_doi_of_another_work_is_not_believed(canned: CannedServer) -> None:
    """Authors mistype DOIs; the title is compared."""
    assert ask(canned, one(title=["Deep Sea Fishing at Night and by Day"])).told == {0: NOTHING_TOLD}


def test_a_preprint_that_was_registered_with_the_paper_is_its_twin(canned: CannedServer) -> None:
    """By the DOI that arXiv gave it."""
    relation = {"has-preprint": [{"id-type": "doi", "id": "10.48550/arXiv.2104.00001"}]}
    assert PaperId("arxiv", "2104.00001") in ask(canned, one(relation=relation)).told[0].ids


def test_an_unknown_doi_is_a_miss(canned: CannedServer) -> None:
    """Crossref says so in plain text, and is asked on."""
    testimony = ask(canned, Canned(b"Resource not found.", 404))
    assert (testimony.told, testimony.trouble) == ({0: NOTHING_TOLD}, "")


def test_a_page_with_that_status_is_no_answer(canned: CannedServer) -> None:
    """It is somebody else's."""
    assert ask(canned, Canned(MAINTENANCE, 404)).told == {}


def test_a_title_is_compared_because_a_miss_brings_another_paper(canned: CannedServer) -> None:
    """The first of several that is this work is taken, and one that says where it appeared before others."""
    other = work(title=["Uncertified Pooling of Large Rotations"])
    preprint = work(type="posted-content", DOI="10.1000/pre")
    assert ask(canned, found(other), ids=()).told == {0: NOTHING_TOLD}
    assert ask(canned, found(other, preprint, work()), ids=()).told[0].said[0].venue == "CVPR"
    assert "query.title=Certified+Pooling" in canned.asked[0].target


def test_a_title_alone_is_believed_as_little_as_an_index(canned: CannedServer) -> None:
    """Another work may have it; with an author who agrees it is this one, with its ids."""
    told = ask(canned, found(work()), ids=()).told[0]
    assert (told.said[0].strength, told.ids, told.title) == ("index", (), "")
    witness = CrossrefWitness(fetcher_of(canned, found(work())), mailto="a@b.c", reading=READING)
    told = witness.ask([asked(authors=("Ann Lee", "Bob May"))]).told[0]
    assert (told.said[0].strength, told.ids) == ("registry", (PaperId("doi", DOI.lower()),))
    assert witness.ask([asked(authors=("Zoe Far",))]).told == {0: NOTHING_TOLD}


@pytest.mark.parametrize(
    "answer",
    [
        Canned(b"", 500),
        Canned(b"slow down", 429),
        Canned(WALL),
        Canned(b'{"message": {"items": [{"DOI": "10.1'),
        Canned(b"[]"),
        Canned(b"", 403),
    ],
)
def test_a_service_that_fails_says_nothing_and_is_left_alone(canned: CannedServer, answer: Canned) -> None:
    """No work is a miss because of it."""
    witness = CrossrefWitness(fetcher_of(canned, answer), mailto="a@b.c", reading=READING)
    testimony = witness.ask([asked(DOI), asked(DOI), asked(DOI)])
    assert testimony.told == {}
    assert testimony.trouble.endswith(".")
    assert testimony.requests == len(canned.asked)


@pytest.mark.parametrize("answer", [{}, {"message": None}, {"message": {"items": {}}}, {"message": []}])
def test_json_of_another_shape_is_no_miss(canned: CannedServer, answer: object) -> None:
    """Nor is it a trouble of the next question."""
    assert ask(canned, answer).told == {}
    assert ask(canned, answer, ids=()).told == {}


def test_a_budget_ends_the_questions(canned: CannedServer) -> None:
    """Those that were answered count."""
    fetcher = fetcher_of(canned, one(), budget=2)
    testimony = CrossrefWitness(fetcher, mailto="a@b.c", reading=READING).ask([asked(DOI)] * 4)
    assert set(testimony.told) == {0, 1}
    assert "budget" in testimony.trouble


def test_only_what_can_be_asked_is_asked() -> None:
    """A title of two words finds anything."""
    witness = CrossrefWitness.__new__(CrossrefWitness)
    assert witness.knows(asked(DOI, title="Preface"))
    assert witness.knows(asked(title="Three Whole Words"))
    assert not witness.knows(asked("2104.00001", title="Two Words"))


@given(json_of(*NAMES.split()))
def test_any_json_is_read_without_an_error(value: object) -> None:
    """Fields of another type are fields that are missing."""
    items = [work(**value)] if isinstance(value, dict) else value
    parse(heard({"message": {"items": items}}))
    parse(heard(value))


@pytest.mark.parametrize(
    ("name", "title", "venue"),
    [
        (
            "works_query_title_chemcrow.json",
            "Augmenting large language models with chemistry tools",
            "Nature Machine Intelligence",
        ),
        ("works_query_title_attention.json", "Attention Is All You Need", ""),
        (
            "works_query_title_wrong_match.json",
            "PaperQA: Retrieval-Augmented Generative Agent for Scientific Research",
            "",
        ),
        ("works_select.json", TITLE, ""),
        ("works_list_2019.json", TITLE, ""),
        ("works_cursor_page1.json", TITLE, ""),
        ("works_cursor_page2.json", TITLE, ""),
    ],
)
def test_recorded_searches_bring_the_work_or_nothing(
    canned: CannedServer, name: str, title: str, venue: str
) -> None:
    """Two of them brought another paper."""
    told = ask(canned, recorded(f"crossref/{name}"), ids=(), title=title).told[0]
    assert [said.venue for said in told.said] == ([venue] if venue else [])


@pytest.mark.parametrize(
    ("name", "venue", "standing"),
    [
        (
            "work_ieee_proceedings_article.json",
            "23rd International Conference on Distributed Computing Systems Workshops, 2003. Proceedings.",
            "workshop",
        ),
        ("work_conference_papis.json", "WWW", "workshop"),
        ("work_by_doi.json", None, ""),
    ],
)
def test_recorded_works_are_read(canned: CannedServer, name: str, venue: str | None, standing: str) -> None:
    """A workshop's, a companion's, and one that is registered."""
    answer = recorded(f"crossref/{name}")
    title = json.loads(answer)["message"]["title"][0]
    told = ask(canned, answer, title=title).told[0]
    assert told.title
    if venue is not None:
        assert [(said.venue, said.standing) for said in told.said] == [(venue, standing)]


@pytest.mark.parametrize("name", ["work_404.txt", "works_404_arxiv_doi.txt"])
def test_recorded_misses_are_misses(canned: CannedServer, name: str) -> None:
    """The DOIs that arXiv gives are not in it."""
    assert ask(canned, Canned(recorded(f"crossref/{name}"), 404)).told == {0: NOTHING_TOLD}


@pytest.mark.parametrize(("name", "status"), [("works_400.json", 400), ("works_cursor_404_bad.json", 400)])
def test_recorded_refusals_are_no_answers(canned: CannedServer, name: str, status: int) -> None:
    """A question that is not understood says nothing of the work."""
    assert ask(canned, Canned(recorded(f"crossref/{name}"), status), ids=()).told == {}
