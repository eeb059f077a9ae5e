"""``curator run`` as a person or a workflow sees it: what it prints where, and how it ends."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any, Final

import pytest

from curator.cli import main
from curator.clock import FixedClock
from curator.store.ledger import open_ledger
from tests.cli.nights import home
from tests.fakes import SPRING_NIGHT
from tests.support.replay import record

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.replay import StartReplay

__all__ = ["home"]
RUN: Final = ("run", "--forge", "local")
KEYS: Final = {
    *("version", "run_id", "started", "finished", "sources", "papers", "candidates"),
    *("duplicates", "proposals", "writes"),
}
PROPOSAL_KEYS: Final = {"key", "kind", "action", "branch", "pull_request", "section", "score", "reason"}
SOURCE_KEYS: Final = {"name", "status", "window", "requests", "received", "total", "reason"}
HOSTILE: Final = (
    "::add-mask::Adversarial Training ##[error] @everyone \u202eas a Defense\u202c\u200b "
    "<img src=x onerror=alert(1)> ](javascript:alert(1)) `${{ secrets.TOKEN }}` \x1b[2J"
)


def _json(capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> dict[str, Any]:
    assert main([*RUN, "--quiet", "--output-format", "json", *words]) == code
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def _branches() -> list[str]:
    command = ["git", "for-each-ref", "--format=%(refname:short)", "refs/heads/curator/"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def _feed(start_replay: StartReplay, monkeypatch: pytest.MonkeyPatch, **fields: object) -> None:
    """Let arXiv have one paper, of the day before the night."""
    replay = start_replay([record("2604.01234", published="2026-04-22T12:00:00Z", **fields)])
    monkeypatch.setenv("CURATOR_ARXIV_URL", replay.url)


def test_the_json_is_the_contract_s(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Names and shapes that scripts rely on, of a real night, and nothing but JSON on stdout."""
    told = _json(capsys)
    assert told.keys() >= KEYS
    assert told["version"] == 1
    assert all(source.keys() >= SOURCE_KEYS for source in told["sources"])
    assert told["proposals"]
    assert all(proposal.keys() >= PROPOSAL_KEYS for proposal in told["proposals"])
    created = [one for one in told["proposals"] if one["action"] == "created"]
    assert sorted(one["branch"] for one in created) == sorted(_branches())
    assert all(
        one["key"] == f"add:{one['branch'].removeprefix('curator/add/').replace('-', ':', 1)}"
        for one in created
    )


def test_a_second_run_says_that_nothing_was_written(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same night again: every proposal is kept, and the count of writes is zero."""
    first = _json(capsys)
    again = _json(capsys)
    assert first["writes"] > 0
    assert again["writes"] == 0
    kept = [one["branch"] for one in again["proposals"] if one["action"] == "kept"]
    assert sorted(kept) == sorted(_branches())


def test_people_are_told_in_tables_and_a_log_in_lines(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Results on stdout, what goes on on stderr; the last line says where the report is."""
    assert main([*RUN]) == 0
    told = capsys.readouterr()
    assert told.err.startswith("asking arxiv for 2026-04-17 00:00 to 2026-04-24 00:00\n")
    assert "proposing " in told.err
    assert all(branch in told.out for branch in _branches())
    assert told.out.rstrip().splitlines()[-1] == "The report: list/.curator/report.html"
    assert "<table" in (home / "list/.curator/report.html").read_text()


def test_quiet_says_nothing_but_the_result(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--quiet` leaves stderr to errors."""
    assert main([*RUN, "--quiet"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out


def test_a_workflow_s_step_summary_is_added_to(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What another step wrote stays; the night follows below it, with the papers it proposed."""
    summary = tmp_path / "summary.md"
    summary.write_text("# Written before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    told = _json(capsys)
    text = summary.read_text()
    assert text.startswith("# Written before\n")
    title = next(one["title"] for one in told["proposals"] if one["action"] == "created")
    assert title.removeprefix("Add: ").rpartition(" (")[0] in text


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        (["--since", "2026-04-20"], "2026-04-20", "2026-04-24"),
        (["--until", "2026-04-20"], "2026-04-14", "2026-04-21"),
        (["--since", "2026-04-13", "--until", "2026-04-13"], "2026-04-13", "2026-04-14"),
    ],
)
def test_the_days_that_are_asked_for_are_the_window(
    home: Path, words: list[str], start: str, end: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--since` begins that day, `--until` includes it; what is left out is a week, and until yesterday."""
    (source,) = _json(capsys, "--dry-run", "--source", "arxiv", *words)["sources"]
    assert source["window"] == {"start": f"{start}T00:00:00+00:00", "end": f"{end}T00:00:00+00:00"}


def test_a_degraded_source_is_in_the_exit_code(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], start_replay: StartReplay
) -> None:
    """Exit code 3, although the run itself went to its end."""
    replay = start_replay([])
    replay.always("http503:1,retry_after=0")
    monkeypatch.setenv("CURATOR_ARXIV_URL", replay.url)
    told = _json(capsys, code=3)
    assert [source["status"] for source in told["sources"]] == ["down"]


def test_a_run_on_the_same_state_folder_is_not_disturbed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """While one run holds the folder a second one ends at once: exit code 3, and nothing is touched."""
    state = home / "list" / ".curator"
    with open_ledger(state, clock=FixedClock(SPRING_NIGHT)).exclusive():
        assert main([*RUN, "--quiet"]) == 3
    told = capsys.readouterr()
    assert told.err.startswith("another run is in progress")
    assert _branches() == []


def test_a_hostile_title_is_text_wherever_it_is_printed(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], start_replay: StartReplay
) -> None:
    """In the log, the table, a dry run's full text and the list it commands nothing and hides nothing."""
    saying = (
        "We propose adversarial training as a defense against adversarial examples. ::set-output name=x::y"
    )
    _feed(start_replay, monkeypatch, title=HOSTILE.replace("\x1b", ""), abstract=saying)
    for words in (["--dry-run"], []):
        assert main([*RUN, *words]) == 0
        told = capsys.readouterr()
        assert "Adversarial Training" in told.out + told.err
        for line in (told.out + told.err).splitlines():
            assert line.isprintable()
            assert not line.lstrip().startswith("::")
            assert "##[" not in line
    (branch,) = _branches()
    command = ["git", "diff", "main", branch, "--", "list/README.md"]
    diff = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    (entry,) = [line for line in diff.splitlines() if line.startswith("+* ")]
    assert "](javascript:" not in entry.replace("\\]", "")
    assert "\u202e" not in entry
