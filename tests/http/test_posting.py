"""Searches that are posted: the manners of a GET, and a redirect only where the question stays the same."""

from __future__ import annotations

import json

import pytest

from curator.errors import NoAnswer
from tests.http.test_fetcher import Here, World, busy
from tests.http.test_fetcher import world as world  # noqa: PLC0414 - a fixture, used by its name
from tests.support.canned import Canned

QUESTION = {"ids": ["a", "b"], "title": "Ré"}


def test_a_search_is_posted_as_json(world: World) -> None:
    """Path and parameters are as in a GET, and the body is the question."""
    answer = world.fetcher().post("arxiv", "/notes/search", QUESTION, {"limit": "5"})
    assert (answer.body, answer.attempts) == (b"fine", 1)
    asked = world.server.asked[0]
    assert (asked.method, asked.target) == ("POST", "/notes/search?limit=5")
    assert json.loads(asked.body) == QUESTION


def test_a_search_that_fails_is_repeated_whole(world: World) -> None:
    """After a busy answer and one that makes no sense the same question is sent again."""
    world.answers(busy("7"), Canned(b"{"), Canned(b"{}"))
    answer = world.fetcher().post(
        "arxiv", "/", QUESTION, objection=lambda answer: "half" if answer.body == b"{" else None
    )
    assert (answer.body, answer.attempts) == (b"{}", 3)
    assert [json.loads(one.body) for one in world.server.asked] == [QUESTION] * 3
    assert world.time.slept[0] >= 7


def test_searches_and_gets_share_pace_and_budget(world: World) -> None:
    """A service does not care by which method it is asked."""
    fetcher = world.fetcher(pmlr=Here(world.server.url, interval=2, budget=3))
    fetcher.get("pmlr", "/", {})
    fetcher.post("pmlr", "/", {})
    fetcher.get("pmlr", "/", {})
    assert world.time.slept == [2, 2]
    with pytest.raises(NoAnswer, match="its budget of 3 requests a run is used up"):
        fetcher.post("pmlr", "/", {})


@pytest.mark.parametrize("status", [307, 308])
def test_a_redirect_that_keeps_the_question_is_followed(world: World, status: int) -> None:
    """Within the service, with method and body as they were."""
    world.answers(Canned(status=status, headers={"Location": "/new"}), Canned())
    answer = world.fetcher().post("arxiv", "/old", QUESTION)
    assert (answer.url, answer.attempts) == (f"{world.server.url}/new", 2)
    assert [(one.method, one.target) for one in world.server.asked] == [("POST", "/old"), ("POST", "/new")]
    assert json.loads(world.server.asked[1].body) == QUESTION


@pytest.mark.parametrize("status", [301, 302, 303])
def test_a_redirect_that_would_change_the_question_is_no_answer(world: World, status: int) -> None:
    """What was posted is not asked as something else somewhere else."""
    world.answers(Canned(status=status, headers={"Location": "/new"}), Canned())
    with pytest.raises(NoAnswer, match=f"in 1 attempt: status {status}"):
        world.fetcher().post("arxiv", "/old", QUESTION)
    assert len(world.server.asked) == 1


def test_a_search_is_not_taken_to_another_place(world: World) -> None:
    """A service does not decide who else gets the question."""
    world.answers(Canned(status=307, headers={"Location": "http://evil.example/"}))
    with pytest.raises(NoAnswer, match=r"redirected to another place, evil\.example"):
        world.fetcher().post("arxiv", "/", QUESTION)


def test_a_search_that_is_refused_is_not_repeated(world: World) -> None:
    """Status and body say why."""
    world.answers(Canned(b'{"name": "ChallengeRequiredError"}', status=403))
    with pytest.raises(NoAnswer) as failure:
        world.fetcher().post("arxiv", "/", QUESTION)
    assert (failure.value.status, failure.value.attempts) == (403, 1)
    assert b"Challenge" in failure.value.body
