"""Tokens and passwords reach no output, file, body or commit, whatever goes wrong."""

from __future__ import annotations

import json
import subprocess
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from tests.e2e.secrets import OTHERS, forms, leaks, secrets
from tests.e2e.steered import NIGHT, first, responds, says
from tests.support import bot
from tests.support.canned import Canned
from tests.support.github import REPOSITORY

if TYPE_CHECKING:
    from tests.e2e.world import World
    from tests.support.bot import Ended
    from tests.support.canned import CannedServer

COMMANDS: Final = ("help", "explain", "title New", "move nowhere", "ready", "fix", "snooze 3", "rebsae")
DAY: Final = timedelta(days=1)
_WITH_ACCOUNTS: Final = ("OPENALEX", "OPENREVIEW", "OPENREVIEW_V1")


@pytest.fixture
def world(three_papers: World) -> World:
    """A world whose environment holds every secret, and whose workflow has a step summary."""
    three_papers.variables |= {**OTHERS, "GITHUB_STEP_SUMMARY": str(three_papers.folder / "summary.md")}
    return three_papers


def _runs(world: World, *words: str, **more: str) -> Ended:
    world.runs += 1
    return bot.run(*words, environ=world.environ(NIGHT, **more), folder=world.folder / f"run{world.runs}")


def _configure(world: World, old: str, new: str) -> None:
    file = world.rules() / "curator.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _told(canned: CannedServer) -> str:
    """All that a server was told: addresses, headers and bodies."""
    return " ".join(f"{one.target} {dict(one.headers)} {one.body.decode()}" for one in canned.asked)


def test_what_was_planted_would_be_found(world: World) -> None:
    """The search itself finds a secret in a file, in a comment, and in a commit."""
    number, branch = first(world)
    assert leaks(world) == []
    (world.folder / "state" / "note").write_bytes(b"x " + max(forms(OTHERS["OPENALEX_API_KEY"])))
    says(world, f"Here: {world.town.double.token('bot')}", number=number)
    world.town.person_commits(f"# {OTHERS['S2_API_KEY']}\n", branch=branch)
    places = " ".join(leaks(world))
    assert "OPENALEX_API_KEY in state/note" in places
    assert "GITHUB_TOKEN in GitHub" in places
    assert f"S2_API_KEY in git of {REPOSITORY}" in places


def test_a_whole_life_writes_no_secret(world: World) -> None:
    """Nights for people and for programs, rehearsals, commands and their answers, the dashboard."""
    world.ended(NIGHT, "--dry-run", "--output-format", "text")
    number, _ = first(world)
    says(world, "\n".join(f"/curator {one}" for one in COMMANDS), number=number)
    assert responds(world).code == 0
    world.town.person_closes(world.branches()[-1])
    assert responds(world, "pull_request").code == 0
    world.ended(NIGHT + DAY, "--output-format", "text")
    _runs(world, "explain", "2604.26496")
    for written in ("summary.md", "state/report.html", "state/ledger.sqlite3"):
        assert (world.folder / written).stat().st_size > 0
    assert "curator-state" in world.town.tips()
    assert leaks(world) == []


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 401},
        {"status": 403},
        {"status": 422},
        {"status": 429, "headers": {"Retry-After": "3600"}},
        {"status": 200},
    ],
    ids=lambda fault: str(fault["status"]),
)
def test_a_github_that_repeats_the_token_is_not_repeated(world: World, fault: dict[str, Any]) -> None:
    """A proxy that shows the request it refuses: neither the log nor any body of the run quotes it."""
    number, _ = first(world)
    says(world, "/curator title New\n/curator ready", number=number)
    words = f"Bad credentials: token {world.town.double.token('bot')} in Authorization"
    body = {"message": words, "errors": [{"message": words}, words]}
    for path in ("/pulls", "/graphql$", "/git/", "/comments"):
        world.town.double.fault("status", **{"path": path, "times": None, "body": body, **fault})
        world.ended(NIGHT + DAY)
        responds(world)
        world.town.double.control("DELETE", "faults")
    world.ended(NIGHT + DAY)
    assert leaks(world) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GITHUB_REPOSITORY", "https://x-access-token:{token}@github.com/maintainer/papers.git"),
        ("GITHUB_API_URL", "https://{token}:x-oauth-basic@127.0.0.1:9/api/v3"),
        ("GITHUB_API_URL", "http://:{token}@127.0.0.1:9"),
        ("GITHUB_API_URL", "https://127.0.0.1:9/api/v3?access_token={token}"),
        ("CURATOR_NOW", "{token}"),
        ("GITHUB_EVENT_PATH", "/{token}/event.json"),
        ("CURATOR_ARXIV_URL", "http://robot:{token}@127.0.0.1:9"),
        ("CURATOR_LEDGER_URL", "postgresql+psycopg://robot:{token}@127.0.0.1:9/ledger"),
        ("CURATOR_LEDGER_URL", "mysql://robot:{token}@127.0.0.1:9/ledger"),
    ],
    ids=lambda one: one.partition(":")[0],
)
def test_a_token_in_a_wrong_place_is_not_repeated(world: World, name: str, value: str) -> None:
    """Who pastes the address of a clone into a variable is told what is wrong, and not what was in it."""
    wrong = {name: value.format(token=world.town.double.token("bot"))}
    assert _runs(world, "run", **wrong).code == 2 or name in {"CURATOR_LEDGER_URL", "GITHUB_EVENT_PATH"}
    _runs(world, "respond", **wrong)
    assert leaks(world) == []


def test_a_clone_whose_address_holds_the_token_is_not_shown(world: World) -> None:
    """As a workflow's checkout leaves it: neither proposals in the clone nor a comparison name the remote."""
    folder = world.folder / "clone"
    (folder / "list").mkdir(parents=True)
    (folder / "list" / "README.md").write_text(world.town.text("main"), encoding="utf-8")
    remote = f"https://x-access-token:{world.town.double.token('bot')}@127.0.0.1:9/maintainer/papers.git"
    author = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    for git in ("init -q", "add list", "commit -qm List", f"remote add origin {remote}"):
        subprocess.run(["git", *author, *git.split()], cwd=folder, check=True)
    commands = ("run --forge local", "lint --diff origin/main", "links --offline --diff origin/main", "list")
    for command in commands:
        ended = bot.run(*command.split(), environ=world.environ(NIGHT), folder=folder)
        for name in ("out", "err"):
            (folder / name).rename(folder / f"{name} of {command.replace('/', '-')}")
        assert ended.out or ended.err
    assert leaks(world) == ["GITHUB_TOKEN in clone/.git/config"]


def test_services_that_repeat_what_they_were_told_are_not_repeated(
    world: World, canned: CannedServer
) -> None:
    """OpenAlex's key and OpenReview's password go there, and from there into no report, memory or page."""
    _configure(world, "enrichment:\n  per_night: 0\n", "enrichment:\n  witnesses: [openalex, openreview]\n")
    _configure(world, "openreview: {enabled: false}", "openreview: {enabled: true}")
    known = f"{OTHERS['OPENALEX_API_KEY']} {OTHERS['OPENREVIEW_PASSWORD']}"
    services = dict.fromkeys((f"CURATOR_{one}_URL" for one in _WITH_ACCOUNTS), canned.url)
    body = {"error": f"You sent {known}", "results": [{"title": known, "display_name": known}]}
    body["name"] = f"Error {OTHERS['OPENREVIEW_PASSWORD']}"
    for status in (200, 400, 401, 403):
        canned.answers = [Canned(json.dumps(body).encode(), status=status)]
        world.ended(NIGHT, **services)
        _runs(world, "audit", **services)
    told = _told(canned)
    assert "api_key=" in told
    assert "/login" in told
    assert secrets(world)["GITHUB_TOKEN"] not in told
    assert leaks(world) == []


def test_the_hosts_of_links_are_told_no_secret(world: World, canned: CannedServer) -> None:
    """Nor does the cache or the facts hold one."""
    file = world.folder / "README.md"
    file.write_text(f"# Papers\n\n## A\n\n* [A Paper]({canned.url}/a) (ICML 2023) <br/> Shows it.\n")
    ended = _runs(world, "links", str(file), "--write-facts", "facts.json", CURATOR_LINKS_ALLOW_PRIVATE="1")
    assert canned.asked, ended.err
    told = _told(canned).encode()
    assert [name for name, secret in secrets(world).items() for one in forms(secret) if one in told] == []
    assert leaks(world) == []


def test_an_alarm_and_its_reasons_hold_no_secret(world: World, canned: CannedServer) -> None:
    """A source that answers with the secrets of its caller is not quoted."""
    _configure(world, "limits:\n", "limits:\n  max_silence_days: 1\n")
    known = " ".join(secrets(world).values())
    canned.answers = [Canned(f"<error>{known}</error>".encode(), status=400, headers={"X-Said": known})]
    for day in range(4):
        world.ended(NIGHT + day * DAY, CURATOR_ARXIV_URL=canned.url)
    board = world.town.ask("GET", f"/repos/{REPOSITORY}/issues?labels=curator-board")
    assert any("curator:board alarm" in one["body"] for one in board)
    assert leaks(world) == []
