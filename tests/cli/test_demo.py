"""``curator demo``: a whole night with nothing set up, and without a network."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from curator.cli import main
from curator.core.list.document import parse
from tests.cli.programs import curator

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).parents[2]
LIST: Final = "list/README.md"
GUARD: Final = """\
import os, sys

def refuse(event, arguments):
    if event.startswith("socket.") and event != "socket.gethostname":
        os.write(2, f"a socket was wanted: {event} {arguments}".encode())
        os._exit(99)

sys.addaudithook(refuse)
"""
"""An interpreter that began like this dies at its first socket; no code can take an audit hook away."""
PROGRAM: Final = "from curator.cli import main\nsys.exit(main(sys.argv[1:]))\n"


@dataclass(frozen=True)
class Shown:
    """One demo that was run: the finished process, and the repository that it left."""

    done: subprocess.CompletedProcess[str]
    folder: Path

    def git(self, *words: str) -> str:
        """What git says in the repository."""
        return subprocess.run(
            ["git", *words], cwd=self.folder, capture_output=True, text=True, check=True
        ).stdout

    def branches(self) -> list[str]:
        """The branches of proposals."""
        return self.git("for-each-ref", "--format=%(refname:short)", "refs/heads/curator/").split()


class Tags(HTMLParser):
    """The names of all elements of a page."""

    def __init__(self) -> None:
        """None yet."""
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the base class's signature  # noqa: ARG002 - the parser's signature
        """Keep the name."""
        self.seen.add(tag)


def guarded(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the guarded program in ``folder``; git may speak no protocol either."""
    environ: Mapping[str, str] = {
        "PATH": "/usr/bin:/bin:/usr/local/bin",
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(folder),
        "GIT_ALLOW_PROTOCOL": "none",
    }
    return subprocess.run(
        [sys.executable, "-c", GUARD + PROGRAM, *words],
        cwd=folder,
        env=environ,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """One demo in an empty folder, from a bare environment."""
    here = tmp_path_factory.mktemp("demo")
    done = guarded("demo", folder=here)
    (folder,) = here.iterdir()
    return Shown(done, folder)


@pytest.mark.parametrize("opening", ["socket.socket()", "socket.getaddrinfo('localhost', 80)"])
def test_the_guard_notices_a_socket(opening: str) -> None:
    """What the next test says is worth something."""
    done = subprocess.run(
        [sys.executable, "-c", f"{GUARD}import socket\n{opening}"], capture_output=True, check=False
    )
    assert done.returncode == 99


def test_the_demo_opens_no_socket(shown: Shown) -> None:
    """Nothing is looked up, nothing is bound, nothing is connected to; the night ends well."""
    assert (shown.done.returncode, "socket" in shown.done.stderr) == (0, False)


def test_the_demo_tells_where_its_report_is(shown: Shown) -> None:
    """One page beside the branches, to be opened from disk: it has no part that a browser would load."""
    (path,) = re.findall(r"^The report, to open in a browser: (.+)$", shown.done.stdout, re.MULTILINE)
    assert Path(path).parent == shown.folder
    reader = Tags()
    reader.feed(Path(path).read_text(encoding="utf-8"))
    assert "table" in reader.seen
    assert reader.seen.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "form"})


def test_every_proposal_is_a_branch_that_adds_one_entry(shown: Shown) -> None:
    """Several sections at once, and on each branch the list with one more entry and nothing else changed."""
    branches = shown.branches()
    before = shown.git("show", f"main:{LIST}")
    assert len(branches) >= 5
    for branch in branches:
        after = shown.git("show", f"{branch}:{LIST}")
        assert len(list(parse(after).entries)) == len(list(parse(before).entries)) + 1
        assert shown.git("diff", "--name-only", "main", branch).split() == [LIST]
        removed = [
            line for line in shown.git("diff", "main", branch).splitlines() if re.match(r"-(?!--)", line)
        ]
        assert removed == []
    assert before == (ROOT / LIST).read_text(encoding="utf-8")


def test_the_copy_of_the_list_is_left_clean(shown: Shown) -> None:
    """The work tree is the list as it is on main: no proposal is checked out, nothing lies about."""
    assert shown.git("branch", "--show-current") == "main\n"
    assert shown.git("status", "--porcelain", "--", "list", "rules") == ""


def test_the_next_steps_work_as_they_are_printed(shown: Shown) -> None:
    """The line that shows the branches can be pasted."""
    (command,) = re.findall(r"^The proposals, as branches: +(.+)$", shown.done.stdout, re.MULTILINE)
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split()) == sorted(shown.branches())


def test_what_is_printed_commands_neither_terminal_nor_workflow(shown: Shown) -> None:
    """One of the bundled papers has a hostile title; where it is shown it is text."""
    for line in (shown.done.stdout + shown.done.stderr).splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert line.isprintable()


def test_the_demo_as_json_shows_a_realistic_night(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """About forty papers: proposals in several sections, duplicates with lines, most of no concern."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert main(["demo", "--quiet", "--output-format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    created = [one for one in told["proposals"] if one["action"] == "created"]
    assert 35 <= told["papers"] <= 60
    assert len({one["section"] for one in created}) >= 3
    assert all(
        isinstance(one["line"], int) for one in told["duplicates"] if one["reason"].startswith("already")
    )
    assert len(told["duplicates"]) >= 3
    assert told["rejected_total"] >= 10
    assert [source["requests"] for source in told["sources"]] == [0]


def test_without_git_the_demo_says_what_it_needs(tmp_path: Path) -> None:
    """The one program that has to be there is named; exit code 2."""
    done = curator("demo", cwd=tmp_path, environ={"PATH": str(tmp_path)})
    assert done.returncode == 2
    assert "git" in done.stderr
    assert "Traceback" not in done.stderr
