"""The linter's word beside the commits of the bot's own pull requests."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from curator.core.proposal import Action, Checked
from curator.forge.github.branch import STATUS
from tests.forge.town import proposal
from tests.support.github import REPOSITORY, GitHubTown

if TYPE_CHECKING:
    from curator.core.proposal import Proposal, Published
    from tests.support.wire import Wire

CLEAN = Checked(passes=True, says="Nothing is wrong with what it changes")


def publish(town: GitHubTown, checked: Checked, **changes: Any) -> tuple[Proposal, Published]:  # noqa: ANN401 - fields of Proposal
    """A night that proposes one entry."""
    forge = town.forge()
    base = forge.base()
    wanted = replace(proposal(base), checked=checked, **changes)
    return wanted, forge.publish(wanted, base=base)


def words(town: GitHubTown, branch: str) -> list[tuple[str, str, str]]:
    """What GitHub shows beside the newest commit of a branch."""
    found = town.ask("GET", f"/repos/{REPOSITORY}/commits/{town.tips()[branch]}/status")
    return [(one["context"], one["state"], one["description"]) for one in found["statuses"]]


def test_the_word_is_there_before_anybody_sees_the_commit(github_town: GitHubTown, wire: Wire) -> None:
    """So that no crash leaves a pull request without it; nobody has to approve a workflow for it."""
    wanted, _ = publish(github_town, CLEAN)
    assert words(github_town, wanted.branch) == [(STATUS, "success", CLEAN.says)]
    order = [one.target.partition(REPOSITORY)[2].split("/")[1] for one in wire.writes]
    assert order == ["git", "git", "statuses", "git", "pulls", "issues"]


def test_what_fails_is_shown_as_failing(github_town: GitHubTown) -> None:
    """A maintainer may have rules that the bot's own entry breaks."""
    wanted, _ = publish(github_town, Checked(passes=False, says="1 found: CUR302"))
    assert words(github_town, wanted.branch) == [(STATUS, "failure", "1 found: CUR302")]


def test_a_renewed_commit_gets_it_anew_and_an_unchanged_one_costs_nothing(
    github_town: GitHubTown, wire: Wire
) -> None:
    """The word belongs to the commit, not to the pull request."""
    wanted, _ = publish(github_town, CLEAN)
    base = github_town.forge().base()
    github_town.person_commits(base.text.replace("## Two", "* [New](https://x.org)\n\n## Two"))
    _, done = publish(github_town, CLEAN, renews=True, force="base")
    assert done.action is Action.UPDATED
    assert words(github_town, wanted.branch) == [(STATUS, "success", CLEAN.says)]
    before = len(wire.writes)
    publish(github_town, CLEAN, renews=True)
    assert len(wire.writes) == before


def test_a_token_that_may_not_post_it_proposes_all_the_same(github_town: GitHubTown) -> None:
    """And the report says what is missing."""
    github_town.double.control(
        "POST", "faults", {"kind": "status", "path": "/statuses/", "status": 403, "body": {"message": "No"}}
    )
    wanted, done = publish(github_town, CLEAN)
    assert done.action is Action.CREATED
    assert "could not be posted" in done.reason
    assert words(github_town, wanted.branch) == []
