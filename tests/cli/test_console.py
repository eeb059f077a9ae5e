"""Terminals: what is printed where, and what foreign text may not do there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Group
from rich.table import Table
from rich.text import Text

from curator.cli import console


@pytest.mark.parametrize("text", ["plain", "a::b", "C::D::e", "# [x]", "Ünï ∞"])
def test_harmless_text_is_left_alone(text: str) -> None:
    """Double colons inside a line, brackets and letters of any script stay as they are."""
    assert console.inert(text) == text


@given(st.text(max_size=60))
def test_foreign_text_is_one_harmless_line(text: str) -> None:
    """Whatever a title holds, it prints as one line that neither terminal nor workflow log obeys."""
    line = console.inert(text)
    assert line.isprintable()
    assert not line.startswith("::")
    assert "##[" not in line


@pytest.mark.parametrize(
    ("line", "shown"), [(" kept ", " kept "), ("  ::debug::x", "  : :debug::x"), (" a\tb", " a b")]
)
def test_a_line_of_a_diff_keeps_the_space_it_begins_with(line: str, shown: str) -> None:
    """A context line begins with a space; behind spaces too, no command for a workflow gets through."""
    assert console.inert_line(line) == shown


def test_data_and_words_go_different_ways(capsys: pytest.CaptureFixture[str]) -> None:
    """Results are on stdout, remarks on stderr, and --quiet drops the remarks only."""
    console.data().print("result :smile: 3")
    console.talk().print("remark")
    console.talk(quiet=True).print("nothing")
    captured = capsys.readouterr()
    assert captured.out == "result :smile: 3\n"
    assert captured.err == "remark\n"


def test_a_log_is_wide_and_without_colour(capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no terminal, lines are wide enough for a table and carry no colour codes."""
    console.data().print("[bold]" + "x" * console.WIDTH_OF_A_LOG)
    assert capsys.readouterr().out == "x" * console.WIDTH_OF_A_LOG + "\n"


def test_a_result_may_hold_foreign_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Wherever a title stands, a workflow's log takes no command from it, and tables keep their form."""
    table = Table("paper", "score")
    table.add_row(Text("::add-mask::x ##[error] C::D"), "1.0")
    console.show(Group(Text("::debug::x"), Text("  ::group::x ##[group]"), table))
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == [": :debug::x", "  : :group::x ##(group]"]
    assert "::add-mask::x ##(error] C::D" in told[-2]
    assert len({len(line) for line in told[2:]}) == 1


def test_a_table_into_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    """`curator list | head -1` ends as the other commands do, and not with the code for findings."""
    (tmp_path / "README.md").write_text("# List\n\n## One\n\n* [A Paper](https://arxiv.org/abs/2604.00001)\n")
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "curator", "list", "README.md"]
    environ = os.environ | {"PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        command, cwd=tmp_path, env=environ, stdout=writer, stderr=subprocess.PIPE, check=False
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_progress_is_for_terminals_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar shows when a person watches: not in a log, not on a dumb terminal, not with --quiet."""
    assert not console.shows_progress()
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    assert console.shows_progress()
    assert not console.shows_progress(quiet=True)
    monkeypatch.setenv("TERM", "dumb")
    assert not console.shows_progress()
