"""The timetable: jobs and their next times, kept in the state folder so that a missed night is noticed."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from curator.service.jobs import DUE
from curator.service.tables import CronTable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from curator.ports import Clock

FILE: Final = "schedule.sqlite"
OVERDUE: Final = timedelta(minutes=10)
"""A job that nobody has begun this long after its time: the scheduler stands still."""
_TABLE: Final = "apscheduler_jobs"
_log = logging.getLogger(__name__)


class Plan(NamedTuple):
    """One job: its name, which is also what `jobs.due` is called with, and when it is due.

    Attributes:
        name: ``nightly``, ``links`` or ``poll``.
        when: five cron fields in UTC, or the minutes between two times.
        jitter: seconds by which a time of the cron table may come late.
        catches_up: whether a time that was missed is made up for, once; such a job that was never done is
            due at once.
    """

    name: str
    when: str | int
    jitter: int = 0
    catches_up: bool = False

    @property
    def trigger(self) -> CronTable | IntervalTrigger:
        """The plan as APScheduler takes it."""
        if isinstance(self.when, str):
            return CronTable(self.when, jitter=self.jitter)
        return IntervalTrigger(minutes=self.when, timezone=UTC)

    @property
    def grace(self) -> int | None:
        """How many seconds late a job may still begin; None: however late."""
        if self.catches_up:
            return None
        return 3600 if isinstance(self.when, str) else self.when * 60


class Timetable:
    """Runs each job at its time, one after the other, in a thread of its own."""

    def __init__(self, folder: Path, plans: Sequence[Plan], *, clock: Clock) -> None:
        """Plan nothing yet; ``folder`` is the state folder, which nobody else serves now."""
        self._file = folder / FILE
        self._plans = plans
        self._clock = clock
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            jobstores={"default": SQLAlchemyJobStore(url=f"sqlite:///{self._file.absolute()}")},
            executors={"default": ThreadPoolExecutor(1)},  # nothing of ours is ever done twice at once
            job_defaults={"coalesce": True, "max_instances": 1},
        )

    def start(self, *, at_once: Collection[str] = ()) -> Mapping[str, datetime]:
        """Begin, and tell the first time of each job.

        A time that passed while nobody served is made up for, once, where the plan says so; jobs that are
        named ``at_once`` are due now.

        What stands in the file is never unpickled: rows are replaced by our own before the scheduler looks,
        because a file that a repository brought along could hold anything.
        """
        kept = remembered(self._file, {plan.name for plan in self._plans})
        now = self._clock.now()
        first = {
            plan.name: now if plan.name in at_once else _first(plan, kept.get(plan.name), now=now)
            for plan in self._plans
        }
        for plan in self._plans:
            self._scheduler.add_job(
                DUE,
                plan.trigger,
                args=(plan.name,),
                id=plan.name,
                name=plan.name,
                misfire_grace_time=plan.grace,
                next_run_time=first[plan.name],
                replace_existing=True,
            )
        self._scheduler.start()
        return first

    def nudge(self) -> None:
        """Look at the clock: a machine that slept, or whose clock was set, has slept through a timer, too."""
        self._scheduler.wakeup()

    def pause(self) -> None:
        """Begin no job any more."""
        self._scheduler.pause()

    def stop(self, *, wait: bool) -> None:
        """End; with ``wait`` after the job that is under way."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=wait)

    @property
    def next(self) -> dict[str, datetime]:
        """When each job comes next."""
        jobs: list[Any] = self._scheduler.get_jobs()
        return {job.id: job.next_run_time for job in jobs if job.next_run_time}

    @property
    def running(self) -> bool:
        """Whether the scheduler's thread is there; an error of the job store may end it."""
        thread = getattr(self._scheduler, "_thread", None)  # it has no public name
        return thread is not None and thread.is_alive()

    @property
    def alive(self) -> bool:
        """Whether jobs are begun at their times."""
        if not self.running:
            return False
        late = self._clock.now() - OVERDUE
        return all(moment > late for moment in self.next.values())


def _first(plan: Plan, kept: datetime | None, *, now: datetime) -> datetime:
    """When a job comes first: what was planned still holds unless the table has changed since."""
    trigger = plan.trigger
    if not isinstance(trigger, CronTable) or (kept is None and plan.catches_up):
        return now
    if kept is not None and (plan.catches_up if kept <= now else trigger.names(kept)):
        return kept
    return trigger.get_next_fire_time(None, now)


def remembered(file: Path, names: set[str]) -> dict[str, datetime]:
    """The next times that the last service left behind; other jobs are forgotten, a damaged file set aside.

    Only ids and times are read, never the jobs themselves.
    """
    if not file.exists():
        return {}
    try:
        with closing(sqlite3.connect(file, timeout=5)) as db, db:
            if not db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (_TABLE,)).fetchone():
                return {}
            rows = db.execute("SELECT id, next_run_time FROM apscheduler_jobs").fetchall()
            db.executemany(
                "DELETE FROM apscheduler_jobs WHERE id = ?",
                [(name,) for name, _ in rows if name not in names],
            )
        return {name: datetime.fromtimestamp(at, UTC) for name, at in rows if name in names and at}
    except (sqlite3.DatabaseError, ValueError, TypeError, OverflowError, OSError):
        aside = file.with_name(f"{file.name}.damaged")
        file.replace(aside)
        _log.error("%s cannot be read; it is kept as %s, and the schedule begins anew", file, aside.name)
        return {}
