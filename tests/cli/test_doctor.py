"""``curator doctor`` as a maintainer runs it, against GitHub's double; it writes nothing anywhere."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from curator.cli import main
from curator.onboarding.program import UNKNOWN
from curator.settings.services import SERVICES
from tests.e2e.world import ROOT
from tests.support.canned import Canned
from tests.support.github import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.canned import CannedServer
    from tests.support.github import GitHubTown
    from tests.support.wire import Wire

Checks = dict[str, dict[str, str]]
EVERYBODYS = b'{"feed": "<feed >"}'
"""An answer that is JSON, has a feed in it, and may be a page: any service's own."""

GOOD = Canned(EVERYBODYS, status=200)
PROXY = "<!DOCTYPE html><title>Log in</title>"
NIGHTLY = ".github/workflows/nightly.yml"


@pytest.fixture
def clinic(
    github_town: GitHubTown, canned: CannedServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> pytest.MonkeyPatch:
    """A maintainer's shell in the list's repository, every service on loopback."""
    canned.answers = [GOOD]
    monkeypatch.chdir(ROOT)
    values = {
        "CURATOR_CONFIG": str((ROOT / "rules").resolve()),
        "CURATOR_CONTACT": "mailto:a@example.org",
        "CURATOR_STATE": str(tmp_path / "state"),
        "GITHUB_API_URL": github_town.double.url,
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_TOKEN": github_town.double.token("maintainer"),
    }
    values |= {f"CURATOR_{name.upper()}_URL": canned.url for name in SERVICES if name != "github"}
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def checks(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Checks]:
    """The exit code, and the verdicts by name."""
    code = main(["--quiet", "doctor", "--output-format", "json", *words])
    told = json.loads(capsys.readouterr().out)
    assert told["version"] == 1
    assert all(set(one) == {"name", "status", "says", "do"} for one in told["checks"])
    return code, {one["name"]: one for one in told["checks"]}


def of(told: Checks, *states: str) -> set[str]:
    """The names of the verdicts in one of these states."""
    return {name for name, one in told.items() if one["status"] in states}


def test_a_healthy_bot_has_no_problem(
    github_town: GitHubTown, clinic: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With an administrator's token nothing is left unknown."""
    del clinic, github_town
    code, told = checks(capsys)
    assert of(told, "problem", "down", "unknown") == set()
    assert code == 0
    assert told["token"]["says"].startswith("It works, for maintainer")
    assert of(told, "ok") >= {"pull requests", "workflow token", "branches", "state file", "service arxiv"}


def test_nothing_is_written_anywhere(
    clinic: pytest.MonkeyPatch,
    github_town: GitHubTown,
    wire: Wire,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """Not on GitHub, and not here."""
    del clinic
    assert checks(capsys)[0] == 0
    assert github_town.double.writes() == wire.writes == []
    assert list(tmp_path.iterdir()) == []


def test_every_service_is_asked_once_and_told_no_secret(
    clinic: pytest.MonkeyPatch, canned: CannedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a GET that says who asks."""
    clinic.setenv("OPENREVIEW_USERNAME", "me")
    clinic.setenv("OPENREVIEW_PASSWORD", "secret")
    _, told = checks(capsys)
    services = [name for name in told if name.startswith("service ")]
    assert len(canned.asked) == len(services) > 8
    assert {one.method for one in canned.asked} == {"GET"}
    assert all("authorization" not in one.headers for one in canned.asked)
    assert all("mailto:a@example.org" in one.headers["user-agent"] for one in canned.asked)


def test_a_look_at_github_takes_few_requests(
    clinic: pytest.MonkeyPatch, wire: Wire, capsys: pytest.CaptureFixture[str], github_town: GitHubTown
) -> None:
    """Each page once."""
    del clinic, github_town
    checks(capsys)
    targets = [one.target for one in wire.sent]
    assert len(set(targets)) == len(targets) <= 15


def test_the_table_says_what_to_do(
    clinic: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], github_town: GitHubTown
) -> None:
    """For people; the token is nowhere in it."""
    clinic.setenv("GITHUB_TOKEN", github_town.double.token("outsider"))
    assert main(["--quiet", "doctor"]) == 1
    shown = capsys.readouterr()
    assert "outsider may not write to maintainer/papers: its role there is pull." in shown.out
    assert "→ Invite the account" in shown.out
    assert github_town.double.token("outsider") not in shown.out + shown.err


@pytest.mark.parametrize(
    ("wrong", "name", "says"),
    [
        ({"GITHUB_TOKEN": ""}, "token", "no token"),
        ({"GITHUB_TOKEN": "ghp_wrong"}, "token", "401"),
        ({"GITHUB_REPOSITORY": ""}, "repository", "GITHUB_REPOSITORY is not set"),
        ({"GITHUB_REPOSITORY": "nonsense"}, "repository", "is not a repository"),
        ({"GITHUB_REPOSITORY": "maintainer/none"}, "repository", "maintainer/none"),
    ],
)
def test_what_is_set_wrongly_is_a_problem(
    clinic: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    wrong: dict[str, str],
    name: str,
    says: str,
) -> None:
    """In one sentence, with what to do; the other looks go on."""
    for variable, value in wrong.items():
        clinic.setenv(variable, value)
    code, told = checks(capsys)
    assert code == 1
    assert of(told, "problem") == {name}
    assert says in told[name]["says"]
    assert told[name]["do"]
    assert "ghp_wrong" not in json.dumps(told)
    assert told["service doi"]["status"] == "ok"


def test_a_github_that_is_not_there_is_down(
    clinic: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As any other service: exit code 3."""
    clinic.setenv("GITHUB_API_URL", "http://127.0.0.1:9")
    code, told = checks(capsys)
    assert code == 3
    assert of(told, "problem", "down") == {"github"}
    assert "did not answer" in told["github"]["says"]


@pytest.mark.parametrize(
    "fault",
    [
        {"status": 200, "body": PROXY},
        {"status": 200, "body": {"message": "Hello"}},
        {"status": 502, "body": PROXY},
        {"status": 429, "headers": {"Retry-After": "3600"}, "body": {"message": "Later"}},
    ],
    ids=["page", "other JSON", "bad gateway", "leave us alone"],
)
def test_whoever_answers_in_githubs_place_is_down(
    clinic: pytest.MonkeyPatch,
    github_town: GitHubTown,
    capsys: pytest.CaptureFixture[str],
    fault: dict[str, Any],
) -> None:
    """A proxy's page tells nothing of the token; and nobody waits for an hour."""
    del clinic
    github_town.double.fault("status", path=".*", times=None, **fault)
    code, told = checks(capsys)
    assert code == 3
    assert of(told, "problem", "down") == {"github"}
    assert told["github"]["do"]


@pytest.mark.parametrize("body", [PROXY, [], 7])
def test_pages_of_the_wrong_shape_are_unknown(
    clinic: pytest.MonkeyPatch, github_town: GitHubTown, capsys: pytest.CaptureFixture[str], body: object
) -> None:
    """What lies behind a repository is believed only where it is GitHub's."""
    del clinic
    path = f"^/repos/{REPOSITORY}/(actions|rules|branches|labels)"
    github_town.double.fault("status", path=path, status=200, body=body, times=None)
    code, told = checks(capsys)
    assert code in {0, 3}
    assert of(told, "problem", "down") == set()
    assert "workflows" in of(told, "unknown")


def test_a_quota_that_is_used_up_is_a_problem_with_its_end(
    clinic: pytest.MonkeyPatch, github_town: GitHubTown, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing more is asked, and nobody waits."""
    del clinic
    github_town.double.control("POST", "settings", {"core": 0})
    code, told = checks(capsys)
    assert code == 1
    assert of(told, "problem") == {"quota"}
    assert " UTC;" in told["quota"]["do"]
    assert "labels" not in told


def test_a_repository_that_is_archived_or_without_issues_is_a_problem(
    github_town: GitHubTown, clinic: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing could be proposed, and nobody would hear of it."""
    del clinic
    github_town.ask("PATCH", f"/repos/{REPOSITORY}", {"has_issues": False, "archived": True})
    code, told = checks(capsys)
    assert code == 1
    assert of(told, "problem") == {"repository", "issues"}


def test_switches_of_the_repository_are_seen(
    github_town: GitHubTown, clinic: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rules over the bot's branches, and what workflows may do."""
    del clinic
    rules = [{"branches": "curator*", "type": "creation"}, {"branches": "main", "type": "pull_request"}]
    settings = {"rules": rules, "actions_can_create_pulls": False, "default_workflow_permissions": "write"}
    github_town.double.control("POST", "settings", {"repo": REPOSITORY, "repo_settings": settings})
    code, told = checks(capsys)
    assert code == 0
    assert of(told, "notice") >= {"branches", "pull requests", "workflow token"}
    assert "curator-state by creation; curator/add/… by creation" in told["branches"]["says"]
    settings = {"rules": [], "protected": ["main"], "actions_enabled": False}
    github_town.double.control("POST", "settings", {"repo": REPOSITORY, "repo_settings": settings})
    _, told = checks(capsys)
    assert told["branches"]["status"] == "ok"
    assert told["workflows"]["says"] == "Actions are off for this repository."


def test_a_nightly_workflow_that_was_switched_off_is_a_problem(
    github_town: GitHubTown, clinic: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says how to switch it on; one that runs is fine, and so is when it ran last."""
    del clinic
    text = (ROOT / NIGHTLY).read_text(encoding="utf-8")
    github_town.double.commit(REPOSITORY, {NIGHTLY: text}, login="maintainer")
    place = f"/repos/{REPOSITORY}/actions/workflows/nightly.yml"
    github_town.ask("POST", f"{place}/dispatches", {"ref": "main"})
    _, told = checks(capsys)
    assert told["workflows"]["status"] == told["last night"]["status"] == "ok"
    github_town.ask("PUT", f"{place}/disable")
    code, told = checks(capsys)
    assert code == 1
    assert told["workflows"]["do"] == "Enable it: gh workflow enable nightly.yml"


@pytest.mark.parametrize("who", ["bot", "actions"])
def test_what_only_administrators_may_read_is_unknown(
    github_town: GitHubTown, clinic: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], who: str
) -> None:
    """A collaborator's token, or a workflow's, is enough for the bot, and no failure."""
    clinic.setenv("GITHUB_TOKEN", github_town.double.token(who))
    code, told = checks(capsys)
    assert code == 0
    assert of(told, "unknown") == {"pull requests"} | ({"permissions"} if who == "actions" else set())
    assert "Settings → Actions → General" in told["pull requests"]["do"]


@pytest.mark.parametrize(
    ("answer", "says"),
    [(Canned(b"no", status=503), "status 503"), (Canned(PROXY.encode(), status=200), "is not a feed")],
    ids=["down", "a proxy's page"],
)
def test_a_service_that_is_down_is_degraded_and_no_problem(
    clinic: pytest.MonkeyPatch,
    canned: CannedServer,
    capsys: pytest.CaptureFixture[str],
    answer: Canned,
    says: str,
) -> None:
    """Exit code 3: a night makes up for it. It is not asked again."""
    del clinic
    canned.answers = [answer, GOOD]
    code, told = checks(capsys)
    assert code == 3
    assert of(told, "problem", "down") == {"service arxiv"}
    assert says in told["service arxiv"]["says"]
    assert len(canned.asked) == len([name for name in told if name.startswith("service ")])


def test_a_service_that_nobody_answers_at_is_down(
    clinic: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With why."""
    clinic.setenv("CURATOR_ARXIV_URL", "http://127.0.0.1:9")
    code, told = checks(capsys)
    assert code == 3
    assert "does not answer: the connection failed" in told["service arxiv"]["says"]


def test_offline_asks_nobody(
    github_town: GitHubTown,
    clinic: pytest.MonkeyPatch,
    canned: CannedServer,
    wire: Wire,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Neither GitHub nor a service."""
    del clinic, github_town
    code, told = checks(capsys, "--offline")
    assert code == 0
    assert set(told) == {"configuration", "python", "list", "sections", "state folder", "git", "contact"}
    assert canned.asked == []
    assert wire.sent == []


def test_mistakes_in_the_rules_are_all_told(
    clinic: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Exit code 2, before anybody is asked."""
    rules = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", rules)
    (rules / "curator.yaml").write_text("version: 1\nlimitz: {}\nforge: {kind: gitlab}\n", encoding="utf-8")
    clinic.setenv("CURATOR_CONFIG", str(rules))
    assert main(["--quiet", "doctor"]) == 2
    said = capsys.readouterr().err
    assert "limitz" in said
    assert "gitlab" in said


def test_a_state_folder_that_cannot_be_made_is_a_problem(
    clinic: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A file stands in its way."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    clinic.setenv("CURATOR_STATE", str(tmp_path / "file" / "state"))
    code, told = checks(capsys, "--offline")
    assert code == 1
    assert "is not a folder" in told["state folder"]["says"]


def test_a_list_without_the_sections_of_the_rules_is_a_problem(
    clinic: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Somebody renamed one; and a folder without the list has none to speak of."""
    text = (ROOT / "list" / "README.md").read_text(encoding="utf-8")
    (tmp_path / "list").mkdir()
    file = tmp_path / "list" / "README.md"
    file.write_text("# Papers\n\n## Something else\n\n" + text.partition("\n## ")[0], encoding="utf-8")
    clinic.chdir(tmp_path)
    code, told = checks(capsys, "--offline")
    assert code == 1
    assert told["sections"]["status"] == "problem"
    file.unlink()
    _, told = checks(capsys, "--offline")
    assert "cannot be read" in told["list"]["says"]
    assert "sections" not in told


def test_workflows_that_do_not_say_what_to_install_are_a_problem(
    clinic: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """`init` left a gap where it could not know; a person has filled it in one of them."""
    text = "\n".join(
        f"- [Robust Thing {n}](https://arxiv.org/abs/2101.0000{n}) (ICML 2021)" for n in range(6)
    )
    (tmp_path / "README.md").write_text(f"# Papers\n\n## Things\n\n{text}\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    clinic.chdir(tmp_path)
    clinic.delenv("CURATOR_CONFIG", raising=False)
    clinic.setattr("curator.cli.starting.this_program", lambda: UNKNOWN)
    assert main(["--quiet", "init", "--offline"]) == 0
    nightly = tmp_path / ".github" / "workflows" / "curator-nightly.yml"
    nightly.write_text(nightly.read_text().replace("OWNER/curator", "a/b"), encoding="utf-8")
    capsys.readouterr()
    _, told = checks(capsys, "--offline")
    assert "curator-lint.yml" in told["workflow files"]["says"]
    assert "curator-nightly.yml" not in told["workflow files"]["says"]
