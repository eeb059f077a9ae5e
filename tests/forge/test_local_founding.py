"""A repository for those who have none yet, as the demo makes one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from curator.errors import Unavailable
from curator.forge.local import LocalForge, found
from tests.fakes import FixedClock
from tests.forge.local_town import PATH, git
from tests.forge.town import LIST

if TYPE_CHECKING:
    from pathlib import Path


def test_a_founded_repository_is_one_to_propose_on(tmp_path: Path) -> None:
    """One commit on main with the files as given, nothing left uncommitted, whoever's machine it is."""
    found(tmp_path, files={PATH: LIST.encode(), "rules/curator.yaml": b"version: 1\r\n"})
    base = LocalForge(tmp_path, list_path=PATH, clock=FixedClock()).base()
    assert (base.branch, base.text) == ("main", LIST)
    assert git(tmp_path, "show", "main:rules/curator.yaml") == "version: 1\r\n"
    assert git(tmp_path, "status", "--porcelain") == ""
    assert git(tmp_path, "rev-list", "--count", "main").strip() == "1"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A file has the name of the list's folder."""
    (tmp_path / "list").write_text("")
    with pytest.raises(Unavailable, match="cannot be written"):
        found(tmp_path, files={PATH: LIST.encode()})
