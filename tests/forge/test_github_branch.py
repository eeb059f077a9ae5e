"""A proposal's branch that is there already: the bot's own of an interrupted night, or a person's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from curator.core.proposal import Action
from tests.forge.town import LIST, proposal
from tests.support.github import PATH, REPOSITORY, GitHubTown

if TYPE_CHECKING:
    from curator.core.proposal import Proposal
    from curator.ports import Base
    from tests.support.wire import Wire


def interrupted(town: GitHubTown, base: Base, wanted: Proposal) -> None:
    """A night that ended after it had made the branch."""
    town.double.fault("status", method="POST", path="/pulls$", status=422, body={"message": "no"})
    with pytest.raises(Exception, match="refused"):
        town.forge().publish(wanted, base=base)
    assert town.pulls() == ()


def test_a_pull_request_that_a_person_opened_from_the_branch_is_kept(github_town: GitHubTown) -> None:
    """The bot was interrupted before the pull request, and a maintainer opened it by hand: that is good."""
    forge = github_town.forge()
    base = forge.base()
    wanted = proposal(base)
    interrupted(github_town, base, wanted)
    github_town.ask(
        "POST", f"/repos/{REPOSITORY}/pulls", {"title": "By hand", "head": wanted.branch, "base": "main"}
    )
    forge = github_town.forge()
    result = forge.publish(wanted, base=base)
    assert result.action is Action.KEPT
    assert "maintainer" in result.reason
    assert forge.writes == 0


def test_a_branch_that_an_interrupted_run_left_is_taken_up(github_town: GitHubTown, wire: Wire) -> None:
    """Nothing is made twice: only the pull request and its labels were missing."""
    base = github_town.forge().base()
    interrupted(github_town, base, proposal(base))
    wire.heal()
    assert github_town.forge().publish(proposal(base), base=base).action is Action.CREATED
    assert [(one.method, one.target) for one in wire.writes] == [
        ("POST", f"/repos/{REPOSITORY}/pulls"),
        ("POST", f"/repos/{REPOSITORY}/issues/1/labels"),
    ]


def test_a_branch_that_an_interrupted_run_left_moves_with_the_list(github_town: GitHubTown) -> None:
    """The list has moved on since: the bot's own commit is replaced by one on top of the new list."""
    base = github_town.forge().base()
    interrupted(github_town, base, proposal(base))
    github_town.person_commits(LIST + "* by a person\n")
    moved = github_town.forge().base()
    assert github_town.forge().publish(proposal(moved), base=moved).action is Action.CREATED
    (pull,) = github_town.pulls()
    assert pull.text == moved.text + proposal(moved).edits[0].text
    commits = github_town.ask("GET", f"/repos/{REPOSITORY}/pulls/1/commits")
    assert len(commits) == 1


def test_a_branch_that_an_interrupted_run_left_takes_the_entry_of_today(github_town: GitHubTown) -> None:
    """The entry reads differently by now: the pull request shows what its words say."""
    base = github_town.forge().base()
    interrupted(github_town, base, proposal(base))
    (edit,) = proposal(base).edits
    reworded = replace(proposal(base), edits=(edit._replace(text="* reworded\n"),))
    assert github_town.forge().publish(reworded, base=base).action is Action.CREATED
    assert github_town.pulls()[0].text == base.text + "* reworded\n"


def test_a_branch_that_an_interrupted_run_left_moves_with_the_repository(github_town: GitHubTown) -> None:
    """Another file has moved on since: the branch still ends on top of the latest commit."""
    base = github_town.forge().base()
    interrupted(github_town, base, proposal(base))
    github_town.double.commit(REPOSITORY, {"README.md": "news\n"}, login="maintainer")
    moved = github_town.forge().base()
    assert github_town.forge().publish(proposal(moved), base=moved).action is Action.CREATED
    (commit,) = github_town.ask("GET", f"/repos/{REPOSITORY}/pulls/1/commits")
    assert [parent["sha"] for parent in commit["parents"]] == [moved.commit]


def test_a_persons_branch_with_the_same_entry_and_more_is_left_alone(github_town: GitHubTown) -> None:
    """The list on it is what the bot would write, but somebody put more beside it."""
    base = github_town.forge().base()
    wanted = proposal(base)
    files = {PATH: base.text + wanted.edits[0].text, "extra.sh": "echo\n"}
    github_town.double.commit(REPOSITORY, files, branch=wanted.branch, login="writer")
    forge = github_town.forge()
    assert forge.publish(wanted, base=base).action is Action.KEPT
    assert (forge.writes, github_town.pulls()) == (0, ())


def test_a_persons_commit_on_a_left_branch_is_left_alone(github_town: GitHubTown) -> None:
    """No pull request yet, but somebody has worked on the branch: it is told, and nothing is written."""
    base = github_town.forge().base()
    wanted = proposal(base)
    interrupted(github_town, base, wanted)
    github_town.person_commits("mine\n", branch=wanted.branch)
    tips = github_town.tips()
    forge = github_town.forge()
    result = forge.publish(wanted, base=base)
    assert (result.action, result.number) == (Action.KEPT, None)
    assert "did not make" in result.reason
    assert (forge.writes, github_town.tips(), github_town.pulls()) == (0, tips, ())


def test_a_branch_without_history_in_common_is_left_alone(github_town: GitHubTown) -> None:
    """Whatever stands under the name, it is not the bot's to overwrite."""
    forge = github_town.forge()
    base = forge.base()
    wanted = proposal(base)
    state = forge.save("{}", replacing=forge.load())
    github_town.ask(
        "POST", f"/repos/{REPOSITORY}/git/refs", {"ref": f"refs/heads/{wanted.branch}", "sha": state.commit}
    )
    github_town.double.fault(
        "status", method="GET", path="/compare/", status=404, body={"message": "Not Found"}
    )
    assert forge.publish(wanted, base=base).action is Action.KEPT
    assert github_town.tips()[wanted.branch] == state.commit
