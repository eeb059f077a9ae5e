"""The ledger: one night in one transaction, and one paper found again under any of its ids."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from curator.errors import Unavailable
from curator.ports import Remembered
from curator.store import lock
from curator.store.answers import NoAnswers, SqlAnswers
from curator.store.codec import candidate_of, index_text, published_of
from curator.store.database import connect, file_of, reading, writing
from curator.store.folder import make_folder
from curator.store.forget import forget
from curator.store.link_memory import NoLinkMemory, SqlLinkMemory
from curator.store.migrations import migrate
from curator.store.night import Night
from curator.store.page_memory import NoPageMemory, SqlPageMemory
from curator.store.proceedings import NoProceedings, SqlProceedings
from curator.store.repair import set_aside_if_damaged
from curator.store.schema import actions, aliases, papers, runs

if TYPE_CHECKING:
    from collections.abc import Collection
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from curator.core.candidate import Candidate
    from curator.core.proposal import Published
    from curator.core.works.paper import PaperId
    from curator.ports import Clock

RETENTION: Final = timedelta(days=90)


class SqlLedger:
    """The `Ledger` in SQLite or PostgreSQL; a working copy that may be thrown away at any time."""

    def __init__(self, engine: Engine, *, clock: Clock, retention: timedelta = RETENTION) -> None:
        """Use `open_ledger`, which also brings the tables up to date."""
        self._engine = engine
        self._clock = clock
        self._retention = retention

    @property
    def links(self) -> SqlLinkMemory:
        """What is remembered of links, in the same database."""
        return SqlLinkMemory(self._engine, clock=self._clock)

    @property
    def pages(self) -> SqlPageMemory:
        """What is remembered of pages, in the same database."""
        return SqlPageMemory(self._engine, clock=self._clock)

    @property
    def proceedings(self) -> SqlProceedings:
        """What is known of proceedings, in the same database."""
        return SqlProceedings(self._engine)

    @property
    def answers(self) -> SqlAnswers:
        """What is remembered of the answers of services, in the same database."""
        return SqlAnswers(self._engine, clock=self._clock)

    def exclusive(self) -> AbstractContextManager[None]:
        """One run at a time: raises `lock.AnotherRun` at once when there is one already."""
        return lock.exclusive(self._engine)

    def record(
        self, *, run_id: str, candidates: Collection[Candidate], published: Collection[Published]
    ) -> None:
        """Remember one run in one transaction; repeating it changes nothing, nor does repeating an older one.

        What never had a proposal is forgotten when no run has met it for the retention.

        Raises:
            Unavailable: the database could not be written; nothing of this run was remembered.
        """
        today = self._clock.now().date()
        with writing(self._engine) as db:
            night = Night.of(db, run_id=run_id, today=today)
            if not night.latest:
                return
            night.judge(candidates)
            night.act(published)
            forget(db, before=today - self._retention)

    def find(self, paper: PaperId) -> Remembered | None:
        """The latest candidate under this id or an alias of it, and what was last done about it."""
        with reading(self._engine) as db:
            return _find(db, index_text(str(paper)))


class NoLedger:
    """The `Ledger` of a run that may write nowhere: it keeps nothing, and no file is opened for it."""

    @property
    def links(self) -> NoLinkMemory:
        """Nothing is remembered of links either."""
        return NoLinkMemory()

    @property
    def proceedings(self) -> NoProceedings:
        """Nor is anything known of proceedings."""
        return NoProceedings()

    @property
    def answers(self) -> NoAnswers:
        """Nor of the answers of services."""
        return NoAnswers()

    @property
    def pages(self) -> NoPageMemory:
        """Nor of pages."""
        return NoPageMemory()

    def record(
        self, *, run_id: str, candidates: Collection[Candidate], published: Collection[Published]
    ) -> None:
        """Forget at once."""

    def find(self, paper: PaperId) -> Remembered | None:  # noqa: ARG002 - the port's signature
        """None: nothing is known."""
        return None


def open_ledger(location: Path | str, *, clock: Clock, retention: timedelta = RETENTION) -> SqlLedger:
    """Open the ledger in a state folder (a path), or the one that a database URL names; make it if need be.

    A damaged SQLite file is moved aside with a warning in the log, and a new one begun.

    Raises:
        UsageError: the URL is not understood, its driver is missing, or a newer curator made the ledger.
        Unavailable: the folder or the database cannot be used.
    """
    engine = connect(location)
    file = file_of(engine)
    if file is not None:
        _make_folder(file.parent)
    set_aside_if_damaged(engine)
    migrate(engine)
    return SqlLedger(engine, clock=clock, retention=retention)


def _make_folder(folder: Path) -> None:
    try:
        make_folder(folder)
    except OSError as error:
        message = f"the state folder {folder} cannot be made: {error.strerror}"
        raise Unavailable(message, advice="Name another with --state or CURATOR_STATE.") from error


def _find(db: Connection, alias: str) -> Remembered | None:
    judged = (
        select(papers.c.id, papers.c.candidate, runs.c.name, runs.c.day)
        .join(aliases, aliases.c.paper == papers.c.id)
        .join(runs, runs.c.number == papers.c.run)
        .where(aliases.c.alias == alias)
    )
    row = db.execute(judged).one_or_none()
    if row is None:
        return None
    return Remembered(
        candidate=candidate_of(row.candidate),
        action=_last_action(db, row.id),
        run_id=row.name,
        seen=date.fromisoformat(row.day),
    )


def _last_action(db: Connection, paper: str) -> Published | None:
    """A proposal's key keeps the id it was made under, so every id of the paper is asked for."""
    done = (
        select(actions.c.action)
        .join(aliases, aliases.c.alias == actions.c.subject)
        .where(aliases.c.paper == paper)
        .order_by(actions.c.run.desc(), actions.c.key)
        .limit(1)
    )
    text = db.execute(done).scalar_one_or_none()
    return None if text is None else published_of(text)
