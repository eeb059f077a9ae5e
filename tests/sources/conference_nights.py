"""Nights of one source of proceedings after another, on the replay of all conference services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from curator.core.shelves.watches import Watch
from curator.core.window import Window
from curator.http import PoliteFetcher
from curator.proceedings import ProceedingsSource
from curator.sources import openreview
from tests.fakes import FixedClock, MemoryPages, PassingTime
from tests.services.conference_pages import REJECTED, WITHDRAWN, WORKSHOP, Edition, Work
from tests.services.conference_replay import SERVICES, ConferenceReplay

if TYPE_CHECKING:
    from curator.core.harvest import Harvest
    from curator.proceedings import Reader

OUT: Final = date(2025, 6, 1)
BEFORE: Final = OUT - timedelta(days=1)
VENUES: Final = {
    "pmlr": ("AISTATS", 2025, "pmlr"),
    "neurips": ("NeurIPS", 2025, "neurips"),
    "cvf": ("CVPR", 2025, "cvf"),
    "ecva": ("ECCV", 2024, "ecva"),
    "acl": ("ACL", 2025, "acl_data"),
    "openreview": ("ICLR", 2025, "openreview"),
    "virtual": ("ICML", 2025, "virtual_icml"),
}
"""Of each source a venue-year, and the service that it stands at."""

PEOPLE: Final = ("Ada Example", "Bo Beispiel")


@dataclass(frozen=True, slots=True)
class Here:
    """How a service is talked to."""

    base_url: str
    interval: float = 0.0
    timeout: float = 10.0
    budget: int = 500


def fill(replay: ConferenceReplay, name: str) -> None:
    """Two papers that were accepted, and one of every other kind."""
    venue, year, _ = VENUES[name]
    volume = 258 if name == "pmlr" else 0
    older = {
        "ecva": Edition("ECCV", 2022, date(2022, 10, 1), "ecva"),
        "pmlr": Edition("AISTATS", 2024, date(2024, 5, 1), "pmlr", 238),
    }
    replay.world.editions = [Edition(venue, year, OUT, name, volume), *filter(None, [older.get(name)])]
    replay.world.works = [
        Work("Certified Ponds", PEOPLE, venue, year, arxiv="2501.00001"),
        Work("Robust Rivers of Glass", PEOPLE, venue, year),
        Work("Old Lakes", PEOPLE, "ECCV", 2022),
        Work("Old Seas", PEOPLE, "AISTATS", 2024),
        *(Work(f"Lake {kind}", PEOPLE, venue, year, kind) for kind in (WORKSHOP, REJECTED, WITHDRAWN)),
    ]


class Nights:
    """One source with a memory, asked on one day after another."""

    def __init__(self, replay: ConferenceReplay, name: str, *, timeout: float = 10.0) -> None:
        """Nothing was asked yet."""
        venue, year, _ = VENUES[name]
        self.replay = replay
        self.clock = FixedClock()
        time = PassingTime()
        fetcher = PoliteFetcher(
            {service: Here(f"{replay.url}/{service}", timeout=timeout) for service in SERVICES},
            contact="robot@example.org",
            clock=self.clock,
            sleep=time.sleep,
            monotonic=time.monotonic,
        )
        self.source = ProceedingsSource(
            name,
            [Watch(venue, year, BEFORE, OUT + timedelta(days=60), name)],
            reader=cast("Reader", import_module(f"curator.sources.{name}")),
            fetcher=fetcher,
            memory=MemoryPages(self.clock),
            clock=self.clock,
            again=timedelta(days=1),
            explain=openreview.explained if name == "openreview" else str,
        )

    def night(self, day: date) -> Harvest:
        """What comes on a day."""
        now = datetime(day.year, day.month, day.day, 3, 17, tzinfo=UTC)
        self.clock.moment, self.replay.world.today = now, day
        return self.source.fetch(Window(now - timedelta(days=7), now))
