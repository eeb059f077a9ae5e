"""The ledger's tables as queries see them; `migrations` makes them, and a test holds both together."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text

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

links = Table(
    "links",
    metadata,
    Column("key", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("checked_at", Text, nullable=False),
    Column("missing_since", Text),
    Column("day", Text, nullable=False),
)
"""What is known of a link: ``verdict`` is JSON, ``day`` the ISO date on which it was last kept."""

proceedings = Table(
    "proceedings",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("source", Text, nullable=False),
    Column("venue", Text, nullable=False),
    Column("year", Integer, nullable=False),
    Column("fingerprint", BigInteger),
    Column("before", BigInteger),
    Column("after", BigInteger),
    Column("initials", BigInteger),
    Column("record", Text, nullable=False),
    Index("proceedings_venue", "venue", "year", "source"),
    Index("proceedings_fingerprint", "fingerprint"),
    Index("proceedings_before", "before"),
    Index("proceedings_after", "after"),
    Index("proceedings_initials", "initials"),
)
"""Records of works in proceedings: ``number`` is made of what tells a record from others, ``record`` is JSON;
the keys of its title are those of `curator.core.works.keys`."""

proceedings_ids = Table(
    "proceedings_ids",
    metadata,
    Column("id", Text, primary_key=True),
    Column("work", BigInteger, ForeignKey("proceedings.number", ondelete="CASCADE"), primary_key=True),
    Index("proceedings_ids_work", "work"),
)
"""Every id of every record; several records may have one id, rejected and accepted."""

pages = Table(
    "pages",
    metadata,
    Column("key", Text, primary_key=True),
    Column("etag", Text, nullable=False),
    Column("last_modified", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("papers", Text, nullable=False),
    Column("seen", Text, nullable=False),
)
"""What is known of pages that were read as a whole; ``seen`` is an ISO date, the rest digests and marks."""

answers = Table(
    "answers",
    metadata,
    Column("service", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("answers_day", "day"),
)
"""What a service said of a work, ``body`` as its reader wrote it, ``day`` the ISO date of the answer."""
