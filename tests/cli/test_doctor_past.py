"""``curator doctor`` on a bot that has a past: what its state file tells, on GitHub and locally."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from curator.cli import main
from curator.core.memory import Memory
from curator.core.silence import Silence
from curator.core.steering import Pause
from curator.forge.local import LocalForge, found
from curator.settings.services import SERVICES
from curator.store import statefile
from tests.fakes import FixedClock
from tests.support.github import PATH, REPOSITORY
from tests.support.github_nights import GitHubNights

if TYPE_CHECKING:
    from tests.support.github import GitHubTown
    from tests.support.wire import Wire

Checks = dict[str, dict[str, str]]
ROOT = Path(__file__).parents[2]
NIGHT = "2026-04-30T09:00:00Z"
LATER = "2026-05-09T09:00:00Z"


@pytest.fixture
def nights(github_town: GitHubTown, wire: Wire, monkeypatch: pytest.MonkeyPatch) -> GitHubNights:
    """A bot that ran one night; services are out of reach."""
    monkeypatch.chdir(ROOT)
    values = {
        "CURATOR_CONTACT": "mailto:a@example.org",
        "GITHUB_API_URL": github_town.double.url,
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_TOKEN": github_town.double.token("bot"),
        "CURATOR_NOW": NIGHT,
    }
    values |= {f"CURATOR_{name.upper()}_URL": "http://127.0.0.1:9" for name in SERVICES if name != "github"}
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    made = GitHubNights(github_town, wire)
    made.night()
    return made


def checks(capsys: pytest.CaptureFixture[str], *words: str) -> Checks:
    """The verdicts by name."""
    main(["--quiet", "doctor", "--output-format", "json", *words])
    return {one["name"]: one for one in json.loads(capsys.readouterr().out)["checks"]}


def test_a_bot_that_ran_last_night_is_fine(nights: GitHubNights, capsys: pytest.CaptureFixture[str]) -> None:
    """And the doctor leaves its state as it is."""
    before = nights.town.tips()
    told = checks(capsys)
    assert {told[name]["status"] for name in ("state file", "last run", "silence")} == {"ok"}
    assert "2026-04-30" in told["last run"]["says"] + told["silence"]["says"]
    assert nights.town.tips() == before


def test_a_bot_whose_nights_do_not_happen_is_told(
    nights: GitHubNights, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the reason: the state file does not move on."""
    del nights
    monkeypatch.setenv("CURATOR_NOW", LATER)
    told = checks(capsys)
    assert told["last run"]["status"] == "problem"
    assert "9 days ago" in told["last run"]["says"]


def test_a_silent_and_a_paused_bot_are_told(nights: GitHubNights, capsys: pytest.CaptureFixture[str]) -> None:
    """Silence is a problem from the day of the alarm on."""
    began = date(2026, 4, 22)
    nights.steer(lambda held: replace(held, silence=Silence(7, began, began), pause=Pause("ann", began)))
    told = checks(capsys)
    assert told["silence"]["status"] == "problem"
    assert told["silence"]["says"].startswith("No source has brought anything new for 7 days")
    assert told["state file"]["says"] == "Proposals are paused since 2026-04-22 by ann."


@pytest.mark.parametrize("text", ["{", '{"version": 9}', "\udcff"])
def test_a_state_file_that_was_spoilt_is_a_problem(
    nights: GitHubNights, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """No night would begin; it says how to get back."""
    raw = text.encode("utf-8", "surrogateescape")
    files = {"state.json": raw if "\udcff" in text else text}
    nights.town.double.commit(REPOSITORY, files, branch="curator-state", login="maintainer")
    told = checks(capsys)
    assert told["state file"]["status"] == "problem"
    assert told["state file"]["do"]
    assert "silence" not in told


@pytest.fixture
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with list and rules that proposes locally, and is no repository yet."""
    for file in [*(ROOT / "rules").rglob("*.yaml"), ROOT / PATH]:
        copy = tmp_path / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text(encoding="utf-8").replace("kind: github", "kind: local")
        copy.write_text(text, encoding="utf-8")
    monkeypatch.setenv("CURATOR_CONTACT", "mailto:a@example.org")
    monkeypatch.setenv("CURATOR_NOW", NIGHT)
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_that_is_no_repository_cannot_be_proposed_to(
    at_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The local forge needs one; GitHub is not asked for."""
    told = checks(capsys, "--offline")
    assert told["git"]["status"] == "problem"
    assert told["git"]["do"]
    assert "state file" not in told
    assert not (at_home / ".git").exists()


def test_a_local_repository_tells_its_past_also_offline(
    at_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its state is on a branch of its own; nobody else has to be asked."""
    found(at_home, files={PATH: (at_home / PATH).read_bytes()})
    forge = LocalForge(at_home, list_path=PATH, clock=FixedClock())
    assert checks(capsys, "--offline")["state file"]["says"].startswith("There is none yet")
    memory = Memory(silence=Silence(2, date(2026, 4, 28), date(2026, 4, 29)))
    kept = forge.save(statefile.encode(memory), replacing=forge.load())
    told = checks(capsys, "--offline")
    assert (told["git"]["status"], told["silence"]["status"]) == ("ok", "notice")
    assert forge.load() == kept
    assert "token" not in told
