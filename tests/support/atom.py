"""Small feeds in arXiv's form, written for the tests."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.sax.saxutils import escape

MOMENT = datetime(2026, 4, 7, 12, tzinfo=UTC)

_NAMESPACES = (
    'xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" '
    'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
)


def entry(
    number: int = 1,
    *,
    entry_id: str | None = None,
    title: str = "Robust by Design",
    published: str = f"{MOMENT:%Y-%m-%dT%H:%M:%SZ}",
    more: str = "",
) -> str:
    """One record; ``number`` goes into its id, ``more`` is XML put in as it is."""
    entry_id = f"http://arxiv.org/abs/2604.{number:05d}v1" if entry_id is None else entry_id
    return (
        f"<entry><id>{entry_id}</id><title>{escape(title)}</title><updated>{published}</updated>"
        f"<published>{published}</published>{more}</entry>"
    )


def feed(*entries: str, total: int | str | None = None, start: int = 0, extra: str = "") -> bytes:
    """A page that holds these records and, unless told otherwise, says that they are all."""
    total = len(entries) + start if total is None else total
    return (
        f"<?xml version='1.0' encoding='UTF-8'?>\n<feed {_NAMESPACES}><title>Results</title>{extra}"
        f"<opensearch:itemsPerPage>{len(entries)}</opensearch:itemsPerPage>"
        f"<opensearch:totalResults>{total}</opensearch:totalResults>"
        f"<opensearch:startIndex>{start}</opensearch:startIndex>{''.join(entries)}</feed>"
    ).encode()


def error_feed(reason: str = "incorrect id format for abc") -> bytes:
    """How arXiv dresses an error: as one entry titled Error."""
    return feed(
        "<entry><id>https://arxiv.org/api/errors#incorrect_id_format</id><title>Error</title>"
        f"<updated>2026-04-12T22:59:06Z</updated><summary>{escape(reason)}</summary>"
        "<author><name>arXiv api core</name></author></entry>"
    )
