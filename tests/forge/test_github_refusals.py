"""Every refusal of GitHub's is one sentence with GitHub's own words, an advice, and the right exit code."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import Any, NamedTuple

import pytest

from curator.errors import CuratorError, Refused, Unavailable, UsageError
from curator.forge.github import Address
from tests.forge.town import proposal
from tests.support.github import REPOSITORY, GitHubTown


def refused(town: GitHubTown) -> CuratorError:
    """The error that publishing ends in."""
    forge = town.forge()
    base = forge.base()
    with pytest.raises(CuratorError) as error:
        forge.publish(proposal(base), base=base)
    return error.value


class Case(NamedTuple):
    """GitHub's answer to one write, and what becomes of it."""

    path: str
    status: int
    body: dict[str, Any] | str
    kind: type[CuratorError]
    words: str
    advice: str


def invalid(*errors: str | dict[str, str]) -> dict[str, Any]:
    """The body of a failed validation."""
    return {"message": "Validation Failed", "errors": list(errors)}


NO_DRAFTS = "Draft pull requests are not supported in this repository."
CASES = [
    Case("/pulls$", 422, invalid(NO_DRAFTS), Refused, "Draft pull requests", "paid plan"),
    Case("/pulls$", 422, invalid({"message": "body is too long"}), Refused, "is too long", "template"),
    Case("/pulls$", 422, invalid({"field": "base", "code": "invalid"}), Refused, "base invalid", "next run"),
    Case(
        "/pulls$",
        422,
        invalid({"message": "No commits between main and x"}),
        Refused,
        "No commits",
        "Run again",
    ),
    Case(
        "/git/refs$",
        422,
        {"message": "protected branch hook declined"},
        Refused,
        "create the branch",
        "Rules",
    ),
    Case("/git/refs$", 422, {"message": "Reference already exists"}, Refused, "already exists", "Run again"),
    Case(
        "/git/trees$",
        403,
        {"message": "Repository was archived so is read-only."},
        Refused,
        "archived",
        "Unarch",
    ),
    Case("/git/trees$", 403, {"message": "by organization SAML enforcement."}, Refused, "SAML", "sign-on"),
    Case(
        "/git/trees$",
        404,
        {"message": "Not Found"},
        UsageError,
        "store list/README.md",
        "may not see or write",
    ),
    Case("/git/trees$", 400, {}, Refused, r"\(400\)", "next run"),
    Case("/git/commits$", 418, "I'm a teapot", Refused, "teapot", "next run"),
    Case("/git/commits$", 400, "<html>Whoa there!</html>", Refused, r"\(400\)", "next run"),
]


@pytest.mark.parametrize("case", CASES)
def test_a_refused_write_is_told_in_githubs_words(github_town: GitHubTown, case: Case) -> None:
    """What was refused, what GitHub said, what to do; and no pull request stands half-done."""
    github_town.double.fault(
        "status", method="POST", path=case.path, status=case.status, body=case.body, times=None
    )
    error = refused(github_town)
    assert isinstance(error, case.kind)
    assert re.search(rf"^GitHub refused to .*{case.words}", str(error))
    assert case.advice in error.advice
    assert github_town.pulls() == ()


def test_actions_that_may_not_open_pull_requests_name_the_switch(github_town: GitHubTown) -> None:
    """The commonest stumble of a first night on GitHub Actions."""
    github_town.double.control(
        "POST", "settings", {"repo": REPOSITORY, "repo_settings": {"actions_can_create_pulls": False}}
    )
    github_town.who = "actions"
    error = refused(github_town)
    assert isinstance(error, Refused)
    assert "not permitted to create or approve pull requests" in str(error)
    assert "Settings, Actions, General" in error.advice


def test_a_read_only_token_names_the_permissions(github_town: GitHubTown) -> None:
    """A fork's workflow, or a workflow without `permissions:`."""
    github_town.who = "actions-readonly"
    error = refused(github_town)
    assert isinstance(error, Refused)
    assert "Resource not accessible by integration" in str(error)
    assert "permissions:" in error.advice
    assert github_town.forges[0].writes == 0


def test_a_person_who_may_only_read_is_told(github_town: GitHubTown) -> None:
    """GitHub hides what they may not write behind “not found”."""
    github_town.who = "outsider"
    assert "may not see or write" in refused(github_town).advice


def test_a_wrong_token_is_told(github_town: GitHubTown) -> None:
    """A usage error, at the first request, without a second try."""
    with pytest.raises(UsageError, match="401, “Bad credentials”") as error:
        github_town.forge(token="ghp_wrong").base()  # noqa: S106 - it is wrong on purpose
    assert "GITHUB_TOKEN" in error.value.advice
    assert github_town.slept == []


@pytest.mark.parametrize("token", ["", " \n"])
def test_no_token_is_told_before_anything_is_sent(github_town: GitHubTown, token: str) -> None:
    """Blank is none."""
    with pytest.raises(UsageError, match="no token") as error:
        github_town.forge(token=token)
    assert "GITHUB_TOKEN" in error.value.advice


def test_a_repository_that_does_not_exist_is_told(github_town: GitHubTown) -> None:
    """The sentence names it, the advice the setting."""
    forge = github_town.forge(address=replace(github_town.address, repository="maintainer/nothing"))
    with pytest.raises(UsageError, match="maintainer/nothing") as error:
        forge.base()
    assert "GITHUB_REPOSITORY" in error.value.advice


@pytest.mark.parametrize(
    ("repository", "api_url"),
    [
        ("papers", "https://api.github.com"),
        ("a/b/c", "https://api.github.com"),
        ("a b/c", "https://api.github.com"),
        ("../c", "https://api.github.com"),
        ("o/..", "https://api.github.com"),
        ("o/n", "api.github.com"),
        ("o/n", "ftp://github.com"),
        ("o/n", "https://"),
        ("o/n", "https://user@github.com"),
        ("o/n", "http://github.example.org/api/v3"),
    ],
)
def test_an_address_that_cannot_be_right_is_refused(repository: str, api_url: str) -> None:
    """Before the token goes anywhere, and never in the open."""
    with pytest.raises(UsageError) as error:
        Address(repository, api_url=api_url)
    assert "GITHUB_" in error.value.advice


@pytest.mark.parametrize(
    ("api_url", "noreply", "loopback"),
    [
        ("https://api.github.com", "users.noreply.github.com", False),
        ("https://api.github.com/", "users.noreply.github.com", False),
        ("https://git.example.org/api/v3", "users.noreply.git.example.org", False),
        ("https://api.acme.ghe.com", "users.noreply.github.com", False),
        ("http://127.0.0.1:8080", "users.noreply.github.com", True),
        ("http://localhost:8080", "users.noreply.github.com", True),
        ("http://[::1]:8080", "users.noreply.github.com", True),
    ],
)
def test_enterprise_servers_are_known_by_their_address(api_url: str, noreply: str, *, loopback: bool) -> None:
    """Commits carry the address that this GitHub links to the account."""
    address = Address("o_corp/.n", api_url=api_url)
    assert (address.noreply, address.loopback) == (noreply, loopback)


def test_an_enterprise_server_is_spoken_to_under_its_prefix(github_town: GitHubTown) -> None:
    """The base URL's path stands before every request's."""
    github_town.double.fault("status", path="^/api/v3/repos/", status=503, times=None)
    address = replace(github_town.address, api_url=f"{github_town.double.url}/api/v3")
    with pytest.raises(Unavailable, match="503"):
        github_town.forge(address=address).base()


def test_a_machine_that_nobody_answers_at_is_told(github_town: GitHubTown) -> None:
    """A wrong port, a missing network: bounded tries, then one sentence with the address."""
    address = replace(github_town.address, api_url="http://127.0.0.1:9")
    with pytest.raises(Unavailable, match=r"127\.0\.0\.1:9 did not answer .* the connection failed"):
        github_town.forge(address=address).base()
    assert github_town.slept == [1, 2, 4, 8, 16]


def test_answers_that_point_to_another_machine_are_not_followed(github_town: GitHubTown) -> None:
    """The token goes to the address that was set, and nowhere else."""
    github_town.double.fault(
        "status", path="/papers$", status=301, headers={"Location": "http://example.org/repos/a/b"}, body={}
    )
    with pytest.raises(Unavailable, match="did not answer as a GitHub does") as error:
        github_town.forge().base()
    assert "GITHUB_API_URL" in error.value.advice


def test_the_token_is_in_no_text_that_the_bot_makes(
    github_town: GitHubTown, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in the log of any library at its most talkative, not in an error, not in the forge's own name."""
    caplog.set_level(logging.DEBUG)
    token = github_town.double.token("bot")
    forge = github_town.forge()
    base = forge.base()
    forge.publish(proposal(base), base=base)
    github_town.double.fault("status", path="/pulls$", status=401, body={"message": "Bad credentials"})
    with pytest.raises(CuratorError) as error:
        forge.standing(watched=())
    shown = [repr(forge), str(forge), repr(error.value), str(error.value), error.value.advice, caplog.text]
    assert REPOSITORY in repr(forge)
    assert caplog.text
    assert not any(token in one for one in shown)
    assert not any(token in str(record.args) for record in caplog.records)


def test_a_refusal_with_control_characters_stays_one_line(github_town: GitHubTown) -> None:
    """GitHub's words are data: one line, and never endless."""
    message = "no\r\n::error::\x1b[31mred\x07 " + "x" * 1_000
    github_town.double.fault("status", path="/git/trees$", status=400, body={"message": message})
    text = str(refused(github_town))
    assert text.isprintable()
    assert len(text) < 450
