"""How a local pull request is withdrawn, and what git and people can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.core.proposal import Action, Outcome
from curator.errors import Refused
from curator.forge.local.repository import Repository
from tests.forge.local_town import LocalTown, git, plain
from tests.forge.town import proposal

if TYPE_CHECKING:
    from pathlib import Path

    from curator.core.proposal import Published

BRANCH = "curator/add/arxiv-2601.00001"
WHY = "Nothing of this is left to do."


@pytest.fixture
def town(tmp_path: Path) -> LocalTown:
    """A repository with one open proposal."""
    town = plain(tmp_path / "repository")
    forge = town.forge()
    base = forge.base()
    forge.publish(proposal(base), base=base)
    return town


def _withdraw(town: LocalTown) -> Published:
    forge = town.forge()
    return forge.withdraw(BRANCH, key="add:arxiv:2601.00001", reason=WHY, base=forge.base())


def _outcomes(town: LocalTown) -> list[Outcome]:
    return [one.outcome for one in town.forge().standing(watched=(BRANCH,))]


def test_a_merged_proposal_is_not_withdrawn(town: LocalTown) -> None:
    """Its branch may stay where people keep theirs."""
    town.person_merges(BRANCH)
    assert _withdraw(town).action is Action.SKIPPED
    assert BRANCH in town.tips()


def test_a_branch_that_somebody_has_checked_out_is_not_deleted(town: LocalTown, tmp_path: Path) -> None:
    """A work tree would be left without its branch."""
    git(town.folder, "worktree", "add", "--quiet", str(tmp_path / "review"), BRANCH)
    result = _withdraw(town)
    assert (result.action, result.reason) == (Action.KEPT, "left alone: its branch is checked out")
    assert BRANCH in town.tips()


def test_the_branch_goes_and_the_reason_stays(town: LocalTown) -> None:
    """A reader of the pull request's file finds out why it was closed."""
    assert _withdraw(town).action is Action.CLOSED
    assert BRANCH not in town.tips()
    assert [record["withdrawn"] for record in town.records()] == [WHY]
    assert _outcomes(town) == [Outcome.DECLINED]


def test_a_withdrawal_that_was_cut_off_is_finished(town: LocalTown, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason was written and the branch is still there: the next run deletes it, and writes no more."""
    with monkeypatch.context() as cut:
        cut.setattr(Repository, "remove", _cut)
        with pytest.raises(KeyboardInterrupt):
            _withdraw(town)
    assert _outcomes(town) == [Outcome.OPEN]
    forge = town.forge()
    forge.withdraw(BRANCH, key="", reason=WHY, base=forge.base())
    assert forge.writes == 1
    assert _outcomes(town) == [Outcome.DECLINED]


def _cut(*_: object, **__: object) -> bool:
    raise KeyboardInterrupt


def test_a_branch_that_moves_at_this_very_moment_is_left(
    town: LocalTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever set it has the last word, and the run says so."""
    tips = Repository.tips

    def moving(repository: Repository, under: str = "") -> dict[str, str]:
        found = tips(repository, under)
        if not under:
            town.person_commits("mine\n", branch=BRANCH)
        return found

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Repository, "tips", moving)
        with pytest.raises(Refused, match="at this very moment"):
            _withdraw(town)
    assert git(town.folder, "show", f"{BRANCH}:list/README.md") == "mine\n"


def test_a_withdrawn_branch_that_is_brought_back_is_open_again(town: LocalTown) -> None:
    """As with any other: git makes the branch again, and the reason is forgotten with the next night."""
    tip = town.tips()[BRANCH]
    _withdraw(town)
    git(town.folder, "branch", BRANCH, tip)
    assert _outcomes(town) == [Outcome.OPEN]
    forge = town.forge()
    base = forge.base()
    assert forge.publish(proposal(base), base=base).action is Action.UPDATED
    assert [record["withdrawn"] for record in town.records()] == [""]
