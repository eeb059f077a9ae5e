"""The list as data: the contract's JSON of ``curator list``, and the same as JSON lines and CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curator.core.list.document import Document, Entry, Section

COLUMNS: Final = ("section", "line", "title", "url", "venue", "year", "authors", "ids", "description")
_TAKEN_FOR_A_FORMULA: Final = ("=", "+", "-", "@", "\t")


def as_json(document: Document) -> dict[str, Any]:
    """All sections, those without an entry included, as plain values; keys are only ever added."""
    return {"version": 1, "sections": [_section(section) for section in document.sections]}


def as_jsonl(document: Document) -> Iterator[str]:
    """One line an entry, with the slug of its section, without line ends."""
    for section in document.sections:
        for entry in section.entries:
            record = {"version": 1, "section": section.slug, **_entry(entry)}
            yield json.dumps(record, ensure_ascii=False)


def as_csv(document: Document) -> str:
    """One row an entry under a row of names (RFC 4180); no cell is a formula to a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for section in document.sections:
        for entry in section.entries:
            writer.writerow([_inert(cell) for cell in _row(section, entry)])
    return out.getvalue()


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title,
        "slug": section.slug,
        "anchor": section.anchor,
        "line": section.line,
        "level": section.level,
        "entries": [_entry(entry) for entry in section.entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    venue = entry.venue
    return {
        "title": entry.title,
        "url": entry.url,
        "links": [{"text": link.text, "url": link.url} for link in entry.links],
        "venue": venue and {"name": venue.name, "year": venue.year, "raw": venue.raw},
        "description": entry.description,
        "authors": list(entry.authors),
        "tags": list(entry.tags),
        "line": entry.line,
        "end_line": entry.end_line,
        "ids": ids_of(entry),
    }


def ids_of(entry: Entry) -> dict[str, str]:
    """The entry's ids by their kind; of several of one kind (an entry for three papers), the first."""
    ids: dict[str, str] = {}
    for paper_id in entry.ids:
        ids.setdefault(paper_id.scheme, paper_id.value)
    return ids


def _row(section: Section, entry: Entry) -> tuple[str, ...]:
    venue = entry.venue
    return (
        section.slug,
        str(entry.line),
        entry.title,
        entry.url,
        venue.name if venue else "",
        str(venue.year) if venue and venue.year else "",
        "; ".join(entry.authors),
        " ".join(map(str, entry.ids)),
        entry.description,
    )


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_TAKEN_FOR_A_FORMULA) else cell
