"""What has come of one window so far, and what was odd about it. Pure: pages in, counts out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from curator.sources.arxiv.query import asked

if TYPE_CHECKING:
    from curator.core.window import Window
    from curator.core.works.paper import Paper, PaperId, Unreadable
    from curator.sources.arxiv.feed import Feed

TOLERATED_OUTSIDE: Final = 0.1
"""Share of records with dates outside of what was asked; with more of them the window was ignored."""

TOLERATED_UNREADABLE: Final = 0.5
"""Share of records that cannot be read; with more of them the service has changed its form."""

_UNDATED: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Part:
    """A window small enough to be paged through, perhaps several times, and what came of it."""

    window: Window
    total: int = 0
    papers: dict[PaperId, Paper] = field(default_factory=dict)
    unreadable: dict[str, Unreadable] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    _this_reading: set[PaperId] = field(default_factory=set)
    _latest: datetime = _UNDATED

    @property
    def records(self) -> int:
        """How many distinct records came."""
        return len(self.papers) + len(self.unreadable)

    def begin(self) -> None:
        """Start reading from the first page, keeping what came before."""
        self._this_reading.clear()
        self._latest = _UNDATED

    def add(self, feed: Feed) -> None:
        """Take in the next page."""
        if self.total not in {0, feed.total}:
            self.notes[f"the total changed from {self.total:,} to {feed.total:,} while reading"] = None
        self.total = feed.total
        self.unreadable |= {record.where: record for record in feed.unreadable}
        for paper in feed.papers:
            self._add(paper)

    def _add(self, paper: Paper) -> None:
        paper_id, moment = paper.ids[0], paper.published or _UNDATED
        if paper_id in self._this_reading:
            self.notes["records came on more than one page"] = None
            return
        if moment < self._latest:
            self.notes["the order asked for was ignored"] = None
        self._this_reading.add(paper_id)
        self._latest = moment
        self.papers[paper_id] = paper


@dataclass(slots=True)
class Tally:
    """All that came for one window. ``missing`` counts the records that never came."""

    window: Window
    papers: dict[PaperId, Paper] = field(default_factory=dict)
    unreadable: dict[str, Unreadable] = field(default_factory=dict)
    requests: int = 0
    answers: int = 0
    records: int = 0
    total: int | None = None
    missing: int = 0
    outside: int = 0
    failure: str = ""
    notes: dict[str, None] = field(default_factory=dict)

    @property
    def newest(self) -> datetime | None:
        """The date of the newest paper inside the window."""
        return max((paper.published for paper in self.papers.values() if paper.published), default=None)

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why the window must be asked again although no page failed."""
        found = []
        if self.missing and not self.failure:
            found.append(f"{self.missing:,} records never came, however often it was read")
        if self.outside > self.records * TOLERATED_OUTSIDE:
            found.append(f"{self.outside:,} records were of other dates, so the window was ignored")
        if len(self.unreadable) > self.records * TOLERATED_UNREADABLE:
            found.append(f"{len(self.unreadable):,} of the records could not be read")
        return tuple(found)

    def take(self, part: Part) -> None:
        """Add a part that has been read as far as it can be; papers of other dates are set aside."""
        self.total = (self.total or 0) + part.total
        self.records += part.records
        self.missing += max(0, part.total - part.records)
        self.unreadable |= part.unreadable
        self.notes |= part.notes
        spoken = asked(part.window)
        for paper_id, paper in part.papers.items():
            moment = paper.published or _UNDATED
            if moment in self.window:
                self.papers[paper_id] = paper
            elif not spoken.start <= moment <= spoken.end:
                self.outside += 1
                self.notes["records of other dates were set aside"] = None
