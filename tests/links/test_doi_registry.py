"""DOIs asked of the handle system: unknown only where it says so of that DOI."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from curator.core.links.link import Registration
from curator.core.works.paper import PaperId
from curator.links.registries import DoiRegistry
from curator.links.registries.doi import MOST_FAILURES
from tests.contracts.registry import RegistryContract
from tests.support.canned import Canned
from tests.support.registries import asking

if TYPE_CHECKING:
    from tests.support.canned import CannedServer
    from tests.support.registries import RegistryReplay

KNOWN, UNKNOWN, OTHER = (PaperId("doi", f"10.1145/{number}") for number in (1, 2, 3))
PLACE = "https://dl.acm.example/doi/10.1145/1"


@dataclass(slots=True)
class HandleDesk:
    """The replay as a place to ask at."""

    replay: RegistryReplay
    known: PaperId = KNOWN
    unknown: PaperId = UNKNOWN

    def registry(self) -> DoiRegistry:
        """A registry over the replay."""
        return DoiRegistry(asking(self.replay.url))

    def break_down(self) -> None:
        """Nothing but 503."""
        self.replay.misbehave("/doi", "down")


@pytest.fixture
def desk(registries: RegistryReplay) -> HandleDesk:
    """A handle system that knows one DOI of two."""
    registries.shelf.dois = {KNOWN.value: PLACE, OTHER.value: PLACE}
    return HandleDesk(registries)


class TestContract(RegistryContract):
    """The promises of every registry."""


def test_a_doi_is_one_request_and_tells_where_it_leads(desk: HandleDesk) -> None:
    """The address is the one that is registered; a title is not."""
    told = desk.registry().look_up([KNOWN])
    assert told.found == {KNOWN: Registration(known=True, final_url=PLACE)}
    assert told.requests == desk.replay.requests == 1
    assert list(desk.replay.asked) == ["GET /doi/api/handles/10.1145/1"]


def test_a_doi_without_an_address_exists(desk: HandleDesk) -> None:
    """The handle is there, and has no value of the kind that was asked for."""
    desk.replay.shelf.dois[KNOWN.value] = ""
    assert desk.registry().look_up([KNOWN]).found == {KNOWN: Registration(known=True)}


@pytest.mark.parametrize(
    "doi",
    [
        "10.1002/(sici)1097-0258(19980815)17:15/16<1661::aid-sim968>3.0.co;2-2",
        "10.1000/a?b=c&d#e%20f",
        "10.1000//double",
        "10.1000/../10.1145/1",
        "10.1000/./x",
    ],
)
def test_every_sign_of_a_doi_reaches_the_handle_system(desk: HandleDesk, doi: str) -> None:
    """Brackets, questions and dots are part of the DOI, not of the address it is asked under."""
    desk.replay.shelf.dois[doi] = "https://there.example/"
    one = PaperId("doi", doi)
    told = desk.registry().look_up([one])
    assert told.found == {one: Registration(known=True, final_url="https://there.example/")}


def test_the_handle_system_may_write_a_doi_in_capitals(canned: CannedServer) -> None:
    """DOIs ignore case."""
    canned.answers = [Canned(b'{"responseCode": 100, "handle": "10.1145/ABC"}', status=404)]
    one = PaperId("doi", "10.1145/abc")
    told = DoiRegistry(asking(canned.url)).look_up([one])
    assert told.found == {one: Registration(known=False)}


@pytest.mark.parametrize("code", [2, 301, 400, -1])
def test_an_error_behind_the_handle_system_costs_that_doi_alone(desk: HandleDesk, code: int) -> None:
    """Its registry may be down: no answer for it, and the next one is asked for."""
    desk.replay.shelf.dois[KNOWN.value] = code
    told = desk.registry().look_up([KNOWN, OTHER])
    assert set(told.found) == {OTHER}
    assert told.trouble == "The handle system could not look up doi:10.1145/1."
    assert not told.blocked


@pytest.mark.parametrize("fault", ["down", "truncated", "shape", "list", "nothing", "html", "html404"])
def test_a_bad_answer_is_no_answer(desk: HandleDesk, fault: str) -> None:
    """No fault of the service makes a DOI unknown, and it is soon left alone."""
    desk.replay.misbehave("/doi", fault)
    told = desk.registry().look_up([UNKNOWN, KNOWN, OTHER])
    assert told.found == {}
    assert told.trouble.endswith(".")
    assert told.requests == desk.replay.requests <= max(10, MOST_FAILURES)
    assert len(desk.replay.asked) <= MOST_FAILURES


@pytest.mark.parametrize("fault", ["down", "truncated", "list"])
def test_a_passing_fault_costs_a_request_only(desk: HandleDesk, fault: str) -> None:
    """Busy once or half an answer: asked again."""
    desk.replay.misbehave("/doi", fault, times=1)
    told = desk.registry().look_up([KNOWN, UNKNOWN])
    assert [said.known for said in told.found.values()] == [True, False]
    assert (told.requests, told.trouble) == (3, "")


@pytest.mark.parametrize("fault", ["html", "challenge"])
def test_a_wall_is_told_as_one(desk: HandleDesk, fault: str) -> None:
    """A proof-of-work page with status 200, or a refusal: blocked, and never unknown."""
    desk.replay.misbehave("/doi", fault)
    told = desk.registry().look_up([UNKNOWN, KNOWN, OTHER])
    assert (told.found, told.blocked, told.requests) == ({}, True, MOST_FAILURES)


def test_one_doi_that_a_firewall_dislikes_does_not_end_the_round(desk: HandleDesk) -> None:
    """The next ones are answered."""
    desk.replay.misbehave("/doi", "challenge", times=1)
    told = desk.registry().look_up([KNOWN, OTHER, UNKNOWN])
    assert set(told.found) == {OTHER, UNKNOWN}
    assert "status 403" in told.trouble


def test_a_slow_service_is_given_up(desk: HandleDesk) -> None:
    """An answer that takes too long is none."""
    desk.replay.misbehave("/doi", "slow")
    told = DoiRegistry(asking(desk.replay.url, timeout=0.1)).look_up([KNOWN, UNKNOWN])
    assert told.found == {}
    assert re.search(r"fell silent|no whole answer came within 0\.1 s", told.trouble)


def test_the_budget_bounds_the_requests(desk: HandleDesk) -> None:
    """What is beyond it has no answer, and the reason is told."""
    told = DoiRegistry(asking(desk.replay.url, budget=2)).look_up([KNOWN, UNKNOWN, OTHER])
    assert set(told.found) == {KNOWN, UNKNOWN}
    assert told.requests == desk.replay.requests == 2
    assert "its budget of 2 requests a run is used up" in told.trouble


@pytest.mark.parametrize("odd", ["", "no-doi", "10.1145/A", "10.48550/arxiv.2302.04638", "10.1/x y"])
def test_what_is_no_doi_is_not_asked_for(desk: HandleDesk, odd: str) -> None:
    """Nor is one that is not in its canonical form."""
    told = desk.registry().look_up([PaperId("doi", odd)])
    assert (told.found, told.requests) == ({}, 0)
    assert told.trouble.endswith("is no DOI that can be asked for.")


@pytest.mark.parametrize(
    "body",
    [
        b'{"responseCode": 100, "handle": "10.1145/other"}',
        b'{"responseCode": 100}',
        b'{"responseCode": true, "handle": "10.1145/2"}',
        b'{"responseCode": "100", "handle": "10.1145/2"}',
        b'{"responseCode": 1, "handle": "10.1145/2", "values": []}',
        b"Not Found",
        b"[" * 100_000,
        b"\xff\xfe",
        b"",
    ],
    ids=["of another DOI", "of none", "a truth", "a text", "success", "words", "a tower", "bytes", "nothing"],
)
def test_404_alone_is_no_proof(canned: CannedServer, body: bytes) -> None:
    """Only the handle system's own word that it has no such handle is."""
    canned.answers = [Canned(body, status=404)]
    told = DoiRegistry(asking(canned.url)).look_up([UNKNOWN])
    assert told.found == {}
    assert told.trouble.endswith(".")


def test_that_there_is_no_handle_needs_its_status_too(canned: CannedServer) -> None:
    """The code with status 200 is not what the handle system sends."""
    canned.answers = [Canned(b'{"responseCode": 100, "handle": "10.1145/2"}')]
    assert DoiRegistry(asking(canned.url)).look_up([UNKNOWN]).found == {}


@pytest.mark.parametrize(
    "values",
    [
        "null",
        '[1, null, {"type": "URL"}, {"type": "URL", "data": []}]',
        '[{"type": "HS_ADMIN", "data": {"value": "https://x.example/"}}]',
        '[{"type": "URL", "data": {"value": "javascript:alert(1)"}}]',
        '[{"type": "URL", "data": {"value": "https://x.example/\\u0000"}}]',
        '[{"type": "URL", "data": {"value": "https://x.example/' + "y" * 3_000 + '"}}]',
    ],
    ids=["none", "odd ones", "of another type", "a script", "with a NUL", "endless"],
)
def test_an_address_that_no_link_could_be_is_left_out(canned: CannedServer, values: str) -> None:
    """The DOI is known all the same."""
    canned.answers = [Canned(f'{{"responseCode": 1, "handle": "10.1145/1", "values": {values}}}'.encode())]
    told = DoiRegistry(asking(canned.url)).look_up([KNOWN])
    assert told.found == {KNOWN: Registration(known=True)}
