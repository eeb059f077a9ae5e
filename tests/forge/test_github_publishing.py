"""How a proposal becomes a pull request on GitHub, and what is found there already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import pytest

from curator.core.proposal import Action, Outcome
from curator.errors import BrokenPromise
from tests.forge.town import LIST, proposal
from tests.support.github import PATH, REPOSITORY, GitHubTown

if TYPE_CHECKING:
    from curator.core.proposal import Proposal
    from curator.ports import Base
    from tests.support.wire import Wire

ORDER: Final = [
    ("POST", f"/repos/{REPOSITORY}/git/trees"),
    ("POST", f"/repos/{REPOSITORY}/git/commits"),
    ("POST", f"/repos/{REPOSITORY}/git/refs"),
    ("POST", f"/repos/{REPOSITORY}/pulls"),
    ("POST", f"/repos/{REPOSITORY}/issues/1/labels"),
]


def published(town: GitHubTown) -> tuple[Base, Proposal]:
    """A first night with one proposal."""
    forge = town.forge()
    base = forge.base()
    wanted = proposal(base)
    assert forge.publish(wanted, base=base).action is Action.CREATED
    return base, wanted


def test_the_writes_come_in_an_order_that_a_reader_can_recite(github_town: GitHubTown, wire: Wire) -> None:
    """Tree, commit, branch, draft pull request, labels: five writes for a new proposal, all counted."""
    published(github_town)
    assert [(one.method, one.target) for one in wire.writes] == ORDER
    assert github_town.forges[0].writes == len(ORDER)
    assert [(one["method"], one["path"]) for one in github_town.double.writes(effect=1)] == ORDER


def test_a_repeated_commit_is_the_same_commit(github_town: GitHubTown) -> None:
    """A commit that nobody sees yet is made again under the same SHA-1, author and committer the bot."""
    base, wanted = published(github_town)
    tip = github_town.tips()[wanted.branch]
    github_town.ask("DELETE", f"/repos/{REPOSITORY}/git/refs/heads/{wanted.branch}")
    github_town.double.advance(86_400)
    second = replace(wanted, branch="curator/add/arxiv-2601.00001-again")
    github_town.forge().publish(second, base=base)
    assert github_town.tips()[second.branch] == tip
    seen = github_town.ask("GET", f"/repos/{REPOSITORY}/git/commits/{tip}")
    assert seen["author"] == seen["committer"]
    assert seen["author"]["name"] == "curator-bot"
    assert [parent["sha"] for parent in seen["parents"]] == [base.commit]


def test_a_label_that_the_repository_lacks_is_made(github_town: GitHubTown) -> None:
    """Nobody has to set up labels first."""
    forge = github_town.forge()
    base = forge.base()
    forge.publish(replace(proposal(base), labels=("curator", "new paper")), base=base)
    assert github_town.pulls()[0].labels == {"curator", "new paper"}


def test_a_proposal_without_labels_makes_no_request_for_them(github_town: GitHubTown, wire: Wire) -> None:
    """An empty list of labels is a choice."""
    forge = github_town.forge()
    base = forge.base()
    wanted = replace(proposal(base), labels=())
    forge.publish(wanted, base=base)
    assert [(one.method, one.target) for one in wire.writes] == ORDER[:-1]
    assert github_town.forge().publish(wanted, base=base).action is Action.KEPT


def test_labels_that_were_refused_do_not_hide_the_pull_request(github_town: GitHubTown) -> None:
    """The pull request is reported as opened, with what was wrong; the next run adds the labels."""
    github_town.double.fault("status", path="/labels$", status=403, body={"message": "Not today"})
    forge = github_town.forge()
    base = forge.base()
    first = forge.publish(proposal(base), base=base)
    assert first.action is Action.CREATED
    assert "Not today" in first.reason
    second = github_town.forge().publish(proposal(base), base=base)
    assert (second.action, second.number) == (Action.UPDATED, first.number)
    assert github_town.pulls()[0].labels == {"curator"}


def test_labels_that_are_refused_again_keep_the_pull_request(github_town: GitHubTown) -> None:
    """A refusal that stays is told each night, and harms nothing."""
    github_town.double.fault("status", path="/labels$", status=403, body={"message": "Never"}, times=None)
    base, wanted = published(github_town)
    result = github_town.forge().publish(wanted, base=base)
    assert result.action is Action.KEPT
    assert "Never" in result.reason


def test_a_label_that_a_person_took_off_stays_off(github_town: GitHubTown) -> None:
    """The bot repairs what it did not get done, and does not argue with a maintainer."""
    base, wanted = published(github_town)
    github_town.ask("DELETE", f"/repos/{REPOSITORY}/issues/1/labels/curator")
    forge = github_town.forge()
    assert forge.publish(wanted, base=base).action is Action.KEPT
    assert forge.writes == 0


def test_the_newest_of_several_decisions_counts(github_town: GitHubTown) -> None:
    """Declined, opened again by a person, merged: it was merged."""
    base, wanted = published(github_town)
    github_town.person_closes(wanted.branch)
    github_town.ask("PATCH", f"/repos/{REPOSITORY}/pulls/1", {"state": "open"})
    assert github_town.forge().publish(wanted, base=base).action is Action.KEPT
    github_town.person_merges(wanted.branch)
    result = github_town.forge().publish(wanted, base=base)
    assert (result.action, result.reason) == (Action.SKIPPED, "was merged in #1")
    assert [pull.state for pull in github_town.pulls()] == [Outcome.MERGED]


def test_a_proposal_that_changes_nothing_is_our_bug(github_town: GitHubTown) -> None:
    """An empty pull request is refused before anything is written."""
    forge = github_town.forge()
    base = forge.base()
    with pytest.raises(BrokenPromise, match="changes nothing"):
        forge.publish(replace(proposal(base), edits=()), base=base)
    assert forge.writes == 0


def test_other_bytes_than_the_given_ones_are_noticed(github_town: GitHubTown) -> None:
    """GitHub's answer shows another file than the one that was sent: no branch is made, and it is our bug."""
    tree = {"sha": "0" * 40, "url": "", "truncated": False, "tree": []}
    github_town.double.fault("status", method="POST", path="/git/trees$", status=201, body=tree)
    forge = github_town.forge()
    base = forge.base()
    with pytest.raises(BrokenPromise, match="other bytes"):
        forge.publish(proposal(base), base=base)
    assert proposal(base).branch not in github_town.tips()


def test_the_files_mode_is_kept(github_town: GitHubTown) -> None:
    """A list that is executable, for whatever reason, stays executable."""
    files = [{"path": PATH, "mode": "100755", "type": "blob", "content": LIST}]
    tree = github_town.ask("POST", f"/repos/{REPOSITORY}/git/trees", {"tree": files})
    commit = github_town.ask(
        "POST", f"/repos/{REPOSITORY}/git/commits", {"message": "x", "tree": tree["sha"], "parents": []}
    )
    github_town.ask(
        "PATCH", f"/repos/{REPOSITORY}/git/refs/heads/main", {"sha": commit["sha"], "force": True}
    )
    _, wanted = published(github_town)
    tree = github_town.ask(
        "GET", f"/repos/{REPOSITORY}/git/trees/{github_town.tips()[wanted.branch]}?recursive=1"
    )
    assert [one["mode"] for one in tree["tree"] if one["path"] == PATH] == ["100755"]
