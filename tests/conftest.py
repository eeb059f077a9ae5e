"""Fixtures for all tests."""

from __future__ import annotations

pytest_plugins = [
    "tests.support.github",
    "tests.support.postgres",
    "tests.support.canned",
    "tests.support.replay",
]
