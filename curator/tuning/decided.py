"""What maintainers decided, as labelled papers: merged, moved, declined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from curator.core.proposal import Outcome
from curator.core.works.identity import WorkIndex
from curator.measuring import GoldSet, Labelled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from curator.core.list.document import Document
    from curator.core.memory import Memory, Record
    from curator.core.works.paper import Paper, PaperId

    Recall = Callable[[PaperId], Paper | None]

_ADDS: Final = "add:"


def decided(memory: Memory, document: Document, *, recall: Recall) -> GoldSet:
    """The papers that were proposed and about which people said something.

    A merged one is right where it stands in the list now, an open one where somebody moved it, a declined
    one is not wanted. ``recall`` knows the words of papers that the state file has let go; those that
    nobody knows any more are left out.
    """
    return GoldSet("decisions", tuple(_labelled(memory, document, recall)))


def _labelled(memory: Memory, document: Document, recall: Recall) -> Iterator[Labelled]:
    listed = WorkIndex(document.entries)
    sections = {entry.line: section.slug for section in document.sections for entry in section.entries}
    for record in memory.records:
        if not record.key.startswith(_ADDS):
            continue
        found = listed.find(record) if record.outcome is Outcome.MERGED else None
        section = sections.get(found[0].line, "") if found else record.steer.section
        paper = _paper(record, recall)
        if paper is None or not (section or record.outcome is Outcome.DECLINED):
            continue
        wanted = record.outcome is not Outcome.DECLINED
        yield Labelled(
            id=record.key,
            title=paper.title,
            abstract=paper.abstract,
            categories=paper.categories,
            wanted=wanted,
            sections=(section,) if section and wanted else (),
            group="yes" if wanted else "no",
            place=record.url,
        )


def _paper(record: Record, recall: Recall) -> Paper | None:
    return record.paper or next((paper for one in record.ids if (paper := recall(one))), None)
