"""The timetable on the real scheduler with its real database."""

from __future__ import annotations

import pickle
import queue
import sqlite3
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from curator.clock import SystemClock
from curator.service import jobs
from curator.service.timetable import FILE, Plan, Timetable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

NIGHTLY = Plan("nightly", "17 3 * * *", jitter=120, catches_up=True)
LINKS = Plan("links", "41 4 * * 0", jitter=120)
POLL = Plan("poll", 5)
DONE: queue.SimpleQueue[str] = queue.SimpleQueue()
"""The name of each job that was called."""


@contextmanager
def timetable(folder: Path, *plans: Plan, at_once: tuple[str, ...] = ()) -> Iterator[Timetable]:
    """A timetable that has begun."""
    made = Timetable(folder, plans, clock=SystemClock())
    with jobs.bound({plan.name: partial(DONE.put, plan.name) for plan in plans}):
        made.start(at_once=at_once)
        try:
            yield made
        finally:
            made.stop(wait=True)


def done() -> list[str]:
    """What was done since this was asked last; a timetable that has stopped leaves nothing under way."""
    return [DONE.get() for _ in range(DONE.qsize())]


def served_before(folder: Path, *plans: Plan, **times: timedelta) -> None:
    """A service was here, and left these next times behind, from now."""
    with timetable(folder, *plans):
        pass
    with closing(sqlite3.connect(folder / FILE)) as db, db:
        for name, ago in times.items():
            at = (datetime.now(UTC) + ago).timestamp()
            db.execute("UPDATE apscheduler_jobs SET next_run_time = ? WHERE id = ?", (at, name))
    done()


def test_the_first_night_of_all_is_due_at_once(tmp_path: Path) -> None:
    """What was never done is due; the check of links is a part of that night."""
    with timetable(tmp_path, NIGHTLY, LINKS) as made:
        assert DONE.get(timeout=10) == "nightly"
        assert min(made.next.values()) > datetime.now(UTC)
    assert done() == []


def test_a_missed_week_is_made_up_for_by_one_night(tmp_path: Path) -> None:
    """Seven nights were missed, and a check of links, which the night makes, too."""
    served_before(tmp_path, NIGHTLY, LINKS, nightly=-timedelta(days=7), links=-timedelta(days=3))
    with timetable(tmp_path, NIGHTLY, LINKS) as made:
        assert DONE.get(timeout=10) == "nightly"
        assert min(made.next.values()) > datetime.now(UTC)
        assert made.alive
    assert done() == []


def test_a_night_that_is_still_to_come_is_kept(tmp_path: Path) -> None:
    """Even where only its jitter is left: a restart in that minute must not lose it."""
    soon = datetime.now(UTC) + timedelta(minutes=1)
    table = Plan("nightly", f"{(soon - timedelta(minutes=1)):%M %H} * * *", jitter=120, catches_up=True)
    served_before(tmp_path, table, nightly=timedelta(seconds=30))
    with timetable(tmp_path, table) as made:
        assert made.next["nightly"] < soon
    assert done() == []


def test_a_changed_table_counts_from_now_on(tmp_path: Path) -> None:
    """The time that the old one named is forgotten."""
    served_before(tmp_path, NIGHTLY, nightly=timedelta(minutes=30))
    other = Plan("nightly", "0 0 29 2 *", catches_up=True)
    with timetable(tmp_path, other) as made:
        assert (made.next["nightly"].month, made.next["nightly"].day) == (2, 29)
    assert done() == []


def test_a_job_that_is_switched_off_is_gone(tmp_path: Path) -> None:
    """It neither runs nor stays in the database."""
    served_before(tmp_path, NIGHTLY, LINKS, links=-timedelta(days=1))
    with timetable(tmp_path, NIGHTLY) as made:
        assert made.next.keys() == {"nightly"}
    assert done() == []


def test_what_was_cut_off_is_due_at_once(tmp_path: Path) -> None:
    """Whatever the table says."""
    served_before(tmp_path, NIGHTLY, nightly=timedelta(hours=5))
    with timetable(tmp_path, NIGHTLY, at_once=("nightly",)):
        assert DONE.get(timeout=10) == "nightly"


def test_looking_for_commands_begins_at_once(tmp_path: Path) -> None:
    """And goes on every few minutes."""
    with timetable(tmp_path, POLL) as made:
        assert DONE.get(timeout=10) == "poll"
        assert timedelta(minutes=4) < made.next["poll"] - datetime.now(UTC) <= timedelta(minutes=5)


class _Harm:
    """Unpickled, it writes a file."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, tuple[object, str]]:
        return type(self.file).write_text, (self.file, "harm")


def test_a_database_that_a_repository_brought_along_is_not_believed(tmp_path: Path) -> None:
    """Only times are read from it: what else is in there could be any program."""
    served_before(tmp_path, NIGHTLY, LINKS)
    harm = tmp_path / "harm"
    with closing(sqlite3.connect(tmp_path / FILE)) as db, db:
        db.execute("UPDATE apscheduler_jobs SET job_state = ?", (pickle.dumps(_Harm(harm)),))
        db.execute("INSERT INTO apscheduler_jobs VALUES ('own', 1, ?)", (pickle.dumps(_Harm(harm)),))
    with timetable(tmp_path, NIGHTLY, LINKS) as made:
        assert made.next.keys() == {"nightly", "links"}
    assert not harm.exists()


def test_a_damaged_database_is_set_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The schedule begins anew, and the log says so."""
    (tmp_path / FILE).write_bytes(b"no database at all, and long enough to be taken for one" * 40)
    with timetable(tmp_path, NIGHTLY):
        assert DONE.get(timeout=10) == "nightly"
    assert (tmp_path / f"{FILE}.damaged").exists()
    assert "the schedule begins anew" in caplog.text


def test_a_timetable_that_stands_still_is_not_alive(tmp_path: Path) -> None:
    """Neither one that has ended, nor one whose job nobody has begun."""
    with timetable(tmp_path, LINKS) as made:
        assert made.alive
        made.pause()
        made._scheduler.modify_job("links", next_run_time=datetime.now(UTC) - timedelta(hours=1))
        assert [made.alive, made.running] == [False, True]
    assert [made.alive, made.running] == [False, False]
