"""The polite fetcher: its pace, its patience, its budget, and what it says when it gives up."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from curator.errors import NoAnswer
from curator.http import PoliteFetcher
from curator.http.patience import BRISK, STUBBORN
from curator.http.wire import Broken, Reply
from tests.fakes import FixedClock, PassingTime
from tests.support.canned import Canned

if TYPE_CHECKING:
    from curator.ports import Answer
    from tests.support.canned import CannedServer


@dataclass(frozen=True, slots=True)
class Here:
    """How one service is talked to."""

    base_url: str
    interval: float = 0.0
    timeout: float = 5.0
    budget: int = 500


@dataclass(slots=True)
class World:
    """A fetcher over the canned server, in a time of its own."""

    server: CannedServer
    time: PassingTime = field(default_factory=PassingTime)

    def fetcher(self, brisk: tuple[str, ...] = (), /, **services: Here) -> PoliteFetcher:
        """A fetcher of these services, by default of one called ``arxiv``."""
        known = services or {"arxiv": Here(self.server.url)}
        return PoliteFetcher(
            known,
            contact="robot@example.org",
            clock=FixedClock(),
            brisk=brisk,
            sleep=self.time.sleep,
            monotonic=self.time.monotonic,
        )

    def answers(self, *answers: Canned) -> None:
        """What the server says from now on."""
        self.server.answers = list(answers)


@pytest.fixture
def world(canned: CannedServer) -> World:
    """A server and a time for one test."""
    return World(canned)


def busy(retry_after: str = "", status: int = 503) -> Canned:
    """A server that asks to come back."""
    return Canned(b"busy", status=status, headers={"Retry-After": retry_after} if retry_after else {})


def test_an_answer_is_asked_for_once(world: World) -> None:
    """What works is neither repeated nor slowed down."""
    answer = world.fetcher().get("arxiv", "/api/query", {"search_query": "cat:cs.LG AND (a OR b)"})
    assert (answer.body, answer.status, answer.attempts) == (b"fine", 200, 1)
    assert [one.target for one in world.server.asked] == [
        "/api/query?search_query=cat%3Acs.LG+AND+%28a+OR+b%29"
    ]
    assert world.time.slept == []


def test_a_path_without_parameters_has_no_question_mark(world: World) -> None:
    """The base URL may have a prefix, and the path follows it."""
    world.fetcher(pmlr=Here(world.server.url + "/mirror")).get("pmlr", "/v1/", {})
    assert world.server.asked[0].target == "/mirror/v1/"


def test_three_seconds_lie_between_any_two_requests_to_arxiv(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """API, RSS and OAI-PMH share one pace that settings cannot lower, over retries too."""
    times: list[float] = []

    def get(_wire: object, url: str, *, timeout: float, headers: object) -> Reply:
        del headers
        times.append(world.time.moment)
        world.time.moment += timeout / 10
        if len(times) == 2:
            message = "the connection failed"
            raise Broken(message)
        return Reply(url, 200, {}, b"")

    monkeypatch.setattr("curator.http.wire.Wire.get", get)
    hosts = {"arxiv": "export", "arxiv_rss": "rss", "arxiv_oai": "oaipmh"}
    services = {name: Here(f"https://{host}.arxiv.org", interval=0.1) for name, host in hosts.items()}
    fetcher = world.fetcher(**services)
    for name in (*services, *services):
        fetcher.get(name, "/", {})
    assert len(times) == 7
    assert min(later - earlier for earlier, later in pairwise(times)) > 3.499  # the answer took half


def test_other_services_do_not_wait_for_arxiv(world: World) -> None:
    """Each channel has its own pace."""
    fetcher = world.fetcher(arxiv=Here(world.server.url, interval=9), pmlr=Here(world.server.url, interval=9))
    fetcher.get("arxiv", "/", {})
    fetcher.get("pmlr", "/", {})
    assert world.time.slept == []


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_passing_failure_is_tried_again(world: World, status: int) -> None:
    """The number of requests that it took is told."""
    world.answers(busy(status=status), busy(status=status), Canned())
    assert world.fetcher().get("arxiv", "/", {}).attempts == 3


@pytest.mark.parametrize("status", [400, 401, 403, 404, 406, 410, 501])
def test_a_lasting_failure_is_not_tried_again(world: World, status: int) -> None:
    """Asking the same question again would only be impolite."""
    world.answers(Canned(b"no", status=status))
    with pytest.raises(NoAnswer, match=f"gave no usable answer in 1 attempt: status {status}") as failure:
        world.fetcher().get("arxiv", "/", {})
    assert (failure.value.status, failure.value.body, failure.value.attempts) == (status, b"no", 1)
    assert len(world.server.asked) == 1


@pytest.mark.parametrize("header", ["40", "Thu, 30 Apr 2026 03:17:40 GMT"], ids=["in seconds", "as a date"])
def test_retry_after_is_waited_for(world: World, header: str) -> None:
    """A service that says when to come back is not asked before."""
    world.answers(busy(header), Canned())
    world.fetcher().get("arxiv", "/", {})
    assert world.time.slept == [pytest.approx(40, abs=0.1)]


def test_a_service_that_asks_for_an_hour_is_left_alone(world: World) -> None:
    """The night is not held up: nothing more is asked of it, and the next run asks again."""
    world.answers(busy("3600"), Canned())
    fetcher = world.fetcher()
    for _ in range(2):
        with pytest.raises(NoAnswer):
            fetcher.get("arxiv", "/", {})
    with pytest.raises(NoAnswer, match="in 0 attempts: it asked to be left alone for 3600 s"):
        fetcher.get("arxiv", "/", {})
    assert world.time.slept == []
    assert len(world.server.asked) == 1


def test_waits_grow_and_end(world: World) -> None:
    """Each wait is about twice the one before, up to a limit, and the attempts are counted."""
    world.answers(busy())
    fetcher = world.fetcher(pmlr=Here(world.server.url, interval=1))
    with pytest.raises(NoAnswer, match=f"in {STUBBORN.attempts} attempts: status 503"):
        fetcher.get("pmlr", "/", {})
    assert len(world.server.asked) == STUBBORN.attempts
    assert len(world.time.slept) == STUBBORN.attempts - 1
    for number, slept in enumerate(world.time.slept):
        least = min(2**number, 10)
        assert least <= slept <= least + 1


def test_patience_with_a_service_is_limited_for_the_whole_run(world: World) -> None:
    """However many questions there are, a service that is down costs a run minutes, not hours."""
    world.answers(busy("60"))
    fetcher = world.fetcher()
    for _ in range(20):
        with pytest.raises(NoAnswer):
            fetcher.get("arxiv", "/", {})
    assert sum(world.time.slept) <= STUBBORN.seconds


def test_what_a_run_can_do_without_is_given_up_soon(world: World) -> None:
    """Somebody may sit and wait; other services are as stubborn as ever."""
    world.answers(busy())
    fetcher = world.fetcher(("pmlr",), pmlr=Here(world.server.url), acl=Here(world.server.url))
    with pytest.raises(NoAnswer, match=f"in {BRISK.attempts} attempts"):
        fetcher.get("pmlr", "/", {})
    with pytest.raises(NoAnswer, match=f"in {STUBBORN.attempts} attempts"):
        fetcher.get("acl", "/", {})


def test_time_lost_in_slow_failures_counts_as_well(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A service that stalls is given up once the run has lost its patience, without a further request."""

    def stall(_wire: object, _url: str, *, timeout: float, headers: object) -> Reply:
        del headers
        world.time.moment += timeout
        message = "the host fell silent"
        raise Broken(message)

    monkeypatch.setattr("curator.http.wire.Wire.get", stall)
    fetcher = world.fetcher(pmlr=Here(world.server.url, timeout=100))
    for _ in range(3):
        with pytest.raises(NoAnswer, match=r"fell silent|were lost on it"):
            fetcher.get("pmlr", "/", {})
    with pytest.raises(NoAnswer, match=r"in 0 attempts: 300 s of this run were lost on it"):
        fetcher.get("pmlr", "/", {})
    assert world.time.moment <= STUBBORN.seconds + 100


def test_an_answer_that_makes_no_sense_is_tried_again(world: World) -> None:
    """A page for people with status 200 is a failure like any other."""
    world.answers(Canned(b"<html>"), Canned(b"<feed/>"))

    def objection(answer: Answer) -> str | None:
        return "an HTML page came" if b"html" in answer.body else None

    answer = world.fetcher().get("arxiv", "/", {}, objection=objection)
    assert (answer.body, answer.attempts) == (b"<feed/>", 2)


def test_the_budget_of_a_run_is_not_overdrawn(world: World) -> None:
    """Retries count too."""
    world.answers(Canned(), busy())
    fetcher = world.fetcher(arxiv=Here(world.server.url, budget=3))
    fetcher.get("arxiv", "/", {})
    with pytest.raises(NoAnswer, match="its budget of 3 requests a run is used up"):
        fetcher.get("arxiv", "/", {})
    assert len(world.server.asked) == 3


def test_a_redirect_within_the_service_is_followed_at_the_same_pace(world: World) -> None:
    """Each hop is a request, so each waits its turn."""
    world.answers(Canned(status=301, headers={"Location": "/new?x=1"}), Canned())
    answer = world.fetcher(pmlr=Here(world.server.url, interval=2)).get("pmlr", "/old", {})
    assert (answer.url, answer.attempts) == (world.server.url + "/new?x=1", 2)
    assert world.time.slept == [2]


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("http://evil.example/", "evil.example"),
        ("http://[", "cannot be read"),
        ("http://127.0.0.1:999999/", "cannot be read"),
    ],
)
def test_a_redirect_to_another_place_is_refused(world: World, location: str, place: str) -> None:
    """A service does not decide whom else this program asks."""
    world.answers(Canned(status=302, headers={"Location": location}))
    with pytest.raises(NoAnswer, match=f"redirected to another place, .*{place}"):
        world.fetcher().get("arxiv", "/", {})
    assert len(world.server.asked) == 1


def test_redirects_in_a_circle_come_to_an_end(world: World) -> None:
    """After three hops the redirect itself is the answer, and no usable one."""
    world.answers(Canned(status=302, headers={"Location": "/"}))
    with pytest.raises(NoAnswer, match="in 4 attempts: status 302"):
        world.fetcher().get("arxiv", "/", {})


def test_a_body_that_is_too_large_is_not_asked_for_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would not be smaller the second time."""
    monkeypatch.setattr("curator.http.wire.LARGEST_BODY", 3)
    with pytest.raises(NoAnswer, match="in 1 attempt: the body is larger"):
        world.fetcher().get("arxiv", "/", {})


def test_giving_up_says_that_nothing_is_lost(world: World) -> None:
    """The error is a sentence with advice and the exit code of a degraded service."""
    world.answers(Canned(status=404))
    with pytest.raises(NoAnswer) as failure:
        world.fetcher().get("arxiv", "/", {})
    assert failure.value.exit_code == 3
    assert failure.value.advice == "Nothing is lost: ask again later; a nightly run does so by itself."


def test_settings_can_name_a_longer_interval_on_loopback(world: World) -> None:
    """The pause between two questions is what the setting says."""
    fetcher = world.fetcher(arxiv=replace(Here(world.server.url), interval=4))
    fetcher.get("arxiv", "/", {})
    fetcher.get("arxiv", "/", {})
    assert world.time.slept == [4]
