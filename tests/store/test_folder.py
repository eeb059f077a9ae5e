"""The state folder beside a list that git keeps."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from curator.store.folder import make_folder

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    """Who made the folder decides what git sees of it."""
    make_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_git_status_stays_clean(tmp_path: Path) -> None:
    """What is kept in a state folder that curator made is no change of the repository."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    state = tmp_path / "list" / ".curator"
    make_folder(state)
    (state / "ledger.sqlite3").write_bytes(b"kept")
    command = ["git", "-C", str(tmp_path), "status", "--porcelain"]
    assert subprocess.run(command, check=True, capture_output=True).stdout == b""


def test_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    """No folder can be made where a file is."""
    (tmp_path / "state").touch()
    with pytest.raises(FileExistsError):
        make_folder(tmp_path / "state")
