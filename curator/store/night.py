"""Writing one run: its judgements, with every id of the papers, and what was done about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, select, update

from curator.store.codec import encode, index_text
from curator.store.rows import in_lists, put
from curator.store.schema import actions, aliases, papers, runs

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from curator.core.candidate import Candidate
    from curator.core.proposal import Published
    from curator.store.rows import Row


@dataclass(frozen=True, slots=True)
class Night:
    """One run being written; ``number`` counts the runs, ``latest`` says that none came after it."""

    db: Connection
    number: int
    latest: bool

    @classmethod
    def of(cls, db: Connection, *, run_id: str, today: date) -> Night:
        """Find the run, or note it down as one of ``today``."""
        last = db.execute(select(func.coalesce(func.max(runs.c.number), 0))).scalar_one()
        known = db.execute(select(runs.c.number).where(runs.c.name == run_id)).scalar_one_or_none()
        if known is not None:
            return cls(db, known, latest=known == last)
        db.execute(runs.insert().values(number=last + 1, name=run_id, day=today.isoformat()))
        return cls(db, last + 1, latest=True)

    def judge(self, candidates: Collection[Candidate]) -> None:
        """Store candidates with all their ids; one that has a better id now takes over its old row's."""
        judged = {index_text(str(one.id)): one for one in candidates}
        named = {
            index_text(str(alias)): paper for paper, one in judged.items() for alias in (*one.ids, one.id)
        }
        renamed = self._renamed(named, judged=judged)
        put(self.db, papers, [self._judgement(paper, one) for paper, one in judged.items()])
        self._take_over(renamed)
        put(self.db, aliases, [{"alias": alias, "paper": paper} for alias, paper in named.items()])

    def act(self, published: Collection[Published]) -> None:
        """Store what was done about each proposal, under its key and the paper id inside that."""
        put(self.db, actions, [self._action(one) for one in {one.key: one for one in published}.values()])

    def _judgement(self, paper: str, candidate: Candidate) -> Row:
        found = candidate.classification
        return {
            "id": paper,
            "run": self.number,
            "verdict": found.screening.verdict.value,
            "section": found.section,
            "candidate": encode(candidate),
        }

    def _action(self, published: Published) -> Row:
        return {
            "key": index_text(published.key),
            "subject": index_text(published.key.partition(":")[2]),
            "run": self.number,
            "action": encode(published),
        }

    def _renamed(self, named: Mapping[str, str], *, judged: Collection[str]) -> dict[str, str]:
        """Papers that the ledger has under another id than tonight's: old id -> new id."""
        renamed: dict[str, str] = {}
        for ids in in_lists(list(named)):
            known = select(aliases).where(aliases.c.alias.in_(ids))
            for alias, paper in self.db.execute(known):
                if paper not in judged:
                    renamed[paper] = named[alias]
        return renamed

    def _take_over(self, renamed: Mapping[str, str]) -> None:
        if not renamed:
            return
        rows = [{"old": old, "new": new} for old, new in renamed.items()]
        moved = update(aliases).where(aliases.c.paper == bindparam("old")).values(paper=bindparam("new"))
        self.db.execute(moved, rows)
        self.db.execute(delete(papers).where(papers.c.id.in_(renamed)))
