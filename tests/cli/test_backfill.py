"""``curator backfill``: a whole archive screened for a list."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from curator.cli import main
from curator.clock import SystemClock
from curator.core.memory import Memory, Record
from curator.core.proposal import Outcome
from curator.core.steering import Ignored
from curator.forge.local import LocalForge
from curator.store import statefile
from tests.backfill.archives import record, written

ROOT = Path(__file__).parents[2]
ENDLESS = """
import signal, sys, time
from curator.backfill import chunks
from curator.cli import backfill_telling, main
from contextlib import contextmanager

chunks.PIECE = 200

@contextmanager
def telling(*, quiet):
    def progress(done, of):
        if done == 1:
            print("one is done", file=sys.stderr, flush=True)
        while done:
            time.sleep(0.05)

    yield progress

signal.signal(signal.SIGINT, signal.default_int_handler)  # which a shell's background job does not have
backfill_telling.progress = telling
if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""
"""The program, with small pieces; it waits for its end when the first one is done."""

LISTED = "Fast is better than free: Revisiting adversarial training"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Fifty papers, of which one is listed and one comes twice, in a folder with rules and a list."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    shutil.copytree(ROOT / "list", tmp_path / "list", ignore=shutil.ignore_patterns(".curator"))
    monkeypatch.chdir(tmp_path)
    twice = record(10, id="10.1000/other", doi="10.1000/xyz")
    listed = record(60, title=LISTED, id="x")
    return written(tmp_path / "a.jsonl", [*(record(number) for number in range(50)), twice, listed, "[]\n"])


def test_the_best_come_first_and_each_work_once(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is listed is left out, what comes twice is told of once."""
    assert main(["backfill", str(archive), "--workers", "1", "--output-format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["version"], found["read"], found["listed"], found["unreadable"]) == (1, 52, 1, 1)
    assert len(found["found"]) == 5
    scores = [one["score"] for one in found["found"]]
    assert scores == sorted(scores, reverse=True)
    again = {one["id"]: one["same"] for one in found["found"]}
    assert sum(map(len, again.values())) == 1
    assert all(one["why"] for one in found["found"])


def test_the_table_and_the_lines_hold_the_same(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On a terminal, and in a file."""
    assert main(["backfill", str(archive), "--workers", "1"]) == 0
    out = capsys.readouterr().out
    assert "52 papers read, 5 found, 1 listed already, 1 records unreadable." in out
    assert f"unreadable: {archive}:53: it is not a JSON object" in out
    file = archive.with_name("out.jsonl")
    arguments = [
        "backfill",
        str(archive),
        "--workers",
        "2",
        "--output",
        str(file),
        "--output-format",
        "jsonl",
    ]
    assert main(arguments) == 0
    assert [json.loads(line)["version"] for line in file.read_text().splitlines()] == [1] * 5


def _in_git(folder: Path) -> None:
    for words in (
        ["init", "-q", "-b", "main"],
        ["add", "rules", "list"],
        ["-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "The list"],
    ):
        subprocess.run(["git", *words], check=True, cwd=folder)


def _memory(folder: Path) -> Memory:
    words = ["git", "show", "curator-state:state.json"]
    shown = subprocess.run(words, cwd=folder, check=True, capture_output=True, text=True)
    return statefile.decode(shown.stdout)


def test_what_is_found_waits_in_the_queue_of_the_nights(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The best of them, in their order and once: a second run adds nothing."""
    _in_git(archive.parent)
    propose = ["--workers", "1", "--propose", "--most", "3", "--forge", "local", "--output-format", "jsonl"]
    assert main(["backfill", str(archive), *propose]) == 0
    out, err = capsys.readouterr()
    assert "3 new in the queue of the following nights, 2 left out beyond the best 3 (--most)." in err
    assert main(["backfill", str(archive), *propose]) == 0
    assert "0 new in the queue of the following nights, 2 left out" in capsys.readouterr().err
    queue = [paper.title for paper in _memory(archive.parent).queue]
    assert queue == [json.loads(line)["title"] for line in out.splitlines()][:3]


def test_what_was_decided_takes_no_place_in_the_queue(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A paper that was ever proposed, or that people told the bot to ignore, makes room for the next."""
    _in_git(archive.parent)
    propose = ["backfill", str(archive), "--workers", "1", "--propose", "--forge", "local"]
    assert main([*propose, "--most", "2"]) == 0
    first, second = _memory(archive.parent).queue
    decided = Record("add:x", "curator/add/x", first.ids, first.title, Outcome.DECLINED)
    ignored = Ignored("query", second.title, "ann", datetime(2026, 4, 1, tzinfo=UTC).date())
    forge = LocalForge(archive.parent, list_path="list/README.md", clock=SystemClock())
    after = Memory(records=(decided,), ignored=(ignored,))
    forge.save(statefile.encode(after), replacing=forge.load())
    capsys.readouterr()
    assert main([*propose, "--most", "2"]) == 0
    told = (
        "2 new in the queue of the following nights, 1 left out beyond the best 2 (--most), 2 decided before."
    )
    assert told in capsys.readouterr().err
    assert not {first.title, second.title} & {paper.title for paper in _memory(archive.parent).queue}


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_keeps_what_is_done(archive: Path, ending: signal.Signals) -> None:
    """Whether one process hears it or all of a terminal do: 130, one sentence, and the next run goes on."""
    words = [sys.executable, "-c", ENDLESS, "backfill", str(archive), "--workers", "2", "--state", "st"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "one is done\n"
        os.killpg(process.pid, ending) if ending is signal.SIGINT else process.send_signal(ending)
        said = process.stderr.read()
    assert said == "Interrupted; what was finished stays, the next run goes on from there.\n"
    assert process.returncode == 130
    kept = len(list(Path("st").glob("backfill/*/*.json")))
    assert 1 <= kept < 50


@pytest.mark.parametrize(
    ("text", "arguments", "words"),
    [
        ("", [], "holds no paper"),
        ("{}\n", [], "a.jsonl:1: it has no title"),
        ('\n\n{"title": "T", "id": [1]}\n', [], "a.jsonl:3: its id is no text"),
        ('{"title": "T"}\n', ["--against", "no.md"], "no.md cannot be read"),
        ('{"title": "T"}\n', ["--output", "no/such/folder/x"], "cannot be written"),
    ],
)
def test_bad_input_is_one_sentence(
    archive: Path, capsys: pytest.CaptureFixture[str], text: str, arguments: list[str], words: str
) -> None:
    """And no traceback."""
    archive.write_text(text)
    code = main(["backfill", str(archive), "--workers", "1", *arguments])
    err = capsys.readouterr().err
    assert code in {2, 3}
    assert words in err
    assert "Traceback" not in err


def test_forgetting_begins_anew(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --restart every piece is read again."""
    assert main(["backfill", str(archive), "--workers", "1"]) == 0
    (saved,) = Path("list/.curator/backfill").glob("*/000000.json")
    saved.write_text(saved.read_text().replace('"read": 52', '"read": 1'))
    assert main(["backfill", str(archive), "--workers", "1"]) == 0
    assert "\n1 papers read" in capsys.readouterr().out
    assert main(["backfill", str(archive), "--workers", "1", "--restart"]) == 0
    assert "52 papers read" in capsys.readouterr().out


def test_a_folder_goes_on_without_its_bad_files(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is named with what is wrong, and counted; ids that come again in another file are one work."""
    folder = archive.parent / "archive"
    folder.mkdir()
    written(folder / "a.jsonl", [record(number) for number in range(20)])
    packed = written(folder / "b.jsonl.gz", [record(number) for number in range(3_000)])
    packed.write_bytes(packed.read_bytes()[:-40])
    (folder / "c.parquet").write_bytes(b"PAR1")
    written(folder / "d.jsonl", [record(10, abstract="x" * 1_000_000), record(20, abstract="x" * 1_300_000)])
    (folder / "e.jsonl").write_bytes(b"")
    assert main(["backfill", str(folder), "--workers", "1", "--output-format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["unreadable"] == 3
    words = ("c.parquet cannot be read as Parquet", "the file breaks off here", "d.jsonl:2: its title and")
    assert all(one in line for one, line in zip(words, told["first_unreadable"], strict=True))
    ids = [one["id"] for one in told["found"]]
    assert len(ids) == len(set(ids))
