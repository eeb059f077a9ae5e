"""One run as a process: what it says, what it prints, how it is stopped."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import TYPE_CHECKING

from curator.service import child
from curator.service.child import Child, Command, Ended

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def command(program: str, folder: Path) -> Command:
    """A few lines of Python."""
    return Command([sys.executable, "-c", program], folder, os.environ)


def test_lines_come_one_by_one_and_the_rest_at_the_end(tmp_path: Path) -> None:
    """What goes to stderr is passed on as it comes, stdout is kept, and the exit code is told."""
    lines: list[str] = []
    program = "import sys; print('out'); print('one\\n\\ntwo', file=sys.stderr); sys.exit(3)"
    assert Child().run(command(program, tmp_path), say=lines.append) == Ended(3, b"out\n")
    assert lines == ["one", "two"]


def test_hostile_lines_are_one_line_of_signs_each(tmp_path: Path) -> None:
    """Control characters, other encodings and endless lines cannot deface the log."""
    lines: list[str] = []
    program = r"import sys; sys.stderr.buffer.write(b'\x1b[2J\xff\r\n' + b'x' * 9000)"
    Child().run(command(program, tmp_path), say=lines.append)
    assert lines[0] == " [2J\ufffd"
    assert [len(line) for line in lines[1:]] == [4000, 4000, 1000]


def test_a_report_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit code still counts."""
    monkeypatch.setattr(child, "LARGEST_REPORT", 10)
    assert Child().run(command("print('x' * 10)", tmp_path), say=print) == Ended(0, b"")


def test_a_child_that_was_stopped_ends_as_it_can(tmp_path: Path) -> None:
    """And after it no other begins."""
    one = Child()
    lines: list[str] = []

    def hear(line: str) -> None:
        lines.append(line)
        one.stop()

    program = "import sys, time; print('here', file=sys.stderr, flush=True); time.sleep(60)"
    assert one.run(command(program, tmp_path), say=hear) == Ended(-signal.SIGTERM, b"")
    assert one.run(command(program, tmp_path), say=hear) is None
    assert lines == ["here"]


def test_a_killed_child_takes_along_what_it_started(tmp_path: Path) -> None:
    """Git and others that it waits for; the pipe that they share is closed by their end."""
    one = Child()
    heard = threading.Event()
    inner = "import sys, time; print('here', file=sys.stderr, flush=True); time.sleep(60)"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"

    def hear(_line: str) -> None:
        heard.set()
        one.kill()

    assert one.run(command(program, tmp_path), say=hear) == Ended(-signal.SIGKILL, b"")
    assert heard.is_set()


def test_stopping_nothing_is_no_error(tmp_path: Path) -> None:
    """Neither is killing it; no child begins afterwards."""
    one = Child()
    one.stop()
    one.kill()
    assert one.run(command("pass", tmp_path), say=print) is None
