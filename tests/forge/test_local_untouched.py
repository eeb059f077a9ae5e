"""The local forge leaves a person's work alone: work tree, index, HEAD, hooks, configuration."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.forge.local_town import PATH, TRUNK, LocalTown, git, plain
from tests.forge.town import LIST, proposal

if TYPE_CHECKING:
    from pathlib import Path

_OURS = ("objects", "refs", "logs", "curator")


@pytest.fixture
def town(tmp_path: Path) -> LocalTown:
    """A repository in the middle of somebody's work: staged, edited, deleted, untracked and ignored files."""
    town = plain(tmp_path / "repository")
    folder = town.folder
    for name in ("staged", "edited", "deleted"):
        (folder / name).write_text(f"{name} at first\n")
    (folder / ".gitignore").write_text("ignored\n")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Files")
    (folder / PATH).write_text(LIST + "* [Half typed](\n")
    for name in ("staged", "edited", "untracked", "ignored"):
        (folder / name).write_text(f"{name} later\n")
    (folder / "deleted").unlink()
    git(folder, "add", "staged")
    return town


def _snapshot(folder: Path, *, without: tuple[str, ...]) -> dict[str, tuple[int, bytes]]:
    """Every file with its time and bytes; ``without`` names folders of ``.git`` to pass over."""
    files = (path for path in folder.rglob("*") if path.is_file())
    kept = (
        path for path in files if not path.is_relative_to(folder / ".git") or _kept(folder, path, without)
    )
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in kept}


def _kept(folder: Path, path: Path, without: tuple[str, ...]) -> bool:
    return path.relative_to(folder / ".git").parts[0] not in without


def _work(town: LocalTown) -> None:
    forge = town.forge()
    base = forge.base()
    for number in (1, 2):
        forge.publish(proposal(base, number), base=base)
    forge.standing(watched=())
    forge.save("state", replacing=forge.load())


def test_unfinished_work_is_not_touched(town: LocalTown) -> None:
    """Files, index and HEAD keep their bytes and times, and `git status` says what it said before."""
    before = _snapshot(town.folder, without=_OURS)
    _work(town)
    assert _snapshot(town.folder, without=_OURS) == before
    status = git(town.folder, "status", "--porcelain=v2", "--branch", "--ignored")
    assert [line[0] for line in status.splitlines()] == ["#", "#", "1", "1", "1", "1", "?", "!"]


def test_the_committed_list_is_the_base_not_the_edited_one(town: LocalTown) -> None:
    """What a person has typed and not committed is not proposed in the bot's name."""
    forge = town.forge()
    base = forge.base()
    forge.publish(proposal(base), base=base)
    assert base.text == LIST
    (pull,) = town.pulls()
    assert pull.text == LIST + proposal(base).edits[0].text


def test_a_branch_changes_the_list_and_no_other_file(town: LocalTown) -> None:
    """The proposal's commit is one file away from its base, and its mode stays."""
    (town.folder / PATH).chmod(0o755)
    git(town.folder, "commit", "--quiet", "-m", "Runnable", PATH)
    _work(town)
    changes = git(town.folder, "diff", "--raw", "--no-abbrev", TRUNK, "curator/add/arxiv-2601.00002").split()
    assert changes[:2] == [":100755", "100755"]
    assert changes[4:] == ["M", PATH]


def test_a_second_night_leaves_every_file_as_it_is(town: LocalTown) -> None:
    """Not one object, reference or log is written when there is nothing to do; the lock's file aside."""
    _work(town)
    (town.folder / ".git/curator/pulls.lock").unlink()
    before = _snapshot(town.folder, without=())
    forge = town.forge()
    base = forge.base()
    forge.publish(proposal(base), base=base)
    forge.standing(watched=(proposal(base).branch,))
    (town.folder / ".git/curator/pulls.lock").unlink()
    assert _snapshot(town.folder, without=()) == before


def test_no_program_of_the_repository_runs(town: LocalTown, tmp_path: Path) -> None:
    """Hooks and a file watcher are other people's programs; a clone may bring them along."""
    ran = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch '{ran}'\n")
    program.chmod(0o755)
    for hook in ("reference-transaction", "post-index-change", "pre-commit", "commit-msg", "post-commit"):
        (town.folder / ".git/hooks").mkdir(exist_ok=True)
        (town.folder / ".git/hooks" / hook).symlink_to(program)
    git(town.folder, "config", "core.fsmonitor", str(program))
    _work(town)
    assert not ran.exists()


def test_settings_of_the_machine_do_not_change_what_is_written(
    town: LocalTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same proposal on the same base is the same commit, whoever runs it, with whatever settings."""
    base = town.forge().base()
    town.forge().publish(proposal(base), base=base)
    tip = town.tips()[proposal(base).branch]
    git(town.folder, "branch", "-D", proposal(base).branch)
    (town.folder / ".git/curator/pulls/0001.json").unlink()
    for name, value in {
        "user.name": "Somebody",
        "user.email": "somebody@example.org",
        "core.autocrlf": "true",
        "core.splitIndex": "true",
        "commit.gpgSign": "true",
        "gpg.program": "/bin/false",
        "log.showSignature": "true",
        "i18n.commitEncoding": "latin-1",
    }.items():
        git(town.folder, "config", name, value)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"):
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "@1 +0000")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Somebody")
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    town.forge().publish(proposal(base), base=base)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    assert town.tips()[proposal(base).branch] == tip
    assert not list((town.folder / ".git").glob("sharedindex*"))
