"""The world of whole runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e import small_rules
from tests.e2e.world import FEED, World
from tests.support.github import GitHubTown
from tests.support.replay import start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.replay import Replay


@pytest.fixture(scope="session")
def replay_of_the_session() -> Iterator[Replay]:
    """One replay of the sample feed for all whole runs."""
    replay = start(FEED)
    yield replay
    replay.stop()


@pytest.fixture
def world(double: Any, replay_of_the_session: Replay, tmp_path: Path) -> World:  # noqa: ANN401 - it ships no types
    """The maintained list on GitHub's double, and arXiv with the sample feed and no faults."""
    replay_of_the_session.always()
    made = World(GitHubTown(double), replay_of_the_session, tmp_path)
    made.start_over()
    return made


@pytest.fixture
def three_papers(world: World) -> World:
    """The same by few rules, for runs whose subject is not the rules: a night proposes three papers."""
    small_rules.write(world.rules())
    world.allow(max_per_run=3)
    return world
