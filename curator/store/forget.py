"""What the ledger lets go of, so that it does not grow with the number of nights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, select

from curator.store.schema import actions, aliases, papers, runs

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection


def forget(db: Connection, *, before: date) -> None:
    """Drop papers that no run has met since ``before`` and that never had a proposal, and empty old runs."""
    old = select(runs.c.number).where(runs.c.day < before.isoformat())
    proposed = (
        select(aliases.c.alias)
        .join(actions, actions.c.subject == aliases.c.alias)
        .where(aliases.c.paper == papers.c.id)
    )
    db.execute(delete(papers).where(papers.c.run.in_(old), ~exists(proposed)))
    in_use = select(papers.c.run).union(select(actions.c.run))
    db.execute(delete(runs).where(runs.c.day < before.isoformat(), runs.c.number.not_in(in_use)))
