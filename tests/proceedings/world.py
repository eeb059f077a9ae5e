"""A site on loopback, a memory, and a clock: nights of one source of proceedings, one after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from curator.core.shelves.watches import Watch, remembered
from curator.core.window import Progress, midnight, wanted
from curator.http import PoliteFetcher
from curator.proceedings import DatedPages, PendingPages, ProceedingsSource
from curator.sources import ecva, neurips, pmlr
from tests.fakes import FixedClock, MemoryPages, PassingTime

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curator.core.harvest import Harvest
    from curator.proceedings import Reader
    from tests.support.proceedings_site import Site

READERS: Final[Mapping[str, Reader]] = {"neurips": neurips, "pmlr": pmlr, "ecva": ecva}
NEURIPS: Final = Watch("NeurIPS", 2026, date(2026, 11, 20), date(2027, 2, 28), "neurips")
PAGE: Final = "/paper_files/paper/2026"
WEEK: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Here:
    """How the site is talked to."""

    base_url: str
    interval: float = 0.0
    timeout: float = 20.0
    budget: int = 500


@dataclass
class Nights:
    """One source; each night is a run of its own, with the source made anew and its memory kept."""

    site: Site
    watches: tuple[Watch, ...] = (NEURIPS,)
    name: str = "neurips"
    reader: Reader | None = None
    timeout: float = 20.0
    memory: MemoryPages = field(default_factory=MemoryPages)
    state: dict[str, date] = field(default_factory=dict)
    clock: FixedClock = field(default_factory=FixedClock)
    progress: Progress = field(default_factory=Progress)
    crash: bool = False

    def source(self, pages: DatedPages | None = None) -> ProceedingsSource:
        """The source as one run makes it."""
        time = PassingTime()
        fetcher = PoliteFetcher(
            {name: Here(self.site.url, timeout=self.timeout) for name in READERS},
            contact="robot@example.org",
            clock=self.clock,
            sleep=time.sleep,
            monotonic=time.monotonic,
        )
        return ProceedingsSource(
            self.name,
            self.watches,
            reader=self.reader or READERS[self.name],
            fetcher=fetcher,
            memory=pages or self.memory,
            clock=self.clock,
            again=WEEK,
        )

    def night(self, day: date) -> list[Harvest]:
        """All windows of the night that begins on ``day`` at 03:17, as the nightly run asks for them."""
        self.clock.moment = datetime(day.year, day.month, day.day, 3, 17, tzinfo=UTC)
        self.memory.clock.moment = self.clock.moment
        pages = PendingPages(self.memory)
        dated = DatedPages(pages)
        dated.begin(self.state)
        source = self.source(dated)
        harvests = []
        for window in wanted(self.progress, midnight(self.clock.moment)):
            harvest = source.fetch(window)
            self.progress = self.progress.after(window, complete=harvest.health.complete)
            harvests.append(harvest)
        if not self.crash:
            self.state = remembered(dated.read, today=day)
            pages.settle()
        return harvests

    def one(self, day: date) -> Harvest:
        """The night's only window, or its first one."""
        return self.night(day)[0]


def titles(harvest: Harvest) -> list[str]:
    """The papers that came."""
    return [paper.title for paper in harvest.papers]
