"""Looking at a token and a repository on GitHub's double: everything is read, nothing is written."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from curator.errors import Unavailable
from curator.forge.github.inspecting import Inspection, Stopped
from curator.forge.github.session import Session
from tests.support.github import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.forge.github.inspecting import Place, Token
    from tests.support.github import GitHubTown
    from tests.support.wire import Wire

NOW = datetime(2026, 4, 30, 3, 17, tzinfo=UTC)
PROXY = "<!DOCTYPE html><title>Log in</title>"


@contextmanager
def inspection(town: GitHubTown, token: str, **address: str) -> Iterator[Inspection]:
    """A look with one of the double's tokens; nobody really waits."""
    session = Session(replace(town.address, **address), token=token, sleep=town.slept.append, timeout=1)
    try:
        yield Inspection(session, token=token)
    finally:
        session.hub.close()


def looked(town: GitHubTown, who: str, **address: str) -> tuple[Token, Place]:
    """Whose token it is, and what it shows."""
    with inspection(town, town.double.token(who), **address) as there:
        token = there.token()
        return token, there.place(token)


@pytest.mark.parametrize(
    ("who", "login", "kind", "may", "role"),
    [
        ("maintainer", "maintainer", "classic", True, "admin"),
        ("bot", "curator-bot", "classic", True, "push"),
        ("triager", "triager", "classic", False, "triage"),
        ("outsider", "outsider", "classic", False, "pull"),
        ("actions", "github-actions[bot]", "app", None, "pull"),
        ("actions-readonly", "github-actions[bot]", "app", None, "pull"),
    ],
)
def test_what_a_token_may_do_is_read_where_github_tells_it(  # noqa: PLR0913, PLR0917 - one row of a table
    github_town: GitHubTown, who: str, login: str, kind: str, may: object, role: str
) -> None:
    """The owner of a workflow's token is nobody's collaborator, which says nothing of what it may."""
    token, place = looked(github_town, who)
    assert (token.login, token.kind) == (login, kind)
    assert (place.may_write, place.role) == (may, role)
    assert (place.found, place.default_branch, place.private) == (REPOSITORY, "main", False)


def test_a_fine_grained_token_has_no_scopes(github_town: GitHubTown) -> None:
    """Neither an empty list of them, which would mean that it may do nothing."""
    made = {"name": "fine", "kind": "fine", "login": "curator-bot"}
    token = github_town.double.seed(tokens=[made])["tokens"]["fine"]
    with inspection(github_town, token) as there:
        assert there.quota(now=NOW).scopes is None
        assert there.token().kind == "fine-grained"


@pytest.mark.parametrize(("scopes", "told"), [(["repo", "workflow"], ("repo", "workflow")), ([], ())])
def test_a_classic_token_tells_its_scopes(
    github_town: GitHubTown, scopes: list[str], told: tuple[str, ...]
) -> None:
    """Also that it has none at all."""
    made = {"name": "own", "login": "curator-bot", "scopes": scopes}
    token = github_town.double.seed(tokens=[made])["tokens"]["own"]
    with inspection(github_town, token) as there:
        assert there.quota(now=NOW).scopes == told


def test_quota_and_clock_come_with_one_answer_that_costs_nothing(github_town: GitHubTown) -> None:
    """GitHub's clock is in it, so that a machine's can be held against it."""
    github_town.double.control("POST", "clock", {"set": NOW.isoformat(), "frozen": True})
    with inspection(github_town, github_town.double.token("bot")) as there:
        quota = there.quota(now=NOW + timedelta(hours=1))
    assert (quota.remaining, quota.limit) == (5_000, 5_000)
    assert quota.resets is not None
    assert quota.skew == pytest.approx(3_600, abs=1)  # the header knows whole seconds


def test_a_quota_that_is_used_up_is_read_all_the_same(github_town: GitHubTown) -> None:
    """The one question that GitHub still answers then."""
    github_town.double.control("POST", "settings", {"core": 0})
    with inspection(github_town, github_town.double.token("bot")) as there:
        assert there.quota(now=NOW).remaining == 0
    assert github_town.slept == []


def test_a_server_of_ones_own_may_have_no_limits(github_town: GitHubTown) -> None:
    """GitHub Enterprise Server then says that there is no such page."""
    github_town.double.fault("status", path="^/rate_limit$", status=404, body={"message": "Not enabled."})
    with inspection(github_town, github_town.double.token("bot")) as there:
        assert there.quota(now=NOW).remaining is None


def test_a_repository_that_was_renamed_is_found_under_its_new_name(github_town: GitHubTown) -> None:
    """GitHub leads on from the old one."""
    there = {"Location": f"{github_town.double.url}/repos/{REPOSITORY}"}
    github_town.double.fault("status", path="^/repos/old/name$", status=301, headers=there, body={})
    _, place = looked(github_town, "bot", repository="old/name")
    assert place.found == REPOSITORY


@pytest.mark.parametrize("who", ["outsider", "bot"])
def test_a_repository_that_the_token_does_not_see_is_said_to_be_missing(
    github_town: GitHubTown, who: str
) -> None:
    """GitHub does not tell the two apart, and the advice names both."""
    with pytest.raises(Stopped, match="refused to read the repository a/none") as error:
        looked(github_town, who, repository="a/none")
    assert (error.value.at, error.value.down) == ("repository", False)
    assert "GITHUB_REPOSITORY" in error.value.advice


def test_a_token_that_was_revoked_is_said_so(github_town: GitHubTown) -> None:
    """With GitHub's words, and without the token."""
    with inspection(github_town, "ghp_revoked") as there, pytest.raises(Stopped, match="401") as error:
        there.quota(now=NOW)
    assert (error.value.at, error.value.down) == ("token", False)
    assert "ghp_revoked" not in str(error.value) + error.value.advice


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 200, "body": PROXY},
        {"status": 200, "body": {"resources": {}}},
        {"status": 200, "body": {"resources": {"core": {"remaining": "many", "limit": 1, "reset": 1}}}},
        {"status": 200, "body": [1]},
        {"status": 200, "body": {"resources": {"core": {"remaining": 1, "limit": 1, "reset": 10**30}}}},
        {"status": 502, "body": PROXY},
        {"status": 403, "body": PROXY},
    ],
    ids=["page", "empty", "words", "list", "in ages", "bad gateway", "refusing proxy"],
)
def test_whoever_answers_in_githubs_place_is_not_believed(
    github_town: GitHubTown, answer: dict[str, object]
) -> None:
    """A log-in page of a network, a proxy's error, JSON of something else."""
    github_town.double.fault("status", path=".*", times=None, **answer)
    with inspection(github_town, github_town.double.token("bot")) as there, pytest.raises(Stopped) as error:
        there.quota(now=NOW)
    assert error.value.advice
    assert "<" not in str(error.value)


@pytest.mark.parametrize("body", [PROXY, [], {}, {"full_name": 3}, {"full_name": "a/b"}])
def test_a_repository_of_the_wrong_shape_is_not_believed(github_town: GitHubTown, body: object) -> None:
    """It has a name and a default branch, or it is none."""
    github_town.double.fault("status", path=f"^/repos/{REPOSITORY}$", status=200, body=body, times=None)
    with pytest.raises(Stopped, match="did not answer as a GitHub does") as error:
        looked(github_town, "bot")
    assert error.value.down


@pytest.mark.parametrize("body", [PROXY, [], {}, {"login": None}, {"login": ["x"]}])
def test_an_account_of_the_wrong_shape_is_not_believed(github_town: GitHubTown, body: object) -> None:
    """It has a name, or it is none."""
    github_town.double.fault("status", path="^/user$", status=200, body=body, times=None)
    with pytest.raises(Stopped, match="did not answer as a GitHub does"):
        looked(github_town, "bot")


def test_a_github_that_is_not_there_is_down(github_town: GitHubTown) -> None:
    """After a few tries."""
    address = {"api_url": "http://127.0.0.1:9"}
    with inspection(github_town, "ghp_any", **address) as there, pytest.raises(Stopped) as error:
        there.quota(now=NOW)
    assert error.value.down


def test_what_the_token_may_not_read_is_none(github_town: GitHubTown) -> None:
    """The rest is read all the same."""
    paths = ("/actions/permissions", "/labels?per_page=100", "/labels/none")
    with inspection(github_town, github_town.double.token("bot")) as there:
        said = there.asked(paths)
    assert said["/actions/permissions"] is said["/labels/none"] is None
    assert {label["name"] for label in said["/labels?per_page=100"]} == {"curator", "bug"}


def test_a_state_file_that_was_spoilt_is_a_refusal_to_guess(github_town: GitHubTown) -> None:
    """As a night says it; and where there is none, there is none."""
    with inspection(github_town, github_town.double.token("bot")) as there:
        assert there.state().text is None
        github_town.double.fault("status", path="/git/", status=502, times=None)
        with pytest.raises(Unavailable):
            there.state()


def test_nothing_is_written(github_town: GitHubTown, wire: Wire) -> None:
    """Counted on both sides of the wire."""
    for who in ("maintainer", "bot", "actions"):
        looked(github_town, who)
    assert wire.writes == []
    assert github_town.double.writes() == []
