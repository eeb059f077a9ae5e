"""The contract of the forges, on the local one: in every kind of repository that people have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.forge.contract import ForgeContract, RenewingContract, StateBranchContract
from tests.forge.local_town import LocalTown, linked, plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KINDS: dict[str, Callable[[Path], LocalTown]] = {
    "plain": plain,
    "bare": lambda folder: plain(folder, "--bare"),
    "linked work tree": linked,
    "SHA-256": lambda folder: plain(folder, "--object-format=sha256"),
}


class TestLocalForge(ForgeContract, RenewingContract, StateBranchContract):
    """Branches of a repository on this machine."""

    @pytest.fixture(params=KINDS)
    def town(self, request: pytest.FixtureRequest, tmp_path: Path) -> LocalTown:
        """A repository in a folder whose name has a space and a letter of Paris."""
        return KINDS[request.param](tmp_path / "a repository caf\u00e9")
