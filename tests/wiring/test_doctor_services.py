"""The services that a doctor asks: those of the settings, each once, as far apart as they want it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from curator.clock import SystemClock
from curator.settings.load import load
from curator.settings.services import SERVICES
from curator.settings.values import FeedChoice, FeedsChoice, SourceChoice
from curator.wiring import doctor_services
from curator.wiring.home import Home
from tests.support.canned import Canned

if TYPE_CHECKING:
    from tests.support.canned import CannedServer

ROOT = Path(__file__).parents[2]
FEED = b"<rss version='2.0'><channel></channel></rss>"


def silent(_: str) -> None:
    """Tell nobody."""


@pytest.fixture
def at(canned: CannedServer, tmp_path: Path) -> Home:
    """The maintainer's settings with every service on loopback, and two feeds of which one is no address."""
    environ = {f"CURATOR_{name.upper()}_URL": canned.url for name in SERVICES}
    settings = load(ROOT / "rules", environ)
    feeds = FeedsChoice(
        enabled=True,
        feeds=(FeedChoice("blog", f"{canned.url}/blog?tag=ml"), FeedChoice("odd", "gopher://x")),
    )
    sources = settings.sources._replace(
        feeds=feeds, arxiv_rss=SourceChoice(enabled=True), hf_daily=SourceChoice(enabled=True)
    )
    return Home(replace(settings, sources=sources), environ, tmp_path, SystemClock(), tmp_path)


def test_feeds_are_asked_at_their_own_address(at: Home, canned: CannedServer) -> None:
    """By the name that the maintainer gave them; what is no address is passed over."""
    canned.answers = [Canned(FEED)]
    told = {one.service: one for one in doctor_services.replies(at, narrate=silent)}
    assert told["feed blog"] == ("feed blog", canned.url, 200, "", "")
    assert "feed odd" not in told
    assert {"/blog?tag=ml", "/rss/stat.ML", "/api/daily_papers?limit=1"} <= {
        one.target for one in canned.asked
    }


def test_openalex_is_asked_only_with_a_key(at: Home, canned: CannedServer) -> None:
    """Without one, no night asks it; the key is not sent."""
    enrichment = at.settings.enrichment._replace(witnesses=("openalex",))
    without = replace(at, settings=replace(at.settings, enrichment=enrichment))
    assert "openalex" not in {one.service for one in doctor_services.replies(without, narrate=silent)}
    having = replace(without, environ={**at.environ, "OPENALEX_API_KEY": "secret"})
    assert "openalex" in {one.service for one in doctor_services.replies(having, narrate=silent)}
    assert all("secret" not in f"{one.target}{one.headers}" for one in canned.asked)


def test_services_of_one_pace_are_asked_apart(at: Home) -> None:
    """The query API and the feeds of arXiv count as one service."""
    slept: list[float] = []
    services = {**at.settings.services}
    services["arxiv_rss"] = services["arxiv_rss"]._replace(interval=3)
    paced = replace(at, settings=replace(at.settings, services=services))
    told = doctor_services.replies(paced, narrate=silent, sleep=slept.append)
    assert {one.service for one in told} >= {"arxiv", "arxiv_rss"}
    assert [round(pause) for pause in slept] == [3]
