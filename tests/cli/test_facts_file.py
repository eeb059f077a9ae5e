"""The file of facts is added to, written whole, and never taken from somebody else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from curator.cli.facts_file import write_facts
from curator.core.facts import Facts, LinkFacts, read_facts
from curator.errors import Unavailable, UsageError

if TYPE_CHECKING:
    from pathlib import Path

ALIVE, DEAD = LinkFacts("alive", 200), LinkFacts("dead", 404)
NEW = Facts("2026-11-26", links={"https://example.org/a": ALIVE})
OLD = Facts("2026-11-20", links={"https://example.org/a": DEAD, "https://example.org/b": DEAD})


def read(file: Path) -> Facts:
    """What the linter would read."""
    return read_facts(file.read_text(encoding="utf-8"), path=file.name)


@pytest.mark.parametrize("named", [True, False])
def test_a_file_that_is_not_there_is_begun(tmp_path: Path, *, named: bool) -> None:
    """So is one that is empty, as `mktemp` makes it, and folders on the way."""
    file, empty = tmp_path / "deep" / "state" / "facts.json", tmp_path / "empty.json"
    empty.touch()
    assert write_facts(file, NEW, named=named) == ""
    assert write_facts(empty, NEW, named=named) == ""
    assert read(file) == read(empty) == NEW


@pytest.mark.parametrize("named", [True, False])
def test_facts_are_added_to_those_that_stand_there(tmp_path: Path, *, named: bool) -> None:
    """A new verdict replaces an old one, and links that were not checked this time keep theirs."""
    file = tmp_path / "facts.json"
    write_facts(file, OLD, named=named)
    write_facts(file, NEW, named=named)
    assert read(file) == Facts("2026-11-26", links={**OLD.links, **NEW.links})
    assert [one.name for one in tmp_path.iterdir()] == ["facts.json"]


FOREIGN = pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"name": "my-package", "version": "1.0.0"}', "holds no facts of version 1"),
        (b'{"version": 2}', "its version is 2"),
        (b'{"version": 1, "entries": {', "is not JSON"),
        (b'{"version": 1, "as_of": "\xff"}', "is not UTF-8"),
        (b'{"version": 1, "links": {"a": {"verdict": "broken"}}}', "is not one of alive"),
    ],
)


@FOREIGN
def test_a_file_of_the_users_that_holds_no_facts_is_left_alone(
    tmp_path: Path, data: bytes, told: str
) -> None:
    """Somebody's package.json is not ours to write over; the advice names both ways out."""
    file = tmp_path / "package.json"
    file.write_bytes(data)
    with pytest.raises(UsageError) as caught:
        write_facts(file, NEW, named=True)
    assert told in str(caught.value)
    assert "--write-facts" in caught.value.advice
    assert file.read_bytes() == data


@FOREIGN
def test_the_state_folders_own_file_is_replaced_with_a_remark(tmp_path: Path, data: bytes, told: str) -> None:
    """A half-written one must not stop every run from now on."""
    file = tmp_path / "facts.json"
    file.write_bytes(data)
    remark = write_facts(file, NEW, named=False)
    assert told in remark
    assert remark.endswith("; it was written anew.")
    assert read(file) == NEW


def test_a_state_folder_that_is_made_is_out_of_the_way_of_git(tmp_path: Path) -> None:
    """A folder that the user named is the user's."""
    write_facts(tmp_path / ".curator" / "facts.json", NEW, named=False)
    write_facts(tmp_path / "mine" / "facts.json", NEW, named=True)
    assert (tmp_path / ".curator" / ".gitignore").exists()
    assert not (tmp_path / "mine" / ".gitignore").exists()


def test_a_folder_is_no_file_of_facts(tmp_path: Path) -> None:
    """It is told as a mistake of the command line; in the state folder, as a disk that refuses."""
    with pytest.raises(UsageError, match="is a folder"):
        write_facts(tmp_path, NEW, named=True)
    (tmp_path / "facts.json").mkdir()
    with pytest.raises(Unavailable, match="could not be written"):
        write_facts(tmp_path / "facts.json", NEW, named=False)


def test_a_state_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """Something else has its name."""
    (tmp_path / "state").touch()
    with pytest.raises(Unavailable, match="cannot be made") as caught:
        write_facts(tmp_path / "state" / "facts.json", NEW, named=False)
    assert "--state" in caught.value.advice


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_facts_may_go_to_a_device(tmp_path: Path) -> None:
    """Nothing is read from a pipe, which would never end, and it is not replaced by a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_facts(pipe, NEW, named=True)
        assert read_facts(os.read(reader, 65_536).decode(), path="pipe") == NEW
    finally:
        os.close(reader)
