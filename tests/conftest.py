"""Fixtures for all tests, and the environment that all of them start from."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

pytest_plugins = [
    "tests.support.github",
    "tests.support.postgres",
    "tests.support.canned",
    "tests.support.replay",
    "tests.support.link_server",
    "tests.support.tls",
    "tests.support.registries",
    "tests.support.web",
    "tests.support.paper_web",
    "tests.support.link_desk",
    "tests.support.venue_desk",
    "tests.support.nginx",
    "tests.support.proceedings_site",
]

_OURS = ("CURATOR_TEST_POSTGRES", "CURATOR_ALL_TOOLS", "GITHUB_OPENAPI")
"""Variables that speak to the tests themselves."""

# What a workflow or a developer has set would change what the program does; no test may depend on it.
for _name in [name for name in os.environ if name.startswith(("CURATOR_", "GITHUB_")) and name not in _OURS]:
    del os.environ[_name]
for _name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
    os.environ.pop(_name, None)

# No test is timed: how fast a machine is says nothing about what is right.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
