"""Who the bot is, for each kind of token."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from curator.core.proposal import Outcome
from tests.forge.town import proposal
from tests.support.github import REPOSITORY, GitHubTown

if TYPE_CHECKING:
    from tests.support.wire import Wire


def author(town: GitHubTown) -> Any:  # noqa: ANN401 - GitHub's JSON
    """Who signed the proposal's commit, and which account GitHub sees in that."""
    forge = town.forge()
    base = forge.base()
    forge.publish(proposal(base), base=base)
    commit = town.ask("GET", f"/repos/{REPOSITORY}/commits/{town.tips()[proposal(base).branch]}")
    assert commit["commit"]["author"] == commit["commit"]["committer"]
    return commit["commit"]["author"]["name"], (commit["author"] or {}).get("login")


def test_a_personal_token_signs_as_its_owner(github_town: GitHubTown, wire: Wire) -> None:
    """GitHub recognises the account by its noreply address; it is asked for once."""
    assert author(github_town) == ("curator-bot", "curator-bot")
    assert [one.target for one in wire.sent].count("/user") == 1


def test_a_workflows_token_signs_as_the_workflows_bot(github_town: GitHubTown, wire: Wire) -> None:
    """`GET /user` is closed to it; GraphQL tells."""
    github_town.who = "actions"
    assert author(github_town) == ("github-actions[bot]", "github-actions[bot]")
    assert [one.target for one in wire.sent].count("/graphql") == 1


def test_an_apps_token_signs_as_the_app(github_town: GitHubTown) -> None:
    """An installation's token is no person's either."""
    github_town.double.seed(tokens=[{"name": "app", "kind": "installation", "app": "curator"}])
    github_town.who = "app"
    assert author(github_town) == ("curator[bot]", "curator[bot]")


@pytest.mark.parametrize(
    "viewer",
    [{"errors": [{"message": "closed"}]}, {"data": {"viewer": None}}, {"data": {"viewer": {"login": "x"}}}],
)
def test_where_graphql_is_closed_the_workflows_bot_signs(
    github_town: GitHubTown, viewer: dict[str, Any]
) -> None:
    """A name is only a name: the night goes on."""
    github_town.who = "actions"
    github_town.double.fault("status", path="/graphql", status=200, body=viewer, times=None)
    assert author(github_town)[0] == "github-actions[bot]"


def test_contents_and_pull_requests_are_all_that_the_token_has_to_be_allowed(github_town: GitHubTown) -> None:
    """A fine-grained token with these two proposes, labels, remembers and learns what was declined."""
    permissions = {"metadata": "read", "contents": "write", "pull_requests": "write"}
    token = {"name": "least", "kind": "fine", "login": "curator-bot", "permissions": permissions}
    github_town.double.seed(tokens=[{**token, "repos": [REPOSITORY]}])
    github_town.who = "least"
    forge = github_town.forge()
    base = forge.base()
    assert forge.publish(proposal(base), base=base).reason == "opened as a draft"
    assert github_town.pulls()[0].labels == {"curator"}
    forge.save("{}", replacing=forge.load())
    github_town.person_closes(proposal(base).branch)
    (one,) = forge.standing(watched=(proposal(base).branch,))
    assert one.outcome is Outcome.DECLINED
