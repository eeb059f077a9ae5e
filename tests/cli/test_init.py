"""``curator init`` as a maintainer runs it: what it writes, says and refuses, and how it ends."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from curator.cli import main
from curator.forge.local import found
from tests.cli.programs import curator
from tests.onboarding.lists import POND, PROGRAM, hostile
from tests.support.github import PATH, REPOSITORY
from tests.support.replay import record

if TYPE_CHECKING:
    from tests.support.github import GitHubTown
    from tests.support.replay import StartReplay

NIGHT: Final = "2026-04-24T06:17:00+00:00"
WORKFLOWS: Final = ("feedback", "links", "lint", "nightly", "respond")
FROGS: Final = {
    "title": "Frogs and the Sound of Frogs",
    "abstract": "We count frogs by their sound in ponds.",
}


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a list of ponds, which is the current folder."""
    folder = tmp_path / "ponds"
    folder.mkdir()
    found(folder, files={"README.md": POND.encode()})
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CURATOR_NOW", NIGHT)
    return folder


def files(top: Path) -> dict[str, bytes]:
    """Every file of the work tree."""
    paths = (
        path
        for path in sorted(top.rglob("*"))
        if path.is_file() and ".git" not in path.relative_to(top).parts
    )
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in paths}


def status() -> str:
    """What git says of the work tree."""
    words = ["git", "status", "--porcelain", "--untracked-files=all"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def test_it_writes_what_every_other_command_can_work_with(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rules and workflows, and what it understood; then config, rules and lint find nothing wrong."""
    assert main(["init", "--offline", "--program", str(PROGRAM)]) == 0
    told = capsys.readouterr().out
    assert "README.md: 6 entries under 2 headings" in told
    assert "* [{title}]({url}){? ({venue} {year})?}{? <br/> {description}?}" in told
    assert "is not known: nobody was asked, as --offline says." in told
    written = {name for name in files(top) if name != "README.md"}
    assert written == {
        *("rules/curator.yaml", "rules/screening.yaml", "rules/venues.yaml"),
        *("rules/sections/waves.yaml", "rules/sections/frogs.yaml"),
        *(f".github/workflows/curator-{name}.yml" for name in WORKFLOWS),
    }
    assert all(f"  {name}\n" in told for name in written)
    for words in (
        ["config", "check"],
        ["rules", "check"],
        ["rules", "test", "--strict"],
        ["lint", "--strict"],
    ):
        assert main(words) == 0, capsys.readouterr().out


def test_a_second_run_changes_nothing(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All is there as it would be written."""
    assert main(["init", "--offline"]) == 0
    before = files(top)
    capsys.readouterr()
    assert main(["init", "--offline"]) == 0
    assert "All 10 files are there already" in capsys.readouterr().out
    assert files(top) == before


def test_nothing_that_exists_is_overwritten_unasked(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not one file is written when one is in the way; with --force all are."""
    mine = top / "rules" / "screening.yaml"
    mine.parent.mkdir()
    mine.write_text("mine\n", encoding="utf-8")
    before = files(top)
    assert main(["init", "--offline"]) == 2
    told = capsys.readouterr()
    assert "rules/screening.yaml" in told.err
    assert "--force" in told.err
    assert files(top) == before
    assert main(["init", "--offline", "--force"]) == 0
    assert b"in_scope" in mine.read_bytes()


def test_a_dry_run_prints_a_diff_that_git_applies(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It writes nothing, and what it prints is what the run then writes."""
    assert main(["init", "--offline", "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert status() == ""
    diff = told[told.index("--- /dev/null") :]
    done = subprocess.run(["git", "apply"], input=diff.encode(), check=False)
    assert done.returncode == 0
    applied = files(top)
    assert main(["init", "--offline"]) == 0
    assert "there already" in capsys.readouterr().out
    assert files(top) == applied


def test_last_week_is_rehearsed_by_the_new_rules(
    top: Path, capsys: pytest.CaptureFixture[str], start_replay: StartReplay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The papers of seven days, judged as a night would, with where they would go; nothing is kept of it."""
    papers = [
        record("2604.01234", published="2026-04-22T12:00:00Z", **FROGS),
        record("2604.01235", published="2026-04-22T12:00:00Z", title="Scaling Language Models"),
        record("2604.01236", published="2026-04-10T12:00:00Z", **FROGS),
    ]
    monkeypatch.setenv("CURATOR_ARXIV_URL", start_replay(papers).url)
    assert main(["init", "--quiet"]) == 0
    told = capsys.readouterr()
    assert "From 2026-04-17 to 2026-04-23, 2 papers came from arXiv; 1 would have been proposed" in told.out
    assert "Frogs and the Sound of Frogs → Frogs" in told.out
    assert told.err == ""
    assert not [name for name in files(top) if ".curator" in name]


def test_a_source_that_is_down_stops_nobody(
    top: Path, capsys: pytest.CaptureFixture[str], start_replay: StartReplay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence says why nothing is known of last week; the files are written, and all is well."""
    replay = start_replay([])
    monkeypatch.setenv("CURATOR_ARXIV_URL", replay.url)
    replay.stop()
    assert main(["init", "--quiet"]) == 0
    assert (
        "What would have been proposed last week is not known: Nothing could be read"
        in capsys.readouterr().out
    )
    assert (top / "rules/curator.yaml").exists()


def test_without_a_contact_nobody_is_asked(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Services want to know whom to reach, and the run goes on without them."""
    assert main(["init", "--quiet"]) == 0
    assert "is not known: No contact is set" in capsys.readouterr().out


def test_the_pull_request_is_opened_once(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On a branch of its own, with the work tree as it was; the second time it is left as it is."""
    assert main(["init", "--offline", "--open"]) == 0
    assert "was opened" in capsys.readouterr().out
    assert status() == ""
    (pull,) = (top / ".git/curator/pulls").glob("*.json")
    words = pull.read_bytes()
    assert "6 entries under 2 headings" in json.loads(words)["body"]
    assert main(["init", "--offline", "--open"]) == 0
    assert "was left as it is" in capsys.readouterr().out
    assert pull.read_bytes() == words
    subprocess.run(["git", "merge", "--quiet", "curator/init"], check=True)
    assert main(["init", "--offline", "--open"]) == 0
    assert "nothing to open" in capsys.readouterr().out
    assert main(["config", "check"]) == 0


def test_on_github_it_is_one_draft(
    top: Path, github_town: GitHubTown, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With GITHUB_REPOSITORY set the pull request is GitHub's; a dry run shows it and sends no write."""
    double = github_town.double
    double.commit(REPOSITORY, {"README.md": POND}, login="maintainer")
    double.control("DELETE", "writes")
    variables = {
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_API_URL": double.url,
        "GITHUB_TOKEN": double.token("bot"),
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    words = ["init", "README.md", "--offline", "--open", "--program", str(PROGRAM)]
    assert main([*words, "--dry-run"]) == 0
    assert "## Last week" in capsys.readouterr().out
    assert double.writes() == []
    assert main(words) == 0
    (pull,) = github_town.pulls()
    assert pull.draft
    assert pull.branch == "curator/init"
    assert "6 entries under 2 headings" in pull.body
    sent = len(double.writes())
    assert main(words) == 0
    assert len(double.writes()) == sent
    assert status() == ""


def test_a_list_that_is_not_pushed_is_not_told_of(
    top: Path, github_town: GitHubTown, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the pull request says would be of another list than the one that is there."""
    (top / PATH).parent.mkdir()
    (top / PATH).write_text(POND, encoding="utf-8")
    monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
    monkeypatch.setenv("GITHUB_API_URL", github_town.double.url)
    monkeypatch.setenv("GITHUB_TOKEN", github_town.double.token("bot"))
    assert main(["init", PATH, "--offline", "--open"]) == 2
    assert "is not the same here" in capsys.readouterr().err
    assert github_town.double.writes() == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["../other.md"], "is not inside this repository"),
        (["/etc/passwd"], "is not inside this repository"),
        (["nowhere.md"], "is not there"),
        (["nul\0.md"], ""),
        (["--config", "../rules"], "is not inside this repository"),
        (["--config", "a${{b}}"], "cannot be named in a workflow"),
        (["--program", "o/curator@main"], "does not name a copy of curator"),
        (["--open", "--forge", "github"], "GITHUB_REPOSITORY is not set"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(
    top: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    """Nothing is written, and the exit code says so."""
    assert main(["init", "--offline", *words]) == 2
    told = capsys.readouterr().err
    assert says in told
    assert "Traceback" not in told
    assert list(files(top)) == ["README.md"]


def test_a_folder_inside_a_repository_is_refused(
    top: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """GitHub reads workflows at the top only."""
    inside = top / "docs"
    inside.mkdir()
    (inside / "README.md").write_text(POND, encoding="utf-8")
    monkeypatch.chdir(inside)
    assert main(["init", "--offline"]) == 2
    assert f"cd {top}" in capsys.readouterr().err


def test_a_section_file_that_belongs_to_nothing_is_named(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With it no night could start, so it is not left behind, and not deleted either."""
    stray = top / "rules/sections/birds.yaml"
    stray.parent.mkdir(parents=True)
    stray.write_text("version: 1\n", encoding="utf-8")
    assert main(["init", "--offline", "--force"]) == 2
    assert "rules/sections/birds.yaml" in capsys.readouterr().err
    assert list(files(top)) == ["README.md", "rules/sections/birds.yaml"]


def test_a_list_of_ten_thousand_entries_is_set_up(top: Path) -> None:
    """As a program of its own, with a folder of rules that has another name."""
    titles = [f"Measuring Waves {number} in Ponds {number % 97}" for number in range(5_000)]
    (top / "README.md").write_text(hostile(["Waves", "Frogs"], titles), encoding="utf-8")
    done = curator("init", "--offline", "--config", "conf/curator", cwd=top)
    assert done.returncode == 0, done.stderr
    assert "10,000 entries under 2 headings" in done.stdout
    assert (top / "conf/curator/sections/waves.yaml").exists()


def test_a_folder_without_git_is_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files can be looked at before there is a repository."""
    Path(tmp_path / "README.md").write_text(POND, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["init", "--offline"]) == 0
    assert (tmp_path / ".github/workflows/curator-nightly.yml").exists()
