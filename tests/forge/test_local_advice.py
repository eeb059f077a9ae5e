"""A repository that cannot be used: one clear sentence, what to do about it, and nothing written."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from curator.errors import CuratorError, Refused, Unavailable, UsageError
from curator.forge.local import LocalForge, base, git
from tests.fakes import FixedClock
from tests.forge.local_town import PATH, TRUNK, LocalTown, plain
from tests.forge.local_town import git as by_hand
from tests.forge.town import LIST, proposal


@pytest.fixture
def town(tmp_path: Path) -> LocalTown:
    """A repository that is in order."""
    return plain(tmp_path / "repository")


def _forge(folder: Path, *, list_path: str = PATH, branch: str | None = None) -> LocalForge:
    return LocalForge(folder, list_path=list_path, clock=FixedClock(), branch=branch)


def test_the_branch_that_is_checked_out_is_the_list_s(town: LocalTown) -> None:
    """Nothing needs to be configured in a repository that has the list's branch checked out."""
    assert _forge(town.folder).base().branch == TRUNK
    inside = _forge(town.folder / "list")
    inside.publish(proposal(inside.base()), base=inside.base())
    assert [pull.text for pull in town.pulls()] == [LIST + proposal(inside.base()).edits[0].text]


def test_a_folder_without_a_repository(tmp_path: Path) -> None:
    """A fresh folder, and one that is not there."""
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(UsageError, match="is not a git repository") as caught:
            _forge(folder)
        assert "git init" in caught.value.advice


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    """Fresh from git init."""
    by_hand(tmp_path, "init", "--quiet", "--initial-branch=main", "empty")
    with pytest.raises(UsageError, match="no commit on the branch main") as caught:
        _forge(tmp_path / "empty").base()
    assert PATH in caught.value.advice


def test_a_branch_that_does_not_exist(town: LocalTown) -> None:
    """Configured, and gone."""
    with pytest.raises(UsageError, match="no commit on the branch maim"):
        _forge(town.folder, branch="maim").base()


def test_a_detached_head(town: LocalTown) -> None:
    """Nobody can say which branch the proposals are for, unless it is named."""
    by_hand(town.folder, "checkout", "--quiet", "--detach")
    with pytest.raises(UsageError, match="not a branch") as caught:
        _forge(town.folder).base()
    assert "git switch" in caught.value.advice
    assert _forge(town.folder, branch=TRUNK).base().text == LIST


def test_a_proposal_that_is_checked_out(town: LocalTown) -> None:
    """A maintainer looks at one and forgets to go back: the next night is not built on it."""
    by_hand(town.folder, "checkout", "--quiet", "-b", "curator/add/arxiv-2601.00001")
    with pytest.raises(UsageError, match=r"has the proposal .* checked out"):
        _forge(town.folder).base()


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("lists/README.md", "there is no lists/README.md"),
        ("list", "its mode is 040000"),
        ("link", "its mode is 120000"),
    ],
)
def test_a_list_that_is_not_there(town: LocalTown, path: str, says: str) -> None:
    """Missing, a folder, or a symbolic link, which an edit would turn into a file."""
    (town.folder / "link").symlink_to(PATH)
    by_hand(town.folder, "add", "link")
    by_hand(town.folder, "commit", "--quiet", "-m", "Link")
    with pytest.raises(UsageError, match=says) as caught:
        _forge(town.folder, list_path=path).base()
    assert "list.path" in caught.value.advice


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"# Papers\n\x00\x01", "byte 9 is zero"), (b"# Caf\xe9\n", "not UTF-8: byte 5 is 0xe9")],
    ids=["binary", "Latin-1"],
)
def test_a_list_that_is_not_text(town: LocalTown, content: bytes, says: str) -> None:
    """The place is named, so that it can be found."""
    (town.folder / PATH).write_bytes(content)
    by_hand(town.folder, "commit", "--quiet", "-m", "Spoilt", PATH)
    with pytest.raises(UsageError, match=says):
        _forge(town.folder).base()


def test_a_list_that_is_too_large_is_not_even_read(town: LocalTown, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size is known before its text."""
    monkeypatch.setattr(base, "LARGEST", len(LIST) - 1)
    monkeypatch.delattr("curator.forge.local.repository.Repository.content")
    with pytest.raises(UsageError, match=rf"has {len(LIST)} bytes, more than the {len(LIST) - 1}"):
        _forge(town.folder).base()


def test_git_that_is_not_installed(town: LocalTown, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on PATH."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="git is not installed"):
        _forge(town.folder)


@pytest.mark.parametrize("version", ["git version 1.8.3.1", "no idea"])
def test_git_that_is_too_old(
    town: LocalTown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    """As some long-lived servers have it."""
    program = tmp_path / "git"
    program.write_text(f"#!/bin/sh\necho '{version}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match=r"needs git 2\.28"):
        _forge(town.folder)


@pytest.mark.parametrize(
    ("said", "kind", "says"),
    [
        ("fatal: detected dubious ownership in repository at '/srv'\n", UsageError, "another user owns it"),
        (
            "fatal: unknown repository extension found:\n\tobjectformat\n",
            UsageError,
            "too old for the repository",
        ),
        ("error: unable to write file: No space left on device\n", Refused, "No space left on device"),
        ("", Refused, "it gave no reason"),
    ],
)
def test_what_git_says_is_said_plainly(said: str, kind: type[CuratorError], says: str) -> None:
    """One sentence of it, with the folder and the command."""
    error = git.complaint(said.encode(), command="hash-object", folder=Path("papers"))
    assert type(error) is kind
    assert says in str(error)
    assert "papers" in str(error)
    assert error.advice


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away"
)
def test_a_repository_of_another_user(town: LocalTown) -> None:
    """As in a container that mounts the checkout of its host."""
    for path in (town.folder, town.folder / ".git"):
        os.chown(path, 12345, 12345)
    with pytest.raises(UsageError, match="does not trust") as caught:
        _forge(town.folder)
    assert "safe.directory" in caught.value.advice


def test_a_git_that_hangs(town: LocalTown, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive that is gone: the run ends, and says where it waited."""

    def hang(command: list[str], **_: Any) -> None:  # noqa: ANN401  # whatever subprocess takes
        raise subprocess.TimeoutExpired(command, 120)

    forge = _forge(town.folder)
    monkeypatch.setattr(subprocess, "run", hang)
    with pytest.raises(Unavailable, match="did not end in 120 seconds"):
        forge.base()
