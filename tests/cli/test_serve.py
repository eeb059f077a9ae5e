"""``curator serve`` as a service manager sees it: the whole program, its real runs, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pytest

from curator.cli import main
from curator.clock import SystemClock
from curator.forge.local import found
from curator.service.timetable import FILE
from curator.store.ledger import open_ledger
from tests.cli.nights import NIGHT
from tests.e2e import small_rules
from tests.e2e.conftest import replay_of_the_session, three_papers, world
from tests.e2e.world import FEED, ROOT
from tests.support.github import REPOSITORY
from tests.support.quiet_rules import quiet_rules
from tests.support.service import start_service

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.world import World
    from tests.support.replay import StartReplay
    from tests.support.service import Serving, StartService

__all__ = ["replay_of_the_session", "start_service", "three_papers", "world"]
SERVE: Final = ("-m", "curator", "serve", "--listen", "127.0.0.1:0")
LOCAL: Final = (*SERVE, "--forge", "local")
TOKEN: Final = "ghp_0123456789abcdef0123456789abcdef0123"  # noqa: S105 - nobody's


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The maintained list with few rules in a new repository."""
    rules = quiet_rules(tmp_path / "rules")
    small_rules.write(rules)
    files = {f"rules/{file.relative_to(rules)}": file.read_bytes() for file in sorted(rules.rglob("*.yaml"))}
    files["list/README.md"] = (ROOT / "list/README.md").read_bytes()
    root = tmp_path / "papers"
    root.mkdir()
    found(root, files=files)
    return root


@pytest.fixture
def environ(start_replay: StartReplay) -> dict[str, str]:
    """A replay is arXiv; the runs are of the night that its feed is of."""
    return {"CURATOR_ARXIV_URL": start_replay(FEED).url, "CURATOR_NOW": NIGHT, "GITHUB_TOKEN": TOKEN}


def branches(repository: Path) -> list[str]:
    """The branches of proposals."""
    words = ["git", "for-each-ref", "--format=%(refname:short)", "refs/heads/curator/"]
    return subprocess.run(words, cwd=repository, capture_output=True, text=True, check=True).stdout.split()


def test_the_first_start_makes_a_night_and_goes_on_serving(
    repository: Path, environ: dict[str, str], start_service: StartService
) -> None:
    """Proposals are made, told in the log by their run's id, in the metrics and in the health."""
    service = start_service(*LOCAL, folder=repository, environ=environ)
    ended = service.event("run finished", result="done")
    assert len(branches(repository)) == ended["proposals"]["add created"] > 0
    assert ended["sources"] == {"arxiv": "fresh"}
    assert service.event_like("CURATOR_NOW is for the runs alone")["level"] == "warning"
    said = [event for event in service.events if event["event"] == "said"]
    assert said[0]["line"].startswith("asking arxiv for 2026-04-17 00:00 to 2026-04-24 00:00")
    assert {event["run_id"] for event in said} == {ended["run_id"]}
    samples = service.metrics()
    assert samples["curator_writes_total", frozenset()] == ended["writes"]
    health = service.get("/healthz").json()
    assert health["status"] == "ok"
    assert datetime.fromisoformat(health["next_run"]["nightly"]) > datetime.now(UTC)
    service.send()
    assert service.code() == 0
    again = start_service(*LOCAL, folder=repository, environ=environ)
    assert again.event("serving")["next"]["nightly"] == health["next_run"]["nightly"]


def test_a_second_service_is_wrong_use(
    repository: Path, environ: dict[str, str], start_service: StartService
) -> None:
    """Two would do everything twice; a run by hand beside the service is refused only during a run."""
    first = start_service(*LOCAL, folder=repository, environ=environ)
    first.event("run finished")
    second = start_service(*LOCAL, folder=repository, environ=environ)
    assert second.code() == 2
    assert "\nAnother curator serve works on the state folder" in second.text
    run = [sys.executable, "-m", "curator", "run", "--forge", "local", "--quiet", "--output-format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **environ}
    by_hand = subprocess.run(run, cwd=repository, env=environment, capture_output=True, check=True)
    assert json.loads(by_hand.stdout)["writes"] == 0
    assert first.get("/healthz").status_code == 200


def test_a_run_by_hand_in_progress_is_told_and_no_crash(
    repository: Path, environ: dict[str, str], start_service: StartService
) -> None:
    """The ledger's own lock keeps the service's run out; the other run does the work."""
    state = repository / "list" / ".curator"
    with open_ledger(state, clock=SystemClock()).exclusive():
        service = start_service(*LOCAL, folder=repository, environ=environ)
        ended = service.event("run finished")
    assert (ended["exit_code"], ended["result"]) == (3, "degraded")
    said = [event["line"] for event in service.events if event["event"] == "said"]
    assert said[0].startswith("another run is in progress")
    assert service.get("/healthz").json()["last_success"] is None


def test_no_token_is_in_the_log(
    repository: Path, environ: dict[str, str], start_service: StartService
) -> None:
    """Whatever a run says: here it quotes its token, as the address of a service that is not there."""
    environ["CURATOR_ARXIV_URL"] = f"http://127.0.0.1:9/{TOKEN}"
    service = start_service(*LOCAL, folder=repository, environ=environ)
    assert service.event("run finished")["sources"] == {"arxiv": "down"}
    state = repository / "list" / ".curator"
    written = [file.read_bytes() for file in state.iterdir() if file.name in {"service.json", FILE}]
    assert len(written) == 2
    for text in (service.text, service.get("/metrics").text, service.get("/healthz").text):
        assert TOKEN not in text
    assert not any(TOKEN.encode() in one for one in written)


def test_sigterm_between_two_proposals_and_a_restart_converge(
    three_papers: World, start_service: StartService
) -> None:
    """Cut off while a pull request is made, the night is made up for: one of each, nothing twice."""
    world = three_papers
    night = datetime(2026, 4, 29, 23, 30, tzinfo=UTC)
    every_write = "POST|PATCH|PUT|DELETE"
    world.town.double.fault("stall", method=every_write, phase="after", seconds=1, skip=6)
    first = _serving(world, start_service, night)
    _awaited_writes(first, world, 7)
    first.send()
    assert first.code() == 0
    assert first.event("run finished")["result"] in {"killed", "interrupted"}
    assert len(world.town.pulls()) < 3
    world.town.double.control("DELETE", "faults")
    second = _serving(world, start_service, night)
    assert second.event("run finished")["result"] == "done"
    pulls = world.town.pulls()
    assert len(pulls) == len(world.branches()) == 3
    assert all(pull.draft and pull.labels == {"curator"} for pull in pulls)
    assert world.night(night)["writes"] == 0


def test_what_maintainers_say_is_answered(three_papers: World, start_service: StartService) -> None:
    """Nobody has to tell the service: it looks for commands, from the start, and says so in its log."""
    world = three_papers
    night = datetime(2026, 4, 29, 23, 30, tzinfo=UTC)
    world.night(night)
    number = world.town.number(world.branches()[0])
    comments = f"/repos/{REPOSITORY}/issues/{number}/comments"
    world.town.ask("POST", comments, {"body": "/curator help"})
    service = _serving(world, start_service, night)
    said = service.event("said", job="poll")
    assert said["run_id"].endswith("-poll")
    assert service.metrics()["curator_polls_total", frozenset({("result", "done")})] == 1
    answers = [row for row in world.town.ask("GET", comments) if row["user"]["login"] == "curator-bot"]
    assert len(answers) == 1


def _serving(world: World, start_service: StartService, night: datetime) -> Serving:
    folder = world.folder / "served"
    folder.mkdir(exist_ok=True)
    return start_service(*SERVE, folder=folder, environ=world.environ(night))


def _awaited_writes(service: Serving, world: World, count: int) -> None:
    """Wait until GitHub has received so many writes."""
    service.event("run started")
    while len(world.writes()) < count:
        assert service.process.poll() is None, service.text
        time.sleep(0.02)


@pytest.mark.parametrize(
    "listen", ["9477", "127.0.0.1", "::1:9477", "host:port", "host:70000", ":9477", "[::1]"]
)
def test_an_address_is_a_host_and_a_port(listen: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Anything else is refused before anything begins."""
    assert main(["serve", "--listen", listen]) == 2
    assert f"{listen!r} is not HOST:PORT, such as 127.0.0.1:9477" in capsys.readouterr().err


def test_without_a_repository_it_does_not_wait_for_the_night_to_say_so(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit code 2 at once, with what to set."""
    monkeypatch.chdir(repository)
    assert main(["serve"]) == 2
    assert capsys.readouterr().err.startswith("GITHUB_REPOSITORY is not set")
    assert not (repository / "list" / ".curator").exists()


def test_a_state_folder_that_cannot_be_is_wrong_use(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence, and what to do."""
    monkeypatch.chdir(repository)
    (repository / "file").touch()
    assert main(["serve", "--forge", "local", "--state", "file/state"]) == 2
    assert "cannot be used: Not a directory." in capsys.readouterr().err
