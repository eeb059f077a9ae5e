"""Whom a password of the environment is sent to, and whom it is not, whatever ``curator.yaml`` says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curator import defaults
from curator.clock import FixedClock
from curator.demo import DEMO_NIGHT
from curator.errors import NoAnswer
from curator.settings.load import load
from curator.sources.openreview import OpenReviewLogin
from curator.wiring.credentials import credentials
from curator.wiring.home import Home

ACCOUNT = {"OPENREVIEW_USERNAME": "ada", "OPENREVIEW_PASSWORD": "correct horse"}
LOOPBACK = "http://127.0.0.1:8899"
BOTH = {"openreview", "openreview_v1"}


def home(environ: dict[str, str], **urls: str) -> Home:
    """The usual settings, with base URLs that stand in ``curator.yaml``."""
    settings = load(defaults.folder() / "rules", environ)
    services = {**settings.services}
    services |= {name: services[name]._replace(base_url=url) for name, url in urls.items()}
    settings = replace(settings, services=services)
    return Home(settings, environ, Path("/nowhere"), FixedClock(DEMO_NIGHT), Path("/nowhere"))


def test_without_an_account_nothing_is_sent() -> None:
    """Anonymous questions are the usual case."""
    assert credentials(home({})) == {}


def test_an_account_is_for_both_versions_of_openreview() -> None:
    """And for no other service."""
    found = credentials(home(ACCOUNT))
    assert found.keys() == BOTH
    assert isinstance(found["openreview"], OpenReviewLogin)
    assert found["openreview"] is found["openreview_v1"]


@pytest.mark.parametrize("name", sorted(BOTH))
def test_a_base_url_of_the_file_gets_no_password(name: str) -> None:
    """A pull request may edit it; the service is down then, and says why."""
    found = credentials(home(ACCOUNT, **{name: "https://openreview.example"}))
    assert found.keys() == BOTH
    with pytest.raises(NoAnswer, match=rf"services\.{name}\.base_url stands in curator\.yaml"):
        found["openreview"]()


def test_a_base_url_of_the_environment_is_trusted() -> None:
    """On loopback even without TLS."""
    urls = {"CURATOR_OPENREVIEW_URL": LOOPBACK, "CURATOR_OPENREVIEW_V1_URL": "https://mirror.example"}
    assert isinstance(credentials(home(ACCOUNT | urls))["openreview"], OpenReviewLogin)


def test_a_password_needs_tls() -> None:
    """Nobody on the way may read it."""
    found = credentials(home(ACCOUNT | {"CURATOR_OPENREVIEW_URL": "http://openreview.example"}))
    with pytest.raises(NoAnswer, match="has no TLS"):
        found["openreview"]()


@pytest.mark.parametrize("missing", sorted(ACCOUNT))
def test_half_an_account_is_told(missing: str) -> None:
    """Whoever set one of the two meant to log in."""
    found = credentials(home({name: value for name, value in ACCOUNT.items() if name != missing}))
    with pytest.raises(NoAnswer, match=f"{missing} is not set"):
        found["openreview"]()
