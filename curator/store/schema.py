"""The ledger's tables as queries see them; `migrations` makes them, and a test holds both together."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, nullable=False))

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, unique=True),
    Column("day", Text, nullable=False),
)
"""One row a run: ``number`` counts up, ``name`` is the run id, ``day`` the ISO date of its recording."""

papers = Table(
    "papers",
    metadata,
    Column("id", Text, primary_key=True),
    Column("run", Integer, ForeignKey("runs.number"), nullable=False),
    Column("verdict", Text, nullable=False),
    Column("section", Text),
    Column("candidate", Text, nullable=False),
    Index("papers_run", "run"),
)
"""The latest judgement of a work, under its canonical id; ``candidate`` is JSON, see `codec`."""

aliases = Table(
    "aliases",
    metadata,
    Column("alias", Text, primary_key=True),
    Column("paper", Text, ForeignKey("papers.id", ondelete="CASCADE"), nullable=False),
    Index("aliases_paper", "paper"),
)
"""Every id of a work, its canonical one included."""

actions = Table(
    "actions",
    metadata,
    Column("key", Text, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("run", Integer, ForeignKey("runs.number"), nullable=False),
    Column("action", Text, nullable=False),
    Index("actions_subject", "subject"),
    Index("actions_run", "run"),
)
"""What was last done about a proposal; ``subject`` is the paper id in its key, ``action`` is JSON."""
