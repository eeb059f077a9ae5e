"""The world in which people steer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.steering.world import SteeringWorld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.github import GitHubTown


@pytest.fixture
def steering(github_town: GitHubTown) -> Iterator[SteeringWorld]:
    """The bot with one open proposal, #1."""
    world = SteeringWorld(github_town)
    world.propose()
    yield world
    world.session.hub.close()
