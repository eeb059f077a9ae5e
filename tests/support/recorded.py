"""Recorded answers of services; a test that needs one is skipped where they do not lie beside the project."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

SAMPLES: Final = Path(__file__).parents[2].parent / "shared" / "samples"

WALL: Final = (
    b"<!doctype html><html><head><title>Just a moment...</title></head><body><p>Checking that you are human."
    b"</p><script>window._cf_chl_opt={}</script></body></html>"
)
"""A bot wall, which some send with status 200."""

MAINTENANCE: Final = (
    b"<!doctype html><html><head><title>Maintenance</title></head><body><h1>Back soon</h1></body></html>"
)
"""A page that has nothing to do with what was asked."""


def recorded(name: str) -> bytes:
    """One recorded body; the test is skipped where there is none."""
    path = SAMPLES / name
    if not path.is_file():
        pytest.skip(f"the recorded answers are not here ({name})")
    return path.read_bytes()
