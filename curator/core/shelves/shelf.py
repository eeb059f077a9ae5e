"""What one page of a source holds, and the question that leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curator.core.works.paper import Paper, PaperId, Unreadable


class Ask(NamedTuple):
    """One question to a service: GET ``<base URL of service><path>?<params>``.

    ``service`` is a name of `curator.settings.services`, ``path`` starts with a slash. ``always_there`` says
    of a page that it is not a venue-year's own, so that its absence tells nothing about a venue-year.
    """

    service: str
    path: str
    params: Mapping[str, str] = {}
    always_there: bool = False


class Shelf(NamedTuple):
    """What one page holds, in the page's order, and how far that can be believed.

    Attributes:
        papers: the works that could be read, each once.
        unreadable: the records that are none, each with its reason.
        total: how many there are by the page's own account; None when it gives none.
        doubts: what makes it incomplete, as parts of a sentence: truncated, cut in mid-tag.
        fault: why nothing of it can be believed, as part of a sentence; "" when it can.
        announced: whether it is known to be empty: the year is not out yet, or nothing came that day.
        aside: how many records are whole and no accepted papers of the venue, by what they are ("rejected").
        waiting: how many of the pages joined in it are known to be empty while others have papers.
        full: whether it holds as much as one page can, so that there may be another one.
    """

    papers: tuple[Paper, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    total: int | None = None
    doubts: tuple[str, ...] = ()
    fault: str = ""
    announced: bool = False
    aside: Mapping[str, int] = {}
    waiting: int = 0
    full: bool = False

    @property
    def records(self) -> int:
        """How many records the page holds, readable or not."""
        return len(self.papers) + len(self.unreadable) + sum(self.aside.values())

    @property
    def told_aside(self) -> str:
        """What was set aside, as part of a sentence: "3 rejected, 1 withdrawn"; "" for nothing."""
        return ", ".join(f"{count:,} {kind}" for kind, count in self.aside.items() if count)

    @property
    def whole(self) -> bool:
        """Whether the page can be believed and lacks nothing that is known of; one that leads on does."""
        return not self.fault and not self.doubts and bool(self.papers or self.announced)


def joined(shelves: Iterable[Shelf]) -> Shelf:
    """What several pages of one venue-year hold together; a fault is a doubt where another page came.

    The total is known where every page with papers tells one. Pages that only lead to others add nothing.
    """
    told = [shelf for shelf in shelves if shelf != Shelf()]
    good = [shelf for shelf in told if not shelf.fault]
    faults = tuple(shelf.fault for shelf in told if shelf.fault)
    if not good:
        return Shelf(fault="; ".join(dict.fromkeys(faults)))
    totals = [shelf.total for shelf in good if not shelf.announced]
    known = [total for total in totals if total is not None]
    papers, repeated = _once(paper for shelf in good for paper in shelf.papers)
    return Shelf(
        papers,
        tuple(record for shelf in good for record in shelf.unreadable),
        sum(known) - repeated if known and len(known) == len(totals) else None,
        tuple(dict.fromkeys((*(doubt for shelf in good for doubt in shelf.doubts), *faults))),
        announced=not papers and any(shelf.announced for shelf in good),
        aside=_added(shelf.aside for shelf in good),
        waiting=sum(shelf.announced and not shelf.papers for shelf in good) if papers else 0,
    )


def _added(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    added: dict[str, int] = {}
    for kind, count in (item for each in counts for item in each.items()):
        added[kind] = added.get(kind, 0) + count
    return added


def _once(papers: Iterable[Paper]) -> tuple[tuple[Paper, ...], int]:
    """Each paper once, by its first id, and how many came again."""
    found: dict[PaperId | str, Paper] = {}
    again = 0
    for paper in papers:
        again += found.setdefault(paper.ids[0] if paper.ids else paper.url, paper) is not paper
    return tuple(found.values()), again
