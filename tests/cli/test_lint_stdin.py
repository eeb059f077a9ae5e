"""``curator lint -``: an editor pipes a buffer through, and gets every byte back that is not mended."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from jsonschema import Draft7Validator

from curator.cli import main
from tests.settings.folders import rules_folder
from tests.support.pull_request import commit, git

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = "# Papers\n\n## Adversarial Training\n\n"
CLEAN = "* [A First Title](https://arxiv.org/abs/2302.04638) (ICML 2023) <br/> Shows it.\n"
PINNED = "* [A Second Title](https://arxiv.org/abs/2303.04638v2) (ICML 2023) <br/> Shows more.\n"
BROKEN = "* A Title without a Link (ICML 2023)\n"
ONLY = ("--select", "CUR101,CUR205")
SCHEMA = Path(__file__).parents[1] / "lint" / "schemas"


class Printed(NamedTuple):
    """What a run printed, to the byte."""

    out: bytes
    err: str


@pytest.fixture(autouse=True)
def _root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list with rules in the current directory; caches are kept out of the user's."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    rules_folder(tmp_path, list=HEAD + CLEAN)


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes, *words: str, code: int = 0) -> Printed:
    """Pipe bytes through the program; its stdout is a text stream that writes the line ends of Windows."""
    out, err = io.BytesIO(), io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="latin-1"))
        patch.setattr("sys.stdout", io.TextIOWrapper(out, encoding="latin-1", newline="\r\n"))
        patch.setattr("sys.stderr", err)
        assert main(["lint", "-", *words]) == code, err.getvalue()
        sys.stdout.flush()
        return Printed(out.getvalue(), err.getvalue())


LISTS = {
    "plain": HEAD + PINNED,
    "windows": (HEAD + PINNED + CLEAN).replace("\n", "\r\n"),
    "no final line end": (HEAD + PINNED).rstrip("\n"),
    "mixed line ends": HEAD.replace("\n", "\r\n") + PINNED + CLEAN.replace("\n", "\r\n"),
    "old line ends": (HEAD + PINNED).replace("\n", "\r"),
    "byte order mark": "\ufeff" + HEAD + PINNED,
    "other alphabets": HEAD + "Über 🤖 “論文”\n\n" + PINNED,
    "line separators": HEAD + "one\u2028two\x85three\x0cfour\n\n" + PINNED,
    "colours": HEAD + "\x1b[31mred\x1b[0m \x07\n\n" + PINNED,
    "blanks at the end": HEAD + PINNED + "\n\n  \n\t",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_nothing_but_the_fix_changes(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Stdout is the mended list and nothing else; what was done is told on stderr."""
    printed = piped(monkeypatch, text.encode(), *ONLY, "--fix")
    assert printed.out == text.replace("04638v2", "04638").encode()
    assert "1 finding fixed" in printed.err


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_a_buffer_without_a_defect_comes_back(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """To the byte, a second time too."""
    clean = text.replace("04638v2", "04638").encode()
    assert piped(monkeypatch, clean, *ONLY, "--fix").out == clean


@pytest.mark.parametrize(
    "data",
    [
        (HEAD + PINNED).encode() + b"* [Caf\xe9](https://arxiv.org/abs/2303.04638v2)\n",
        (HEAD + PINNED).encode() + b"\0",
        ("\ufeff" + HEAD + PINNED).encode("utf-16-le"),
        (HEAD + f"<<<<<<< ours\n{PINNED}=======\n{CLEAN}>>>>>>> theirs\n").encode(),
        b"\xef\xbb\xbf\r\n",
        b"",
    ],
    ids=["latin-1", "binary", "utf-16", "conflict", "blank", "empty"],
)
def test_what_is_no_list_comes_back_as_it_came(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    """With an error on stderr; no byte is replaced by a sign that stands for it."""
    printed = piped(monkeypatch, data, "--fix", code=1)
    assert printed.out == data
    assert "CUR903" in printed.err


def test_exit_codes_are_those_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a fix only what remains counts, and the mended text is printed whatever remains."""
    pinned, broken = (HEAD + PINNED).encode(), (HEAD + PINNED + BROKEN).encode()
    piped(monkeypatch, pinned, *ONLY)
    piped(monkeypatch, pinned, *ONLY, "--strict", code=1)
    piped(monkeypatch, pinned, *ONLY, "--strict", "--fix")
    piped(monkeypatch, pinned, *ONLY, "--show-fixes")
    piped(monkeypatch, pinned, *ONLY, "--show-fixes", "--strict", code=1)
    piped(monkeypatch, broken, *ONLY, code=1)
    assert piped(monkeypatch, broken, *ONLY, "--fix", code=1).out == broken.replace(b"v2", b"")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--select", "CUR999"), "There is no check 'CUR999'."),
        (("--fix", "README.md"), "Standard input is one list, and stands alone."),
        (("--fix", "--diff", "main"), "is not a git repository"),
    ],
)
def test_wrong_use_prints_nothing(
    monkeypatch: pytest.MonkeyPatch, words: Sequence[str], message: str
) -> None:
    """So that no editor takes a message for the mended text."""
    printed = piped(monkeypatch, (HEAD + PINNED).encode(), *words, code=2)
    assert printed.out == b""
    assert message in printed.err


def test_a_buffer_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """No more of it is read than a list may have."""
    printed = piped(monkeypatch, b"x" * 40_000_001, "--fix", code=2)
    assert printed.out == b""
    assert printed.err.startswith("standard input has more than the 40,000,000 bytes")


def test_a_name_brings_the_lists_own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under the configured list's name its sections are known; under another, and without one, none are."""
    data = (HEAD + CLEAN + "\n## Something Else\n\n" + PINNED).encode()
    words = ("--select", "CUR506", "--output-format", "json")
    found = json.loads(piped(monkeypatch, data, *words, "--path", "README.md", code=1).out)["findings"]
    assert [(one["path"], one["line"]) for one in found] == [("README.md", 7)]
    for name in (("--path", "other.md"), ()):
        assert json.loads(piped(monkeypatch, data, *words, *name).out)["findings"] == []


def test_reviewdog_gets_the_buffers_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    """As its own format asks, with the buffer's name, and with columns in bytes."""
    data = (HEAD + PINNED.replace("Second", "Größere")).replace("\n", "\r\n").encode()
    printed = piped(monkeypatch, data, *ONLY, "--path", "README.md", "--output-format", "rdjson")
    told: dict[str, Any] = json.loads(printed.out)
    schema = json.loads((SCHEMA / "rdjson-DiagnosticResult.json").read_text(encoding="utf-8"))
    assert list(Draft7Validator(schema).iter_errors(told)) == []
    (one,) = told["diagnostics"]
    assert one["location"]["path"] == "README.md"
    start, end = (one["location"]["range"][side] for side in ("start", "end"))
    assert (start["line"], end["line"]) == (5, 5)
    assert data.split(b"\r\n")[4][start["column"] - 1 : end["column"] - 1] == b"v2"
    assert printed.err == ""


def test_with_a_fix_the_findings_go_to_stderr(monkeypatch: pytest.MonkeyPatch) -> None:
    """In whatever format: stdout is the text."""
    data = (HEAD + PINNED + BROKEN).encode()
    printed = piped(monkeypatch, data, *ONLY, "--fix", "--output-format", "rdjson", code=1)
    assert printed.out == data.replace(b"v2", b"")
    assert [one["code"]["value"] for one in json.loads(printed.err)["diagnostics"]] == ["CUR101"]


def test_only_what_changed_in_the_buffer_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Compared with the commit, and not with the file that lies there."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, {"README.md": HEAD + PINNED})
    Path("README.md").write_text("something else\n", encoding="utf-8")
    more = PINNED.replace("2303", "2304").replace("Second", "Third")
    words = (*ONLY, "--path", "README.md", "--diff", "main", "--output-format", "json")
    found = json.loads(piped(monkeypatch, (HEAD + PINNED + more).encode(), *words).out)["findings"]
    assert [one["line"] for one in found] == [6]


def test_a_list_outside_of_the_repository_has_no_history(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """That is wrong use, and no bug of ours."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path, {})
    words = ("--path", "../elsewhere.md", "--diff", "main")
    printed = piped(monkeypatch, (HEAD + PINNED).encode(), *words, code=2)
    assert "../elsewhere.md is not in the repository" in printed.err


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "latin-1:strict"}]
)
def test_a_real_process_is_as_exact(locale: dict[str, str]) -> None:
    """Whatever the locale says that text is."""
    data = LISTS["other alphabets"].replace("\n", "\r\n").encode()
    done = subprocess.run(
        [sys.executable, "-m", "curator", "lint", *ONLY, "--fix", "-", "--path", "README.md"],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[2]), **locale},
        input=data,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert done.stdout == data.replace(b"04638v2", b"04638")
    assert done.returncode == 0
