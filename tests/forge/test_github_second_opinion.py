"""The same promises on an emulator of GitHub that others wrote: two readings of GitHub agree on our forge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from github import Auth, Github

from tests.forge.contract import ForgeContract, StateBranchContract
from tests.forge.town import LIST
from tests.support.emulate import MISSING, TOKEN, EmulatedTown, emulator, folder
from tests.support.github import PATH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.forge.town import Town
    from tests.support.wire import Wire


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The emulator, on the loopback address only."""
    package = folder()
    if package is None:
        pytest.skip(MISSING)
    with emulator(package) as url:
        yield url


@pytest.fixture
def town(url: str, wire: Wire, request: pytest.FixtureRequest) -> Iterator[Town]:
    """A fresh repository with the contract's list."""
    with Github(auth=Auth.Token(TOKEN), base_url=url, retry=None, seconds_between_writes=None) as hub:
        repo = hub.get_user().create_repo(f"papers-{abs(hash(request.node.nodeid))}", auto_init=True)
        repo.create_file(PATH, "Start the list", LIST)
        town = EmulatedTown(url, repo)
        yield town
        town.close()


class TestGitHubForge(ForgeContract):
    """GitHub as a forge, as others see it."""


class TestGitHubStateBranch(StateBranchContract):
    """GitHub as the keeper of the state, as others see it."""
