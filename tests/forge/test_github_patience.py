"""How long the bot waits for GitHub, and when it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from github import GithubException

from curator.errors import Unavailable
from curator.forge.github.address import Address
from curator.forge.github.patience import LONGEST_WAIT, is_limited, may_pass, pause
from curator.forge.github.session import Session
from tests.forge.town import LIST

if TYPE_CHECKING:
    from tests.support.github import GitHubTown

NOW: Final = "Thu, 30 Apr 2026 03:17:00 GMT"
THEN: Final = "1777519020"
"""The same moment in seconds of Unix time."""


def answer(status: int, message: str = "", **headers: str) -> GithubException:
    """An answer of GitHub's as PyGithub raises it."""
    return GithubException(status, {"message": message}, {k.replace("_", "-"): v for k, v in headers.items()})


@pytest.mark.parametrize(
    "error",
    [
        answer(401),
        answer(403, "Resource not accessible by integration", x_ratelimit_remaining="4999"),
        answer(404, "Not Found"),
        answer(422, "Validation Failed"),
        KeyboardInterrupt(),
        AssertionError(),
    ],
)
def test_what_will_not_pass_by_itself_is_not_asked_again(error: BaseException) -> None:
    """A wrong token stays wrong."""
    assert not may_pass(error)


@pytest.mark.parametrize(
    "error",
    [
        answer(500),
        answer(502),
        answer(429),
        answer(403, retry_after="3"),
        answer(403, x_ratelimit_remaining="0"),
        answer(403, "You have exceeded a secondary rate limit. Please wait."),
        answer(403, "API rate limit exceeded for user ID 1."),
        ConnectionError(),
        TimeoutError(),
        ValueError("JSON that broke off"),
    ],
)
def test_what_may_pass_is_asked_again(error: BaseException) -> None:
    """Servers that stumble, lines that drop, and limits."""
    assert may_pass(error)


def test_a_missing_permission_is_no_limit() -> None:
    """Both are 403, and only one of them ends by waiting."""
    assert not is_limited(answer(403, "Must have admin rights to Repository."))


@pytest.mark.parametrize(
    ("error", "seconds"),
    [
        (answer(502), [1, 2, 4, 8]),
        (ConnectionError(), [1, 2, 4, 8]),
        (answer(403, retry_after="7"), [7, 7, 7, 7]),
        (answer(502, retry_after="7"), [1, 2, 4, 8]),
        (answer(429, "slow down"), [60, 120, 240, 480]),
        (answer(429, retry_after="soon"), [60, 120, 240, 480]),
        (answer(403, "You have exceeded a secondary rate limit"), [60, 120, 240, 480]),
        (answer(403, x_ratelimit_remaining="0", x_ratelimit_reset="1777519080", date=NOW), [61] * 4),
        (answer(403, x_ratelimit_remaining="0", x_ratelimit_reset=THEN, date=NOW), [1] * 4),
        (answer(403, x_ratelimit_remaining="0", x_ratelimit_reset="1", date=NOW), [1] * 4),
        (answer(403, x_ratelimit_remaining="0", x_ratelimit_reset=THEN, date="today"), [60] * 4),
        (answer(403, x_ratelimit_remaining="0", x_ratelimit_reset=THEN), [60] * 4),
        (GithubException(429, None, None), [60, 120, 240, 480]),
    ],
)
def test_the_pause_is_what_github_asks_for_else_doubles(error: Exception, seconds: list[float]) -> None:
    """`retry-after` first, then the quota's reset by GitHub's own clock, else 60 s (or 1 s), doubling."""
    assert [pause(error, tries) for tries in range(1, 5)] == seconds


def test_a_quota_that_is_used_up_for_long_ends_the_run(github_town: GitHubTown) -> None:
    """An hour of waiting would block the machine: it is said at once, and the next night goes on."""
    github_town.double.control("POST", "settings", {"core": 0})
    with pytest.raises(Unavailable, match="API rate limit exceeded") as error:
        github_town.forge().base()
    assert github_town.slept == []
    assert "next run" in error.value.advice


def test_a_secondary_limit_is_waited_out_within_bounds(github_town: GitHubTown) -> None:
    """Doubling from a minute, and given up before the pauses add up to more than a quarter of an hour."""
    body = {"message": "You have exceeded a secondary rate limit"}
    github_town.double.fault("status", path="/git/ref/", status=403, body=body, times=None)
    with pytest.raises(Unavailable, match="secondary rate limit"):
        github_town.forge().base()
    assert github_town.slept == [60, 120, 240, 480]
    assert sum(github_town.slept) <= LONGEST_WAIT


def test_a_limit_that_ends_is_outlived(github_town: GitHubTown) -> None:
    """After the pause the run goes on as if nothing had been."""
    github_town.double.fault(
        "status", path="/git/ref/", status=429, headers={"Retry-After": "11"}, body={"message": "x"}, times=2
    )
    assert github_town.forge().base().text == LIST
    assert github_town.slept == [11, 11]


@pytest.mark.parametrize(
    ("api_url", "seconds"),
    [("https://api.github.com", 1.0), ("https://git.example.org/api/v3", 1.0), ("http://127.0.0.1:1", None)],
)
def test_writes_are_a_second_apart_but_on_this_machine(api_url: str, seconds: float | None) -> None:
    """What GitHub asks of programs, and what a test need not wait for."""
    address = Address("o/n", api_url=api_url)
    session = Session(address, token="t", sleep=lambda _: None, timeout=5)  # noqa: S106 - no real one
    settings = session.hub.requester.kwargs
    assert settings["seconds_between_writes"] == seconds
    assert settings["timeout"] == 5
    assert "paper-curator" in settings["user_agent"]
