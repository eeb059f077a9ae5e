"""The handle system and OpenReview on loopback, and a fetcher that asks them in a time of its own."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from curator.http import PoliteFetcher
from tests.fakes import FixedClock, PassingTime
from tests.services.registry_replay import RegistryReplay, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Loopback", "RegistryReplay", "Shelf", "asking", "registries"]


@dataclass(frozen=True, slots=True)
class Loopback:
    """A service as a test asks it: at once, and not for long."""

    base_url: str
    interval: float = 0.0
    timeout: float = 5.0
    budget: int = 200


def asking(url: str, *, budget: int = 200, timeout: float = 5.0) -> PoliteFetcher:
    """A fetcher whose services ``doi``, ``openreview`` and ``openreview_v1`` are those of the replay."""
    time = PassingTime()
    places = {"doi": "doi", "openreview": "v2", "openreview_v1": "v1"}
    services = {
        name: Loopback(f"{url}/{place}", budget=budget, timeout=timeout) for name, place in places.items()
    }
    return PoliteFetcher(
        services,
        contact="robot@example.org",
        clock=FixedClock(),
        sleep=time.sleep,
        monotonic=time.monotonic,
    )


@contextmanager
def serving() -> Iterator[RegistryReplay]:
    """The registries while the block lasts; they know nothing until something is put on their ``shelf``."""
    server = RegistryReplay(Shelf())
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def registries() -> Iterator[RegistryReplay]:
    """The registries, which know nothing until a test puts something on their ``shelf``."""
    with serving() as server:
        yield server
