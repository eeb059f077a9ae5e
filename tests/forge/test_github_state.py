"""The state file on its branch, as the memory between nights and the lock between machines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from curator.errors import Refused, StateMoved, UsageError
from curator.ports import StateFile
from tests.support.github import REPOSITORY, GitHubTown

if TYPE_CHECKING:
    from tests.support.wire import Wire

FILE = "state.json"
BRANCH = "curator-state"


def files(town: GitHubTown) -> dict[str, str]:
    """Names on the state branch."""
    tree = town.ask("GET", f"/repos/{REPOSITORY}/git/trees/{BRANCH}")
    return {one["path"]: one["mode"] for one in tree["tree"]}


def commits(town: GitHubTown) -> list[dict[str, Any]]:
    """The history of the state branch, the newest first."""
    return list(town.ask("GET", f"/repos/{REPOSITORY}/commits?sha={BRANCH}"))


@pytest.mark.parametrize("fault", ["drop", "truncate"])
@pytest.mark.parametrize("path", ["/git/trees$", "/git/commits$", "/git/refs"])
def test_a_lost_answer_does_not_lose_the_lock(github_town: GitHubTown, path: str, fault: str) -> None:
    """The branch stands at our own commit: it was us, whatever the second try was told."""
    forge = github_town.forge()
    state = forge.load()
    for text in ("one", "two"):
        github_town.double.fault(fault, method="POST|PATCH", path=path, phase="after")
        state = forge.save(text, replacing=state)
        assert github_town.forge().load() == state
    assert len(commits(github_town)) == 2


def test_one_save_is_one_commit_by_the_bot(github_town: GitHubTown, wire: Wire) -> None:
    """Tree, commit, ref; dated by the clock, on top of what was read."""
    forge = github_town.forge()
    first = forge.save("one", replacing=forge.load())
    wire.heal()
    second = forge.save("two", replacing=first)
    assert [(one.method, one.target.rpartition("/git/")[2]) for one in wire.writes] == [
        ("POST", "trees"),
        ("POST", "commits"),
        ("PATCH", f"refs/heads/{BRANCH}"),
    ]
    newest, oldest = commits(github_town)
    assert (newest["sha"], oldest["sha"]) == (second.commit, first.commit)
    assert newest["commit"]["committer"]["date"] == "2026-04-30T03:17:00Z"
    assert oldest["parents"] == []


def test_a_branch_that_was_deleted_meanwhile_is_a_moved_one(github_town: GitHubTown) -> None:
    """A maintainer reset the memory while a run was under way: that run does not write over it."""
    forge = github_town.forge()
    state = forge.save("one", replacing=forge.load())
    github_town.ask("DELETE", f"/repos/{REPOSITORY}/git/refs/heads/{BRANCH}")
    with pytest.raises(StateMoved):
        forge.save("two", replacing=state)
    assert BRANCH not in github_town.tips()


def test_a_branch_without_the_file_is_an_empty_state(github_town: GitHubTown) -> None:
    """The file is made beside whatever a person put there, and that stays."""
    github_town.ask(
        "POST",
        f"/repos/{REPOSITORY}/git/refs",
        {"ref": f"refs/heads/{BRANCH}", "sha": github_town.tips()["main"]},
    )
    forge = github_town.forge()
    state = forge.load()
    assert state == StateFile(text=None, commit=github_town.tips()["main"])
    forge.save("{}", replacing=state)
    assert set(files(github_town)) == {"README.md", "list", FILE}
    assert github_town.forge().load().text == "{}"


def test_a_file_that_was_spoilt_is_told(github_town: GitHubTown) -> None:
    """Bytes that are not text are no state, and the advice says how to go on."""
    forge = github_town.forge()
    forge.save("{}", replacing=forge.load())
    github_town.double.commit(REPOSITORY, {FILE: b"\xff"}, branch=BRANCH)
    with pytest.raises(UsageError, match="not text") as refusal:
        forge.load()
    assert "delete the branch" in refusal.value.advice


def test_a_protected_branch_is_told_with_the_setting(github_town: GitHubTown) -> None:
    """The state cannot be saved: that is a refusal, not another run."""
    github_town.double.fault(
        "status",
        method="POST",
        path="/git/refs$",
        status=422,
        body={"message": "Repository rule violations found\n\nCreations are restricted."},
    )
    forge = github_town.forge()
    with pytest.raises(Refused, match="rule violations") as refusal:
        forge.save("{}", replacing=forge.load())
    assert "curator-state" in refusal.value.advice
