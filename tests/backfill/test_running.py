"""The same results in the same order, whoever does the work, and however often it is cut off."""

from __future__ import annotations

import re
import subprocess
import sys
from multiprocessing import active_children
from typing import TYPE_CHECKING

import pytest

from curator.backfill import chunks
from curator.backfill.chunks import Chunk, archive_of
from curator.backfill.cluster import by_dask
from curator.backfill.running import alone, by_processes, run
from curator.backfill.saved import Saved, key_of
from curator.backfill.screening import Job
from curator.errors import Unavailable, UsageError
from tests.backfill.archives import RULES, record, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from curator.backfill.running import Runner
    from curator.backfill.screening import Screened

JOB = Job(RULES)


@pytest.fixture
def pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Chunk, ...]:
    """An archive of three hundred papers in some dozen pieces."""
    monkeypatch.setattr(chunks, "PIECE", 5_000)
    path = written(tmp_path / "a.jsonl", [*(record(number) for number in range(300)), "{\n"])
    return archive_of(path).chunks


def _run(pieces: tuple[Chunk, ...], folder: Path, runner: Runner) -> list[Screened]:
    saved = Saved(folder, "k")
    run(JOB, pieces, saved=saved, runner=runner, progress=lambda *_: None)
    return list(saved.all(len(pieces)))


def test_one_process_finds_what_is_there(pieces: tuple[Chunk, ...], tmp_path: Path) -> None:
    """Every tenth of three hundred, and one record that is none."""
    found = _run(pieces, tmp_path / "s", alone)
    assert len(found) == len(pieces) > 8
    assert [paper.title for one in found for paper in one.kept] == [
        record(n)["title"] for n in range(0, 300, 10)
    ]
    assert (sum(one.read for one in found), sum(one.bad for one in found)) == (300, 1)


def test_several_processes_find_the_same(pieces: tuple[Chunk, ...], tmp_path: Path) -> None:
    """In the same order."""
    assert _run(pieces, tmp_path / "two", by_processes(2)) == _run(pieces, tmp_path / "one", alone)


def test_what_was_cut_off_goes_on_where_it_was(pieces: tuple[Chunk, ...], tmp_path: Path) -> None:
    """Whatever ends it; a damaged file is done again."""
    asked: list[int] = []

    def short(job: Job, left: list[tuple[int, Chunk]]) -> Iterator[tuple[int, Screened]]:
        for number, found in alone(job, left[:3]):
            asked.append(number)
            yield number, found
        raise KeyboardInterrupt

    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            _run(pieces, tmp_path, short)
    assert asked == [0, 1, 2, 3, 4, 5]
    (tmp_path / "backfill" / "k" / "000002.json").write_text("{")
    again: list[int] = []

    def rest(job: Job, left: list[tuple[int, Chunk]]) -> Iterator[tuple[int, Screened]]:
        again.extend(number for number, _ in left)
        yield from alone(job, left)

    assert _run(pieces, tmp_path, rest) == _run(pieces, tmp_path / "whole", alone)
    assert again == [2, *range(6, len(pieces))]


def test_other_rules_and_other_files_begin_anew(pieces: tuple[Chunk, ...], tmp_path: Path) -> None:
    """What was found by other rules is not what these would find."""
    key = key_of(pieces, RULES)
    assert key == key_of(pieces, RULES)
    assert key != key_of(pieces, RULES._replace(sections=()))
    written(tmp_path / "a.jsonl", [record(1)])
    assert key != key_of(pieces, RULES)


def test_a_folder_that_cannot_be_written_is_told(pieces: tuple[Chunk, ...], tmp_path: Path) -> None:
    """In one sentence."""
    (tmp_path / "backfill").write_text("in the way")
    with pytest.raises(Unavailable, match="cannot be written"):
        _run(pieces, tmp_path, alone)


def test_a_scheduler_that_is_not_there_is_told(pieces: tuple[Chunk, ...], tmp_path: Path) -> None:
    """With how to start one."""
    with pytest.raises(UsageError, match="No Dask scheduler answers"):
        _run(pieces, tmp_path, by_dask("tcp://127.0.0.1:1", timeout=0.2))


def test_a_piece_that_vanished_is_told(pieces: tuple[Chunk, ...], tmp_path: Path) -> None:
    """An archive that was moved meanwhile ends the run; nothing is taken for read that was not."""
    (tmp_path / "a.jsonl").unlink()
    with pytest.raises(Unavailable, match=r"a\.jsonl cannot be read any more"):
        _run(pieces, tmp_path, by_processes(2))
    with pytest.raises(Unavailable, match=r"000000\.json is gone"):
        list(Saved(tmp_path, "k").all(1))


def test_a_worker_that_is_killed_ends_the_run_in_a_sentence(
    pieces: tuple[Chunk, ...], tmp_path: Path
) -> None:
    """As the system does where memory is short, and with all of them; what is done is kept."""
    saved = Saved(tmp_path, "k")
    many = pieces * 20

    def kills(done: int, _of: int) -> None:
        if done == 1:
            for one in active_children():
                one.kill()

    with pytest.raises(Unavailable, match="A worker process is gone"):
        run(JOB, many, saved=saved, runner=by_processes(2), progress=kills)
    assert any(saved.load(number) is not None for number in range(len(many)))


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler and two workers, each a process of its own on loopback."""
    words = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    running = [subprocess.Popen([*words, "--no-dashboard"], stderr=subprocess.PIPE, text=True)]
    assert running[0].stderr is not None
    try:
        address = next(
            found[0] for line in running[0].stderr if (found := re.search(r"tcp://127\.0\.0\.1:\d+", line))
        )
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--host", "127.0.0.1"]
        quiet = ["--no-dashboard", "--no-nanny", "--nthreads", "1", "--death-timeout", "20"]
        quiet += ["--local-directory", str(tmp_path / "dask")]
        running += [
            subprocess.Popen([*worker, *quiet], stderr=subprocess.DEVNULL, text=True) for _ in range(2)
        ]
        yield address, running
    finally:
        for process in reversed(running):
            process.kill()
            process.wait()
        running[0].stderr.close()


@pytest.mark.enable_socket
def test_a_cluster_finds_the_same_and_may_die(
    pieces: tuple[Chunk, ...], tmp_path: Path, scheduler: tuple[str, list[subprocess.Popen[str]]]
) -> None:
    """Two workers of a real scheduler, in the same order; when it dies midway, what is done is kept."""
    address, running = scheduler
    alone_found = _run(pieces, tmp_path / "one", alone)
    assert _run(pieces, tmp_path / "cluster", by_dask(address)) == alone_found
    elsewhere = Chunk(str(tmp_path / "elsewhere.jsonl"), 0, 9)
    with pytest.raises(Unavailable, match=r"A worker cannot read .*elsewhere\.jsonl"):
        _run((elsewhere,), tmp_path / "elsewhere", by_dask(address))
    saved = Saved(tmp_path / "lost", "k")

    def dies(done: int, _of: int) -> None:
        if done == 2:
            running[0].kill()

    many = pieces * 20
    with pytest.raises(Unavailable, match="The cluster at"):
        run(JOB, many, saved=saved, runner=by_dask(address), progress=dies)
    kept = [found for number in range(len(many)) if (found := saved.load(number)) is not None]
    assert 2 <= len(kept) < len(many)
    run(JOB, many, saved=saved, runner=alone, progress=lambda *_: None)
    assert list(saved.all(len(many))) == alone_found * 20
