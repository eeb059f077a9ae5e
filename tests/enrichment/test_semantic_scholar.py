"""Semantic Scholar as a witness: many ids a request, nulls in their places, and a quota that soon ends."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from curator.core.evidence.asked_works import NOTHING_TOLD
from curator.core.works.paper import PaperId
from curator.enrichment.semantic_scholar import AT_ONCE, MOST_TITLES, SemanticScholarWitness, parse_batch
from tests.enrichment.desk import READING, TITLE, asked, body, fetcher_of, heard, json_of
from tests.support.canned import Canned
from tests.support.recorded import WALL, recorded

if TYPE_CHECKING:
    from curator.ports import Testimony
    from tests.support.canned import CannedServer

ARXIV = "2104.00001"
NAMES = "title externalIds ArXiv DOI ACL venue publicationVenue journal name year authors url error data"


def record(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a service may send
    """One record of the index."""
    return {
        "title": TITLE,
        "externalIds": {"ArXiv": ARXIV, "DOI": "10.1000/X", "DBLP": "conf/cvpr/Lee21", "CorpusId": 1},
        "venue": "Computer Vision and Pattern Recognition",
        "publicationVenue": None,
        "journal": {"pages": "1-2"},
        "year": 2020,
        "authors": [{"authorId": "1", "name": "Ann Lee"}],
        "url": "https://www.semanticscholar.org/paper/1",
        **fields,
    }


def ask(server: CannedServer, *answers: object, ids: tuple[str, ...] = (ARXIV,)) -> Testimony:
    """What the index tells of one work."""
    witness = SemanticScholarWitness(fetcher_of(server, *answers), reading=READING)
    return witness.ask([asked(*ids)])


def test_an_id_tells_venue_title_and_twins(canned: CannedServer) -> None:
    """The year is that of the first version, often the preprint's."""
    told = ask(canned, [record()]).told[0]
    said = told.said[0]
    assert (said.source, said.venue, said.year, said.exact) == ("Semantic Scholar", "CVPR", 2020, False)
    assert (said.strength, said.standing) == ("index", "accepted")
    assert told.ids == (PaperId("arxiv", ARXIV), PaperId("doi", "10.1000/x"))
    assert (told.title, told.authors) == (TITLE, ("Ann Lee",))


@pytest.mark.parametrize(
    ("fields", "venue", "standing"),
    [
        ({"publicationVenue": {"name": "International Conference on Machine Learning"}}, "ICML", "accepted"),
        ({"venue": "CVPR Workshops"}, "CVPRW", "workshop"),
        ({"venue": "", "journal": {"name": "Neural Networks"}}, "Neural Networks", "accepted"),
        ({"venue": "A Meeting"}, "A Meeting", "accepted"),
    ],
)
def test_the_venue_is_the_best_known_of_all_names(
    canned: CannedServer, fields: dict[str, Any], venue: str, standing: str
) -> None:
    """Names are spelled out, and a workshop among them decides."""
    said = ask(canned, [record(**fields)]).told[0].said[0]
    assert (said.venue, said.standing) == (venue, standing)


@pytest.mark.parametrize("venue", ["arXiv.org", "", None, 7])
def test_an_archive_is_no_venue(canned: CannedServer, venue: object) -> None:
    """Nor is nothing."""
    assert ask(canned, [record(venue=venue, journal={"name": "ArXiv"})]).told[0].said == ()


def test_nulls_are_misses_in_their_places(canned: CannedServer) -> None:
    """The answer has the order of the question, in which each kind of id has a prefix."""
    witness = SemanticScholarWitness(fetcher_of(canned, [None, record(), None]), reading=READING)
    works = [asked("2104.00009"), asked("10.1000/x"), asked(ARXIV)]
    testimony = witness.ask(works)
    assert {at: bool(told.said) for at, told in testimony.told.items()} == {0: False, 1: True, 2: False}
    assert testimony.requests == 1
    sent = json.loads(canned.asked[0].body)
    assert sent == {"ids": ["ARXIV:2104.00009", "DOI:10.1000/x", f"ARXIV:{ARXIV}"]}


def test_many_works_are_asked_for_at_once(canned: CannedServer) -> None:
    """As many requests as their number needs."""
    fetcher = fetcher_of(canned, [None] * AT_ONCE, [None])
    testimony = SemanticScholarWitness(fetcher, reading=READING).ask([asked(ARXIV)] * (AT_ONCE + 1))
    assert (len(testimony.told), testimony.requests) == (AT_ONCE + 1, 2)


def test_knowing_none_of_the_ids_is_an_answer(canned: CannedServer) -> None:
    """The service has a status of its own for it."""
    answer = Canned(body({"error": "No valid paper ids given"}), 400)
    testimony = ask(canned, answer)
    assert (testimony.told, testimony.trouble) == ({0: NOTHING_TOLD}, "")


@pytest.mark.parametrize(
    "answer",
    [
        [],
        [record(), record()],
        ["record"],
        {"data": []},
        Canned(body({"error": "Unrecognized or unsupported fields"}), 400),
        Canned(body({"message": "Too Many Requests", "code": "429"}), 429),
        Canned(b'[{"title": "Certif'),
        Canned(WALL),
        Canned(b"", 503),
    ],
)
def test_an_answer_that_cannot_be_believed_is_about_nobody(canned: CannedServer, answer: object) -> None:
    """No work is a miss because of it, and the service is left alone."""
    testimony = ask(canned, answer)
    assert testimony.told == {}
    assert testimony.trouble.endswith(".")


def test_a_work_without_such_an_id_is_looked_for_by_its_title(canned: CannedServer) -> None:
    """What comes is compared, and believed as little as an index; its ids are not the work's."""
    assert ask(canned, {"data": [record(title="Another Work About Pooling")]}, ids=()).told == {
        0: NOTHING_TOLD
    }
    told = ask(canned, {"data": [record()]}, ids=()).told[0]
    assert (told.said[0].venue, told.ids, told.title) == ("CVPR", (), "")
    assert canned.asked[-1].target.startswith("/graph/v1/paper/search/match?query=Certified")


@pytest.mark.parametrize("answer", [Canned(body({"error": "Title match not found"}), 404), {"data": []}, {}])
def test_an_unknown_title_is_a_miss(canned: CannedServer, answer: object) -> None:
    """With a status of its own, or without a record."""
    testimony = ask(canned, answer, ids=())
    assert (testimony.told, testimony.trouble) == ({0: NOTHING_TOLD}, "")


def test_few_titles_are_looked_for_in_one_round(canned: CannedServer) -> None:
    """They take a request each; the others wait for another round."""
    fetcher = fetcher_of(canned, {"data": []})
    testimony = SemanticScholarWitness(fetcher, reading=READING).ask([asked()] * (MOST_TITLES + 1))
    assert (len(testimony.told), testimony.trouble) == (MOST_TITLES, "")


def test_a_service_that_asks_to_be_left_alone_is_not_asked_by_title_either(canned: CannedServer) -> None:
    """After the first refusal nothing more is sent."""
    fetcher = fetcher_of(canned, Canned(b"{}", 403))
    testimony = SemanticScholarWitness(fetcher, reading=READING).ask([asked(ARXIV), asked(), asked()])
    assert (testimony.told, len(canned.asked)) == ({}, 1)


@given(json_of(*NAMES.split()))
def test_any_json_is_read_without_an_error(value: object) -> None:
    """Fields of another type are fields that are missing."""
    parse_batch(heard(value), asked=1)
    parse_batch(heard([value]), asked=1)
    if isinstance(value, dict):
        parse_batch(heard([record(**value)]), asked=1)


def test_a_recorded_batch_has_nulls(canned: CannedServer) -> None:
    """Of ids that are not known."""
    answer = recorded("semantic_scholar/paper_batch_with_null.json")
    rows = json.loads(answer)
    found = parse_batch(heard(answer), asked=len(rows))
    assert found is not None
    assert [one is None for one in found] == [row is None for row in rows]
    assert found[1] is not None
    assert found[1].titles == ("How Much Should We Trust Differences-in-Differences Estimates?",)


def test_a_recorded_batch_without_titles_is_known_to_nobody() -> None:
    """Its fields were not those that are asked for."""
    answer = recorded("semantic_scholar/paper_batch_authors_only.json")
    found = parse_batch(heard(answer), asked=len(json.loads(answer)))
    assert found is not None
    assert not any(found)


@pytest.mark.parametrize(
    ("name", "title", "venue"),
    [
        ("match_attention_is_all_you_need.json", "Attention Is All You Need", "NeurIPS"),
        (
            "match_chemcrow.json",
            "Augmenting large language models with chemistry tools",
            "Nature Machine Intelligence",
        ),
        (
            "match_paperqa_arxiv.json",
            "PaperQA: Retrieval-Augmented Generative Agent for Scientific Research",
            "",
        ),
        ("search_match.json", "Attention Is All You Need", ""),
        ("search_empty.json", "Attention Is All You Need", ""),
    ],
)
def test_recorded_matches_are_read(canned: CannedServer, name: str, title: str, venue: str) -> None:
    """A venue that is spelled out, one in two spellings, and a preprint."""
    fetcher = fetcher_of(canned, recorded(f"semantic_scholar/{name}"))
    told = SemanticScholarWitness(fetcher, reading=READING).ask([asked(title=title)]).told[0]
    assert [said.venue for said in told.said] == ([venue] if venue else [])


@pytest.mark.parametrize(
    ("name", "status", "answered"),
    [
        ("match_404_title_not_found.json", 404, True),
        ("paper_404.json", 404, True),
        ("paper_404_by_doi.json", 404, True),
        ("paper_400_bad_fields.json", 400, False),
        ("batch_403_bad_key.json", 403, False),
        ("search_429_no_key.json", 429, False),
    ],
)
def test_recorded_errors_are_misses_or_nothing(
    canned: CannedServer, name: str, status: int, *, answered: bool
) -> None:
    """Only a work that is not found is a miss."""
    answer = Canned(recorded(f"semantic_scholar/{name}"), status)
    assert ask(canned, answer, ids=()).told == ({0: NOTHING_TOLD} if answered else {})
