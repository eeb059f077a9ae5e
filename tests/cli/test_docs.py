"""``curator docs``: pages that are printed from the program cannot fall behind it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from curator.cli import main
from curator.cli.app import app
from curator.cli.exit_code import ExitCode
from curator.cli.introspection import MEANINGS, help_of
from curator.cli.reference import pages
from curator.lint.page import GENERATED
from curator.lint.registry import all_checks

if TYPE_CHECKING:
    from pathlib import Path

    from curator.pages.commands import CommandHelp


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A repository whose pages were printed just now."""
    monkeypatch.chdir(tmp_path)
    assert main(["docs"]) == 0
    capsys.readouterr()
    return tmp_path / "docs"


def test_pages_that_are_current_are_not_touched(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither by a look nor by printing again."""
    page = docs / "commands.md"
    os.utime(page, (1, 1))
    assert main(["docs", "--check"]) == 0
    assert main(["docs"]) == 0
    said = f"{len(pages(app))} pages are up to date.\n"
    assert capsys.readouterr().out == said * 2
    assert page.stat().st_mtime == 1


def test_line_ends_of_windows_are_not_out_of_date(docs: Path) -> None:
    """Git may write them when it checks the pages out."""
    page = docs / "configuration.md"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["docs", "--check"]) == 0


def test_what_is_out_of_date_is_named_and_left_alone(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line a page, and exit code 1, which stops a workflow."""
    (docs / "commands.md").write_text("old\n", encoding="utf-8")
    (docs / "checks" / "CUR205.md").unlink()
    assert main(["docs", "--check"]) == ExitCode.FINDINGS
    said = capsys.readouterr()
    assert said.out == "docs/commands.md is out of date\ndocs/checks/CUR205.md is missing\n"
    assert said.err == "Print them again with: curator docs\n"
    assert (docs / "commands.md").read_text(encoding="utf-8") == "old\n"
    assert not (docs / "checks" / "CUR205.md").exists()


def test_what_is_out_of_date_is_printed_again(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And named."""
    (docs / "commands.md").write_text("old\n", encoding="utf-8")
    assert main(["docs"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "docs/commands.md written"
    assert main(["docs", "--check"]) == 0


def test_the_page_of_a_check_that_is_no_more_goes(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Else people would look for a check that they cannot have."""
    gone = docs / "checks" / "CUR999.md"
    gone.write_text(f"# CUR999\n\n<!-- {GENERATED} -->\n", encoding="utf-8")
    assert main(["docs", "--check"]) == ExitCode.FINDINGS
    assert gone.exists()
    assert main(["docs"]) == 0
    assert not gone.exists()
    assert capsys.readouterr().out.startswith(
        "docs/checks/CUR999.md is of a check that is no more\ndocs/checks/CUR999.md removed\n"
    )


def test_a_page_that_a_person_wrote_stays(docs: Path) -> None:
    """Whatever it is called."""
    own = docs / "checks" / "CUR-notes.md"
    own.write_text("# My notes\n", encoding="utf-8")
    assert main(["docs"]) == 0
    assert main(["docs", "--check"]) == 0
    assert own.exists()


def test_a_folder_that_cannot_be_written_is_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not a traceback."""
    (tmp_path / "docs").write_text("a file", encoding="utf-8")
    assert main(["docs", "--folder", str(tmp_path / "docs" / "inside")]) == ExitCode.DEGRADED
    assert "could not be written" in capsys.readouterr().err


def test_there_is_a_page_for_every_check() -> None:
    """Its name is its code."""
    assert {f"checks/{check.code}.md" for check in all_checks()} <= set(pages(app))


def test_every_exit_code_has_a_meaning() -> None:
    """A script's author looks them up."""
    assert set(MEANINGS) == set(ExitCode)


def commands(told: CommandHelp) -> list[CommandHelp]:
    """A command and all below it."""
    return [told, *(inner for command in told.commands for inner in commands(command))]


@pytest.mark.parametrize("told", commands(help_of(app, name="curator")), ids=lambda told: told.name)
def test_every_command_says_what_it_does(told: CommandHelp) -> None:
    """And what each of its options means, with an example unless it is the program itself."""
    assert told.prose
    assert told.usage
    assert [names for names, meaning in told.options if not meaning or meaning.startswith("[")] == []
    assert told.examples or told.name == "curator"
    assert all(told.name.split()[0] in line for line in told.examples)
