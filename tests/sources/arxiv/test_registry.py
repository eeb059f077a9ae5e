"""arXiv asked whether ids exist: in batches, and no id is called unknown because of a bad answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from curator.core.links.link import Registration
from curator.core.works.paper import PaperId
from curator.http import PoliteFetcher
from curator.sources.arxiv.batches import LONGEST_LIST
from curator.sources.arxiv.registry import MOST_REFUSALS, ArxivRegistry
from tests.contracts.registry import RegistryContract
from tests.fakes import FixedClock, PassingTime
from tests.sources.arxiv.conftest import Loopback, papers
from tests.support.atom import entry, error_feed, feed
from tests.support.canned import Canned
from tests.support.replay import record

if TYPE_CHECKING:
    from tests.support.canned import CannedServer
    from tests.support.replay import Replay, StartReplay

LATER = datetime(2026, 6, 15, tzinfo=UTC)
"""Long after the replay's papers of April."""


def arxiv(*numbers: str) -> list[PaperId]:
    """Ids of arXiv."""
    return [PaperId("arxiv", number) for number in numbers]


HERE, THERE, NOWHERE = arxiv("2604.00007", "2604.00002", "2604.99999")


def registry_of(replay: Replay | CannedServer, *, now: datetime = LATER, budget: int = 500) -> ArxivRegistry:
    """A registry that asks the replay and waits in a time of its own."""
    clock, time = FixedClock(now), PassingTime()
    fetcher = PoliteFetcher(
        {"arxiv": Loopback(replay.url, budget=budget)},
        contact="robot@example.org",
        clock=clock,
        sleep=time.sleep,
        monotonic=time.monotonic,
    )
    return ArxivRegistry(fetcher, clock=clock)


def served(canned: CannedServer, *answers: bytes | Canned) -> ArxivRegistry:
    """A registry that is given these answers, the last one for ever."""
    canned.answers = [one if isinstance(one, Canned) else Canned(one) for one in answers]
    return registry_of(canned)


@dataclass(slots=True)
class ReplayDesk:
    """The replay as a place to ask at."""

    replay: Replay
    known: PaperId = HERE
    unknown: PaperId = NOWHERE

    def registry(self) -> ArxivRegistry:
        """A registry over the replay."""
        return registry_of(self.replay)

    def break_down(self) -> None:
        """Nothing but 503."""
        self.replay.always("http503:1,retry_after=0")


class TestContract(RegistryContract):
    """The promises of every registry."""

    @pytest.fixture
    def desk(self, replay: Replay) -> ReplayDesk:
        """The usual replay."""
        return ReplayDesk(replay)


def test_all_ids_are_one_request(replay: Replay) -> None:
    """Where every paper comes, nothing is asked a second time."""
    told = registry_of(replay).look_up([HERE, THERE])
    assert set(told.found) == {HERE, THERE}
    assert (told.requests, told.trouble) == (1, "")
    params = replay.stats()["recent"][0]["params"]
    assert (params["id_list"], params["max_results"]) == ("2604.00007,2604.00002", "2")


def test_title_withdrawal_and_newest_version_are_told(start_replay: StartReplay) -> None:
    """As far as arXiv tells them; where the paper is, its link says already."""
    day = "2020-04-01T00:00:00Z"
    replay = start_replay(
        [
            record("2004.00001", published=day, title="Robust \n by  Design", version=3),
            record("2004.00002", published=day, withdrawn=True),
            record("math/0309136", published="2003-09-08T00:00:00Z", title="Old Form"),
        ]
    )
    ids = arxiv("2004.00001", "2004.00002", "math/0309136")
    told = registry_of(replay).look_up(ids)
    assert told.found[ids[0]] == Registration(known=True, title="Robust by Design", latest=3)
    assert told.found[ids[1]].withdrawn
    assert told.found[ids[2]] == Registration(known=True, title="Old Form", latest=1)
    assert told.requests == 1


def test_an_unknown_id_needs_a_witness(replay: Replay) -> None:
    """It is asked for a second time, together with a paper that has just come."""
    told = registry_of(replay).look_up([HERE, NOWHERE, THERE])
    assert told.found[NOWHERE] == Registration(known=False)
    assert (told.requests, told.trouble) == (2, "")
    assert replay.stats()["recent"][1]["params"]["id_list"] == "2604.99999,2604.00007"


def test_without_a_paper_of_its_own_the_witness_is_a_well_known_one(
    replay: Replay, start_replay: StartReplay
) -> None:
    """A list whose only id is wrong is told so; where even the well-known paper lacks, nothing is."""
    told = registry_of(replay).look_up([NOWHERE])
    assert (told.found, told.requests) == ({}, 2)
    assert told.trouble == "arxiv:2604.99999 did not come, in an answer that was not whole either."
    known = start_replay([record("1412.6572", published="2014-12-20T00:00:00Z")])
    assert registry_of(known).look_up([NOWHERE]).found == {NOWHERE: Registration(known=False)}
    well_known = arxiv("1412.6572")[0]
    assert registry_of(replay).look_up([well_known]).found == {}


@pytest.mark.parametrize(
    ("number", "now", "known"),
    [
        ("2604.20000", datetime(2026, 4, 15, tzinfo=UTC), None),
        ("2604.20000", datetime(2026, 5, 3, tzinfo=UTC), None),
        ("2604.20000", datetime(2026, 5, 4, tzinfo=UTC), False),
        ("2604.99999", datetime(2026, 4, 15, tzinfo=UTC), False),
        ("2605.00001", datetime(2026, 4, 15, tzinfo=UTC), False),
        ("1004.2000", datetime(2010, 4, 15, tzinfo=UTC), False),
    ],
    ids=[
        "this month's",
        "last month's, days ago",
        "last month's",
        "a number never given out",
        "next month's",
        "an older form",
    ],
)
def test_an_id_that_may_be_too_new_is_not_called_unknown(
    replay: Replay, number: str, now: datetime, *, known: bool | None
) -> None:
    """The index follows the announcements, so that this morning's paper is not there yet."""
    wanted = arxiv(number)[0]
    told = registry_of(replay, now=now).look_up([HERE, wanted])
    assert told.found.get(wanted) == (None if known is None else Registration(known=known))
    assert ("may be too new" in told.trouble) is (known is None)


PASSING = ["http503:1,retry_after=0", "http429:1,retry_after=0", "http500", "reset", "truncated-xml"]
PASSING += ["html-maintenance", "empty-page", "empty-page:1,total_zero=1", "short-page"]


@pytest.mark.parametrize("fault", PASSING)
@pytest.mark.parametrize("request_number", [0, 1])
def test_a_passing_fault_costs_a_request_and_no_answer(
    replay: Replay, fault: str, request_number: int
) -> None:
    """Whatever goes wrong once, existing papers are known; only an answer that lies leaves a doubt."""
    replay.script(*[None] * request_number, fault)
    told = registry_of(replay).look_up([HERE, NOWHERE, THERE])
    assert told.found[HERE].known
    assert told.found[THERE].known
    lies = "total_zero" in fault  # as the first answer, it also leaves the replay without a witness
    assert told.found.get(NOWHERE) == (None if lies else Registration(known=False))
    assert bool(told.trouble) is lies


@pytest.mark.parametrize("fault", PASSING)
def test_a_lasting_fault_calls_nothing_unknown(replay: Replay, fault: str) -> None:
    """The service's fault is told as trouble, after as many requests as one question may take."""
    replay.always(fault if ":" in fault else f"{fault}:1")
    told = registry_of(replay).look_up([HERE, NOWHERE, THERE])
    assert all(said.known for said in told.found.values())
    assert NOWHERE not in told.found
    assert told.trouble.endswith(".")
    assert told.requests == replay.stats()["requests"] <= 11
    assert not told.blocked


def test_very_many_ids_are_asked_in_batches(start_replay: StartReplay) -> None:
    """Four hundred ids a request, whose address stays one that proxies take."""
    replay = start_replay(papers(405))
    ids = arxiv(*(f"2604.{number:05d}" for number in range(1, 406)))
    told = registry_of(replay).look_up(ids)
    assert (len(told.found), told.requests, told.trouble) == (405, 2, "")
    lists = [one["params"]["id_list"] for one in replay.stats()["recent"]]
    assert [len(one.split(",")) for one in lists] == [400, 5]
    assert max(len(one["path"]) for one in replay.stats()["recent"]) < LONGEST_LIST + 500 < 8_000


def test_a_budget_that_is_used_up_keeps_what_was_found(start_replay: StartReplay) -> None:
    """The second batch is not asked for: its ids have no answer."""
    replay = start_replay(papers(405))
    ids = arxiv(*(f"2604.{number:05d}" for number in range(1, 406)))
    told = registry_of(replay, budget=1).look_up(ids)
    assert len(told.found) == 400
    assert "its budget of 1 requests a run is used up" in told.trouble


@pytest.mark.parametrize("odd", ["no-id", "2604.00007v2", "2604.00007,2604.00002", "", "9999.99999"])
def test_what_is_no_id_is_not_asked_for(replay: Replay, odd: str) -> None:
    """It would spoil the request for all others."""
    told = registry_of(replay).look_up([*arxiv(odd), HERE])
    assert list(told.found) == [HERE]
    assert told.trouble == f"arxiv:{odd} cannot be asked for."
    assert replay.stats()["recent"][0]["params"]["id_list"] == HERE.value


def test_an_id_that_arxiv_refuses_does_not_spoil_the_batch(canned: CannedServer) -> None:
    """A refused batch is asked for in halves until the bad id stands alone, which then has no answer."""
    refused = Canned(error_feed("incorrect id format for 2604.00002"), status=400)
    registry = served(canned, refused, refused, feed(entry(1)), refused, feed(entry(3), entry(4)))
    one, bad, *others = arxiv("2604.00001", "2604.00002", "2604.00003", "2604.00004")
    told = registry.look_up([one, bad, *others])
    assert set(told.found) == {one, *others}
    assert all(said.known for said in told.found.values())
    assert "status 400 (arXiv says: incorrect id format for 2604.00002)" in told.trouble
    assert told.requests == len(canned.asked) == 5


def test_a_service_that_refuses_everything_is_left_alone(canned: CannedServer) -> None:
    """Halving comes to an end long before every id has been refused alone."""
    registry = served(canned, Canned(error_feed("no such thing"), status=400))
    told = registry.look_up(arxiv(*(f"2604.{number:05d}" for number in range(1, 301))))
    assert (told.found, told.requests) == ({}, MOST_REFUSALS)
    assert "status 400" in told.trouble


@pytest.mark.parametrize("status", [401, 403])
def test_a_service_that_turns_programs_away_is_blocked(canned: CannedServer, status: int) -> None:
    """It is not asked again, and no id is unknown."""
    told = served(canned, Canned(b"Forbidden", status=status)).look_up([HERE, NOWHERE])
    assert (told.found, told.requests, told.blocked) == ({}, 1, True)
    assert f"status {status}" in told.trouble


LIES = {
    "an error dressed as an entry": error_feed(),
    "less than it counts": feed(entry(7), total=2),
    "one record twice": feed(entry(7), entry(7)),
    "papers nobody asked for": feed(entry(7), entry(8)),
    "the witness missing": feed(),
    "another kind of document": b"<rss/>",
    "nothing at all": b"",
    "a page": b"<!DOCTYPE html><html><title>Checking</title></html>",
}


@pytest.mark.parametrize("body", LIES.values(), ids=LIES)
def test_a_second_answer_that_lies_proves_nothing(canned: CannedServer, body: bytes) -> None:
    """What has come before stays known, and what did not come has no answer."""
    told = served(canned, feed(entry(7)), body).look_up([HERE, NOWHERE])
    assert set(told.found) == {HERE}
    assert told.trouble.endswith(".")


def test_a_paper_that_comes_at_the_second_time_is_known(canned: CannedServer) -> None:
    """The first answer was short."""
    told = served(canned, feed(entry(7)), feed(entry(2), entry(7))).look_up([HERE, THERE])
    assert told.found[THERE].known
    assert told.trouble == ""


def test_a_record_that_only_its_id_can_be_read_of_is_known(canned: CannedServer) -> None:
    """A title or a date that cannot be read does not make a paper unknown."""
    told = served(canned, feed(entry(7, published="soon"), entry(2))).look_up([HERE, THERE])
    assert told.found[HERE] == Registration(known=True)
    assert told.found[THERE].title == "Robust by Design"
    assert told.requests == 1
