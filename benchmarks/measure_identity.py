"""How often identity joins what is two works: `same_work` over published works and a month of preprints.

    python benchmarks/measure_identity.py CORPORA [--read KIND] [--hide-authors]

``CORPORA`` is the folder with ``proceedings.jsonl.gz`` (published works; one may stand there twice, rejected
and published) and ``arxiv-2026-04.jsonl.gz`` (preprints; there, two ids are two works).
``--hide-authors`` looks works up by title alone, as an entry of a list without authors is; the authors of the
corpus then refute joins. ``--read near-title`` prints every join of that kind for a person to judge.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from curator.core.works.authors import Agreement, agreement
from curator.core.works.identity import Match, WorkIndex, ids_in_url
from curator.core.works.paper import Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

_INDEXED = 100_000


@dataclass(frozen=True, slots=True)
class Join:
    """Two records of a corpus that identity takes for one work."""

    new: Paper
    known: Paper
    match: Match


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a compressed file of lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def published(path: Path) -> list[Paper]:
    """The works of the proceedings with the ids that their URLs prove; ``source`` says where and how."""
    return [
        Paper(
            ids=ids_in_url(one["url"] or ""),
            title=one["title"],
            url=one["url"] or "",
            authors=tuple(one["authors"]),
            source=f"{one['venue']} {one['year']} {one['status']}",
        )
        for one in records(path)
    ]


def preprints(path: Path) -> list[Paper]:
    """The preprints, their ids kept aside as a comment: titles and authors alone have to tell them apart."""
    return [Paper((), one["title"], "", tuple(one["authors"]), comment=one["id"]) for one in records(path)]


def joins(papers: list[Paper], *, hide_authors: bool) -> tuple[list[Join], list[float]]:
    """Look each paper up among those before it; the joins, and the CPU seconds of each look-up."""
    index: WorkIndex[Paper] = WorkIndex(())
    found, seconds = [], []
    for paper in papers:
        asked = Paper((), paper.title, "") if hide_authors else paper
        begun = time.process_time()
        hit = index.find(asked)
        seconds.append(time.process_time() - begun)
        if hit:
            found.append(Join(paper, *hit))
        index.add(paper)
    return found, seconds


def refuted(join: Join) -> bool:
    """Whether the authors of the corpus, or two arXiv ids, say that a join is wrong."""
    nobody_shared = agreement(join.new.authors, join.known.authors) is Agreement.DIFFER
    return nobody_shared or join.new.comment != join.known.comment


def report(name: str, papers: list[Paper], *, hide_authors: bool, read: str) -> None:
    """Print one table: joins by kind, and how many of them are refuted."""
    found, seconds = joins(papers, hide_authors=hide_authors)
    kinds = Counter(join.match.kind for join in found)
    wrong = Counter(join.match.kind for join in found if refuted(join))
    late = sorted(seconds[-min(len(seconds), 50_000) :])
    print(f"{name}: {len(papers)} records{', authors hidden' if hide_authors else ''}")
    for kind, count in sorted(kinds.items()):
        print(f"  {kind:11} {count:6} joined, {wrong[kind]} refuted by authors or ids")
    slow = late[-max(1, len(late) // 100)]
    print(f"  look-up: mean {statistics.mean(late) * 1e3:.2f} ms, 99th percentile {slow * 1e3:.2f} ms")
    for join in found:
        if join.match.kind == read:
            print(f"\n{'REFUTED ' * refuted(join)}{join.match.similarity:.2f} {join.match.reason}")
            for paper in (join.new, join.known):
                print(f"    {paper.title} | {paper.source or paper.comment} | {', '.join(paper.authors[:4])}")


def main() -> None:
    """Read the arguments and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--read", default="", metavar="KIND")
    parser.add_argument("--hide-authors", action="store_true")
    chosen = parser.parse_args()
    works = published(chosen.corpora / "proceedings.jsonl.gz")
    begun = time.process_time()
    WorkIndex(works[:_INDEXED])
    print(f"{_INDEXED} titles indexed in {time.process_time() - begun:.1f} s of CPU")
    report("published works", works, hide_authors=chosen.hide_authors, read=chosen.read)
    fresh = preprints(chosen.corpora / "arxiv-2026-04.jsonl.gz")
    report("preprints", fresh, hide_authors=chosen.hide_authors, read=chosen.read)


if __name__ == "__main__":
    main()
