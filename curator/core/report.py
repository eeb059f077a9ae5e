"""What one night did, for people and programs: the value that pages, tables and JSON are printed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from curator.core.harvest import Health
    from curator.core.paper import Unreadable
    from curator.core.plan import Addition, Dropped
    from curator.core.proposal import Proposal, Published


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of proposals: what was done and, when made or planned tonight, all of it."""

    published: Published
    title: str
    section: str
    score: float
    addition: Addition | None
    proposal: Proposal | None


@dataclass(frozen=True, slots=True)
class Report:
    """One night. ``duplicates``, ``triage`` and ``rejected`` are disjoint; ``papers`` counts distinct works.

    ``rejected`` holds those worth showing (the nearest to the threshold first), ``rejected_total`` all.
    """

    run_id: str
    started: datetime
    finished: datetime
    dry_run: bool
    list_path: str
    base_commit: str
    sources: tuple[Health, ...]
    unreadable: tuple[Unreadable, ...]
    papers: int
    candidates: int
    duplicates: tuple[Dropped, ...]
    triage: tuple[Dropped, ...]
    rejected: tuple[Dropped, ...]
    rejected_total: int
    rows: tuple[Row, ...]
    writes: int
    problems: tuple[str, ...] = ()
