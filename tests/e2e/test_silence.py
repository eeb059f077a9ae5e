"""The bot goes blind: one issue, once, a failing run; and the dashboard that shows how things are."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from curator.core.harvest import Observed, judge
from curator.core.silence import NO_SILENCE, listened
from curator.core.window import Window
from curator.sources.arxiv.calendar import announces, outlook
from tests.support.canned import Canned

if TYPE_CHECKING:
    from datetime import date

    from tests.e2e.world import World
    from tests.support.canned import CannedServer

MONDAY = datetime(2026, 4, 27, 23, 30, tzinfo=UTC)


def _issues(world: World, name: str, state: str = "open") -> list[dict[str, Any]]:
    found = world.town.ask("GET", f"/repos/maintainer/papers/issues?state={state}&labels=curator-board")
    return [issue for issue in found if f"<!-- curator:board {name}" in issue["body"]]


@pytest.fixture
def impatient(three_papers: World) -> World:
    """A list whose maintainers want to know after two days."""
    file = three_papers.rules() / "curator.yaml"
    file.write_text(file.read_text().replace("limits:\n", "limits:\n  max_silence_days: 2\n"))
    return three_papers


def test_a_silence_raises_one_alarm_and_ends_with_it(impatient: World, canned: CannedServer) -> None:
    """Not on the first day; once however often the bot runs; taken down when a source delivers again."""
    world = impatient
    canned.answers = [Canned(b"no", status=400)]
    blind = {"CURATOR_ARXIV_URL": canned.url}
    first = world.ended(MONDAY, **blind)
    assert (first.code, _issues(world, "alarm")) == (3, [])
    for _ in range(2):
        again = world.ended(MONDAY + timedelta(days=1), "--output-format", "json", **blind)
        assert again.code == 3
        assert len(_issues(world, "alarm-2026-04-27")) == 1
    (dashboard,) = _issues(world, "dashboard")
    assert "No source has brought anything new on 2 days" in dashboard["body"]
    world.replay.always()
    assert world.night(MONDAY + timedelta(days=2))["sources"][0]["status"] == "fresh"
    assert _issues(world, "alarm") == []
    assert len(_issues(world, "alarm", "closed")) == 1


def test_an_alarm_that_somebody_closed_is_not_repeated(impatient: World, canned: CannedServer) -> None:
    """They have heard it; the run keeps failing."""
    world = impatient
    canned.answers = [Canned(b"no", status=400)]
    codes = []
    for day in range(3):
        codes.append(world.ended(MONDAY + timedelta(days=day), CURATOR_ARXIV_URL=canned.url).code)
        for issue in _issues(world, "alarm"):
            path = f"/repos/maintainer/papers/issues/{issue['number']}"
            world.town.ask("PATCH", path, {"state": "closed"}, who="maintainer")
    assert codes[-1] == 3
    assert len(_issues(world, "alarm", "all")) == 1


def test_the_dashboard_is_obeyed_and_shows_what_was_done(three_papers: World) -> None:
    """A paper that waits is proposed next once its box is ticked, and the box is gone."""
    world = three_papers
    world.allow(max_per_run=1, max_open=2)
    world.night(MONDAY)
    (dashboard,) = _issues(world, "dashboard")
    boxes = [line for line in dashboard["body"].splitlines() if "curator:tick open:" in line]
    assert len(boxes) >= 2
    wanted = boxes[-1].partition("curator:tick open:")[2].partition(" ")[0]
    path = f"/repos/maintainer/papers/issues/{dashboard['number']}"
    ticked = dashboard["body"].replace(boxes[-1], boxes[-1].replace("[ ]", "[x]"))
    world.town.ask("PATCH", path, {"body": ticked}, who="maintainer")
    world.night(MONDAY + timedelta(minutes=5))
    assert f"curator/add/{wanted.replace(':', '-')}" in world.branches()
    (after,) = _issues(world, "dashboard")
    assert "[x]" not in after["body"]
    assert f"open:{wanted} " not in after["body"]


def test_a_label_on_the_dashboard_pauses_the_bot(three_papers: World) -> None:
    """Nothing is proposed until it is taken off."""
    world = three_papers
    world.allow(max_per_run=1)
    world.night(MONDAY)
    (dashboard,) = _issues(world, "dashboard")
    labels = f"/repos/maintainer/papers/issues/{dashboard['number']}/labels"
    world.town.ask("POST", labels, {"labels": ["curator-paused"]}, who="maintainer")
    before = world.branches()
    world.night(MONDAY + timedelta(days=1))
    assert world.branches() == before
    world.town.ask("DELETE", f"{labels}/curator-paused", who="maintainer")
    world.night(MONDAY + timedelta(days=1))
    assert len(world.branches()) == len(before) + 1


def test_no_weekend_and_no_holiday_of_arxivs_raises_the_alarm() -> None:
    """A winter of nights as arXiv's own calendar has them: it rests from Christmas to the new year."""
    holidays = {datetime(2026, 12, day, tzinfo=UTC).date() for day in range(24, 32)}
    holidays |= {datetime(2027, 1, 1, tzinfo=UTC).date()}
    silence, newest = NO_SILENCE, None
    longest = 0
    for night in (datetime(2026, 12, 1, 9, tzinfo=UTC) + timedelta(days=n) for n in range(60)):
        if announces(night.date(), holidays):
            newest = night - timedelta(days=1)
        silence = listened(silence, [_asked(night, newest, holidays)], today=night.date())
        longest = max(longest, silence.days)
    assert longest < 2


def _asked(night: datetime, newest: datetime | None, holidays: set[date]) -> Any:  # noqa: ANN401 - a Health
    """What a healthy arXiv is found to be on a night."""
    window = Window(night - timedelta(days=7), night)
    seen = Observed("arxiv", window, 1, 1, 900, 900, newest)
    return judge(seen, outlook=outlook(window, now=night, newest=newest, received=900, holidays=holidays))


def test_the_report_tells_programs_of_the_silence(impatient: World, canned: CannedServer) -> None:
    """A problem of the run, in the JSON of the second day."""
    canned.answers = [Canned(b"no", status=400)]
    as_json, blind = ("--output-format", "json"), {"CURATOR_ARXIV_URL": canned.url}
    impatient.ended(MONDAY, *as_json, **blind)
    told = json.loads(impatient.ended(MONDAY + timedelta(days=1), *as_json, **blind).out)
    assert any("No source has brought anything new" in problem for problem in told["problems"])
