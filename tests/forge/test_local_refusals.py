"""Writing that cannot be done, files that people broke: refused in one sentence, with nothing half-done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from curator.core.list.edit import Edit
from curator.core.proposal import Action
from curator.errors import BrokenPromise, Refused, StateMoved, Unavailable, UsageError
from curator.forge.local import pulls
from tests.forge.local_town import PATH, TRUNK, LocalTown, plain
from tests.forge.local_town import git as by_hand
from tests.forge.town import proposal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def town(tmp_path: Path) -> LocalTown:
    """A repository that is in order."""
    return plain(tmp_path / "repository")


@pytest.mark.parametrize("text", ["", "{", '{"number": "three"}', "[]"])
def test_a_pull_request_that_cannot_be_read_is_not_passed_over(town: LocalTown, text: str) -> None:
    """To ignore the file would be to forget a decision; it is named instead."""
    forge = town.forge()
    forge.publish(proposal(forge.base()), base=forge.base())
    path = town.folder / ".git/curator/pulls/0001.json"
    path.write_text(text)
    with pytest.raises(UsageError, match=r"0001\.json cannot be read as a pull request"):
        forge.standing(watched=())


def test_a_pull_request_that_is_a_folder(town: LocalTown) -> None:
    """The file system's own words, not a traceback."""
    (town.folder / ".git/curator/pulls/0001.json").mkdir(parents=True)
    with pytest.raises(UsageError, match="Is a directory"):
        town.forge().standing(watched=())


def test_a_pull_request_of_a_newer_program_is_read(town: LocalTown) -> None:
    """Keys are only ever added."""
    forge = town.forge()
    forge.publish(proposal(forge.base()), base=forge.base())
    path = town.folder / ".git/curator/pulls/0001.json"
    path.write_text(path.read_text().replace("{", '{"snoozed": true,', 1))
    assert len(forge.standing(watched=())) == 1


@pytest.mark.parametrize("place", [".git/curator", ".git/curator/pulls/.0001.json.new"])
def test_a_place_that_cannot_be_written(town: LocalTown, place: str) -> None:
    """A file where a folder should be, and the reverse; repaired, the next run goes on."""
    obstacle = town.folder / place
    if place == ".git/curator":
        obstacle.write_text("")
    else:
        obstacle.mkdir(parents=True)
    forge = town.forge()
    base = forge.base()
    with pytest.raises(Refused, match="cannot be"):
        forge.publish(proposal(base), base=base)
    obstacle.unlink() if obstacle.is_file() else obstacle.rmdir()
    assert forge.publish(proposal(base), base=base).action is Action.CREATED
    assert len(town.pulls()) == 1


def test_a_lock_that_is_never_given_back(town: LocalTown, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process publishes, and does not end."""
    monkeypatch.setattr(pulls, "_PATIENCE", 0)
    folder = pulls.PullFolder(town.folder / ".git")
    forge = town.forge()
    base = forge.base()
    with folder.lock(), pytest.raises(Unavailable, match="another process has been publishing"):
        forge.publish(proposal(base), base=base)
    assert forge.writes == 0


def test_half_a_character_is_refused_in_the_list_and_replaced_in_the_words(town: LocalTown) -> None:
    """JSON can smuggle in what UTF-8 cannot hold."""
    forge = town.forge()
    base = forge.base()
    with pytest.raises(Refused, match="cannot be written as UTF-8"):
        forge.publish(replace(proposal(base), edits=(Edit(0, 0, "half \ud800"),)), base=base)
    assert town.tips() == {TRUNK: base.commit}
    forge.publish(proposal(base, title="half \ud800", message="half \udc00 and zero \0"), base=base)
    assert town.pulls()[0].title == "half ?"


def test_a_branch_outside_of_our_own_is_never_written(town: LocalTown) -> None:
    """Whatever a proposal says, the list's own branch is not moved."""
    forge = town.forge()
    base = forge.base()
    with pytest.raises(BrokenPromise, match="not one of ours"):
        forge.publish(replace(proposal(base), branch=TRUNK), base=base)
    assert town.tips() == {TRUNK: base.commit}


@pytest.mark.parametrize("name", ["curator/add/a..b", "curator/add/-x.lock", "curator/add/a b\n"])
def test_a_name_that_git_does_not_take(town: LocalTown, name: str) -> None:
    """Refused by git's own rules, before anything stands."""
    forge = town.forge()
    base = forge.base()
    with pytest.raises(Refused):
        forge.publish(replace(proposal(base), branch=name), base=base)
    assert town.tips() == {TRUNK: base.commit}
    assert town.records() == []


def test_a_state_branch_without_its_file(town: LocalTown) -> None:
    """Somebody's branch of that name: read as no state, and written on top of, not over it."""
    town.person_commits("mine", branch="curator-state")
    forge = town.forge()
    held = forge.load()
    assert (held.text, held.commit) == (None, town.tips()["curator-state"])
    forge.save("{}", replacing=held)
    assert by_hand(town.folder, "show", f"curator-state:{PATH}") == "mine"


def test_a_state_that_is_not_text(town: LocalTown) -> None:
    """Nobody of us wrote that; how to go back is said."""
    forge = town.forge()
    forge.save("{}", replacing=forge.load())
    by_hand(town.folder, "worktree", "add", "--quiet", "state", "curator-state")
    (town.folder / "state/state.json").write_bytes(b"\xff")
    by_hand(town.folder / "state", "commit", "--quiet", "-a", "-m", "Spoilt")
    with pytest.raises(UsageError, match="is not UTF-8") as caught:
        forge.load()
    assert "git branch -f curator-state" in caught.value.advice


def test_the_loser_of_the_state_is_told_what_to_do(town: LocalTown) -> None:
    """One sentence, and exit code 3."""
    forge = town.forge()
    held = forge.load()
    forge.save("one", replacing=held)
    with pytest.raises(StateMoved, match="another run wrote the branch curator-state first") as caught:
        forge.save("two", replacing=held)
    assert (caught.value.exit_code, forge.writes) == (3, 1)
