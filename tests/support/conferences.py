"""The replay of the conference services on loopback, while a test needs it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.services.conference_replay import ConferenceReplay, World

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def serving(world: World) -> Iterator[ConferenceReplay]:
    """All services, showing what there is in a world on its day."""
    replay = ConferenceReplay(world)
    thread = threading.Thread(target=replay.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield replay
    finally:
        replay.shutdown()
        replay.server_close()
        thread.join(10)


@pytest.fixture
def conferences() -> Iterator[ConferenceReplay]:
    """All services with nothing to show yet; a test fills the world."""
    with serving(World()) as replay:
        yield replay
