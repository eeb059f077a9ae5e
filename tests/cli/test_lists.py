"""Files that people maintain are written whole or not at all."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from curator.cli import lists
from curator.errors import Unavailable, UsageError

if TYPE_CHECKING:
    from pathlib import Path

ADVICE = "Name another file."


def test_the_new_bytes_take_the_place_of_the_old_ones(tmp_path: Path) -> None:
    """With the old mode, and nothing left beside the file."""
    file = tmp_path / "list.md"
    file.write_bytes(b"old\r\n")
    file.chmod(0o604)
    lists.replace_bytes(str(file), b"old\r\n", b"new\r\n")
    assert file.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o604
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_somebody_else_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    """An editor saved it while it was being linted."""
    file = tmp_path / "list.md"
    file.write_bytes(b"newer")
    with pytest.raises(UsageError, match="changed by somebody else"):
        lists.replace_bytes(str(file), b"old", b"new")
    assert file.read_bytes() == b"newer"


def test_a_disk_that_refuses_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no half-written one beside it."""
    file = tmp_path / "list.md"
    file.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Unavailable, match="No space left on device; it is as it was"):
        lists.replace_bytes(str(file), b"old", b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_of_ours_is_made_with_its_folder(tmp_path: Path) -> None:
    """A report may go where nothing was before."""
    file = tmp_path / "out" / "findings.json"
    lists.write_text(file, "{}\n")
    lists.write_text(file, "[]\n")
    assert file.read_text(encoding="utf-8") == "[]\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


def test_a_file_of_ours_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    """A file stands where its folder would be."""
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(Unavailable, match="could not be written"):
        lists.write_text(tmp_path / "out" / "findings.json", "{}")


@pytest.mark.parametrize(
    ("name", "message"),
    [("", "is a folder"), ("nothing.md", "cannot be read: no such file"), ("a\0b", "cannot be read")],
)
def test_what_is_no_file_cannot_be_read(tmp_path: Path, name: str, message: str) -> None:
    """One sentence, whatever it is."""
    with pytest.raises(UsageError, match=message):
        lists.read_bytes(str(tmp_path / name), advice=ADVICE)


def test_a_file_is_not_read_past_its_limit(tmp_path: Path) -> None:
    """What is larger than such a file may be is refused."""
    file = tmp_path / "list.md"
    file.write_bytes(b"12345")
    assert lists.read_bytes(str(file), largest=5, advice=ADVICE) == b"12345"
    with pytest.raises(UsageError, match="more than the 4 bytes"):
        lists.read_bytes(str(file), largest=4, advice=ADVICE)
