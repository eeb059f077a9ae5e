"""The jobs of the service, and how a run is started."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from curator import defaults
from curator.clock import FixedClock
from curator.demo import DEMO_NIGHT
from curator.service import Plan
from curator.service.listening import Address
from curator.settings.load import load
from curator.settings.values import ScheduleChoice
from curator.wiring import serving
from curator.wiring.home import Home

if TYPE_CHECKING:
    from curator.settings.values import ForgeKind

STATE = Path("/nowhere/state")


def home(schedule: ScheduleChoice) -> Home:
    """The usual settings with another schedule."""
    settings = replace(load(defaults.folder() / "rules", {}), schedule=schedule)
    return Home(settings, {"GITHUB_TOKEN": "t"}, STATE, FixedClock(DEMO_NIGHT), Path("/nowhere"))


def plans(schedule: ScheduleChoice, *, polls: bool) -> list[Plan]:
    """The jobs of a schedule."""
    return list(serving._plans(home(schedule), jitter=9, polls=polls))


def test_every_schedule_has_its_job() -> None:
    """A night that was missed is made up for; missed links are part of the next night."""
    assert plans(ScheduleChoice("1 2 * * *", "3 4 * * 0", 5), polls=True) == [
        Plan("nightly", "1 2 * * *", jitter=9, catches_up=True),
        Plan("links", "3 4 * * 0", jitter=9),
        Plan("poll", 5),
    ]


def test_what_is_null_is_not_done() -> None:
    """Neither is what nobody can do yet."""
    assert [plan.name for plan in plans(ScheduleChoice("1 2 * * *", None, None), polls=True)] == ["nightly"]
    assert [plan.name for plan in plans(ScheduleChoice("1 2 * * *", None, 5), polls=False)] == ["nightly"]


def command(forge: ForgeKind | None) -> list[str]:
    """The words that start a run."""
    wishes = serving.Wishes(Path("/nowhere/rules"), Address("::1", 9), 60, 9, forge)
    return list(serving._command(home(ScheduleChoice("1 2 * * *", None, None)), wishes).words)


def test_a_run_is_the_command_that_people_type() -> None:
    """With the same options and JSON; the list's repository has no say in what is imported."""
    folders = ["--config", "/nowhere/rules", "--state", "/nowhere/state"]
    words = [sys.executable, "-P", "-m", "curator", "run", "--output-format", "json", *folders]
    assert command(None) == words
    assert command("local") == [*words, "--forge", "local"]


def test_a_run_has_the_environment_of_the_service() -> None:
    """The token is there and not among the words, and no line is broken where a terminal would end."""
    wishes = serving.Wishes(Path("rules"), Address("::1", 9), 60, 9)
    made = serving._command(home(ScheduleChoice("1 2 * * *", None, None)), wishes)
    assert made.environ == {"GITHUB_TOKEN": "t", "COLUMNS": "1000", "NO_COLOR": "1"}
