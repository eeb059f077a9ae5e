"""What published proceedings say of a list's entries, as a file of facts that the linter reads.

    python -m benchmarks.make_facts LIST PROCEEDINGS.jsonl[.gz] FACTS.json [--template TEMPLATE]

Each line of the proceedings is an object with ``title``, ``authors``, ``venue``, ``year``, ``url`` and
``status``. Entries are found in them by id and by title, as the nightly run finds duplicates. A submission
that was rejected or withdrawn is no publication, nor is a journal's paper that a conference only presents; of
a conference and a workshop the conference counts.
"""

from __future__ import annotations

import argparse
import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from curator import defaults
from curator.core.facts import VERSION
from curator.core.list.document import parse
from curator.core.policy import DEFAULT_TEMPLATE, ListFormat
from curator.core.shelves.works import PUBLISHED, ListedWork
from curator.core.works.identity import WorkIndex, canonical
from curator.reading.works_file import read_works
from curator.settings.venues import read_venues

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curator.core.list.entry import Entry
    from curator.core.works.paper import PaperId

_SOURCES: Final = {
    "openreview.net": "openreview",
    "proceedings.mlr.press": "pmlr",
    "openaccess.thecvf.com": "cvf",
    "www.ecva.net": "ecva",
    "aclanthology.org": "acl",
    "papers.nips.cc": "neurips",
}
"""What the site of a record is called as a source; any other record is called ``proceedings``."""


class Wanted(NamedTuple):
    """An entry as the index of works wants it: without authors, whom most lists do not name."""

    title: str
    ids: tuple[PaperId, ...]
    authors: tuple[str, ...] = ()


def main() -> None:
    """Write the facts and say how many entries they speak of."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("list", type=Path)
    options.add_argument("proceedings", type=Path)
    options.add_argument("facts", type=Path)
    options.add_argument("--template", default=DEFAULT_TEMPLATE)
    chosen = options.parse_args()
    today = datetime.now(UTC).date().isoformat()
    text = chosen.list.read_text(encoding="utf-8")
    document = parse(text, ListFormat(template=chosen.template))
    entries = facts_of_entries(document.entries, records_in(chosen.proceedings), seen=today)
    facts = {"version": VERSION, "as_of": today, "entries": entries, "links": {}}
    chosen.facts.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"{len(entries)} entries of {chosen.list} stand in {chosen.proceedings}")


def facts_of_entries(
    entries: Iterable[Entry], records: Iterable[ListedWork], *, seen: str
) -> dict[str, dict[str, Any]]:
    """The facts of every entry that the records hold, by canonical id or address."""
    index = WorkIndex(sorted(records, key=lambda record: record.status == "workshop"))
    facts: dict[str, dict[str, Any]] = {}
    for entry in entries:
        key = str(canonical(entry.ids, title="")) if entry.ids else entry.url
        if key and (found := index.find(Wanted(entry.title, entry.ids))):
            facts.setdefault(key, facts_of(found[0], why=found[1].reason, seen=seen))
    return facts


def facts_of(record: ListedWork, *, why: str, seen: str) -> dict[str, Any]:
    """What a record says, in the form of ``facts.json``."""
    host = record.url.partition("://")[2].partition("/")[0]
    quote = f"{record.venue} {record.year} ({record.track or 'no status'}); {why}"
    evidence = {"source": _SOURCES.get(host, "proceedings"), "quote": quote, "url": record.url, "seen": seen}
    return {
        "title": record.title,
        "venue": record.venue,
        "year": record.year,
        "status": "workshop" if record.status == "workshop" else "published",
        "withdrawn": False,
        "evidence": [evidence],
    }


def records_in(path: Path) -> Iterator[ListedWork]:
    """The published works of a file of proceedings."""
    venues = read_venues(defaults.folder() / "rules", mistakes=[])
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for work in read_works(lines, venues=venues, seen=datetime.now(UTC).date()):
            if isinstance(work, ListedWork) and work.status in PUBLISHED:
                yield work


if __name__ == "__main__":
    main()
