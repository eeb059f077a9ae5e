"""The GitHub forge keeps what every forge promises; the double stands in for GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.forge.contract import ForgeContract, RenewingContract, StateBranchContract

if TYPE_CHECKING:
    from tests.forge.town import Town
    from tests.support.github import GitHubTown


@pytest.fixture(params=["bot", "actions"])
def town(github_town: GitHubTown, request: pytest.FixtureRequest) -> Town:
    """The double, for a personal token and for a workflow's ``GITHUB_TOKEN``."""
    github_town.who = request.param
    return github_town


class TestGitHubForge(ForgeContract):
    """GitHub as a forge."""


class TestGitHubRenewing(RenewingContract):
    """GitHub as a forge that brings its own up to date."""


class TestGitHubStateBranch(StateBranchContract):
    """GitHub as the keeper of the state."""
