"""The sample night: a page of arXiv's as it could have answered, and the moment that it is read at."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files
from typing import Final

DEMO_NIGHT: Final = datetime(2026, 4, 29, 23, 30, tzinfo=UTC)


def bundled_feed() -> bytes:
    """The page, as arXiv's API would send it; README.md beside it says what it is made of."""
    return files(__name__).joinpath("feed.xml").read_bytes()
