"""Accidents of the place that curator runs in: they are told in a sentence, and are no bugs of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from curator.cli import main
from curator.cli.exit_code import ExitCode
from curator.errors import BrokenPromise, Unavailable, UsageError

ROOT = Path(__file__).parents[2]


def in_a_shell(redirected: str, *, folder: Path) -> subprocess.CompletedProcess[str]:
    """``curator list`` with its streams redirected; what is returned are the shell's own."""
    (folder / "list.md").write_text("# List\n\n## One\n\n* [A Paper](https://arxiv.org/abs/2604.00001)\n")
    command = f"{sys.executable} -m curator list list.md --output-format json {redirected}"
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, env=environ, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("redirected", ["2>&-", "<&-", "<&- 2>&-"])
def test_what_is_not_needed_may_be_closed(redirected: str, tmp_path: Path) -> None:
    """Without stdin and stderr the list is printed as with them."""
    done = in_a_shell(redirected, folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "A Paper" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_no_bug(tmp_path: Path) -> None:
    """Exit code 3, what went wrong and what to do, and nothing that Python adds at its end."""
    done = in_a_shell(">/dev/full", folder=tmp_path)
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        "Something could not be written: No space left on device.",
        "Make room on the disk, and run it again.",
    ]


def test_a_closed_output_is_wrong_use(tmp_path: Path) -> None:
    """Nothing is begun whose result nobody could read."""
    done = in_a_shell(">&-", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("Standard output is closed")
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize("option", ["--since", "--until"])
@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_refused(
    option: str, day: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A day from which no week can be counted is wrong use, told before anything is asked."""
    monkeypatch.chdir(ROOT)
    assert main(["run", "--dry-run", "--forge", "local", option, day]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"{day} is not a day that papers are dated.",
        "Name a day from 1900 to 2199.",
    ]


def test_failures_end_with_the_codes_of_the_contract() -> None:
    """The classes of failures and the program's exit codes say the same numbers."""
    found = [error.exit_code for error in (UsageError, Unavailable, BrokenPromise)]
    assert found == [ExitCode.WRONG_USE, ExitCode.DEGRADED, ExitCode.OUR_BUG]


def test_a_paper_that_no_run_has_seen_is_answered_truly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The advice names what can help: a dry run, which is not recorded, would not."""
    monkeypatch.chdir(ROOT)
    assert main(["explain", "2604.99999", "--state", str(tmp_path)]) == 1
    advice = capsys.readouterr().err.splitlines()[-1]
    assert advice == (
        "Judge its texts with curator classify, or ask on the machine whose runs saw it; "
        "dry runs are not recorded."
    )
