"""OpenAlex as a witness: many DOIs a request, and a key that is told to nobody else."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from curator.core.evidence.asked_works import NOTHING_TOLD
from curator.core.works.paper import PaperId
from curator.enrichment.openalex import AT_ONCE, OpenAlexWitness, parse
from tests.enrichment.desk import READING, TITLE, asked, fetcher_of, heard, json_of
from tests.support.canned import Canned
from tests.support.recorded import WALL, recorded

if TYPE_CHECKING:
    from curator.ports import Testimony
    from tests.support.canned import CannedServer

KEY = "not-to-be-told"
NAMES = "results doi title display_name publication_year authorships author locations source type"


def place(name: str, kind: str, url: str = "") -> dict[str, Any]:
    """One location of a work."""
    return {"landing_page_url": url, "source": {"display_name": name, "type": kind}}


def work(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a service may send
    """One work."""
    return {
        "id": "https://openalex.org/W1",
        "doi": "https://doi.org/10.48550/arxiv.2104.00001",
        "title": TITLE,
        "publication_year": 2021,
        "authorships": [{"author": {"display_name": "Ann Lee"}}],
        "primary_location": place("arXiv (Cornell University)", "repository"),
        "locations": [
            place("arXiv (Cornell University)", "repository"),
            place("Neural Networks", "journal", "https://doi.org/10.1000/X"),
        ],
        **fields,
    }


def ask(server: CannedServer, *answers: object, ids: tuple[str, ...] = ("2104.00001",)) -> Testimony:
    """What is told of one work."""
    return OpenAlexWitness(fetcher_of(server, *answers), key=KEY, reading=READING).ask([asked(*ids)])


def test_a_preprint_is_found_by_the_doi_that_arxiv_gave_it(canned: CannedServer) -> None:
    """Where it was published stands among its locations; repositories are no places of publication."""
    told = ask(canned, {"results": [work()]}).told[0]
    assert [(one.source, one.venue, one.year, one.exact) for one in told.said] == [
        ("OpenAlex", "Neural Networks", 2021, False)
    ]
    assert told.ids == (PaperId("arxiv", "2104.00001"), PaperId("doi", "10.1000/x"))
    assert "doi%3A10.48550%2Farxiv.2104.00001" in canned.asked[0].target


def test_a_work_that_does_not_come_is_a_miss(canned: CannedServer) -> None:
    """Others that come instead are not believed to be it."""
    other = work(doi="https://doi.org/10.1000/other", locations=[])
    assert ask(canned, {"results": [other]}).told == {0: NOTHING_TOLD}
    assert ask(canned, {"results": []}).told == {0: NOTHING_TOLD}


def test_many_works_are_asked_for_at_once(canned: CannedServer) -> None:
    """As many requests as their number needs; one without a DOI is not asked for."""
    works = [asked(f"10.1000/{number}") for number in range(AT_ONCE + 1)]
    witness = OpenAlexWitness(fetcher_of(canned, {"results": []}), key=KEY, reading=READING)
    testimony = witness.ask([asked(), *works])
    assert set(testimony.told) == set(range(1, AT_ONCE + 2))
    assert testimony.requests == 2
    assert not witness.knows(asked())
    assert not witness.knows(asked("10.1000/a|b"))


@pytest.mark.parametrize(
    "answer",
    [{}, {"results": {}}, Canned(b"", 401), Canned(WALL), Canned(b'{"results": ['), Canned(b"", 429)],
)
def test_an_answer_that_cannot_be_believed_is_about_nobody(canned: CannedServer, answer: object) -> None:
    """No work is a miss because of it."""
    testimony = ask(canned, answer)
    assert testimony.told == {}
    assert testimony.trouble.endswith(".")


@pytest.mark.parametrize("answer", [{"results": [work()]}, Canned(b"", 401), Canned(WALL), Canned(b"", 500)])
def test_the_key_is_sent_and_never_told(
    canned: CannedServer, answer: object, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither in what is told or logged, nor in what is wrong."""
    with caplog.at_level(logging.DEBUG):
        testimony = ask(canned, answer)
    assert all(f"api_key={KEY}" in one.target for one in canned.asked)
    told = [record.getMessage() for record in caplog.records if record.name.startswith("curator")]
    assert KEY not in f"{testimony} {told}"


@given(json_of(*NAMES.split()))
def test_any_json_is_read_without_an_error(value: object) -> None:
    """Fields of another type are fields that are missing."""
    parse(heard(value))
    parse(heard({"results": [work(**value) if isinstance(value, dict) else value]}))


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("works_title_search_chemcrow.json", ["Nature Machine Intelligence"]),
        ("works_title_search_paperqa_arxiv.json", []),
        ("works_title_search_copper.json", ["Journal of Applied Physics"]),
    ],
)
def test_recorded_works_are_read(name: str, places: list[str]) -> None:
    """A preprint-only work has no place of publication."""
    found = parse(heard(recorded(f"openalex/{name}")))
    assert found
    assert [place for place in found[0].containers if place != "DataCite API"] == places


@pytest.mark.parametrize(("name", "titles"), [("work_by_doi.json", 1), ("work_select.json", 0)])
def test_a_single_recorded_work_reads_as_one_of_a_list(name: str, titles: int) -> None:
    """One without a title is nobody's."""
    found = parse(heard({"results": [json.loads(recorded(f"openalex/{name}"))]}))
    assert found is not None
    assert len(found) == titles


def test_a_recorded_miss_is_a_page(canned: CannedServer) -> None:
    """A list that is asked for always comes, so it is no miss here."""
    assert ask(canned, Canned(recorded("openalex/work_404.html"), 404)).told == {}
