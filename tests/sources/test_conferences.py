"""The sites of proceedings on the replay of all of them: not out yet, out, unchanged, and every bad day."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import requests

from curator.core.harvest import Status
from curator.sources import openreview
from tests.services.conference_pages import Edition, Work
from tests.services.conference_replay import KINDS
from tests.sources.conference_nights import BEFORE, OUT, PEOPLE, VENUES, Nights, fill
from tests.support.conferences import conferences

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conference_replay import ConferenceReplay

__all__ = ["conferences"]


@pytest.mark.parametrize("name", VENUES)
def test_proceedings_appear(conferences: ConferenceReplay, name: str) -> None:
    """Quiet before, fresh on the day with the accepted papers alone, and unchanged the day after."""
    fill(conferences, name)
    nights = Nights(conferences, name)
    assert nights.night(BEFORE).health.status is Status.QUIET
    came = nights.night(OUT)
    assert came.health.status is Status.FRESH
    venue, year, _ = VENUES[name]
    main = {
        paper.title
        for paper in came.papers
        if paper.venue and paper.venue.name == venue and not paper.withdrawn
    }
    assert main == {"Certified Ponds", "Robust Rivers of Glass"}
    assert {(paper.venue.year, paper.authors) for paper in came.papers if paper.venue} == {(year, PEOPLE)}
    conferences.forget()
    assert nights.night(OUT + timedelta(days=1)).health.status is Status.QUIET
    assert conferences.recent
    # Where a list leads to the papers, it stays the same when they change, so that it comes as a whole.
    assert conferences.recent[0][2] == (200 if name == "pmlr" else 304)


@pytest.mark.parametrize("name", VENUES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_bad_day_is_no_day_without_papers(conferences: ConferenceReplay, name: str, kind: str) -> None:
    """Whatever the site does: down, partial, or not out yet; and all of it comes when it is well again."""
    conferences.slowness = 0.3
    fill(conferences, name)
    nights = Nights(conferences, name, timeout=0.2 if kind == "slow" else 10.0)
    conferences.misbehave(VENUES[name][2], kind)
    bad = nights.night(OUT).health
    expected = {Status.QUIET} if kind == "empty" else {Status.DOWN, Status.PARTIAL}
    assert bad.status in expected
    assert bad.reason
    conferences.behave()
    well = nights.night(OUT + timedelta(days=1))
    assert well.health.status is Status.FRESH
    assert {"Certified Ponds", "Robust Rivers of Glass"} <= {paper.title for paper in well.papers}


def test_the_challenge_of_openreview_says_what_to_do(conferences: ConferenceReplay) -> None:
    """It is down, and an account opens it."""
    fill(conferences, "openreview")
    conferences.misbehave("openreview", "refused")
    assert openreview.USERNAME in Nights(conferences, "openreview").night(OUT).health.reason


def test_papers_of_openreview_come_page_by_page(conferences: ConferenceReplay) -> None:
    """A thousand a page."""
    conferences.world.editions = [Edition("ICLR", 2025, OUT, "openreview")]
    conferences.world.works = [Work(f"Pond {at}", PEOPLE, "ICLR", 2025) for at in range(1_203)]
    came = Nights(conferences, "openreview").night(OUT)
    assert (len(came.papers), came.health.requests, came.health.status) == (1_203, 2, Status.FRESH)


def test_the_replay_is_a_program_too(tmp_path: Path) -> None:
    """It says in one line of JSON where it listens, and can be told what day it is and what goes wrong."""
    edition = Edition("NeurIPS", 2025, OUT, "neurips")
    world = {
        "today": f"{BEFORE}",
        "editions": [asdict(edition) | {"appears": f"{OUT}"}],
        "works": [asdict(Work("Certified Ponds", PEOPLE, "NeurIPS", 2025))],
    }
    (tmp_path / "world.json").write_text(json.dumps(world))
    words = [
        sys.executable,
        "-m",
        "tests.services.conference_replay",
        str(tmp_path / "world.json"),
        "--lifetime",
        "60",
    ]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        told = json.loads(program.stdout.readline())
        page = f"{told['services']['neurips']}/paper_files/paper/2025"
        assert "Ponds" not in requests.get(page, timeout=10).text
        requests.post(f"{told['url']}/_today", json={"today": f"{OUT}"}, timeout=10)
        assert "Ponds" in requests.get(page, timeout=10).text
        requests.post(f"{told['url']}/_faults", json={"service": "neurips", "kind": "down"}, timeout=10)
        assert requests.get(page, timeout=10).status_code == 503
        requests.delete(f"{told['url']}/_faults", timeout=10)
        assert requests.get(f"{told['url']}/_stats", timeout=10).json()["asked"] == {"neurips": 3}
        program.terminate()
